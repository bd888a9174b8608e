from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

from ..document.iso_unit_document_mixin import company_of
from ..work.iso_task import OPEN_STATES
from .iso_objective_copy import years_later


class IsoObjectiveStep(models.Model):
    """How an objective will be reached (TCVN ISO 9001:2015, 6.2.2): what, who, with
    which resources, until when, and how the result is judged. Once the sheet is
    approved it is a task like all others."""

    _name = "iso.objective.step"
    _description = "Step towards an Objective"
    _inherit = ["iso.work.mixin"]
    _order = "objective_id, sequence, id"

    objective_id = fields.Many2one(
        "iso.objective", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("objective_id")
    sequence = fields.Integer(default=10)
    name = fields.Char("What Will Be Done", required=True)
    user_id = fields.Many2one(
        "res.users", "Who Does It", index="btree_not_null", check_company=True
    )
    resources = fields.Char()
    deadline = fields.Date()
    judged_by = fields.Char("How It Is Judged")
    replaces_id = fields.Many2one(
        "iso.objective.step", readonly=True, copy=False, index="btree_not_null"
    )
    state = fields.Selection(related="task_id.state")
    is_late = fields.Boolean(related="task_id.is_late")

    _answered_unit = "objective_id.department_id"

    def _sealed_document(self):
        return self.objective_id.sheet_id

    @api.model
    def _answered(self):
        going_on = Domain(
            "objective_id", "any", self.env["iso.objective"]._going_on_domain()
        )
        still_open = Domain("task_id", "=", False) | Domain(
            "task_id.state", "in", OPEN_STATES
        )
        return {"user_id": going_on & still_open}

    def _work_source(self):
        return self.objective_id

    def _work_vals(self):
        objective = self.objective_id
        department = objective.department_id
        user = self.user_id or objective.owner_id or department.iso_head_user_id
        if not department:
            # The agency's objectives are reached in the departments.
            department = user.iso_department_ids.filtered(
                lambda unit: unit.company_id == self.company_id
            )[:1]
        return {
            "name": self.name,
            "company_id": self.company_id.id,
            "department_id": department.id,
            "user_id": user.id,
            "date_due": self.deadline
            or objective.deadline
            or date(objective.year, 12, 31),
        }

    def _copy_vals(self, years):
        """The step in a copy of its objective, so many years later."""
        self.ensure_one()
        return {
            "sequence": self.sequence,
            "name": self.name,
            "user_id": self.user_id.id,
            "resources": self.resources,
            "deadline": years_later(self.deadline, years),
            "judged_by": self.judged_by,
            "replaces_id": False if years else self.id,
        }
