"""How audits are put into words on paper: Vietnamese whatever the user's language."""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam

from ...typeset import blocks as b

# sudo: names that stand in what the user may read and prints.

SIZE = 12
ROLES = {"lead": "Trưởng đoàn", "member": "Thành viên"}
GRADES = {"major": "Nặng", "minor": "Nhẹ"}
METHODS = {"remote": "Trực tuyến", "hybrid": "Một phần trực tuyến"}
STANDARD_ROWS = {
    "opening": "Họp khai mạc",
    "break": "Nghỉ",
    "meeting": "Họp đoàn",
    "closing": "Họp kết thúc",
}
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def day(value) -> str:
    """ "05/10/2026", or blanks for the pen."""
    return f"{value:%d/%m/%Y}" if value else "…/…/……"


def weekday(value) -> str:
    """ "Thứ Hai, ngày 05/10/2026"."""
    number = value.weekday()
    name = "Chủ nhật" if number == 6 else f"Thứ {_WEEKDAYS[number]}"
    return f"{name}, ngày {day(value)}"


def days(first, last) -> str:
    """ "từ ngày … đến ngày …", of one day "ngày …"."""
    if first == last:
        return f"ngày {day(first)}"
    return f"từ ngày {day(first)} đến ngày {day(last)}"


def hour(moment) -> str:
    """ "08 giờ 30" in Vietnam, or blanks for the pen."""
    return f"{in_vietnam(moment):%H giờ %M}" if moment else "…… giờ ……"


def moment(value) -> str:
    """ "08 giờ 30, ngày 05/10/2026"."""
    return f"{hour(value)}, ngày {day(value and in_vietnam(value).date())}"


def time_of(session) -> str:
    """ "08:00-09:30"."""
    start, end = in_vietnam(session.start), in_vietnam(session.end)
    return f"{start:%H:%M}-{end:%H:%M}"


def paragraphs(text: str) -> list[b.Block]:
    """A paragraph for each line that somebody has written."""
    return [
        b.Paragraph(line.strip()) for line in (text or "").splitlines() if line.strip()
    ]


def clauses(found) -> str:
    """ "7.2, 7.5.3": numbers of clauses in the order of the standard."""
    return ", ".join(found.sudo().sorted("sequence").mapped("number"))


def looked_at(record) -> str:
    """Procedures and clauses of a session, or the one of an answer or finding."""
    if "procedure_ids" in record._fields:
        procedures, numbers = record.procedure_ids, record.clause_ids
    else:
        procedures, numbers = record.procedure_id, record.clause_id
    lines = procedures.sudo().mapped(lambda one: one.code or one.name)
    if numbers:
        lines.append(f"Điều khoản {clauses(numbers)}")
    return "\n".join(lines)


def names(users) -> str:
    """Names of people, separated by commas."""
    return ", ".join(users.sudo().mapped("name"))


def signs(session, members) -> str:
    """Auditors of a session by their signs in the plan: "A, B".

    :param members: dict {user id: iso.audit.member}
    """
    return ", ".join(
        members[user.id].sign or user.name if user.id in members else user.name
        for user in session.auditor_ids.sudo()
    )


def kind_of(finding) -> str:
    """ "Điểm lưu ý", "KPH nặng"; what is none of ISO says so."""
    kind = "Điểm lưu ý"
    if finding.meaning != "remark":
        grade = GRADES.get(finding.grade)
        kind = f"KPH {grade.lower()}" if grade else "KPH"
    return kind if finding.part == "iso" else f"{kind} về cải cách hành chính"


def held_how(session) -> str:
    """How a session is held and why, where the agency wants it said and it is not on
    site."""
    how = METHODS.get(session.method) if session.asks_method else None
    return f"{how}: {(session.method_reason or '').strip()}" if how else ""


def title_of(audit) -> str:
    """The name of a round with its year, which most names say already."""
    year = str(audit.year)
    return audit.name if year in audit.name else f"{audit.name} năm {year}"
