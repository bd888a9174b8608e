from odoo import api, fields, models


class IsoPlanPartMixin(models.AbstractModel):
    """A part of a plan or of a plan template: of one of them, sealed with the plan."""

    _name = "iso.plan.part.mixin"
    _description = "Part of a Plan"
    _inherit = ["iso.sealed.mixin"]

    plan_id = fields.Many2one("iso.plan", ondelete="cascade", index="btree_not_null")
    template_id = fields.Many2one(
        "iso.plan.template", ondelete="cascade", index="btree_not_null"
    )
    company_id = fields.Many2one(
        "res.company",
        "Agency",
        compute="_compute_company_id",
        store=True,
        precompute=True,
        index=True,
        help="Empty in the templates that every agency knows.",
    )

    _one_owner = models.Constraint(
        "CHECK ((plan_id IS NULL) != (template_id IS NULL))",
        "It belongs to one plan or to one template.",
    )

    @api.depends("plan_id.company_id", "template_id.company_id")
    def _compute_company_id(self):
        for part in self:
            part.company_id = (part.plan_id or part.template_id).company_id

    def _sealed_document(self):
        return self.plan_id
