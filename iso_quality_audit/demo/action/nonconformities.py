"""What went wrong in two of the demo agencies in two years, at each step of its way.

Everything goes through the methods that the buttons call, as the people whose turn it is;
only dates of the past are written afterwards.
"""

from datetime import timedelta

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.story_days import StoryDays, office_hour
from odoo.addons.iso_quality.tools.vietnam_time import ZONE, vietnam_today

from .nonconformity_texts import COMMUNE, DECIDED, FROM_AUDITS, LESSONS, STORIES
from .walk import Walk

# sudo: a story told by the system while demo data is loaded.

AGENCIES = (
    ("base.main_company", "demo_user_secretary", "demo_user_director", STORIES),
    (
        "demo_company_commune",
        "demo_user_commune_secretary",
        "demo_user_commune_chair",
        COMMUNE,
    ),
)


def tell(env):
    """Tell of nonconformities, unless this database has some."""
    env = env(context={**env.context, "lang": "vi_VN", "tz": ZONE})
    env = env(context={**env.context, "tracking_disable": True})
    if env["iso.nonconformity"].search_count([], limit=1):
        return
    days = StoryDays(vietnam_today())
    told = {}
    for company, secretary, leader, stories in AGENCIES:
        walks = [
            Walk(env, days, (company, secretary, leader), story) for story in stories
        ]
        if company == "base.main_company":
            walks += _from_audits(env, days, (company, secretary, leader))
        # Numbers are given in the order of the days.
        for walk in sorted(walks, key=lambda one: one.begun):
            told[walk.key] = walk.go()
    _decide(env, told, days)
    _lessons(told, days)
    for walk in told.values():
        walk.date()
    _ask_again(env)
    _read_old_notifications(env, days)


def _from_audits(env, days, people):
    """What the rounds of last year and of this year have found."""
    found = []
    rounds = env["iso.audit"].search(
        [("company_id", "=", ref(env, people[0]).id)], order="date_planned"
    )
    for audit, (unit, number, story) in zip(rounds, FROM_AUDITS, strict=False):
        department = ref(env, f"demo_department_{unit}")
        finding = audit.sudo().finding_ids.filtered(
            lambda one, unit=department, number=number: (
                one.department_id == unit and one.clause_id.number == number
            )
        )[:1]
        if not finding:
            continue
        if finding.decision != "kept":
            finding.with_user(department.iso_head_user_id).action_agree()
            finding.with_user(audit.lead_id).action_keep()
        found.append(Walk(env, days, people, story, finding))
    return found


def _decide(env, told, days):
    """What ended otherwise: merged into another one."""
    secretary = ref(env, "demo_user_secretary")
    for key, target, back, reason in DECIDED:
        one = told[key].record
        one.with_user(secretary).merge_into(told[target].record.id, reason)
        told[key].stamp(days.today - timedelta(days=back))


def _lessons(told, days):
    """Other departments are asked; some have answered."""
    for key, back, answers in LESSONS:
        walk = told[key]
        walk.as_head().ask_departments()
        day = days.today - timedelta(days=back)
        askings = walk.record.asking_ids
        quiet = askings.sudo()._unsealed()
        due = askings.company_id._iso_within("iso_answer_days", day)
        quiet.write({"asked_on": day, "answer_due": due, "answered_on": False})
        for asking, (answer, words) in zip(askings, answers, strict=False):
            mine = asking.with_user(asking._answerers()[:1])
            if words:
                getattr(mine, answer)(words)
            else:
                getattr(mine, answer)()
            asking.sudo()._unsealed().answered_on = day + timedelta(days=1)
        for asking in askings:
            asking.sudo().message_ids.date = office_hour(day, asking.id)
        walk.stamp(day)


def _ask_again(env):
    """To-dos by the days of the story."""
    env["iso.nonconformity"].search([])._keep_turns()
    askings = env["iso.nonconformity.asking"].search([])
    askings._keep_asked(*askings._todos())


def _read_old_notifications(env, days):
    """Nobody has unread news of last month."""
    models = ["iso.nonconformity", "iso.action", "iso.nonconformity.asking", "iso.task"]
    env["mail.notification"].search(
        [
            ("mail_message_id.model", "in", models),
            ("mail_message_id.date", "<", days.today - timedelta(days=14)),
        ]
    ).write({"is_read": True, "notification_status": "sent"})
