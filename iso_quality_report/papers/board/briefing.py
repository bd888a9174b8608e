"""Tiến độ giao ban: what was done in a week, month or quarter, what is late, what comes
next, department by department, and what stands in the way."""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam
from odoo.addons.iso_quality_audit.tools.nonconformity_words import day_words

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import printed

# sudo: names that stand in what the user may read and prints.

TITLE = "TIẾN ĐỘ GIAO BAN"
SIZE = 11
LATE, DONE = "#f4b6b6", "#c6e0b4"
NO_UNIT = "Ban Chỉ đạo, lãnh đạo, vai trò khác"
_NUMBERS = [
    ("TT", 4, "center"),
    ("Phòng, đơn vị", 36, "left"),
    ("Hoàn thành trong kỳ", 12, "center"),
    ("Trong đó muộn hạn", 12, "center"),
    ("Đang quá hạn", 12, "center"),
    ("Phải làm tiếp", 12, "center"),
    ("Khó khăn, vướng mắc", 12, "center"),
]
_TASKS = [
    ("TT", 4, "center"),
    ("Công việc", 44, "left"),
    ("Chịu trách nhiệm", 18, "left"),
    ("Hạn", 11, "center"),
    ("Tình hình", 23, "left"),
]
_DIFFICULTIES = [
    ("TT", 4, "center"),
    ("Phòng, đơn vị", 17, "left"),
    ("Công việc", 23, "left"),
    ("Khó khăn, vướng mắc", 28, "left"),
    ("Trả lời của Thư ký ISO", 28, "left"),
]


@printed("briefing", live="how far the work of a period is, for its reader")
def briefing(asked) -> b.Document:
    """The progress of a period.

    :param asked: one iso.briefing.wizard: which period, whose
    """
    told = asked._gathered()
    # Only names of what the user may read, see above.
    units = [
        {**one, "name": one["unit"].sudo().name or NO_UNIT} for one in told["units"]
    ]
    body = [
        b.Paragraph(_summary(asked, told, units), "left", indent=False),
        _heading("I. Số lượng theo phòng, đơn vị"),
        _numbers(told, units),
        _heading("II. Công việc"),
        *_tasks(asked, told, units),
        _heading("III. Khó khăn, vướng mắc"),
        _difficulties(told),
    ]
    signer = "THƯ KÝ ISO" if asked._units() is None else "TRƯỞNG ĐƠN VỊ"
    return landscape_table(
        asked,
        TITLE,
        f"{asked._unit_words()}, {asked._period_words()}",
        body,
        signers=[("NGƯỜI LẬP", ""), (signer, "")],
    )


def _heading(text: str) -> b.Paragraph:
    return b.Paragraph([b.Run(text, bold=True)], "left", indent=False, keep=True)


def _total(units, name: str) -> int:
    return sum(len(one[name]) for one in units)


def _summary(asked, told, units) -> str:
    late_done = len(told["late_done"])
    done = f"hoàn thành {_total(units, 'done')} việc trong kỳ"
    if late_done:
        done += f" (muộn hạn {late_done})"
    open_ones = sum(one.is_open for one in told["difficulties"])
    return (
        f"{_as_of(asked, told).capitalize()}: {done}; quá hạn "
        f"{_total(units, 'late')} việc; phải làm tiếp đến hết ngày "
        f"{day_words(asked.date_until)}: {_total(units, 'next')} việc; khó khăn, vướng "
        f"mắc: {len(told['difficulties'])}, chưa trả lời {open_ones}."
    )


def _as_of(asked, told) -> str:
    """On which day things are looked at: of a period that is over, at its end."""
    if told["day"] > asked.date_to:
        return f"tính đến hết ngày {day_words(asked.date_to)}"
    return f"tính đến ngày {day_words(told['day'])}"


# ---------------------------------------------------------------- how many
def _numbers(told, units) -> b.Table:
    rows = []
    for place, one in enumerate(units, 1):
        late_done = one["done"] & told["late_done"]
        rows.append([str(place), one["name"], *_counts(one, len(late_done))])
    total = {
        name: [task for one in units for task in one[name]]
        for name in ("done", "late", "next", "difficulties")
    }
    counts = _counts(total, len(told["late_done"]))
    rows.append([b.Cell(""), b.Cell("Tổng số", bold=True), *map(_bold, counts)])
    return labelled_table(_NUMBERS, rows, SIZE)


def _counts(one, late_done: int) -> list[b.Cell]:
    late = len(one["late"])
    return [
        b.Cell(str(len(one["done"]))),
        b.Cell(str(late_done)),
        b.Cell(str(late), bold=bool(late), fill=LATE if late else ""),
        b.Cell(str(len(one["next"]))),
        b.Cell(str(len(one["difficulties"]))),
    ]


def _bold(cell: b.Cell) -> b.Cell:
    return b.Cell(cell.text, bold=True, fill=cell.fill)


# ---------------------------------------------------------------- which
def _tasks(asked, told, units) -> list[b.Block]:
    """The named tasks: of each department what is late, what comes next, what was
    done."""
    rows = []
    for one in units:
        work = [
            *((task, *_late(task, told)) for task in one["late"]),
            *((task, "Phải làm tiếp", "") for task in one["next"]),
            *((task, *_done(task, told)) for task in one["done"]),
        ]
        if work:
            rows.append([b.Cell(one["name"], colspan=len(_TASKS), bold=True)])
        rows += [
            [
                str(place),
                _name(task),
                # The user may read the task; whose it is stands in it.
                task.sudo().user_id.name or "",
                "Cả năm" if task.open_ended else day_words(task.date_due),
                b.Cell(words, fill=fill),
            ]
            for place, (task, words, fill) in enumerate(work, 1)
        ]
    if not rows:
        return [b.Paragraph("Không có công việc trong kỳ.", "left", indent=False)]
    return [labelled_table(_TASKS, rows, SIZE)]


def _name(task) -> str:
    label = task.period_label or ""
    return f"{task.name} ({label})" if label and label not in task.name else task.name


def _late(task, told) -> tuple[str, str]:
    days = (told["day"] - task.date_due).days
    return f"Quá hạn {days} ngày", LATE


def _done(task, told) -> tuple[str, str]:
    day = day_words(task._done_day())
    if task.state == "not_needed":
        return f"Không phát sinh ({day})", ""
    if task in told["late_done"]:
        late = (task._done_day() - task.date_due).days
        return f"Hoàn thành {day}, muộn {late} ngày", ""
    return f"Hoàn thành {day}", DONE


# ---------------------------------------------------------------- what stands in the way
def _difficulties(told) -> b.Block:
    if not told["difficulties"]:
        return b.Paragraph(
            "Không có khó khăn, vướng mắc trong kỳ.", "left", indent=False
        )
    rows = [
        [
            str(place),
            # Names in what the user may read.
            one.sudo().department_id.name or NO_UNIT,
            one.sudo().task_id.name,
            _said(one.name, one.raised_by_name, one.raised_on),
            _said(one.answer, one.answered_by_name, one.answered_on)
            if one.answered_on
            else _unanswered(one),
        ]
        for place, one in enumerate(told["difficulties"], 1)
    ]
    return labelled_table(_DIFFICULTIES, rows, SIZE)


def _said(words, who, moment) -> str:
    return f"{words or ''}\n({who or ''}, {day_words(in_vietnam(moment).date())})"


def _unanswered(one) -> str:
    return "Chưa trả lời" if one.is_open else "Công việc đã kết thúc"
