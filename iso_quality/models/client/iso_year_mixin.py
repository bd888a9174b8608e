from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class IsoYearMixin(models.AbstractModel):
    """What lists show of a year by default: this year, and what waits for somebody,
    whatever its year. Next year's is "coming".

    The year is the field ``year`` of the model; what waits is said by the model
    (``_waiting_domain``). Filters ask these fields, and no year of their own.
    """

    _name = "iso.year.mixin"
    _description = "Of a Year"

    is_current = fields.Boolean(
        "This Year or Waiting",
        compute="_compute_year_flags",
        search="_search_is_current",
        help="Of this year, or still waiting for somebody, whatever its year.",
    )
    is_coming = fields.Boolean(
        "Coming",
        compute="_compute_year_flags",
        search="_search_is_coming",
        help="Of next year or later.",
    )

    @api.model
    def _waiting_domain(self):
        """Records that wait for somebody, whatever their year (Domain): who is waited
        for has a to-do."""
        if "activity_ids" in self._fields:
            return Domain("activity_ids", "!=", False)
        return Domain.FALSE

    @api.model
    def _current_domain(self):
        """What lists show by default."""
        return Domain("year", "=", vietnam_today().year) | self._waiting_domain()

    @api.model
    def _coming_domain(self):
        return Domain("year", ">", vietnam_today().year)

    def _compute_year_flags(self):
        # sudo: which year it is of, and that it waits, does not depend on who looks
        seen = self.sudo()
        current = seen.filtered_domain(self._current_domain())
        coming = seen.filtered_domain(self._coming_domain())
        for one in self:
            one.is_current = one in current
            one.is_coming = one in coming

    @api.model
    def _search_is_current(self, operator, value):
        return self._search_flag(operator, value, self._current_domain())

    @api.model
    def _search_is_coming(self, operator, value):
        return self._search_flag(operator, value, self._coming_domain())
