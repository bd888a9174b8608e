from odoo import api, models


class IsoDemo(models.AbstractModel):
    """Tells of the audit programmes of the demo agencies."""

    _inherit = "iso.demo"

    @api.model
    def _tell_audit_programmes(self):
        # Databases without demo data never load the story.
        from .programmes import tell

        tell(self.env)
