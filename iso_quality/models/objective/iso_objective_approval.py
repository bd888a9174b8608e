from odoo import api, models
from odoo.fields import Domain

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today


class IsoObjective(models.Model):
    """What an objective is given when its sheet is approved: the measures of its
    periods, and what the objective had that it replaces."""

    _name = "iso.objective"
    _inherit = ["iso.objective", "iso.answered.mixin"]

    @api.model
    def _going_on_domain(self):
        """Objectives of this year and later that are to be reached, or will be."""
        return Domain(
            "sheet_id.state", "in", ["draft", "submitted", "issued"]
        ) & Domain("year", ">=", vietnam_today().year)

    @api.model
    def _answered(self):
        return {"owner_id": self._going_on_domain()}

    def _take_over(self):
        """Objectives of a revision get the measures and the contributing objectives of
        those they replace; periods that are not measured any more stay there."""
        # sudo: run by approving, for what the replaced sheet held
        for objective in (
            self.sudo()
            ._unsealed()
            .filtered(
                lambda one: (
                    one.replaces_id
                    and one.replaces_id.sheet_id == one.sheet_id.replaces_id
                )
            )
        ):
            old = objective.replaces_id
            if old.period == objective.period and objective.rule == "own":
                old.measure_ids.write({"objective_id": objective.id})
            children = old.child_ids.filtered(
                lambda child, sheet=old.sheet_id: child.sheet_id != sheet
            )
            children._unsealed().write({"parent_id": objective.id})
        self.step_ids.filtered(
            lambda step: step.replaces_id.objective_id == step.objective_id.replaces_id
        )._take_work("replaces_id")

    def _make_measures(self):
        """Give each objective with measures of its own one for each period."""
        # sudo: measures are made by approving only
        measures = self.env["iso.objective.measure"].sudo()
        known = {
            (measure.objective_id.id, measure.date_to)
            for measure in measures.search([("objective_id", "in", self.ids)])
        }
        measures._iso_with_key(tracking_disable=True).create(
            [
                {"objective_id": objective.id, "date_from": start, "date_to": end}
                for objective in self
                if objective.rule == "own"
                for start, end in rules.periods(objective.year, objective.period)
                if (objective.id, end) not in known
            ]
        )
