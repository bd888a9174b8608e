"""The demo story: two years of three agencies, up to the day it is told.

From November on next year's plans are made too, and one of them is issued. Everything
goes through the methods that the buttons call, as the people who would press them; only
dates of the past are written afterwards.
"""

from datetime import date, timedelta

from odoo.fields import Command

from ..tools.vietnam_time import ZONE, vietnam_today
from .agency.setting import (
    add_committees,
    add_legal_documents,
    appoint,
    demo_users,
    ref,
    settle,
)
from .document.register import add_outgoing_documents, add_templates
from .objective.objectives import follow_objectives, set_objectives
from .objective_report.objective_reports import report_objectives
from .plan.lines import (
    COMMUNE_LINES,
    REVISION_LINES,
    SCIENCE_LINES,
    THIS_YEAR_LINES,
    YEARLY_LINES,
)
from .plan.next_year import plan_next_year
from .plan.plans import (
    add_lines,
    date_messages,
    draft_from,
    issue,
    record_completion,
    record_event,
    same_line,
)
from .risk.risks import review_context, review_risks
from .standard.procedures import add_procedures
from .story_days import StoryDays, workday_after
from .work.work import say_difficulties, talk, work

# sudo: a story told by the system while demo data is loaded.


def tell(env):
    """Tell the story, unless this database has plans of its own."""
    env = env(context={**env.context, "lang": "vi_VN", "tz": ZONE})
    if env["iso.plan"].search_count([], limit=1):
        return
    # What happens is written down in words that Odoo translates after the demo data.
    ref(env, "base.module_iso_quality")._update_translations()
    days = StoryDays(vietnam_today())
    appoint(env, days)
    settle(env)
    documents = add_legal_documents(env, days)
    add_committees(env, days)
    add_templates(env)
    add_procedures(env, days)
    old, keys = _last_year(env, days, documents[days.year - 1])
    _this_year(env, days, old, keys)
    _science_department(env, days, documents[days.year])
    _commune(env, days, documents[days.year])
    add_outgoing_documents(env, days)
    _remind(env)
    _read_old_notifications(env, days)


def _last_year(env, days, documents):
    """Sở Công Thương: the plan of last year, made of a template, done and closed."""
    secretary = ref(env, "demo_user_secretary")
    director = ref(env, "demo_user_director")
    year = days.year - 1
    plan = _draft_of_template(secretary, year, "department_months")
    plan.legal_basis_ids = [Command.link(document.id) for document in documents]
    keys = add_lines(plan, YEARLY_LINES, days)
    context = review_context(secretary, year, days)
    review_risks(secretary, director, year, days, context)
    set_objectives(secretary, director, year, days)
    issue(plan, director, "06", days.issued(year))
    _whole_event(plan, keys, secretary, workday_after(date(year, 5, 11)), 1412, days)
    record_event(
        secretary,
        keys["inspection"].branch_ids,
        workday_after(date(year, 9, 3)),
        f"Kế hoạch số 145/KH-UBND kiểm tra việc áp dụng ISO 9001 năm {year}",
        due=workday_after(date(year, 9, 24)),
    )
    _do_the_work(plan, secretary, director, days, over=True)
    told = plan.sudo().message_ids.ids
    plan.close()
    date_messages(plan, days.closed(year), told)
    return plan, keys


def _draft_of_template(secretary, year, template):
    """The draft of a year's plan made of a template of the product."""
    template = ref(secretary.env, f"template_{template}")
    return draft_from(secretary, year, source="template", template_id=template.id)


def _do_the_work(plan, secretary, leader, days, over=False):
    """Tasks, steps of objectives and their reports, as far as they are by today."""
    work(plan.task_ids, days, over=over)
    follow_objectives(secretary, leader, plan.year, days)
    report_objectives(secretary, leader, plan.year, days)


def _whole_event(plan, keys, secretary, day, number, days):
    """The province announces procedures; departments update theirs; a decision follows."""
    event = record_event(
        secretary,
        keys["update"].branch_ids[0],
        day,
        f"Quyết định số {number}/QĐ-UBND công bố danh mục TTHC lĩnh vực công thương",
    )
    done = workday_after(day + timedelta(days=12))
    record_completion(keys["decision"], event, done)
    work(event.task_ids | keys["decision"].task_ids, days, over=True)


