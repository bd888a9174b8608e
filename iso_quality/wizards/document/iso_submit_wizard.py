from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.preview_html import bullet_list
from ...tools.web_actions import CLOSE, open_form

# What the dialog can ask for itself.
ASKED = ("place", "signer_id")


class IsoSubmitWizard(models.TransientModel):
    """Asks for what a document lacks around its text before it is submitted: place,
    signer. What is entered elsewhere it names, and opens where that is."""

    _name = "iso.submit.wizard"
    _description = "Submit an Official Document"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    asks_place = fields.Boolean(compute="_compute_asked")
    asks_signer = fields.Boolean(compute="_compute_asked")
    signer_ids = fields.Many2many(
        "res.users", string="Leaders", compute="_compute_asked"
    )
    others = fields.Html("Entered Elsewhere", compute="_compute_asked", sanitize=False)
    asks_agency = fields.Boolean(compute="_compute_asked")
    place = fields.Char()
    signer_id = fields.Many2one("res.users")

    def _document(self):
        """The document to submit; the name of its model comes from the client."""
        document = self._iso_named(self.res_model, self.res_ids)
        official = self.env.registry["iso.official.document"]
        if not (document and isinstance(document, official)):
            raise UserError(self.env._("Only official documents are submitted."))
        document.ensure_one()
        document.check_access("read")
        return document

    @api.depends("res_model", "res_ids")
    def _compute_asked(self):
        for wizard in self:
            document = wizard._document()
            lacking = document._lacking()
            names = {name for name, _sentence in lacking}
            wizard.asks_place = "place" in names
            wizard.asks_signer = "signer_id" in names
            wizard.signer_ids = wizard.asks_signer and (
                self.env["res.users"]._iso_members("leader", document.company_id)
            )
            others = [text for name, text in lacking if name not in ASKED]
            wizard.others = bullet_list(others) if others else False
            # sudo: only whose agency it is
            agency = document.sudo().company_id.sudo(False)
            wizard.asks_agency = "company_id" in names and agency.has_access("write")

    def action_open_agency(self):
        """Open the agency, where what every document bears is entered."""
        document = self._document()
        document.check_access("read")
        # sudo: only whose agency it is; opening asks
        agency = document.sudo().company_id.sudo(False)
        form = self.env.ref("iso_quality.iso_agency_view_form")
        return open_form(agency, views=[(form.id, "form")])

    def action_submit(self):
        """Write what was asked for and submit the document."""
        document = self._document()
        document.check_access("write")
        vals = {}
        if self.asks_place and (self.place or "").strip():
            vals["place"] = self.place.strip()
        if self.asks_signer and self.signer_id:
            vals["signer_id"] = self.signer_id.id
        if vals:
            document.write(vals)
        document.submit()
        return CLOSE
