"""How the demo agencies make their plans and issue them."""

from datetime import timedelta

from odoo.fields import Command

from ..agency.setting import ref
from ..story_days import office_hour

# sudo: a story told by the system while demo data is loaded.


def draft_from(secretary, year, **source):
    """The draft of a year's plan, made by the wizard as the secretary uses it."""
    env = secretary.env(user=secretary)
    wizard = env["iso.plan.new.wizard"].create(
        {"company_id": secretary.company_id.id, "year": year, **source}
    )
    return env["iso.plan"].browse(wizard.action_create()["res_id"])


def submit(plan, day):
    """Look at what came along with a draft and submit it, on a day of the story."""
    if plan.to_check:
        plan.action_looked_at()
    plan.submit()
    plan.sudo()._unsealed().submitted_on = min(day, plan.submitted_on)


def issue(plan, leader, number, day):
    """Submit a draft and have it signed; what is said of it gets the date of that day."""
    submit(plan, day)
    plan.with_user(leader)._unsealed().issue(number, day)
    date_messages(plan, day)


def date_messages(record, day, before=()):
    """Give the messages of a record, but for those `before`, the date of a story's day."""
    record.env.cr.flush()  # what is tracked is written down just before a commit
    messages = record.sudo().message_ids
    messages = messages.filtered(lambda message: message.id not in before)
    messages.date = office_hour(day, record.id)


def add_lines(plan, lines, days):
    """Add lines of the story to the table of a draft.

    :return: dict {key of the line in the story: its iso.plan.line}
    """
    words = {
        "year": plan.year,
        "last_year": plan.year - 1,
        # "Before" a date means the day before at the latest.
        "late": days.late + timedelta(days=1),
        "soon": days.soon + timedelta(days=1),
    }
    env = plan.env
    section = plan.section_ids.filtered(lambda section: section.kind == "table")[:1]
    created = env["iso.plan.line"].create(
        [
            {
                "plan_id": plan.id,
                "section_id": section.id,
                "sequence": line["sequence"],
                "name": line["name"].format(**words),
                "condition": line.get("condition"),
                "outputs": line["outputs"],
                "activity_type_id": ref(env, f"activity_type_{line['type']}").id,
                "clause_ids": [
                    Command.set(
                        ref(env, f"activity_type_{line['type']}").clause_ids.ids
                    )
                ],
                "party_ids": [
                    Command.create(
                        {
                            "sequence": 10 * place,
                            "party_id": ref(env, party).id,
                            "role_id": ref(env, role).id,
                            "label": label,
                            "own_part": own_part,
                        }
                    )
                    for place, (party, role, label, own_part) in enumerate(
                        line["parties"], 1
                    )
                ],
                "branch_ids": [
                    Command.create(
                        {
                            "sequence": 10 * place,
                            "condition": condition,
                            "text": text.format(**words),
                            "is_fallback": is_fallback,
                        }
                    )
                    for place, (condition, text, is_fallback, _after) in enumerate(
                        line["deadlines"], 1
                    )
                ],
            }
            for line in lines
        ]
    )
    by_key = {
        line["key"]: record
        for line, record in zip(lines, created, strict=True)
        if "key" in line
    }
    for line, record in zip(lines, created, strict=True):
        for branch, deadline in zip(record.branch_ids, line["deadlines"], strict=True):
            if deadline[3]:
                branch.after_branch_id = by_key[deadline[3]].branch_ids[0]
    return by_key


def same_line(plan, line):
    """The line of `plan` that was copied from `line`."""
    return plan.line_ids.filtered(lambda copy: copy.origin_id == line)


def record_event(secretary, branch, day, reason, due=None):
    """Record an event as the secretary does on the form."""
    vals = {"branch_id": branch.id, "date": day, "reason": reason}
    wizard = branch.env["iso.event.wizard"].with_user(secretary)
    plan = branch.plan_id
    told = plan.sudo().message_ids.ids
    wizard.create({**vals, **({"date_due": due} if due else {})}).action_record()
    date_messages(plan, day, told)
    return branch.sudo().event_ids.sorted("id")[-1:]


def record_completion(line, event, day):
    """Record, on its own day, that the work an event set off is completed.

    Finishing the tasks does it by itself, but with the date of today.
    """
    branch = line.branch_ids[0].sudo()
    told = branch.plan_id.message_ids.ids
    branch.env["iso.plan.event"]._record(
        branch,
        day,
        f"Hoàn thành: {branch.after_branch_id.line_id.display_name}",
        source=event,
        from_chain=True,
    )
    date_messages(branch.plan_id, day, told)