def _this_year(env, days, old, old_keys):
    """Sở Công Thương: this year's plan, half way; a revision waits for the director."""
    secretary = ref(env, "demo_user_secretary")
    director = ref(env, "demo_user_director")
    plan = draft_from(secretary, days.year, source="plan", plan_id=old.id)
    keys = add_lines(plan, THIS_YEAR_LINES, days)
    keys |= {key: same_line(plan, line) for key, line in old_keys.items()}
    context = review_context(secretary, days.year, days)
    review_risks(secretary, director, days.year, days, context)
    set_objectives(secretary, director, days.year, days)
    issue(plan, director, "07", days.issued(days.year))
    spring = days.spring_event(days.year)
    if spring:
        _whole_event(plan, keys, secretary, spring, 508, days)
    record_event(
        secretary,
        keys["update"].branch_ids[0],
        days.event,
        "Quyết định số 2260/QĐ-UBND công bố TTHC sửa đổi lĩnh vực hóa chất, năng lượng",
    )
    _do_the_work(plan, secretary, director, days)
    talk(plan.task_ids.filtered("is_late"), secretary, days)
    say_difficulties(plan.task_ids, secretary, days)
    plan.action_revise()
    revision = plan.replaced_by_ids
    revision.title = f"{revision.title} (điều chỉnh, bổ sung)"
    add_lines(revision, REVISION_LINES, days)
    revision.submit()
    # Next year's stands beside this year's, whose revision still waits.
    plan_next_year(plan, secretary, days, (11, 2), (11, 18), (director, "94"))


def _science_department(env, days, documents):
    """Sở Khoa học và Công nghệ: the supervising agency's own plan."""
    secretary = ref(env, "demo_user_science_secretary")
    plan = _draft_of_template(secretary, days.year, "department_quarters")
    plan.write(
        {
            "legal_basis_ids": [Command.link(documents[0].id)],
            "signer_capacity": False,
            "signer_on_behalf": False,
            "signer_title": "GIÁM ĐỐC",
        }
    )
    add_lines(plan, SCIENCE_LINES, days)
    director = ref(env, "demo_user_science_director")
    review_risks(secretary, director, days.year, days)
    set_objectives(secretary, director, days.year, days)
    issue(plan, director, "21", days.issued(days.year))
    _do_the_work(plan, secretary, director, days)
    plan_next_year(plan, secretary, days, (11, 9), (11, 24))


def _commune(env, days, documents):
    """Xã Hưng Khang: the plan in an appendix; a revision was returned for mending."""
    secretary = ref(env, "demo_user_commune_secretary")
    chair = ref(env, "demo_user_commune_chair")
    plan = _draft_of_template(secretary, days.year, "commune_appendix")
    plan.legal_basis_ids = [Command.link(document.id) for document in documents]
    add_lines(plan, COMMUNE_LINES, days)
    set_objectives(secretary, chair, days.year, days)
    issue(plan, chair, "12", days.issued(days.year))
    _do_the_work(plan, secretary, chair, days)
    plan.action_revise()
    revision = plan.replaced_by_ids
    revision.submit()
    revision.with_user(chair).return_to_draft(
        "Bổ sung trách nhiệm của Trung tâm Phục vụ hành chính công trong phụ lục rồi "
        "trình lại."
    )
    plan_next_year(plan, secretary, days, (12, 1))


def _remind(env):
    """What the daily job does, without its commits."""
    for company in demo_users(env).company_id:
        for remind in env["iso.daily.job"]._steps():
            while remind(company, remind.__self__)[0]:
                pass


def _read_old_notifications(env, days):
    """Nobody has unread news of last month."""
    env["mail.notification"].search(
        [
            (
                "mail_message_id.model",
                "in",
                ["iso.plan", "iso.task", "iso.objective.sheet", "iso.objective.report"],
            ),
            ("mail_message_id.date", "<", days.today - timedelta(days=14)),
        ]
    ).write({"is_read": True, "notification_status": "sent"})
