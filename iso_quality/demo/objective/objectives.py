"""How the demo agencies set their quality objectives and measure them, through the
buttons."""

from datetime import date, timedelta

from odoo import fields
from odoo.fields import Command

from ...tools import objective_results as rules
from ..agency.setting import ref
from ..plan.plans import date_messages
from ..standard.procedure_texts import OF_OBJECTIVE
from ..standard.procedures import named
from ..story_days import office_hour, workday_after, workday_before
from ..work.work import SLOW
from .objective_texts import (
    BY_HAND_REASON,
    COMMENT,
    OBJECTIVES,
    POSTED_AT,
    RAISED,
    REVISION_AIM,
    REVISION_REASON,
    SHORTFALLS,
    STEP_PROGRESS,
    STEP_RESULT,
    UNFINISHED,
)

# sudo: a story told by the system while demo data is loaded.

QUIET = {"tracking_disable": True}
# In this year: late with everything; waiting for the director; revised.
NOT_SENT = "demo_department_export"
WAITING = "demo_department_promotion"
REVISED = "demo_department_trade"
# Where the last measures are missing, and whose objective it is.
MISSING = {
    "demo_department_safety": {"files", "inspection"},
    "demo_department_industry": {"files_cluster", "online"},
    "demo_department_commune_service": {"waiting"},
}
NOT_POSTED = {"demo_department_office", "demo_department_commune_culture"}
# Steps that somebody has just missed.
LATE_STEPS = {"digital", "inspection"}
# Where somebody corrected last year's numbers of the system, in the second quarter.
BY_HAND = "demo_department_energy"


def set_objectives(secretary, leader, year, days):
    """The sheets of a year: prepared by the secretary, written by heads, approved.

    A past year's are all approved; in this year one has not been sent and one waits.
    Early in the year all of them are still drafts.
    """
    over = year < days.year
    sheets = _prepare(secretary, year, over)
    # The agency's come first: departments contribute to them.
    sheets = sheets.sorted(lambda sheet: (bool(sheet.department_id), sheet.id))
    unfinished = not over and sheets.filtered(_is(NOT_SENT))
    for sheet in sheets:
        _write_sheet(_mine(sheet, secretary), year, days)
    if unfinished:
        _mine(unfinished, secretary).write(
            {"objective_ids": [Command.create({**UNFINISHED, "sequence": 90})]}
        )
    day = _approved(year)
    if day > days.today:
        return sheets
    for sheet in sheets - (unfinished or sheets.browse()):
        _mine(sheet, secretary).submit()
        if over or not _is(WAITING)(sheet):
            _approve(sheet, leader, day)
            if over or not any(_is(name)(sheet) for name in NOT_POSTED):
                _post(_mine(sheet, secretary), day, days)
            date_messages(sheet, day)
        else:
            date_messages(sheet, max(days.late, day))
    return sheets


def _approved(year):
    """The day on which the director approves the sheets of a year."""
    return workday_before(date(year, 2, 10))


def _prepare(secretary, year, over):
    """The drafts of all units; this year's with what last year's came to."""
    sheets = secretary.env(user=secretary)["iso.objective.sheet"].with_context(**QUIET)
    company = secretary.company_id
    if over:
        units = [False, *company._iso_departments().ids]
        return sheets.create(
            [
                {"company_id": company.id, "department_id": unit, "year": year}
                for unit in units
            ]
        ).with_context(tracking_disable=False)
    sheets.with_company(company).action_prepare_year()
    found = sheets.search([("company_id", "=", company.id), ("year", "=", year)])
    return found.with_context(tracking_disable=False)


def _is(name):
    return lambda sheet: sheet.department_id == ref(sheet.env, name)


def _mine(sheet, secretary):
    """The sheet as the one who answers for it: the head, or the secretary."""
    return sheet.with_user(sheet.sudo().department_id.iso_head_user_id or secretary)


def _unit_key(sheet):
    unit = sheet.sudo().department_id or sheet.sudo().company_id
    known = unit.env["ir.model.data"].search(
        [("model", "=", unit._name), ("res_id", "=", unit.id)]
    )
    return next(
        key
        for key in (name.replace("iso_quality.", "") for name in _names(known))
        if key in OBJECTIVES
    )


def _names(data):
    return [one.complete_name for one in data]


def _write_sheet(sheet, year, days):
    aims = OBJECTIVES[_unit_key(sheet)]
    quiet = sheet.with_context(**QUIET)
    if quiet.objective_ids:
        # Taken over from last year.
        for objective, aim in zip(quiet.objective_ids.sorted("id"), aims, strict=True):
            if aim.key in RAISED:
                objective.target = RAISED[aim.key]
            for step in objective.step_ids:
                step.deadline = workday_before(step.deadline)
            if aim.key in LATE_STEPS and days.late > _approved(year):
                objective.step_ids.deadline = days.late
        return
    owners = _owners(sheet)
    for place, aim in enumerate(aims):
        # The agency's objectives, which these contribute to, are drafts as well.
        quiet.env["iso.objective"]._unsealed().create(
            _objective_vals(quiet, aim, year, place, owners[place % len(owners)])
        )


