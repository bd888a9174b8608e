"""Biên bản họp khai mạc, họp kết thúc with the list of who was there (Decree
30/2020/ND-CP, form 1.9)."""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam
from odoo.addons.iso_quality_audit.models.question.iso_audit_found_mixin import (
    ISO_PART,
    REFORM_PART,
)

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..official import official_document
from ..registry import printed
from . import audit_words as words
from .audit_finding_tables import agreed, found_text
from .audit_plan import frame
from .audit_tables import held

# sudo: the paper is read by all once it is issued, and tells of the whole round.

_PRESENT = [
    ("TT", 7, "center"),
    ("Họ và tên", 30, "left"),
    ("Phòng, đơn vị", 33, "left"),
    ("Ký tên", 30, "center"),
]
# Rows for the pen, where nobody has been entered.
EMPTY_ROWS = 15


@printed("audit_opening")
def audit_opening(paper) -> b.Document:
    """The minutes of the opening meeting.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    units = ", ".join(held(audit).department_id.mapped("name"))
    said = [
        f"Trưởng đoàn ({audit.lead_id.name or ''}) giới thiệu thành viên Đoàn đánh giá: "
        f"{words.names(audit.member_ids.user_id)}.",
        *frame(audit),
        f"Các phòng, đơn vị được đánh giá: {units}.",
        "Cách làm: xem hồ sơ, trao đổi, quan sát tại chỗ; mỗi nội dung kết luận phù hợp, "
        "lưu ý, không phù hợp hoặc không áp dụng, có bằng chứng kèm theo; phòng, đơn vị "
        "được nêu ý kiến về từng phát hiện.",
        "Các phòng, đơn vị thống nhất lịch, cử người làm việc với Đoàn.",
    ]
    return _minutes(paper, [b.ItemList(said)])


@printed("audit_closing")
def audit_closing(paper) -> b.Document:
    """The minutes of the closing meeting: what was found, and what was said to it.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    findings = audit.finding_ids.filtered(lambda one: one.decision != "withdrawn")
    said: list = [
        f"Trưởng đoàn ({audit.lead_id.name or ''}) báo cáo kết quả: "
        f"{_counted(findings.filtered_domain(ISO_PART))}."
    ]
    if audit.with_reform:
        reform = _counted(findings.filtered_domain(REFORM_PART))
        said.append(f"Về cải cách hành chính: {reform}.")
    if findings:
        items = [
            f"{one.department_id.name}, {words.kind_of(one)}: {found_text(one, ' ')}"
            for one in findings.sorted(_by_weight)
        ]
        said.append(
            [b.Paragraph("Các phát hiện:", keep=True), b.ItemList(items, "dash")]
        )
    disputed = findings.filtered(lambda one: one.position == "dispute")
    if disputed:
        items = [
            f"{one.department_id.name}: {(one.department_words or '').strip()} "
            f"Trưởng đoàn: {(one.decision_words or '').strip()}"
            for one in disputed
        ]
        said.append(
            [
                b.Paragraph("Ý kiến của phòng, đơn vị:", keep=True),
                b.ItemList(items, "dash"),
            ]
        )
    said.append(agreed(findings))
    if (paper.conclusion or "").strip():
        said.append(
            [b.Paragraph("Kết luận của chủ tọa:"), *words.paragraphs(paper.conclusion)]
        )
    said.append(
        "Phòng, đơn vị có điểm không phù hợp phân tích nguyên nhân, đề xuất và thực hiện "
        "hành động khắc phục; Đoàn kiểm tra kết quả."
    )
    return _minutes(paper, [b.ItemList(said)])


def _counted(findings) -> str:
    remarks = findings.filtered(lambda one: one.meaning == "remark")
    return f"{len(findings - remarks)} điểm không phù hợp, {len(remarks)} điểm lưu ý"


def _by_weight(finding):
    """Nonconformities before remarks."""
    return finding.meaning == "remark", finding.department_id.name or "", finding.id


def _minutes(paper, said: list[b.Block]) -> b.Document:
    people = paper.sudo()
    attendees = _attendees(people)
    count = (
        f"{len(attendees)} người (danh sách kèm theo)." if attendees else "…… người."
    )
    body = [
        b.Paragraph(f"Thời gian bắt đầu: {words.moment(paper.begun_at)}."),
        b.Paragraph(f"Địa điểm: {paper.held_in or '…………………………………………'}."),
        b.Paragraph(f"Thành phần tham dự: {count}"),
        b.Paragraph(f"Chủ trì (chủ tọa): {people.chair_id.name or '……………………………'}."),
        b.Paragraph(
            f"Thư ký (người ghi biên bản): {people.secretary_id.name or '……………………………'}."
        ),
        b.Paragraph([b.Run("Nội dung:", bold=True)], keep=True),
        *words.paragraphs(paper.introduction),
        *said,
        b.Paragraph(
            f"Cuộc họp kết thúc vào {words.moment(paper.ended_at)}. Biên bản đã được đọc "
            "cho mọi người cùng nghe và thống nhất."
        ),
    ]
    end = b.Closing(
        [
            b.Signer(["THƯ KÝ"], people.secretary_id.name or ""),
            b.Signer(["CHỦ TỌA"], people.chair_id.name or ""),
        ],
        (paper.recipients or "").split("\n"),
    )
    rows = [
        [str(place), name, unit, "\u00a0\n\u00a0"]
        for place, (name, unit) in enumerate(attendees or [("", "")] * EMPTY_ROWS, 1)
    ]
    present = b.Appendix(
        title="DANH SÁCH NGƯỜI DỰ HỌP",
        blocks=[labelled_table(_PRESENT, rows, words.SIZE)],
        reference=f"(Kèm theo Biên bản {_meeting(paper)})",
    )
    return official_document(
        paper,
        paper._document_subject(),
        body,
        [present],
        end=end,
        has_date=False,
    )


def _meeting(paper) -> str:
    """ "họp khai mạc ngày 08/10/2025"."""
    name = words.STANDARD_ROWS[paper.kind].lower()
    begun = paper.begun_at and in_vietnam(paper.begun_at).date()
    return f"{name} ngày {words.day(begun)}"


def _attendees(paper) -> list[tuple[str, str]]:
    """Who was there, with the unit each one works in today, then the others."""
    users = paper.attendee_ids
    units = {
        one.user_id.id: one.department_id.name or ""
        for one in paper.env["hr.employee"].search(
            [("user_id", "in", users.ids), ("company_id", "=", paper.company_id.id)]
        )
    }
    others = [
        (line.strip(), "")
        for line in (paper.other_attendees or "").splitlines()
        if line.strip()
    ]
    return [(user.name, units.get(user.id, "")) for user in users] + others
