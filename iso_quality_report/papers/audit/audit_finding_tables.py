"""Tables of remarks and nonconformities, in the report and by themselves."""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from . import audit_words as words

_REMARKS = [
    ("TT", 5, "center"),
    ("Phòng, đơn vị", 21, "left"),
    ("Quy trình, điều khoản", 16, "left"),
    ("Nội dung lưu ý", 40, "left"),
    ("Trách nhiệm", 18, "left"),
]
_GAPS = [
    ("TT", 5, "center"),
    ("Phòng, đơn vị", 18, "left"),
    ("Quy trình, điều khoản", 14, "left"),
    ("Yêu cầu", 22, "left"),
    ("Nội dung không phù hợp", 30, "left"),
    ("Mức", 11, "center"),
]


def ordered(findings):
    """Findings by department, clause and the order in which they were made."""
    return findings.sorted(
        lambda one: (
            one.department_id.name or "",
            one.clause_id.sequence if one.clause_id else 0,
            one.id,
        )
    )


def found_text(finding, between: str = "\n") -> str:
    """What was seen, where, and what it repeats."""
    parts = [(finding.seen or "").strip()]
    if (finding.place or "").strip():
        parts.append(f"Nơi thấy: {finding.place.strip()}.")
    old = finding.repeat_of_id
    if old:
        parts.append(f"Lặp lại phát hiện ngày {words.day(old.day)}.")
    return between.join(part for part in parts if part)


def remarks(findings) -> b.Table:
    """What has to be looked after, and by whom."""
    rows = [
        [
            str(place),
            one.department_id.name or "",
            words.looked_at(one),
            found_text(one),
            one.department_id.iso_head_user_id.name or one.department_id.name or "",
        ]
        for place, one in enumerate(ordered(findings), 1)
    ]
    return labelled_table(_REMARKS, rows, words.SIZE)


def nonconformities(findings) -> b.Table:
    """What does not conform: what is required, what was seen, how grave it is."""
    rows = [
        [
            str(place),
            one.department_id.name or "",
            words.looked_at(one),
            (one.requirement or "").strip(),
            found_text(one),
            words.GRADES.get(one.grade, ""),
        ]
        for place, one in enumerate(ordered(findings), 1)
    ]
    return labelled_table(_GAPS, rows, words.SIZE)


def agreed(findings) -> list[b.Block]:
    """Whether the departments agree with what was found, and who has not said so yet."""
    silent = findings.filtered(lambda one: not one.position)
    if silent:
        return [
            b.Paragraph(
                f"{len(silent)} phát hiện chưa có ý kiến của phòng, đơn vị được đánh giá."
            )
        ]
    if not findings:
        return [b.Paragraph("Không có phát hiện.")]
    if all(one.position == "agree" for one in findings):
        return [b.Paragraph("Các phòng, đơn vị thống nhất với mọi phát hiện.")]
    return [b.Paragraph("Các phòng, đơn vị thống nhất với những phát hiện còn lại.")]


def opinions(findings) -> list[b.Block]:
    """Disputes, what was withdrawn and why, other opinions in the team.

    :return: blocks, none where all agree
    """
    items = []
    for one in ordered(findings):
        lines = []
        if one.position == "dispute":
            lines.append(
                f"Phòng, đơn vị không thống nhất: {(one.department_words or '').strip()}"
            )
        elif (one.department_words or "").strip():
            lines.append(f"Phòng, đơn vị: {one.department_words.strip()}")
        if one.decision == "withdrawn":
            lines.append(
                f"Trưởng đoàn rút lại phát hiện: {(one.decision_words or '').strip()}"
            )
        elif (one.decision_words or "").strip():
            lines.append(f"Trưởng đoàn giữ phát hiện: {one.decision_words.strip()}")
        if (one.other_opinions or "").strip():
            lines.append(f"Ý kiến khác trong Đoàn: {one.other_opinions.strip()}")
        if lines:
            head = f"{one.department_id.name}, {words.kind_of(one)}: {one.seen or ''}"
            items.append([b.Paragraph(head.strip()), b.ItemList(lines)])
    return [b.ItemList(items, "dash")] if items else []
