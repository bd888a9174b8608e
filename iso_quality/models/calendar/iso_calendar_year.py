import json
from collections import Counter
from datetime import date, timedelta

from odoo import SUPERUSER_ID, api, fields, models, tools
from odoo.exceptions import UserError
from odoo.tools import file_open

from ...tools.vietnam_time import vietnam_today
from ...tools.workdays import WorkCalendar

SEED = "iso_quality/data/calendar/vn_working_days.json"
# On weekdays, in a year: more are a slip of the keyboard.
MOST_DAYS_OFF = 60
WAITING = "iso.calendar.year.changed"


class IsoCalendarYear(models.Model):
    """The days off and the days made up of one year: of all agencies, or those by which
    one agency differs. Only what a notice announces is certain.

    Source: Bộ luật Lao động 2019, Điều 111-112; the notice of each year.
    """

    _name = "iso.calendar.year"
    _description = "Days Off of a Year"
    _inherit = ["iso.shared.mixin", "iso.calendar.days.mixin"]
    _rec_name = "year"
    _order = "year desc, id"

    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_today().year + 1
    )
    notice = fields.Char(
        "Announced By",
        help="Number and date of the notice. Without one, the days are computed only, "
        "and deadlines that are counted in this year say so.",
    )
    is_official = fields.Boolean("Announced", compute="_compute_is_official")
    leave_ids = fields.One2many("resource.calendar.leaves", "iso_year_id", "Days Off")
    makeup_ids = fields.One2many(
        "iso.calendar.makeup.day", "year_id", "Days Worked to Make Up"
    )
    workday_count = fields.Integer("Working Days", compute="_compute_counts")
    other_days = fields.Char(
        "Other Days Off That Count",
        compute="_compute_counts",
        help="Of all agencies, or entered as public holidays in another place.",
    )
    may_change = fields.Boolean(compute="_compute_may_change")

    _once = models.UniqueIndex(
        "(COALESCE(company_id, 0), year)",
        "There is a calendar of this year already: open it.",
    )
    _year_range = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2199)", "Enter the year with four digits."
    )

    # ------------------------------------------------------------ looks
    @api.depends("year", "company_id")
    def _compute_display_name(self):
        for one in self:
            whose = one.company_id.name or self.env._("all agencies")
            one.display_name = f"{one.year} – {whose}"

    @api.depends("notice")
    def _compute_is_official(self):
        for one in self:
            one.is_official = bool((one.notice or "").strip())

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_may_change(self):
        mine = self.env.user._iso_agencies("admin")
        installation = self.env.user._is_system()
        for one in self:
            whose = one.company_id
            one.may_change = whose in mine if whose else installation

    @api.depends("year", "leave_ids.date_from", "leave_ids.date_to", "makeup_ids.date")
    @api.depends_context("company")
    def _compute_counts(self):
        for one in self:
            if not 2000 <= one.year <= 2199:
                one.workday_count, one.other_days = 0, False
                continue
            company = one.company_id or self.env.company
            calendar = company._iso_calendar()
            first, last = date(one.year, 1, 1), date(one.year, 12, 31)
            one.workday_count = calendar.between(first - timedelta(days=1), last)
            others = calendar.off - one.leave_ids.filtered("date_to")._iso_days()
            one.other_days = ", ".join(
                f"{day:%d/%m}"
                for day in sorted(others)
                if day.year == one.year and day.weekday() < 5
            )

    def _other_year_message(self, day):
        """That a day is not of this year (str)."""
        return self.env._(
            "%(day)s is not in %(year)s: enter it with the days of its own year.",
            day=day.strftime("%d/%m/%Y"),
            year=self.year,
        )

    @api.constrains("year", "company_id")
    def _check_days(self):
        self.leave_ids._check_iso_year()
        self.makeup_ids._check_year()

    # ------------------------------------------------------------ what is counted with
    @api.model
    @tools.ormcache("company_id", "hours_id")
    def _calendar_of(self, company_id, hours_id):
        """The calendar of an agency, its own days above those of all.

        :param company_id: id of the agency, or False
        :param hours_id: id of its working hours, or False: public holidays may be theirs
        :return: WorkCalendar
        """
        # sudo: a calendar is the same whoever asks
        holidays = self.env["resource.calendar.leaves"].sudo()
        found = WorkCalendar()
        for whose in dict.fromkeys((False, company_id)):
            of_it = [("company_id", "=", whose)]
            leaves = holidays.search(
                [
                    *of_it,
                    ("resource_id", "=", False),
                    ("time_type", "=", "leave"),
                    ("calendar_id", "in", [False, hours_id]),
                ]
            )
            made_up = self.env["iso.calendar.makeup.day"].sudo().search(of_it)
            years = self.sudo().search(of_it).filtered("is_official")
            own = WorkCalendar(
                frozenset(leaves._iso_days()),
                frozenset(made_up.mapped("date")),
                frozenset(years.mapped("year")),
            )
            found = own.over(found)
        return found

    # ------------------------------------------------------------ what follows a change
    @api.model
    def _changed(self, companies):
        """A day has changed: open deadlines are counted again before all is saved.

        :param set companies: ids of agencies; False stands for all of them
        """
        if not companies:
            return
        self.env.registry.clear_cache()
        # While addons are loaded not all deadlines are known: see migrations.
        if not self.env.registry.ready:
            return
        waiting = self.env.cr.precommit.data.setdefault(WAITING, set())
        if not waiting:
            self.env.cr.precommit.add(self._count_again)
        waiting.update(companies)

    @api.model
    def _count_again(self):
        """Count the open deadlines of those agencies again whose days have changed."""
        waiting = self.env.cr.precommit.data.pop(WAITING, set())
        # sudo: deadlines follow the calendar, whoever changes it
        companies = self.env["res.company"].sudo()
        if False in waiting:
            companies = companies.search([("active", "=", True)])
        else:
            companies = companies.browse(waiting).exists()
        for company in companies:
            self._check_work_is_left(company)
        self.env["iso.workdays.mixin"]._count_again_in(companies)
        # Run after everything was flushed.
        self.env.flush_all()

    @api.model
    def _check_work_is_left(self, company):
        """:raise UserError: when an agency would hardly work in a year"""
        off = company._iso_calendar().off
        years = Counter(day.year for day in off if day.weekday() < 5)
        for year, days in years.items():
            if days > MOST_DAYS_OFF:
                raise UserError(
                    self.env._(
                        "With these days off, %(agency)s would not work on %(days)s "
                        "weekdays of %(year)s. Look for a day that was entered wrongly.",
                        agency=company.name,
                        days=days,
                        year=year,
                    )
                )

    # ------------------------------------------------------------ what comes with us
    def _is_changed(self):
        """Whether people have changed what the system entered (bool)."""
        rows = [self, *self.leave_ids, *self.makeup_ids]
        return any(row.write_uid.id != SUPERUSER_ID for row in rows)

    @api.model
    def _seed(self):
        """Enter the years that come with the product and are not there, and those that
        were computed and are announced now. A year that people changed stays."""
        with file_open(SEED, "r") as file:
            years = json.load(file)["years"]
        there = {one.year: one for one in self.search([("company_id", "=", False)])}
        for year, told in years.items():
            one = there.get(int(year))
            if one and (one.is_official or not told["notice"] or one._is_changed()):
                continue
            (one or self.browse()).unlink()
            self.create(
                {
                    "year": int(year),
                    "company_id": False,
                    "notice": told["notice"],
                    "leave_ids": [
                        fields.Command.create({"iso_date_from": day, "name": name})
                        for day, name in told["days_off"].items()
                    ],
                    "makeup_ids": [
                        fields.Command.create({"date": day})
                        for day in told["makeup_days"]
                    ],
                }
            )
