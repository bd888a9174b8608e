"""Kế hoạch đánh giá nội bộ of a round: purpose, scope, team, timetable."""

from __future__ import annotations

from dataclasses import replace

from ...typeset import blocks as b
from ..official import official_document
from ..registry import printed
from . import audit_words as words
from .audit_changes import changes
from .audit_tables import safeguards, team, timetable

_LAST = "TỔ CHỨC THỰC HIỆN"

# sudo: the paper is read by all once it is issued, and tells of the whole round.


def with_changes(document: b.Document, paper) -> b.Document:
    """The issued plan with what was changed since, before its last part."""
    changed = changes(paper.audit_id)
    if not changed:
        return document
    blocks = list(document.blocks)
    place = next(
        (at for at, one in enumerate(blocks) if getattr(one, "title", "") == _LAST),
        len(blocks),
    )
    blocks.insert(place, b.Section("ĐIỀU CHỈNH SAU KHI BAN HÀNH", changed))
    return replace(document, blocks=blocks)


def _adjusted(document: b.Document, paper) -> b.Document:
    # Once the round is over that is stored as well.
    return document if paper.audit_id.is_sealed else with_changes(document, paper)


@printed("audit_plan", since=_adjusted)
def audit_plan(paper) -> b.Document:
    """The plan of a round; changes of an issued one stand in a part of their own.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    agency = paper.sudo().company_id.name
    body = [
        *words.paragraphs(
            paper.introduction
            or f"{agency} tổ chức đánh giá nội bộ hệ thống quản lý chất lượng "
            f"({words.title_of(audit)}) như sau:"
        ),
        b.Section("MỤC ĐÍCH", words.paragraphs(audit.purpose or "…")),
        b.Section("PHẠM VI, CHUẨN MỰC VÀ THỜI GIAN", [b.ItemList(frame(audit))]),
        b.Section("ĐOÀN ĐÁNH GIÁ", [team(audit)]),
        b.Section("LỊCH ĐÁNH GIÁ", [timetable(audit)]),
    ]
    guards = safeguards(audit)
    if guards:
        body.append(b.Section("BIỆN PHÁP BẢO ĐẢM KHÁCH QUAN", guards))
    body.append(
        b.Section(
            _LAST,
            [
                b.ItemList(
                    [
                        "Đoàn đánh giá chuẩn bị danh mục câu hỏi, đánh giá theo lịch, "
                        "ghi chép bằng chứng và báo cáo kết quả.",
                        "Các phòng, đơn vị được đánh giá bố trí người làm việc, chuẩn "
                        "bị hồ sơ, tài liệu liên quan.",
                        "Thay đổi về thời gian, địa điểm, chuyên gia được báo cho "
                        f"Trưởng đoàn ({audit.lead_id.name or ''}) để điều chỉnh, có "
                        "nêu lý do.",
                    ]
                )
            ],
        )
    )
    document = official_document(paper, paper._document_subject(), body)
    is_over = paper.is_sealed and audit.is_sealed
    return with_changes(document, paper.sudo()) if is_over else document


def frame(audit) -> list[str]:
    """Scope, criteria, period and days of a round, as items of a list."""
    first, last = audit._audited_period()
    found = [
        f"Phạm vi: {(audit.scope or '…').strip()}",
        f"Chuẩn mực đánh giá: {(audit.criteria or '…').strip()}",
        f"Kỳ được đánh giá: {words.days(first, last)}.",
        f"Thời gian đánh giá: {words.days(audit.date_from, audit.date_to)}.",
    ]
    if audit.is_extra:
        found.append(f"Lý do đánh giá bổ sung: {(audit.extra_reason or '').strip()}")
    return found
