from datetime import time, timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.vietnam_time import begin_of, in_vietnam

# A day off is off for as long as people work; Odoo's own screens may begin it at eight.
OPENS, CLOSES = time(8), time(17)
LONGEST_DAYS = 366


class ResourceCalendarLeaves(models.Model):
    """Odoo's public holidays as the days off of a year, in whole days of Vietnam."""

    _name = "resource.calendar.leaves"
    _inherit = ["resource.calendar.leaves", "iso.calendar.days.mixin"]

    iso_year_id = fields.Many2one(
        "iso.calendar.year", "Year", ondelete="cascade", index="btree_not_null"
    )
    iso_date_from = fields.Date(
        "Off From", compute="_compute_iso_dates", inverse="_inverse_iso_dates"
    )
    iso_date_to = fields.Date(
        "Off Until", compute="_compute_iso_dates", inverse="_inverse_iso_dates"
    )

    @api.depends("date_from", "date_to")
    def _compute_iso_dates(self):
        for leave in self:
            begin, end = leave.date_from, leave.date_to
            leave.iso_date_from = begin and in_vietnam(begin).date()
            leave.iso_date_to = end and in_vietnam(end).date()

    def _inverse_iso_dates(self):
        for leave in self:
            leave.update(leave._iso_moments(leave.iso_date_from, leave.iso_date_to))

    @api.model
    def _iso_moments(self, first, last):
        """The values of Odoo's fields for days off in Vietnam, ``last`` included."""
        first = fields.Date.to_date(first)
        last = fields.Date.to_date(last) or first
        if not first:
            raise ValidationError(self.env._("Enter the day that is off."))
        return {
            "date_from": begin_of(first),
            "date_to": begin_of(last + timedelta(days=1)) - timedelta(seconds=1),
        }

    @api.depends("iso_year_id.company_id")
    def _compute_company_id(self):
        ours = self.filtered("iso_year_id")
        for leave in ours:
            leave.company_id = leave.iso_year_id.company_id
        return super(ResourceCalendarLeaves, self - ours)._compute_company_id()

    @api.model
    def _iso_place(self):
        # The year says whose day off it is.
        return super()._iso_place() | {"iso_year_id"}

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [dict(vals) for vals in vals_list]
        # Before Odoo's own checks look at the moments.
        for vals in vals_list:
            first, last = (vals.pop(f"iso_date_{end}", 0) for end in ("from", "to"))
            if first or vals.get("iso_year_id") and not vals.get("date_from"):
                vals.update(self._iso_moments(first, last))
            if year := vals.get("iso_year_id"):
                year = self.env["iso.calendar.year"].browse(year)
                # Those of all agencies have none, which Odoo takes for "not given".
                vals["company_id"] = year.company_id.id
        return super().create(vals_list)

    @api.constrains("iso_year_id", "date_from", "date_to", "resource_id", "company_id")
    def _check_iso_year(self):
        for leave in self.filtered("iso_year_id"):
            year = leave.iso_year_id
            for day in (leave.iso_date_from, leave.iso_date_to):
                if day.year != year.year:
                    raise ValidationError(year._other_year_message(day))
            if leave.resource_id or leave.company_id != year.company_id:
                raise ValidationError(
                    self.env._("The days off of a year are those of its whole agency.")
                )

    def _calendar_companies(self):
        public = self.filtered(lambda leave: not leave.resource_id)
        return super(ResourceCalendarLeaves, public)._calendar_companies()

    def _iso_days(self):
        """The days in Vietnam on which nobody works because of these (set of dates)."""
        days = set()
        for leave in self:
            first, last = in_vietnam(leave.date_from), in_vietnam(leave.date_to)
            day = first.date() + timedelta(days=first.time() > OPENS)
            end = last.date() - timedelta(days=last.time() < CLOSES)
            for number in range(min((end - day).days + 1, LONGEST_DAYS)):
                days.add(day + timedelta(days=number))
        return days
