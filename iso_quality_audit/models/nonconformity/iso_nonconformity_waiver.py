from odoo import api, fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of

from .iso_nonconformity import STATES


class IsoNonconformityWaiver(models.Model):
    """A step of the way that was left out, by whom and why: printed on the form."""

    _name = "iso.nonconformity.waiver"
    _description = "Step Left Out"
    _inherit = ["iso.sealed.mixin"]
    _order = "id"
    _rec_name = "state"

    nonconformity_id = fields.Many2one(
        "iso.nonconformity",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("nonconformity_id")
    state = fields.Selection(STATES, "Step", required=True, readonly=True)
    round = fields.Integer(required=True, readonly=True)
    reason = fields.Text(required=True, readonly=True)
    missing = fields.Text("What Was Missing", readonly=True)
    waived_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    waived_by_name = fields.Char("Left Out By", readonly=True, copy=False)
    waived_on = fields.Date("On", readonly=True)

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = self.env["iso.nonconformity"]._state_labels()
        for one in self:
            one.display_name = labels.get(one.state, "")

    def _sealed_document(self):
        return self.nonconformity_id
