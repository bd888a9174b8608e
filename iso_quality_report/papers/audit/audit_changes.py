"""What was changed in an issued plan, and why."""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from . import audit_words as words

_SHAPES = [
    ("TT", 6, "center"),
    ("Phòng, đơn vị", 24, "left"),
    ("Nội dung", 14, "left"),
    ("Theo kế hoạch", 18, "left"),
    ("Điều chỉnh thành", 18, "left"),
    ("Lý do", 20, "left"),
]
# What is adjusted, as kept in the reader's language and as printed.
FIELDS = {
    "auditor_ids": "Chuyên gia",
    "start": "Bắt đầu",
    "end": "Kết thúc",
    "place": "Địa điểm",
    "safeguard_id": "Người thứ hai",
    "safeguard_reason": "Lý do có người thứ hai",
}


def changes(audit) -> list[b.Block]:
    """The changes of the issued plan and the sessions that were called off.

    :return: blocks, none where everything went as planned
    """
    found = audit.session_ids.change_ids.sorted("id")
    labels = _labels(audit)
    blocks: list[b.Block] = []
    if found:
        rows = [
            [
                str(place),
                change.session_id.department_id.name or change.session_id.name or "",
                labels.get(change.what, change.what),
                change.before or "",
                change.after or "",
                change.reason,
            ]
            for place, change in enumerate(found, 1)
        ]
        blocks.append(labelled_table(_SHAPES, rows, words.SIZE))
    off = audit.session_ids.filtered(
        lambda one: one.is_audit and one.state == "cancelled"
    )
    if off:
        names = ", ".join(
            f"{one.department_id.name} ({words.day(one.day)})" for one in off
        )
        blocks.append(b.Paragraph(f"Các buổi không thực hiện: {names}."))
    return blocks


def _labels(audit) -> dict[str, str]:
    """What a change calls a field, in whichever language it was made -> as printed."""
    sessions = audit.env["iso.audit.session"]
    installed = audit.env["res.lang"].get_installed()
    # What is run without a language speaks that of the source.
    languages = [False, *(code for code, _name in installed)]
    return {
        sessions.with_context(lang=language)._iso_label(name): label
        for language in languages
        for name, label in FIELDS.items()
    }
