from odoo import api, fields, models

from ...tools.vietnam_time import vietnam_today


class IsoSetupGuide(models.TransientModel):
    """The last of the first steps: the plan of this year."""

    _inherit = "iso.setup.guide"

    plan_missing = fields.Char(compute="_compute_missing")
    may_plan = fields.Boolean(compute="_compute_may_plan")

    @api.depends("company_id")
    def _compute_may_plan(self):
        agencies = self.env.user._iso_agencies("secretary")
        for guide in self:
            guide.may_plan = guide.company_id in agencies

    @api.model
    def _steps(self):
        return [*super()._steps(), "plan"]

    def _missing_plan(self):
        year = vietnam_today().year
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
        if plan:
            return ""
        names = self.env["res.users"]._iso_members("secretary", self.company_id)
        if names and not self.may_plan:
            return self.env._(
                "There is no plan for %(year)s yet: %(secretary)s makes it.",
                year=year,
                secretary=", ".join(names.mapped("name")),
            )
        return self.env._("There is no plan for %s yet.", year)

    def action_plan(self):
        return self._open("iso_plan_new_wizard_action")
