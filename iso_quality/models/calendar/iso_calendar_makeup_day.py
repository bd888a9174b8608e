from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IsoCalendarMakeupDay(models.Model):
    """A Saturday or Sunday that is worked for a weekday swapped away, as the yearly notice
    of days off says (Bộ luật Lao động 2019, Điều 112 khoản 3). Odoo has no place for it."""

    _name = "iso.calendar.makeup.day"
    _description = "Day Worked to Make Up"
    _inherit = ["iso.calendar.days.mixin"]
    _rec_name = "date"
    _order = "date"

    year_id = fields.Many2one(
        "iso.calendar.year", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="year_id.company_id", store=True, index=True)
    date = fields.Date("Day", required=True)
    name = fields.Char("Reason", help="What it makes up for, as the notice says.")

    _once = models.UniqueIndex(
        "(year_id, date)", "This day is among the days made up already."
    )

    @api.constrains("date", "year_id")
    def _check_year(self):
        for one in self:
            if one.date.year != one.year_id.year:
                raise ValidationError(one.year_id._other_year_message(one.date))
