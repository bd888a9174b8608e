from odoo import api, fields, models


class IsoSetupGuide(models.TransientModel):
    """One of the first steps: how the agency's documents look."""

    _inherit = "iso.setup.guide"

    template_missing = fields.Char(compute="_compute_missing")

    @api.model
    def _steps(self):
        return [*super()._steps(), "template"]

    def _templates(self):
        return self.env["iso.document.template"].search(
            [("company_id", "=", self.company_id.id)]
        )

    def _missing_template(self):
        if self._templates():
            return ""
        return self.env._(
            "Documents are printed as the decree says, with no signature."
        )

    def action_template(self):
        """Open the templates; without any, a new one with the agency's letterhead and
        its head as signer."""
        self._check_own_agency()
        company = self.company_id
        if self._templates():
            return self._open("iso_document_template_action")
        return self._open(
            "iso_document_template_action",
            views=[[False, "form"]],
            context={
                "default_company_id": company.id,
                "default_signer_id": company.iso_head_user_id.id,
            },
        )