def _owners(sheet):
    """Staff and head by turns; for the agency its secretary."""
    department = sheet.sudo().department_id
    head = department.iso_head_user_id
    staff = (department.iso_user_ids - head).filtered(
        lambda user: not user.has_group("iso_quality.group_head")
    )[:1]
    return [head, staff or head] if head else [sheet.env.user]


def _parent(sheet, aim):
    """The objective of the own sheet or of the agency that this one contributes to."""
    if not aim.to:
        return sheet.env["iso.objective"]
    aims = OBJECTIVES[_unit_key(sheet)]
    own = {one.key: place for place, one in enumerate(aims)}
    if aim.to in own:
        return sheet.objective_ids.sorted("id")[own[aim.to]]
    agency = sheet.sudo().search(
        [
            ("company_id", "=", sheet.company_id.id),
            ("department_id", "=", False),
            ("year", "=", sheet.year),
            ("state", "in", ["draft", "submitted", "issued"]),
        ],
        order="revision desc",
        limit=1,
    )
    keys = [one.key for one in OBJECTIVES[_unit_key(agency)]]
    found = agency.objective_ids.sorted("id")
    return found[keys.index(aim.to)] if aim.to in keys else found.browse()


def _objective_vals(sheet, aim, year, place, owner):
    return {
        "sheet_id": sheet.id,
        "sequence": 10 * (place + 1),
        "name": aim.name,
        "indicator": aim.indicator,
        "target": aim.target,
        "measured_by": aim.measured_by,
        "direction": aim.direction,
        "period": aim.period,
        "rule": aim.rule,
        "unit": aim.unit or False,
        "weight": aim.weight,
        "source": aim.source or False,
        "parent_id": _parent(sheet, aim).id,
        "owner_id": owner.id,
        "place": sheet._unit_name(),
        "deadline": date(year, 12, 31),
        "clause_ids": [
            Command.set(ref(sheet.env, f"clause_9001_2015_{aim.clause}").ids)
        ],
        "procedure_ids": named(
            sheet.env, sheet.sudo().company_id, OF_OBJECTIVE.get(aim.key)
        ),
        "is_specific": True,
        "is_realistic": True,
        "step_ids": [
            Command.create(
                {
                    "name": name,
                    "user_id": owner.id,
                    "resources": resources,
                    "judged_by": judged_by,
                    "deadline": workday_before(date(year, month, 25)),
                }
            )
            for name, resources, judged_by, month in aim.steps
        ],
    }


def _approve(sheet, leader, day):
    sheet.with_user(leader).issue()
    dates = {"submitted_on": day, "issue_date": day}
    sheet.sudo()._unsealed().with_context(**QUIET).write(dates)
    tasks = sheet.sudo().objective_ids.step_ids.task_id
    for task in tasks:
        task.date_start = min(day, task.date_start)


def _post(sheet, day, days):
    posted = min(workday_after(day + timedelta(days=3)), days.today)
    wizard = sheet.env["iso.posting.wizard"].create(
        {"sheet_id": sheet.id, "posted_on": posted, "posted_place": POSTED_AT}
    )
    wizard.action_post()


# ------------------------------------------------------------ through the year
def follow_objectives(secretary, leader, year, days):
    """What was measured and done by today for the objectives of a year."""
    sheets = secretary.env["iso.objective.sheet"].sudo()
    sheets = sheets.search(
        [
            ("company_id", "=", secretary.company_id.id),
            ("year", "=", year),
            ("state", "=", "issued"),
        ]
    )
    # The system counts tasks, these among them.
    _take_steps(sheets, year, days)
    spring = workday_after(date(year, 4, 20))
    revised = sheets.filtered(_is(REVISED))
    if year == days.year and revised and spring <= days.today:
        _measure(revised, year, days, until=spring)
        revision = _revise(revised, leader, year, spring)
        _take_steps(revision, year, days)
        sheets += revision - revised
        sheets -= revised
    _measure(sheets, year, days)


def _aims(sheet):
    """dict {objective: how the story tells of it}"""
    aims = OBJECTIVES[_unit_key(sheet)]
    if sheet.revision:
        aims = [*aims, REVISION_AIM]
    return dict(zip(sheet.objective_ids.sorted("id"), aims, strict=True))


