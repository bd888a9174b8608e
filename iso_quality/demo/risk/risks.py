"""How the demo agencies review their context and their risks, through the buttons."""

from datetime import date

from odoo import fields
from odoo.fields import Command

from ..agency.setting import ref
from ..plan.plans import date_messages
from ..standard.procedure_texts import OF_PROCESS
from ..standard.procedures import named
from ..story_days import office_hour, workday_before
from .risk_texts import (
    CLIMATE_ANSWERS,
    EVIDENCE,
    ISSUES,
    NEW_RISK,
    PARTIES,
    RISKS,
    VERY_HIGH_RISK,
    VERY_HIGH_UNIT,
)

# sudo: a story told by the system while demo data is loaded.

QUIET = {"tracking_disable": True}
STAGES = ("inherent", "current", "residual")
# Late with everything, so with this as well.
NOT_DONE = "demo_department_export"


def review_context(secretary, year, days):
    """The secretary's context of a year; last year's is where it begins."""
    env = secretary.env(user=secretary)
    context = env["iso.context"].create(
        {"year": year, "company_id": secretary.company_id.id}
    )
    if not context.party_ids:
        _first_context(context)
    climate = context.issue_ids.filtered("is_climate")
    climate.write(
        {
            "relevance": "yes",
            "kind": "threat",
            "description": CLIMATE_ANSWERS[year % 2],
            "effect": "Gián đoạn tiếp nhận hồ sơ; thêm nhu cầu về năng lượng sạch",
            "handling": "Phương án làm việc khi có thiên tai; ưu tiên hồ sơ năng lượng",
        }
    )
    context.issue_ids.action_review()
    context.party_ids.action_review()
    context.finish_review()
    day = workday_before(min(date(year, 2, 20), days.today))
    context.sudo()._unsealed().with_context(**QUIET).reviewed_date = day
    date_messages(context, day)
    return context


def _first_context(context):
    context.env["iso.context.issue"].create(
        [
            {
                "context_id": context.id,
                "sequence": 10 * position,
                "place": place,
                "kind": kind,
                "name": name,
                "effect": effect,
                "handling": handling,
            }
            for position, (place, kind, name, effect, handling) in enumerate(ISSUES, 1)
        ]
    )
    context.env["iso.interested.party"].create(
        [
            {
                "context_id": context.id,
                "sequence": 10 * position,
                "name": name,
                "needs": needs,
                "answer": answer,
                "watching": watching,
                "climate_need": climate,
            }
            for position, (name, needs, answer, watching, climate) in enumerate(
                PARTIES, 1
            )
        ]
    )


def review_risks(secretary, leader, year, days, context=None):
    """The round of a year, as far as it has come by today.

    Heads begin in April; a past year is closed. In this year one department has not
    begun and one very high risk waits for the director.
    """
    env = secretary.env(user=secretary)
    company = secretary.company_id
    one = env["iso.risk.round"].create(
        {
            "year": year,
            "company_id": company.id,
            "date_deadline": date(year, 6, 15),
            "note": "Rà soát từng dòng; ghi rủi ro mới phát sinh do sắp xếp đơn vị hành "
            "chính và kết quả đánh giá nội bộ gần nhất.",
        }
    )
    one.open()
    over = year < days.year
    day = workday_before(min(date(year, 6, 10), days.today))
    if not over and days.today < date(year, 4, 1):
        return one
    main = company == env.ref("base.main_company")
    for register in one.register_ids:
        late = not over and register.department_id == ref(env, NOT_DONE)
        if late:
            continue
        _review_register(register, year, days, context)
        waiting = register.risk_ids.filtered(lambda r: r.approval == "needed")
        if waiting and (over or not main):
            waiting.with_user(leader).action_approve()
        if not register.risk_ids.filtered(lambda r: r.approval == "needed"):
            register.with_user(secretary).close()
        date_messages(register, day)
        dates = {"confirmed_date": day}
        if register.state == "closed":
            dates["closed_date"] = day
        register.sudo()._unsealed().with_context(**QUIET).write(dates)
        register.risk_ids.sudo().filtered("approved_by_id")._unsealed().with_context(
            **QUIET
        ).write({"approved_date": day})
    if all(register.state == "closed" for register in one.register_ids):
        one.close()
        one.sudo()._unsealed().with_context(**QUIET).closed_date = day
    date_messages(one, day)
    _work_on_measures(one, day, over, secretary)
    return one


