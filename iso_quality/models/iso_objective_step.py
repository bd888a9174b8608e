from odoo import fields, models

from .iso_objective_flow import _moved

# What changes after the sheet is approved.
PROGRESS = {"state", "note"}


class IsoObjectiveStep(models.Model):
    """How an objective will be reached (TCVN ISO 9001:2015, 6.2.2): what, who, with
    which resources, until when, and how the result is judged."""

    _name = "iso.objective.step"
    _description = "Step towards an Objective"
    _inherit = ["iso.sealed.mixin"]
    _order = "objective_id, sequence, id"

    objective_id = fields.Many2one(
        "iso.objective", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="objective_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char("What Will Be Done", required=True)
    user_id = fields.Many2one("res.users", "Person", index="btree_not_null")
    resources = fields.Char()
    deadline = fields.Date()
    judged_by = fields.Char("How It Is Judged")
    state = fields.Selection(
        [("todo", "To do"), ("doing", "In progress"), ("done", "Done")],
        required=True,
        default="todo",
        copy=False,
    )
    note = fields.Char(copy=False)

    def _sealed_document(self):
        return self.objective_id.sheet_id

    def write(self, vals):
        # The plan to reach the objective is fixed, how far it has come is not.
        steps = self._unsealed() if set(vals) <= PROGRESS else self
        return super(IsoObjectiveStep, steps).write(vals)

    def _copy_vals(self, years):
        """The step in a copy of its objective, so many years later."""
        self.ensure_one()
        return {
            "sequence": self.sequence,
            "name": self.name,
            "user_id": self.user_id.id,
            "resources": self.resources,
            "deadline": _moved(self.deadline, years),
            "judged_by": self.judged_by,
            **({} if years else {"state": self.state, "note": self.note}),
        }
