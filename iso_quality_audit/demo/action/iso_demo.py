from odoo import api, models


class IsoDemo(models.AbstractModel):
    """Tells of what went wrong in the demo agencies, and what was done about it."""

    _inherit = "iso.demo"

    @api.model
    def _tell_nonconformities(self):
        # Databases without demo data never load the story.
        from .nonconformities import tell

        tell(self.env)