def _review_register(register, year, days, context):
    head = register.sudo().department_id.iso_head_user_id
    mine = register.with_user(head).with_context(**QUIET)
    if mine.risk_ids:
        accepted = mine.risk_ids.filtered(lambda one: one.treatment == "accept")
        accepted.accepted_until = date(year, 12, 31)
        accepted.action_accept()
        (mine.risk_ids[1:] - accepted)._unsealed().action_confirm()
        first = mine.risk_ids[0]
        first.cause = f"{first.cause}; thêm việc sau sắp xếp đơn vị hành chính"
        _write_risk(mine, NEW_RISK, year, head, context)
        if mine.department_id == ref(mine.env, VERY_HIGH_UNIT):
            _write_risk(mine, VERY_HIGH_RISK, year, head, context)
    else:
        for line in _lines_of(mine):
            _write_risk(mine, line, year, head, context)
    # Last year's acceptances are over today.
    mine._unsealed().confirm()


def _lines_of(register):
    lines = list(RISKS[""])
    for name, own in RISKS.items():
        unit = f"demo_department_{name}"
        if name and register.department_id == ref(register.env, unit):
            lines += own
    return lines


def _write_risk(register, line, year, head, context):
    kind, process, name, source, cause, effect, *stages, treatment, measures = line
    levels = {
        (level.axis, level.value): level.id for level in register.scale_id.level_ids
    }
    vals = {
        f"{stage}_{axis}_id": levels[axis, pair[place]]
        for stage, pair in zip(STAGES, stages, strict=True)
        if pair
        for place, axis in enumerate(("likelihood", "impact"))
    }
    staff = register.sudo().department_id.iso_user_ids - head
    issues = context.issue_ids if context else register.env["iso.context.issue"]
    # The issue that speaks of the same thing, by its place in the story.
    linked = issues.filtered("is_climate") if "khí hậu" in cause else issues[:0]
    if "mạng" in name:
        linked = issues.filtered(lambda issue: issue.kind == "threat")[-1:]
    one = register.env["iso.risk"].create(
        {
            **vals,
            "register_id": register.id,
            "kind": kind,
            "process": process,
            "procedure_ids": named(
                register.env, register.company_id, OF_PROCESS.get(process)
            ),
            "name": name,
            "source": source,
            "cause": cause,
            "effect": effect,
            "treatment": treatment,
            "accepted_until": treatment == "accept" and date(year, 12, 31),
            "issue_ids": [Command.set(linked.ids)],
            "measure_ids": [
                Command.create(
                    {
                        "name": measure,
                        "user_id": (staff[:1] or head).id,
                        "date_deadline": date(year, 9, 30),
                    }
                )
                for measure in measures
            ],
        }
    )
    if treatment == "accept":
        one.action_accept()


def _work_on_measures(one, day, over, secretary):
    """Owners finish their measures, the secretary checks; this year's half of them."""
    measures = one.sudo().register_ids.risk_ids.measure_ids
    measures.task_id.filtered(lambda task: task.date_start > day).date_start = day
    for place, measure in enumerate(measures.filtered("task_id").sorted("id")):
        if measure.state == "done" or (not over and place % 2):
            continue
        task = measure.task_id.with_user(measure.task_id.user_id)
        mine = task.with_context(**QUIET)
        mine.result = EVIDENCE
        mine.finish()
        done = min(office_hour(day, task.env.uid), fields.Datetime.now())
        measure.task_id.done_date = done
        if (over or place % 4 == 0) and task.env.user != secretary:
            measure.with_user(secretary).with_context(**QUIET).action_check_effective()
            measure._unsealed().checked_date = day
        date_messages(measure.task_id, day)
