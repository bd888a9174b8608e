from odoo import models


class IsoOfficialDocument(models.AbstractModel):
    """An issued document goes to its recipients, whoever they are (Decree 30/2020/ND-CP,
    article 18); drafts and what is said about them stay in the agency."""

    _inherit = "iso.official.document"

    def _iso_reaches_outside(self):
        self.ensure_one()
        # sudo: only state and agency
        document = self.sudo()
        return document.is_sealed and self.env.user._iso_sees_agency(
            document.company_id
        )
