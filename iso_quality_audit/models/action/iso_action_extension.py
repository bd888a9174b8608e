from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of


class IsoActionExtension(models.Model):
    """A deadline that was put off: from when to when, by whom and why; printed."""

    _name = "iso.action.extension"
    _description = "Extension of an Action"
    _inherit = ["iso.sealed.mixin"]
    _order = "id"
    _rec_name = "reason"

    action_id = fields.Many2one(
        "iso.action", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = company_of("action_id")
    date_before = fields.Date(required=True, readonly=True)
    date_after = fields.Date(required=True, readonly=True)
    reason = fields.Text(required=True, readonly=True)
    extended_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    extended_by_name = fields.Char("Extended By", readonly=True, copy=False)
    extended_on = fields.Date(readonly=True)

    def _sealed_document(self):
        return self.action_id.nonconformity_id