def _measure(sheets, year, days, until=None):
    """Whoever answers for an objective records the measures of the periods that are
    over, some weeks after each; a few are missing."""
    today = until or days.today
    aims = {}
    for sheet in sheets:
        aims |= _aims(sheet)
    measures = sheets.objective_ids.measure_ids.filtered(
        lambda one: one.state == "open" and one.date_to < today
    )
    measures -= _left_out(sheets, aims, year, days)
    counted = measures.filtered("source")
    if counted:
        counted._count(days.today)
    for measure in measures.sorted("date_to"):
        _enter(measure.with_context(**QUIET), aims[measure.objective_id], days)
    for owner, mine in measures.grouped("owner_id").items():
        mine.with_user(owner).with_context(**QUIET).record()
    for end, some in measures.grouped("date_to").items():
        day = min(workday_after(end + timedelta(days=4)), days.today)
        some.recorded_on = day
        some.filtered("source").counted_on = day
        some.message_ids.date = office_hour(day, end.month)


def _left_out(sheets, aims, year, days):
    """The measures that nobody has recorded: of the last period that is overdue."""
    missing = sheets.objective_ids.measure_ids.browse()
    if year < days.year:
        return missing
    for sheet in sheets:
        grace = timedelta(days=sheet.company_id.iso_measure_grace_days)
        for name, keys in MISSING.items():
            if not _is(name)(sheet):
                continue
            for objective in sheet.objective_ids:
                late = objective.measure_ids.filtered(
                    lambda one, last=days.today - grace: one.date_to < last
                )
                if aims[objective].key in keys and late:
                    last = late.sorted("date_to")[-1]
                    missing += objective.measure_ids.filtered(
                        lambda one, last=last: one.date_to >= last.date_to
                    )
    return missing


def _enter(measure, aim, days):
    """Type what came of one period, as whoever answers for it."""
    objective = measure.objective_id
    mine = measure.with_user(objective.owner_id)
    place = list(objective.measure_ids.sorted("date_to")).index(measure)
    numbers = (aim.last if measure.year < days.year else aim.now).split()
    if measure.source:
        unit = ref(measure.env, BY_HAND)
        if measure.year < days.year and place == 1 and objective.department_id == unit:
            mine.write({"by_hand": True, "by_hand_reason": BY_HAND_REASON})
            mine.write(
                {
                    "numerator": measure.counted_numerator,
                    "denominator": measure.counted_denominator + 1,
                }
            )
    elif "/" in numbers[place]:
        fit, every = numbers[place].split("/")
        vals = {"numerator": float(fit), "denominator": float(every)}
        mine.write({**vals, "no_cases": not vals["denominator"]})
        if place % 2:
            mine.comment = COMMENT
    else:
        value = float(numbers[place])
        name = "answer" if aim.direction == "yes" else "value"
        mine.write({name: value, "is_nought": not value})
    if mine.would_be == rules.NOT_REACHED:
        mine.write(dict(zip(("cause", "solution"), _why(mine, aim), strict=True)))


def _why(measure, aim):
    # Growing through the year: half of it is not a failure.
    half = aim.measured_by == "value" and aim.direction == "least"
    if half and measure.date_to.month < 12:
        return SHORTFALLS["half"]
    key = aim.key.split("_")[0]
    return SHORTFALLS.get(key, SHORTFALLS[""])


def _revise(sheet, leader, year, day):
    """The head adds an objective in spring, with a reason."""
    head = sheet.department_id.iso_head_user_id
    mine = sheet.with_user(head)
    told = sheet.message_ids.ids
    draft = mine.browse(
        mine.with_context(**QUIET).revise(REVISION_REASON)["res_id"]
    ).with_context(tracking_disable=False)
    vals = _objective_vals(draft, REVISION_AIM, year, 9, head)
    draft.env["iso.objective"].with_context(**QUIET).create(vals)
    draft.submit()
    _approve(draft, leader, day)
    revision = draft.sudo()
    first = revision.objective_ids.sorted("id")[-1].measure_ids.sorted("date_to")[0]
    mine = first.with_user(head).with_context(**QUIET)
    mine.is_nought = True
    mine.record()
    first.recorded_on = day
    date_messages(revision, day)
    date_messages(sheet, day, told)
    return revision


def _take_steps(sheets, year, days):
    """People finish the steps they were given; slow departments leave some."""
    over = year < days.year
    slow = {ref(sheets.env, name): slowness for name, slowness in SLOW.items()}
    for place, step in enumerate(sheets.objective_ids.step_ids.sorted("id")):
        task = step.task_id
        if task.state not in ("todo", "doing"):
            continue
        slowness = slow.get(task.department_id, 0)
        fate = days.fate(task.date_start, task.date_due, False, place, slowness)
        if fate == "done" and task.date_due >= days.late:
            fate = "doing"
        mine = task.with_user(task.user_id).with_context(**QUIET)
        if over or fate == "done":
            mine.result = STEP_RESULT
            mine.finish()
            day = days.done_on(year, task.date_start, task.date_due, place)
            done = min(office_hour(day, place), fields.Datetime.now())
            task.with_context(**QUIET).done_date = done
            task.message_ids.date = done
        elif fate == "doing":
            if task.state == "todo":
                mine.start()
            mine.result = STEP_PROGRESS
