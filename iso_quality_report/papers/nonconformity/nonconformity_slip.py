"""Phiếu báo cáo sự không phù hợp: what was seen, where, by whom, and the answer."""

from __future__ import annotations

from odoo.addons.iso_quality_audit.tools import nonconformity_words as words

from ...typeset import blocks as b
from ..registry import printed
from .nonconformity_sheet import (
    boxes,
    files_of,
    head,
    number_of,
    pairs,
    part,
    sheet,
    signed,
)

# sudo: names that stand in what the user may read and prints.

TITLES = {
    "nonconform": "PHIẾU BÁO CÁO SỰ KHÔNG PHÙ HỢP",
    "remark": "PHIẾU BÁO CÁO ĐIỂM LƯU Ý",
    "improvement": "PHIẾU ĐỀ XUẤT CẢI TIẾN",
    "output": "PHIẾU BÁO CÁO ĐẦU RA KHÔNG PHÙ HỢP",
}


@printed("nonconformity_slip")
def nonconformity_slip(one) -> b.Document:
    """The report of one nonconformity.

    :param one: one iso.nonconformity
    """
    title = TITLES[one.kind]
    body = [
        *head(one, title, "", number_of(one), one.reported_on),
        part(1, "NỘI DUNG BÁO CÁO"),
        pairs(reported(one)),
        *_sign_reporter(one),
        part(2, "TRẢ LỜI NGƯỜI BÁO CÁO"),
        pairs(_answered(one)),
        signed(("NGƯỜI TIẾP NHẬN", one.answered_by_name or "", one.answered_on)),
    ]
    return sheet(one, title, body, "nonconformity_slip")


def reported(one) -> list[tuple[str, str]]:
    """What was reported, by labels."""
    mine = one.sudo()
    rows = [
        ("Loại", words.kind_words(mine.kind, mine.grade)),
        ("Nguồn", words.SOURCES[mine.source]),
        ("Ngày phát hiện", words.day_words(mine.day)),
        ("Phòng, đơn vị liên quan", one._called(mine.department_id)),
        ("Nơi thấy", (mine.place or "").strip()),
        ("Quy trình, điều khoản", one._scope_words()),
        ("Yêu cầu", (mine.requirement or "").strip()),
        ("Mô tả", (mine.seen or "").strip()),
        ("Hồ sơ kèm theo", files_of(mine)),
    ]
    kept = {"Loại", "Nguồn", "Ngày phát hiện", "Phòng, đơn vị liên quan", "Mô tả"}
    if mine.kind == "improvement":
        rows = [
            ("Ngày đề xuất" if label == "Ngày phát hiện" else label, value)
            for label, value in rows
        ]
    return [row for row in rows if row[1] or row[0] in kept]


def _sign_reporter(one) -> list[b.Block]:
    who = "NGƯỜI ĐỀ XUẤT" if one.kind == "improvement" else "NGƯỜI BÁO CÁO"
    return [signed((who, reporter(one), one.reported_on))]


def reporter(one) -> str:
    """Who reported it, as on that day."""
    return one.reported_by_name or one._called(one.sudo().reported_by_id)


def _answered(one) -> list[tuple[str, object]]:
    accepted = one.state not in ("reported", "declined")
    choice = boxes(
        (accepted, "Tiếp nhận"), (one.state == "declined", "Không tiếp nhận")
    )
    rows = [("Kết luận", choice)]
    if accepted and one.name:
        rows.append(("Số phiếu", one.name))
    if one.answer_due and not one.answered_on:
        rows.append(("Trả lời trước ngày", words.day_words(one.answer_due)))
    rows.append(("Nội dung trả lời", (one.answer or "").strip()))
    return rows
