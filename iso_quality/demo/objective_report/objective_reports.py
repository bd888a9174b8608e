"""How the demo agencies report on their quality objectives, through the buttons."""

from datetime import date

from ..agency.setting import ref
from ..objective.objective_texts import SHORTFALLS
from ..plan.plans import date_messages
from ..story_days import office_hour, workday_after

# sudo: a story told by the system while demo data is loaded.

QUIET = {"tracking_disable": True}
ASSESSMENT = (
    "Các mục tiêu được phổ biến đến từng công chức, có người theo dõi và có minh chứng "
    "cho từng kỳ đo."
)
PROPOSAL = "Giữ mục tiêu; rà soát lại mức cần đạt theo kết quả của năm."
# In this year: not sent yet.
UNSENT = {"demo_department_safety", "demo_department_commune_service"}


def report_objectives(secretary, leader, year, days):
    """The half-year and year reports of a year that are due by today.

    Departments send theirs ten days after the period, the agency five days later. Of
    the last period one department's is a draft and the agency's waits for its leader.
    """
    periods = [("half", date(year, 7, 10)), ("year", date(year + 1, 1, 10))]
    for period, sent in periods:
        if workday_after(sent) < days.today:
            _report(secretary, leader, year, period, days)


def _report(secretary, leader, year, period, days):
    reports = secretary.env(user=secretary)["iso.objective.report"].sudo()
    open_one = year == days.year
    company = secretary.company_id
    sheets = secretary.env["iso.objective.sheet"].sudo()
    sheets = sheets.search(
        [
            ("company_id", "=", company.id),
            ("year", "=", year),
            ("state", "=", "issued"),
        ]
    )
    end = date(year, 7, 10) if period == "half" else date(year + 1, 1, 10)
    day = workday_after(end)
    for unit in sheets.department_id:
        head = unit.iso_head_user_id
        report = reports.with_user(head or secretary).sudo(False)
        report = report.with_context(**QUIET).create(_vals(company, unit, year, period))
        _write_words(report)
        if open_one and any(unit == ref(unit.env, name) for name in UNSENT):
            continue
        report.issue()
        _date(report, day)
    report = reports.with_user(secretary).sudo(False).with_context(**QUIET)
    report = report.create(_vals(company, unit.browse(), year, period))
    _write_words(report)
    report.submit()
    day = min(workday_after(end.replace(day=15)), days.today)
    if not open_one:
        # Later documents of the story have higher numbers.
        number = "21" if period == "half" else "02"
        report.sudo()._unsealed().submitted_on = min(day, report.submitted_on)
        report.with_user(leader)._unsealed().issue(number, day)
    _date(report, day)


def _vals(company, unit, year, period):
    return {
        "company_id": company.id,
        "department_id": unit.id,
        "year": year,
        "period": period,
        "assessment": ASSESSMENT,
        "proposals": PROPOSAL,
    }


def _write_words(report):
    """Cause and solution where the measures do not tell them already."""
    cause, solution = SHORTFALLS[""]
    for line in report.line_ids:
        if line.result == "not_reached":
            line.cause = line.cause or cause
            line.solution = line.solution or solution
        if line.result != "reached":
            line.proposal = PROPOSAL


def _date(report, day):
    """The report, and the tasks that it finished, are of ``day``."""
    if report.state == "issued":
        report.sudo()._unsealed().with_context(**QUIET).issue_date = day
    date_messages(report, day)
    tasks = report.env["iso.task"].sudo()
    finished = tasks.search(
        [
            ("company_id", "=", report.company_id.id),
            ("department_id", "=", report.department_id.id),
            ("plan_id.year", "=", report.year),
            ("state", "=", "done"),
            ("done_date", ">=", report.create_date),
            ("line_activity_type_id.code", "like", "objective_report"),
        ]
    )
    finished.with_context(**QUIET).done_date = office_hour(day, report.id)
