"""The year board on paper: lines by twelve months, and departments under them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...typeset import blocks as b
from ...typeset import wording
from ..official import layout
from ..plan.plan_follow_up import percent
from ..registry import printed

# sudo: names that stand in what the user may read and prints.

# How a month is marked: readable without colours as well. The worst one wins.
MARKS = {
    "late": ("!", "#f4b6b6", "quá hạn"),
    "doing": ("●", "#ffe699", "đang thực hiện"),
    "todo": ("o", "#e4e6ea", "chưa bắt đầu"),
    "done": ("x", "#c6e0b4", "hoàn thành"),
}
# Open all year round, with no month to be done in.
ALL_YEAR = "#eef3f7"
WIDTHS = {"number": 4, "name": 25, "deadline": 11, "lead": 13, "month": 2.6}


@printed("year_board_a4", live="how far the year is, with what its reader may see")
def year_board_a4(plan) -> b.Document:
    """The board of a plan on A4, landscape (see ``_year_board``)."""
    return _year_board(plan, "A4", 10)


@printed("year_board_a3", live="how far the year is, with what its reader may see")
def year_board_a3(plan) -> b.Document:
    """The board of a plan on A3, landscape, to be hung up."""
    return _year_board(plan, "A3", 13)


def _year_board(plan, size: str, type_size: float) -> b.Document:
    """The board as its user sees it: with the user's rights and, when it is printed
    from the screen, the filters chosen there (context ``iso_board_options``)."""
    board = plan.env["iso.year.board"]
    rows = board._board_rows(plan, plan.env.context.get("iso_board_options"))
    today = vietnam_today()
    departments = board._department_totals(rows)
    return b.Document(
        title=f"Bảng theo dõi năm {plan.year}: {plan.title}",
        author=plan.sudo().company_id.name,
        blocks=[
            b.Title(f"BẢNG THEO DÕI NĂM {plan.year}", plan.title),
            b.Paragraph(_summary(board, rows, today), "center", indent=False),
            b.Paragraph(_legend(), "center", indent=False, keep=True),
            _lines(plan, rows, type_size),
            *_departments(rows, departments, type_size),
        ],
        size=size,
        landscape=True,
        layout=layout(plan._document_template()),
    )


def _summary(board, rows, today) -> str:
    counts = board._add_up(rows)
    return (
        f"Tính đến {wording.place_date('', today)}: {counts['done']}/{counts['total']} "
        f"việc hoàn thành, {counts['doing']} đang thực hiện, {counts['todo']} chưa bắt "
        f"đầu, {counts['late']} quá hạn. Tiến độ, bình quân các dòng theo trọng số: "
        f"{percent(board._progress(rows))}."
    )


def _legend() -> list[b.Run]:
    words = "; ".join(f"{mark} {name}" for mark, _fill, name in MARKS.values())
    return [b.Run(f"Ký hiệu: {words}.", italic=True)]


# ---------------------------------------------------------------- lines × months
def _lines(plan, rows, size: float) -> b.Table:
    months = [b.Column(WIDTHS["month"], "center")] * 12
    columns = [
        b.Column(WIDTHS["number"], "center"),
        b.Column(WIDTHS["name"]),
        b.Column(WIDTHS["deadline"], "center"),
        b.Column(WIDTHS["lead"], "center"),
        *months,
        b.Column(7, "center"),
        b.Column(10, "center"),
    ]
    labels = ["TT", "Nội dung công việc", "Thời gian", "Chủ trì"]
    labels += [f"T{month}" for month in range(1, 13)]
    labels += ["Việc xong", "Đơn vị quá hạn"]
    return b.Table(columns, [_line(plan, row) for row in rows], [labels], size=size)


def _line(plan, row) -> list[b.Cell]:
    name = f"{row['name']} ({row['condition']})" if row["condition"] else row["name"]
    if row["heading"]:
        return [b.Cell(row["number"]), b.Cell(name, colspan=17, bold=True)]
    deadline = row["deadline"]
    if not row["windows"] and row["waiting"]:
        deadline = f"Chờ sự kiện: {'; '.join(row['waiting'])}"
    progress = percent(row["progress"]) if row["total"] else ""
    if row["total"] > 1:
        progress = f"{row['done']}/{row['total']}\n{progress}"
    return [
        b.Cell(row["number"]),
        b.Cell(name),
        b.Cell(deadline),
        b.Cell(row["lead"].replace("; ", "\n")),
        *_months(plan.year, row["windows"]),
        b.Cell(progress),
        b.Cell("\n".join(row["late_names"])),
    ]


def _months(year: int, windows) -> list[b.Cell]:
    """Twelve cells: filled over the windows, marked in the month work is due."""
    order = list(MARKS)
    cells = []
    for month in range(1, 13):
        first = date(year, month, 1)
        last = date(year, month, monthrange(year, month)[1])
        here = [window for window in windows if _covers(window, first, last)]
        timed = [window for window in here if not window["open_ended"]]
        due = [window for window in timed if first <= window["due"] <= last]
        if timed:
            worst = min((one["status"] for one in timed), key=order.index)
            fill = MARKS[worst][1]
        else:
            fill = ALL_YEAR if here else ""
        text = ""
        if due:
            text = MARKS[min((one["status"] for one in due), key=order.index)][0]
        elif here and not timed and month == 12:
            text = MARKS[here[0]["status"]][0]
        cells.append(b.Cell(text, fill=fill, bold=True))
    return cells


def _covers(window, first: date, last: date) -> bool:
    start, due = window["start"] or window["due"], window["due"]
    return bool(due) and start <= last and due >= first


# ---------------------------------------------------------------- departments
def _departments(rows, departments, size: float) -> list[b.Block]:
    """Who is late with what, department by department."""
    if not departments:
        return []
    late = {
        one["id"]: [
            f"{row['number']}. {row['name']}"
            for row in rows
            if any(
                cell["id"] == one["id"] and cell["late"] for cell in row["departments"]
            )
        ]
        for one in departments
    }
    columns = [
        b.Column(4, "center"),
        b.Column(25),
        *[b.Column(8, "center")] * 6,
        b.Column(42),
    ]
    labels = ["TT", "Phòng, đơn vị", "Số việc", "Hoàn thành", "Đang thực hiện"]
    labels += ["Chưa bắt đầu", "Quá hạn", "Tiến độ (theo trọng số)", "Việc quá hạn"]
    body = [
        [
            str(place),
            one["name"],
            *(str(one[name]) for name in ("total", "done", "doing", "todo")),
            b.Cell(
                str(one["late"]),
                bold=bool(one["late"]),
                fill=MARKS["late"][1] if one["late"] else "",
            ),
            percent(one["progress"]),
            "\n".join(late[one["id"]]),
        ]
        for place, one in enumerate(departments, 1)
    ]
    return [
        b.Paragraph([b.Run("Theo phòng, đơn vị", bold=True)], indent=False, keep=True),
        b.Table(columns, body, [labels], size=size),
    ]
