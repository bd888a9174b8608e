from odoo import api, fields, models


class IsoSetupGuide(models.TransientModel):
    """The last of the first steps: the plan of this year."""

    _inherit = "iso.setup.guide"

    plan_missing = fields.Char(compute="_compute_missing")

    @api.model
    def _steps(self):
        return [*super()._steps(), "plan"]

    def _missing_plan(self):
        year = fields.Date.context_today(self).year
        # sudo: only whether there is one, for the own agency
        plan = (
            self.env["iso.plan"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("year", "=", year),
                    ("state", "!=", "cancelled"),
                ],
                limit=1,
            )
        )
        return "" if plan else self.env._("There is no plan for %s yet.", year)

    def action_plan(self):
        return self._open("iso_plan_new_wizard_action")
