from odoo import api, models


class IsoDemo(models.AbstractModel):
    """Tells the year of the demo agencies; called by the demo data and nothing else."""

    _name = "iso.demo"
    _description = "Story of the Demo Data"

    @api.model
    def _tell(self):
        # Databases without demo data never load the story.
        from .story import tell

        tell(self.env)
