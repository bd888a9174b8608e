"""Báo cáo kết quả đánh giá nội bộ: only judgements are typed, the rest is counted."""

from __future__ import annotations

from collections import Counter, defaultdict

from odoo.fields import Domain

from odoo.addons.iso_quality_audit.models.question.iso_audit_found_mixin import (
    ISO_PART,
    REFORM_PART,
)

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..official import closing, official_document, signature
from ..registry import printed
from . import audit_words as words
from .audit_changes import changes
from .audit_finding_tables import agreed, nonconformities, opinions, remarks
from .audit_plan import frame
from .audit_tables import held, safeguards, team

# sudo: the paper is read by all once it is issued, and tells of the whole round.

_NUMBERS = [
    ("Câu đã hỏi", 9, "center"),
    ("KPH", 9, "center"),
    ("Trong đó nặng", 9, "center"),
    ("Lưu ý", 9, "center"),
]
_BEFORE = [("Đợt trước: KPH", 10, "center"), ("Đợt trước: lưu ý", 10, "center")]
_UNITS = [("TT", 6, "center"), ("Phòng, đơn vị", 34, "left"), *_NUMBERS]
_CLAUSES = [("Điều khoản", 11, "center"), ("Nội dung", 29, "left"), *_NUMBERS]


@printed("audit_report")
def audit_report(paper) -> b.Document:
    """The report of a round.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    body = [
        *words.paragraphs(
            paper.introduction
            or f"Đoàn đánh giá nội bộ báo cáo kết quả {words.title_of(audit)} như sau:"
        ),
        b.Section("THÔNG TIN CHUNG", _frame(audit)),
        b.Section("KẾT QUẢ ĐÁNH GIÁ", _results(paper, audit)),
        *_reform(paper, audit),
        b.Section("THỰC HIỆN KẾ HOẠCH", _execution(audit)),
        b.Section("KẾT LUẬN", words.paragraphs(paper.conclusion or "…")),
        b.Section(
            "KIẾN NGHỊ",
            words.paragraphs(paper.recommendations or "Không có kiến nghị."),
        ),
    ]
    end = closing(paper)
    end = b.Closing([signature(paper, "Trưởng đoàn")], end.recipients)
    return official_document(paper, paper._document_subject(), body, end=end)


def _frame(audit) -> list[b.Block]:
    purpose = (audit.purpose or "…").strip()
    return [
        b.ItemList([f"Mục đích: {purpose}", *frame(audit)]),
        b.Paragraph("Đoàn đánh giá:", keep=True),
        team(audit),
    ]


# ---------------------------------------------------------------- what was found
def _results(paper, audit) -> list[b.Block]:
    findings = audit.finding_ids.filtered_domain(ISO_PART)
    kept = findings.filtered(lambda one: one.decision != "withdrawn")
    gaps = kept.filtered(lambda one: one.meaning == "nonconform")
    looked_after = kept - gaps
    said = opinions(findings)
    return [
        b.Section("Số liệu", _numbers(audit)),
        b.Section(
            "Điểm mạnh",
            words.paragraphs(paper.strong_points or "Không ghi nhận riêng."),
        ),
        b.Section(
            "Điểm lưu ý",
            [remarks(looked_after)]
            if looked_after
            else [b.Paragraph("Không có điểm lưu ý.")],
        ),
        b.Section(
            "Điểm không phù hợp",
            [nonconformities(gaps)]
            if gaps
            else [b.Paragraph("Không có điểm không phù hợp.")],
        ),
        b.Section(
            "Ý kiến của phòng, đơn vị và ý kiến khác",
            [*said, *agreed(findings)],
        ),
    ]


def _numbers(audit) -> list[b.Block]:
    """By department and by clause, beside the round that was closed before."""
    before = audit._previous_round()
    rows = (audit | before)._counted(ISO_PART)
    now = [row for row in rows if row.audit_id == audit.id]
    last = [row for row in rows if row.audit_id == before.id]
    total = summed(now, lambda row: "").get("", Counter())
    old = summed(last, lambda row: "").get("", Counter())
    sessions = held(audit).filtered("is_audit")
    done = sessions.filtered(lambda one: one.state in ("handed_in", "closed"))
    of_all = f"/{len(sessions)}" if done != sessions else ""
    text = (
        f"Đoàn đã thực hiện {len(done)}{of_all} buổi tại {len(sessions.department_id)} "
        f"phòng, đơn vị, hỏi {total['asked']} câu; ghi nhận "
        f"{total['nonconformities']} điểm không phù hợp (KPH)"
    )
    if total["major"] or total["minor"]:
        text += f", trong đó {total['major']} nặng, {total['minor']} nhẹ"
    text += f"; {total['remark']} điểm lưu ý."
    if before:
        text += (
            f" Đợt trước ({words.title_of(before)}): {old['nonconformities']} KPH, "
            f"{old['remark']} điểm lưu ý."
        )
    else:
        text += " Chưa có đợt nào trước đây để so sánh."
    sums = (total, old if before else None)
    return [
        b.Paragraph(text),
        b.Paragraph("Theo phòng, đơn vị:", keep=True),
        _table(_UNITS, _by_unit(audit, now, last), sums),
        b.Paragraph("Theo điều khoản:", keep=True),
        _table(_CLAUSES, _by_clause(audit, now, last), sums),
    ]


def _table(shapes: list[tuple], rows: list[list], sums: tuple) -> b.Table:
    """The rows with their sum; columns of the round before where there is one."""
    total, old = sums
    last = [b.Cell(text, bold=True) for text in ("", "Cộng", *_cells(total, old))]
    if old is None:
        # The two columns of the round before are the last ones.
        made = [row[:-2] for row in (*rows, last)]
        return labelled_table(shapes, made, words.SIZE)
    return labelled_table([*shapes, *_BEFORE], [*rows, last], words.SIZE)


def _by_unit(audit, now, last) -> list[list]:
    here = summed(now, lambda row: row.department_id)
    there = summed(last, lambda row: row.department_id)
    units = audit.env["hr.department"].browse({*here, *there})
    return [
        [
            str(place),
            unit.name,
            *_cells(here.get(unit.id), there.get(unit.id)),
        ]
        for place, unit in enumerate(
            units.sorted(lambda one: (one.name or "", one.id)), 1
        )
    ]


def _by_clause(audit, now, last) -> list[list]:
    here = summed(now, lambda row: row.clause_id)
    there = summed(last, lambda row: row.clause_id)
    clauses = audit.env["iso.clause"].with_context(lang="vi_VN")
    found = clauses.browse({*here, *there} - {False})
    # Numbers and titles of two editions are alike.
    several = len(found.standard_id) > 1
    rows = [
        [
            f"{one.number} ({one.standard_id.year})" if several else one.number,
            one.title or "",
            *_cells(here.get(one.id), there.get(one.id)),
        ]
        for one in found.sorted(lambda one: (one.standard_id.id, one.sequence, one.id))
    ]
    if False in here or False in there:
        cells = _cells(here.get(False), there.get(False))
        rows.append(["–", "Không gắn điều khoản", *cells])
    return rows


def _cells(now: Counter | None, last: Counter | None) -> list[str]:
    """The numbers of a row; "–" where nothing was asked."""
    cells = ["–"] * 4
    if now:
        names = ("asked", "nonconformities", "major", "remark")
        cells = [str(now[name]) for name in names]
    if last is None:
        return [*cells, "–", "–"]
    return [*cells, str(last["nonconformities"]), str(last["remark"])]


# ---------------------------------------------------------------- the other part
def _reform(paper, audit) -> list[b.Block]:
    """What was found about administrative reform: never among the numbers of ISO."""
    if not audit.with_reform:
        return []
    rows = audit._counted(REFORM_PART)
    total = summed(rows, lambda row: "").get("", Counter())
    findings = audit.finding_ids.filtered_domain(
        REFORM_PART & Domain("decision", "!=", "withdrawn")
    )
    gaps = findings.filtered(lambda one: one.meaning == "nonconform")
    text = (
        f"Hỏi {total['asked']} câu; ghi nhận {len(gaps)} điểm không phù hợp, "
        f"{len(findings - gaps)} điểm lưu ý. Không tính vào số liệu nêu trên."
    )
    return [
        b.Section(
            "KIỂM TRA CẢI CÁCH HÀNH CHÍNH",
            [
                b.Paragraph(text),
                *([nonconformities(gaps)] if gaps else []),
                *([remarks(findings - gaps)] if findings - gaps else []),
                *words.paragraphs(paper.reform_conclusion or "…"),
            ],
        )
    ]


# ---------------------------------------------------------------- how it went
def _execution(audit) -> list[b.Block]:
    changed = changes(audit) or [b.Paragraph("Thực hiện đúng kế hoạch đã ban hành.")]
    guards = safeguards(audit) or [
        b.Paragraph("Không có buổi nào phải cử người thứ hai.")
    ]
    late = audit._timing_words()
    return [
        b.Section(
            "Thời hạn",
            [b.ItemList(late, style="dash")]
            if late
            else [b.Paragraph("Thông báo và báo cáo đúng thời hạn.")],
        ),
        b.Section("Điều chỉnh kế hoạch", changed),
        b.Section("Biện pháp bảo đảm khách quan", guards),
    ]


# ---------------------------------------------------------------- sums
def summed(rows, key):
    """Counts by what ``key`` says of each row.

    :param rows: list of Counted
    :param key: function from a row to a group
    :return: dict {group: Counter of ``what``, with "nonconformities" in all}
    """
    found = defaultdict(Counter)
    for row in rows:
        counter = found[key(row)]
        counter[row.what] += row.count
        if row.what in ("major", "minor", "nonconform"):
            counter["nonconformities"] += row.count
    return found
