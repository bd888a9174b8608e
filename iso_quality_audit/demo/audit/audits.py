"""How Sở Công Thương audits itself: last year's round is closed, this year's half done.

Everything goes through the methods that the buttons call, as the people who would press
them; only dates of the past are written afterwards.
"""

from datetime import datetime, time, timedelta

from odoo.fields import Command

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.plan.plans import date_messages
from odoo.addons.iso_quality.demo.story_days import (
    StoryDays,
    office_hour,
    workday_after,
    workday_before,
)
from odoo.addons.iso_quality.tools.vietnam_time import ZONE, vietnam_today

from .audit_texts import (
    CLOSING,
    CONCLUSION,
    CRITERIA,
    FOUND,
    PLACES,
    PURPOSE,
    RECOMMENDATIONS,
    SCOPE,
    SESSIONS,
    STRONG_POINTS,
    TEAM,
    WORDS,
)
from .papers import tell_of_forms, tell_of_minutes, tell_of_papers

# sudo: a story told by the system while demo data is loaded.

QUIET = {"tracking_disable": True}


def tell(env):
    """Tell of the audits, unless this database has some."""
    env = env(context={**env.context, "lang": "vi_VN", "tz": ZONE})
    if env["iso.audit"].search_count([], limit=1):
        return
    days = StoryDays(vietnam_today())
    _appoint_auditors(env, days)
    tell_of_forms(env, days.year - 2)
    last = workday_after(datetime(days.year - 1, 10, 8).date())
    audit = _round(env, days.year - 1, last, number=days.year - 1)
    _hold(env, audit, audit.session_ids, days)
    _close(env, audit, days)
    # Today is the second of three days.
    first = workday_before(days.today - timedelta(days=1))
    audit = _round(env, days.year, first, today=days.today)
    over = audit.session_ids.filtered(lambda one: one.day < days.today)
    _hold(env, audit, over, days)
    _begin_today(env, audit, days)


def _appoint_auditors(env, days):
    company = ref(env, "base.main_company")
    users = env["res.users"].union(*(ref(env, f"demo_user_{name}") for name in TEAM))
    env["iso.role"]._give(users, "auditor", company)
    given = users.sudo().iso_role_ids.filtered(lambda row: row.role == "auditor")
    given.date_from = f"{days.year - 2}-01-01"


def _round(env, year, first, number=None, today=None):
    """A round with its plan issued three weeks before; three days of sessions."""
    secretary = ref(env, "demo_user_secretary")
    lead = ref(env, f"demo_user_{TEAM[0]}")
    audits = env(user=secretary)["iso.audit"].with_context(**QUIET)
    audit = audits.create(
        {
            "name": f"Đợt 1 năm {year}",
            "year": year,
            "date_planned": first,
            "period_from": f"{year - 1}-07-01",
            "period_to": f"{year}-06-30",
            "purpose": PURPOSE,
            "scope": SCOPE,
            "criteria": CRITERIA,
            # Combined with the inspection of administrative reform this year.
            "with_reform": bool(today),
            "member_ids": [
                Command.create(
                    {
                        "user_id": ref(env, f"demo_user_{name}").id,
                        "role": "lead" if place == 0 else "member",
                    }
                )
                for place, name in enumerate(TEAM)
            ],
        }
    )
    second = today or workday_after(first + timedelta(days=1))
    held = [first, second, workday_after(second + timedelta(days=1))]
    _sessions(env, audit, lead, held)
    tell_of_papers(env, audit, held[0], ("decision", "plan", "notice"))
    return audit


def _sessions(env, audit, lead, held):
    rows = [
        {
            "kind": kind,
            "name": name,
            "start": _at(held[day], hour),
            "end": _at(held[day], hour, minutes=30),
            "place": PLACES[0],
            "auditor_ids": [Command.set(lead.ids)],
        }
        for kind, name, day, hour in CLOSING
    ]
    for unit, auditors, day, hour, clauses in SESSIONS:
        people = [ref(env, f"demo_user_{name}").id for name in auditors]
        numbers = [ref(env, f"clause_9001_2015_{one}").id for one in clauses]
        rows.append(
            {
                "department_id": ref(env, f"demo_department_{unit}").id,
                "auditor_ids": [Command.set(people)],
                "clause_ids": [Command.set(numbers)],
                "start": _at(held[day], hour),
                "end": _at(held[day], hour, minutes=90),
                "place": PLACES[1 + len(rows) % (len(PLACES) - 1)],
            }
        )
    sessions = audit.session_ids.create([{**row, "audit_id": audit.id} for row in rows])
    sessions.filtered("is_audit").action_propose_questions()


