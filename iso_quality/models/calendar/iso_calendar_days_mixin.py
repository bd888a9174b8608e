from odoo import api, models


class IsoCalendarDaysMixin(models.AbstractModel):
    """Rows of the calendar: whatever is done to them, deadlines are counted again."""

    _name = "iso.calendar.days.mixin"
    _description = "Days of a Calendar"

    def _calendar_companies(self):
        """Whose deadlines these rows count for.

        :return: set of ids of agencies; False stands for all of them
        """
        return {record.company_id.id for record in self}

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env["iso.calendar.year"]._changed(records._calendar_companies())
        return records

    def write(self, vals):
        before = self._calendar_companies()
        result = super().write(vals)
        self.env["iso.calendar.year"]._changed(before | self._calendar_companies())
        return result

    def unlink(self):
        before = self._calendar_companies()
        result = super().unlink()
        self.env["iso.calendar.year"]._changed(before)
        return result
