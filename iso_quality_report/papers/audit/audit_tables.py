"""Tables that several papers of an audit have: team, timetable, safeguards."""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from . import audit_words as words

_TEAM = [
    ("TT", 6, "center"),
    ("Họ và tên", 30, "left"),
    ("Trách nhiệm", 20, "center"),
    ("Ký hiệu", 10, "center"),
    ("Phòng, đơn vị công tác", 34, "left"),
]
_TIMES = [
    ("Thời gian", 17, "center"),
    ("Nội dung", 26, "left"),
    ("Phòng, đơn vị được đánh giá", 25, "left"),
    ("Chuyên gia", 14, "center"),
    ("Địa điểm", 18, "left"),
]
_UNITS = [
    ("TT", 6, "center"),
    ("Phòng, đơn vị", 30, "left"),
    ("Thời gian", 22, "center"),
    ("Địa điểm", 20, "left"),
    ("Chuyên gia", 22, "left"),
]


def team(audit) -> b.Table:
    """The team of a round, its lead first, with the signs of the plan."""
    members = audit.member_ids.sorted(lambda one: (one.role != "lead", one.sign or ""))
    rows = [
        [
            str(place),
            member.user_id.name,
            words.ROLES[member.role],
            member.sign or "",
            member.unit_name or "",
        ]
        for place, member in enumerate(members, 1)
    ]
    return labelled_table(_TEAM, rows, words.SIZE)


def held(audit):
    """The sessions of a round that were not called off, in the order of the days."""
    found = audit.session_ids.filtered(lambda one: one.state != "cancelled")
    return found.sorted(lambda one: (one.start, one.id))


def timetable(audit) -> b.Table:
    """Day by day, with the rows that have no questions."""
    members = {one.user_id.id: one for one in audit.member_ids}
    rows = []
    for day, sessions in held(audit).grouped("day").items():
        heading = [b.Paragraph([b.Run(words.weekday(day), bold=True)], keep=True)]
        rows.append([b.Cell(blocks=heading, colspan=len(_TIMES), align="left")])
        rows += [_times(session, members) for session in sessions]
    return labelled_table(_TIMES, rows, words.SIZE)


def _times(session, members) -> list:
    if session.is_audit:
        what = "\n".join(
            filter(None, [words.looked_at(session), words.held_how(session)])
        )
        who = words.signs(session, members)
    else:
        what = session.name or words.STANDARD_ROWS[session.kind]
        who = "Cả đoàn" if session.kind != "break" else ""
    unit = session.department_id.name
    if not unit and session.kind in ("opening", "closing"):
        unit = "Các phòng, đơn vị được đánh giá"
    return [words.time_of(session), what, unit or "", who, session.place or ""]


def sessions_of_units(audit) -> b.Table:
    """When each department is audited, where and by whom."""
    rows = [
        [
            str(place),
            session.department_id.name,
            f"{words.time_of(session)}\n{words.day(session.day)}",
            session.place or "",
            words.names(session.auditor_ids),
        ]
        for place, session in enumerate(held(audit).filtered("is_audit"), 1)
    ]
    return labelled_table(_UNITS, rows, words.SIZE)


def safeguards(audit) -> list[b.Block]:
    """Sessions where a second person stands in for independence, each with its reason."""
    found = [
        f"{session.department_id.name} ({words.day(session.day)}): "
        f"{session.safeguard_id.name} tham gia cùng {words.names(session.auditor_ids)}. "
        f"Lý do: {(session.safeguard_reason or '').strip()}"
        for session in held(audit)
        if session.safeguard_id
    ]
    return [b.ItemList(found, style="dash")] if found else []
