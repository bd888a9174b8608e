from odoo import models


class IsoOfficialDocument(models.AbstractModel):
    """An issued document goes to its recipients, whoever they are (Decree 30/2020/ND-CP,
    article 18); drafts and what is said about them stay in the agency."""

    _inherit = "iso.official.document"

    def _iso_reaches_outside(self):
        self.ensure_one()
        user = self.env.user
        # sudo: only state and agency
        return (
            self.sudo().is_sealed
            and user._iso_sees_agency()
            and user._iso_works_in(self.sudo().company_id)
        )
