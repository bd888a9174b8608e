from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of


class IsoAuditSessionChange(models.Model):
    """What was changed in an issued plan, from what to what, by whom and why: printed in
    the report of the round."""

    _name = "iso.audit.session.change"
    _description = "Change of an Audit Plan"
    _inherit = ["iso.sealed.mixin"]
    _order = "id"
    _rec_name = "what"

    session_id = fields.Many2one(
        "iso.audit.session",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    company_id = company_of("session_id")
    what = fields.Char(required=True, readonly=True)
    before = fields.Text(readonly=True)
    after = fields.Text(readonly=True)
    reason = fields.Text(required=True, readonly=True)

    def _sealed_document(self):
        return self.session_id
