from typing import NamedTuple

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain


class Moved(NamedTuple):
    """A deadline that the calendar has moved."""

    record: models.BaseModel
    before: fields.Date
    after: fields.Date


class IsoWorkdaysMixin(models.AbstractModel):
    """Records of an agency with a deadline that is counted in working days.

    It says when days off that are not announced were counted, and follows the calendar
    for as long as it is open.
    """

    _name = "iso.workdays.mixin"
    _description = "Counted in Working Days"

    # The stored day that is counted.
    _workdays_field = None

    calendar_doubt = fields.Char("Please Note", compute="_compute_calendar_doubt")

    # ------------------------------------------------------------ what a model says
    @api.model
    def _workdays_domain(self):
        """Those whose day still follows the calendar (Domain)."""
        raise NotImplementedError

    def _workdays_from(self):
        """The day from which this one is counted; False: it is not counted."""
        raise NotImplementedError

    def _workdays_day(self):
        """What the calendar of today makes of this one's deadline (date or False)."""
        raise NotImplementedError

    def _move_by_workdays(self, day):
        """Give these another deadline (as the system)."""
        raise NotImplementedError

    # ------------------------------------------------------------ doubt
    @api.depends(lambda self: self._workdays_field and [self._workdays_field] or [])
    @api.depends_context("lang")
    def _compute_calendar_doubt(self):
        # sudo: from when it was counted does not depend on who reads
        open_ones = self.sudo().filtered_domain(self._workdays_domain())
        self.calendar_doubt = False
        for record in self & open_ones:
            counted = record.sudo()
            if first := counted._workdays_from():
                days = sorted((first, counted[self._workdays_field] or first))
                agency = counted.company_id
                record.calendar_doubt = agency._iso_calendar_doubt(*days)

    # ------------------------------------------------------------ the calendar changed
    @api.model
    def _count_again_in(self, companies):
        """Count the open deadlines of some agencies again, write what moved into the
        history of each record, and tell the secretaries and who changed the calendar.

        :param companies: res.company
        """
        said = []
        for company in companies:
            moved = []
            for name in sorted(self.pool[self._name]._inherit_children):
                # sudo: deadlines follow the calendar, whoever changes it
                moved += self.env[name].sudo()._count_company_again(company)
            if moved:
                said.append(f"{company.name}: {len(moved)}")
                self._tell_moved(company, moved)
        if said:
            words = self.env._(
                "Open deadlines moved with the calendar: %s. The history of each says "
                "from when to when.",
                ", ".join(said),
            )
            self.env.user._bus_send(
                "simple_notification",
                {"type": "info", "sticky": True, "message": words},
            )

    @api.model
    def _count_company_again(self, company):
        """Move what is open in an agency.

        :return: list of Moved
        """
        open_ones = self.search(
            self._workdays_domain() & Domain("company_id", "=", company.id)
        )
        moved = []
        for record in open_ones:
            if not record._workdays_from():
                continue
            before, after = record[self._workdays_field], record._workdays_day()
            if after and after != before:
                record._move_by_workdays(after)
                moved.append(Moved(record, before, after))
        return moved

    @api.model
    def _tell_moved(self, company, moved):
        """Write it into the history of what has moved; the secretaries get the list.

        :param company: res.company
        :param list moved: of Moved
        """
        secretaries = self.env["res.users"]._iso_members("secretary", company)
        # In the language of who reads it, whoever changed the calendar.
        said = self.with_context(lang=secretaries[:1].lang or self.env.lang)
        lines = []
        for one in moved:
            words = said._moved_words(one)
            one.record._message_log(body=words)
            lines.append(Markup("<li>%s: %s</li>") % (one.record.display_name, words))
        if secretaries:
            # sudo: said by the system to those of the agency only
            self.env["mail.thread"].sudo().message_notify(
                partner_ids=secretaries.partner_id.ids,
                subject=said.env._("Deadlines moved with the calendar"),
                body=Markup("<ul>%s</ul>") % Markup("").join(lines),
            )

    @api.model
    def _moved_words(self, one):
        """From when to when, and why (str).

        :param Moved one: what has moved
        """
        return self.env._(
            "The calendar has changed: due on %(after)s instead of %(before)s.",
            after=one.after.strftime("%d/%m/%Y"),
            before=one.before.strftime("%d/%m/%Y") if one.before else "…",
        )
