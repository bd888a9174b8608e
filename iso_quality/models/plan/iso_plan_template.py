from odoo import fields, models

from ...tools.vietnam_time import vietnam_today
from ..agency.res_company import AGENCY_KINDS


class IsoPlanTemplate(models.Model):
    """A plan to begin from: sections, table columns, lines, parties, deadlines.

    Templates without an agency come with the product; an agency makes its own from
    any plan.
    """

    _name = "iso.plan.template"
    _description = "Plan Template"
    _inherit = ["iso.shared.mixin", "iso.plan.body"]
    _order = "sequence, name, id"
    _owner_field = "template_id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text()
    agency_kind = fields.Selection(AGENCY_KINDS, "For")
    base_year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
        help="The year that titles and deadlines of this template are written for; "
        "they move with the year of the plan.",
    )
    title = fields.Char("Title of the Plan", required=True)
    budget_source = fields.Text()
    recipients = fields.Text(help="One recipient per line, as printed.")
    legal_basis_ids = fields.Many2many(
        "iso.legal.document", string="Legal Bases", check_company=True
    )
    signer_capacity = fields.Selection(
        lambda self: self.env["iso.plan"]._fields["signer_capacity"].selection
    )
    signer_on_behalf = fields.Char("Signed For")
    signer_title = fields.Char("Title of the Signer")
    section_ids = fields.One2many("iso.plan.section", "template_id", "Sections")
    line_ids = fields.One2many("iso.plan.line", "template_id", "Lines")
    line_count = fields.Integer(compute="_compute_line_count")

    def _compute_line_count(self):
        groups = self.env["iso.plan.line"]._read_group(
            [("template_id", "in", self.ids)], ["template_id"], ["__count"]
        )
        counts = {template.id: count for template, count in groups}
        for template in self:
            template.line_count = counts.get(template._origin.id, 0)

    def copy(self, default=None):
        """As Odoo's, with sections and lines."""
        copies = super().copy(default)
        for template, made in zip(self, copies, strict=True):
            template._copy_body(made, template.base_year, made.base_year)
        return copies

    def action_new_plan(self):
        """Open the form that makes a plan of this template."""
        self.check_access("read")
        return self._open_new_plan(source="template", template_id=self.id)