def _at(day, hour, minutes=0):
    """A moment of a day in Vietnam, as Odoo keeps it."""
    return datetime.combine(day, time(hour - 7)) + timedelta(minutes=minutes)


def _hold(env, audit, sessions, days):
    """Sessions that are over: begun, answered, handed in by their auditors."""
    for session in sessions.filtered("is_audit"):
        mine = session.with_user(session.auditor_ids[0])
        mine.start_session()
        _answer(env, mine, mine.answer_ids)
        mine.hand_in()
        end = session.end
        session.sudo()._unsealed().with_context(**QUIET).write(
            {"started_on": session.start, "handed_in_on": end}
        )
        date_messages(session, session.day)
    others = sessions.filtered(lambda one: not one.is_audit)
    others._set_state("closed")


def _answer(env, session, answers):
    """Most conforms; here and there a remark, in each department at most one gap."""
    by_meaning = {one.meaning: one for one in env["iso.audit.conclusion"].search([])}
    found = FOUND.get(_unit_key(session), {})
    for place, answer in enumerate(answers, 1):
        number = answer.clause_id.number
        vals = dict(found.get(number, ()))
        meaning = vals.pop("meaning", "conform")
        if answer.clause_id in answers[: place - 1].clause_id:
            # Once for each clause.
            meaning, vals = "conform", {}
        shown = (answer.evidence_hint or "").split("\n")[0]
        note = WORDS[place % len(WORDS)].format(shown=shown or "hồ sơ của phòng")
        answer.write({"conclusion_id": by_meaning[meaning].id, "note": note, **vals})
    answers.sudo().with_context(**QUIET).answered_on = session.start


def _unit_key(session):
    name = session.sudo().department_id.get_external_id()[session.department_id.id]
    return name.split("demo_department_")[-1]


def _close(env, audit, days):
    """Heads answer, the lead decides and reports, the round is closed."""
    lead = audit.lead_id
    tell_of_minutes(audit, "opening", audit.date_from)
    for finding in audit.sudo().finding_ids:
        head = finding.department_id.iso_head_user_id
        if finding.clause_id.number == "9.1.2":
            finding.with_user(head).dispute(
                "Phòng có bảng chi tiết theo thủ tục, đoàn chưa xem bảng này."
            )
            finding.with_user(lead).keep(
                "Bảng chi tiết mới có hai trong năm thủ tục; điểm lưu ý giữ nguyên."
            )
        else:
            finding.with_user(head).action_agree()
            finding.with_user(lead).action_keep()
        date_messages(finding, audit.date_to)
    tell_of_minutes(audit, "closing", audit.date_to)
    report = audit.with_user(lead).paper_ids.create(
        {
            "audit_id": audit.id,
            "kind": "report",
            "strong_points": STRONG_POINTS,
            "conclusion": CONCLUSION,
            "recommendations": RECOMMENDATIONS,
            "signer_title": "TRƯỞNG ĐOÀN",
        }
    )
    report.issue()
    day = workday_after(audit.date_to + timedelta(days=4))
    report.sudo()._unsealed().with_context(**QUIET).issue_date = day
    date_messages(report, day)
    audit.with_user(lead).close()
    audit.sudo()._unsealed().with_context(**QUIET).closed_on = day
    date_messages(audit, day)


def _begin_today(env, audit, days):
    """One session is under way, half answered; departments have spoken beforehand."""
    today = audit.session_ids.filtered(
        lambda one: one.is_audit and one.day == days.today
    ).sorted("start")
    for session in today:
        head = session.department_id.iso_head_user_id
        for answer in session.answer_ids[:2].with_user(head):
            answer.say_beforehand("Phòng đã chuẩn bị hồ sơ, để ở tủ lưu của phòng.")
    running = today[:1]
    mine = running.with_user(running.auditor_ids[0])
    mine.start_session()
    _answer(env, mine, mine.answer_ids[: len(mine.answer_ids) // 2])
    date_messages(running, office_hour(days.today, 1).date())
