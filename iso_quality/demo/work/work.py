"""How the people of the demo agencies work on their tasks."""

import base64
from collections import defaultdict
from datetime import timedelta

from odoo import fields
from odoo.fields import Command

from ..agency.setting import ref
from ..plan import texts
from ..story_days import office_hour, workday_before

# sudo: a story told by the system while demo data is loaded.

# Departments that fall behind: for how many days they leave a task late.
SLOW = {
    "demo_department_export": 75,
    "demo_department_safety": 35,
    "demo_department_commune_service": 20,
}
QUIET = {"tracking_disable": True}


def share_out(tasks):
    """Heads let their staff do part of the work."""
    for department, mine in tasks.sudo().grouped("department_id").items():
        head = department.iso_head_user_id
        staff = department.iso_user_ids.filtered(
            lambda user: not user.has_group("iso_quality.group_head")
        )[:1]
        if not (head and staff):
            continue
        given = mine.filtered(lambda task: task.id % 3 < 2)
        given = given.with_user(head).with_context(**QUIET)
        given.write({"user_ids": [Command.link(staff.id)]})
        given.filtered(lambda task: task.id % 3 == 0).write({"user_id": staff.id})


def work(tasks, days, over=False):
    """Everybody does with their tasks what they have done by today.

    :param over: the year of these tasks is over and all of them are done
    """
    env = tasks.env
    slow = {ref(env, name): slowness for name, slowness in SLOW.items()}
    tasks = tasks.sudo().filtered(lambda task: task.state in ("todo", "doing"))
    share_out(tasks)
    done, started = defaultdict(tasks.browse), tasks.browse()
    for task in tasks.sorted("id"):
        place = task.occurrence + task.id
        fate = "done" if over else days.fate(
            task.date_start,
            task.date_due,
            task.open_ended,
            place,
            slow.get(task.department_id, 0),
        )  # fmt: skip
        if task.has_outputs:
            # Done when what it brings forth is there, and not before.
            fate = "done" if task.outputs_reached else "doing"
        if fate == "done":
            not_needed = task.condition and not task.event_id and place % 5 > 1
            done[_doer(task), bool(not_needed)] += task
        elif fate == "doing":
            started += task
    for (doer, not_needed), mine in done.items():
        _finish(mine, doer, not_needed, days)
    for task in started:
        mine = task.with_user(_doer(task)).with_context(**QUIET)
        mine.start()
        mine.result = _fill(texts.PROGRESS[task.id % len(texts.PROGRESS)], task)


def _doer(task):
    """Who does a task; for a committee or a role, the secretary."""
    if not task.department_id:
        return task.env["res.users"]._iso_members("secretary", task.company_id
        ).filtered(lambda user: user.company_id == task.company_id)[:1]  # fmt: skip
    return task.user_id


def _finish(tasks, doer, not_needed, days):
    mine = tasks.with_user(doer).with_context(**QUIET)
    by_day = defaultdict(tasks.browse)
    for task in tasks:
        year = task.plan_id.year
        by_day[days.done_on(year, task.date_start, task.date_due, task.id)] += task
    if not_needed:
        for reason, some in tasks.grouped(_reason).items():
            (mine & some).mark_not_needed(reason)
    else:
        for task, own in zip(tasks, mine, strict=True):
            own.result = _result(task)
        _attach([task for task in mine if task.id % 3 == 0], by_day)
        mine.finish()
    for day, some in by_day.items():
        done = min(office_hour(day, doer.id), fields.Datetime.now())
        some.with_context(**QUIET).write({"done_date": done})
        some.message_ids.date = done


def _attach(tasks, by_day):
    """Add a small file of evidence to each task, as its user does on the form."""
    day_of = {task.id: day for day, some in by_day.items() for task in some}
    for task in tasks:
        content = texts.EVIDENCE.format(
            company=task.company_id.sudo().name,
            unit=_unit(task.sudo()),
            task=task.name,
            result=task.result,
            day=day_of[task.id],
            user=task.env.user.name,
        )
        file = task.env["ir.attachment"].create(
            {
                "name": f"Minh chứng {day_of[task.id]:%d-%m-%Y}.txt",
                "res_model": task._name,
                "res_id": task.id,
                "mimetype": "text/plain",
                "datas": base64.b64encode(content.encode()),
            }
        )
        task.evidence_ids = [Command.link(file.id)]


def _unit(task):
    return task.department_id.name or task.party_id.name


def _fill(text, task):
    return text.format(
        unit=_unit(task),
        year=task.plan_id.year,
        period=task.period_label or f"Năm {task.plan_id.year}",
    )


def _result(task):
    code = task.line_id.activity_type_id.code
    if task.event_id:
        code = f"{code}_event"
    options = texts.RESULTS.get(code, [texts.DEFAULT_RESULT])
    return _fill(options[task.id % len(options)], task)


def _reason(task):
    return _fill(
        texts.REASONS.get(task.line_id.activity_type_id.code, texts.DEFAULT_REASON),
        task,
    )


def talk(tasks, secretary, days):
    """The secretary asks about late tasks; a head answers the first question."""
    tasks = tasks.filtered(lambda task: task.department_id.iso_head_user_id)[:3]
    for place, task in enumerate(tasks):
        task = task.sudo()
        head = task.department_id.iso_head_user_id
        asked = task.with_user(secretary).message_post(
            body=_fill(texts.QUESTION, task),
            partner_ids=head.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )
        asked.sudo().date = office_hour(workday_before(days.today), 0)
        if not place:
            task.with_user(head).message_post(
                body=texts.ANSWER,
                partner_ids=secretary.partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )


def say_difficulties(tasks, secretary, days):
    """Heads say what stands in the way of their late tasks; the secretary answers the
    first of them."""
    tasks = tasks.sudo().filtered(
        lambda task: (
            task.state in ("todo", "doing")
            and task.is_late
            and task.department_id.iso_head_user_id
        )
    )
    firsts = [mine[:1] for mine in tasks.grouped("department_id").values()]
    day = workday_before(days.today)
    for place, (task, words) in enumerate(
        zip(firsts, texts.DIFFICULTIES, strict=False)
    ):
        head = task.department_id.iso_head_user_id
        task.with_user(head).with_context(**QUIET).raise_difficulty(words)
        said = task.difficulty_ids[:1].sudo()
        before = workday_before(day - timedelta(days=2))
        said.raised_on = office_hour(before, head.id)
        if not place:
            said.with_user(secretary).settle(texts.DIFFICULTY_ANSWER)
            answered = min(office_hour(day, secretary.id), fields.Datetime.now())
            said.answered_on = answered
            task.message_ids[:1].date = answered
