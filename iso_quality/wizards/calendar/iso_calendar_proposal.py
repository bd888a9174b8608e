from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...tools.web_actions import CLOSE


class IsoCalendarProposal(models.TransientModel):
    """By what a computed year differs from the one that is entered; people choose.

    The package ``holidays`` (PyPI, MIT) knows the lunar days, and the swaps of years that
    have been announced when it was made.
    """

    _name = "iso.calendar.proposal"
    _description = "Proposed Days Off"

    year_id = fields.Many2one("iso.calendar.year", required=True, ondelete="cascade")
    day_ids = fields.One2many("iso.calendar.proposal.day", "proposal_id", "Differences")

    @api.model
    def _propose(self, year):
        """A proposal for one year that the user may change."""
        days = [Command.create(vals) for vals in self._differences(year)]
        return self.create({"year_id": year.id, "day_ids": days})

    @api.model
    def _known(self, year):
        """What the package knows of a year.

        :return: ({date: name} of days off, set of weekend days worked)
        :raise UserError: when it is not installed
        """
        try:
            # Optional: nothing else of the product needs it.
            import holidays
        except ImportError as error:
            raise UserError(
                self.env._(
                    "The Python package “holidays” is not on this server. Ask its "
                    "administrator for “pip install holidays”, or enter the days of the "
                    "notice by hand."
                )
            ) from error
        known = holidays.country_holidays("VN", years=year, language="vi")
        off = {day: name for day, name in known.items() if day.year == year}
        made_up = getattr(known, "weekend_workdays", ())
        return off, {day for day in made_up if day.year == year}

    @api.model
    def _differences(self, year):
        """Values of the days by which what is known differs from what counts now."""
        off, worked = self._known(year.year)
        now = year.company_id._iso_calendar()
        own_off = year.leave_ids.filtered(
            lambda leave: not leave._iso_days() & off.keys()
        )
        own_worked = year.makeup_ids.filtered(lambda one: one.date not in worked)
        return [
            *(
                {"kind": "off", "date": day, "name": name}
                for day, name in sorted(off.items())
                if day not in now.off
            ),
            *(
                {"kind": "worked", "date": day}
                for day in sorted(worked)
                if day not in now.worked
            ),
            *(
                {
                    "kind": "not_off",
                    "date": leave.iso_date_from,
                    "name": leave.name,
                    "take": False,
                }
                for leave in own_off
            ),
            *(
                {
                    "kind": "not_worked",
                    "date": one.date,
                    "name": one.name,
                    "take": False,
                }
                for one in own_worked
            ),
        ]

    def action_take(self):
        """Enter what was chosen."""
        self.ensure_one()
        year = self.year_id
        year.check_access("write")
        chosen = self.day_ids.filtered("take").grouped("kind")
        days = {kind: set(some.mapped("date")) for kind, some in chosen.items()}
        names = {one.date: one.name for one in self.day_ids}
        gone, over = days.get("not_off", ()), days.get("not_worked", ())
        year.write(
            {
                "leave_ids": [
                    *(
                        Command.delete(leave.id)
                        for leave in year.leave_ids
                        if leave.iso_date_from in gone
                    ),
                    *(
                        Command.create({"iso_date_from": day, "name": names[day]})
                        for day in sorted(days.get("off", ()))
                    ),
                ],
                "makeup_ids": [
                    *(
                        Command.delete(one.id)
                        for one in year.makeup_ids
                        if one.date in over
                    ),
                    *(
                        Command.create({"date": day})
                        for day in sorted(days.get("worked", ()))
                    ),
                ],
            }
        )
        return CLOSE
