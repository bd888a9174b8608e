from odoo import api, fields, models
from odoo.exceptions import UserError


class IsoObjectiveSheet(models.Model):
    """Last year's report in hand while this year's objectives are drafted."""

    _inherit = "iso.objective.sheet"

    has_last_report = fields.Boolean(compute="_compute_has_last_report")

    @api.depends("company_id", "department_id", "year")
    @api.depends_context("uid")
    def _compute_has_last_report(self):
        for sheet in self:
            sheet.has_last_report = bool(sheet._last_report())

    def _last_report(self):
        """Last year's year report of this unit that was sent (may be empty)."""
        self.ensure_one()
        return self.env["iso.objective.report"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "=", self.department_id.id),
                ("year", "=", self.year - 1),
                ("period", "=", "year"),
                ("state", "=", "issued"),
            ],
            limit=1,
        )

    def action_open_last_report(self):
        """Open it.

        :raise UserError: when there is none
        """
        report = self._last_report()
        if not report:
            raise UserError(
                self.env._(
                    "%(unit)s has sent no report on the objectives of %(year)s.",
                    unit=self._unit_name(),
                    year=self.year - 1,
                )
            )
        return report._open_form()
