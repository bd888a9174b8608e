from odoo import models


class IsoObjectiveSheet(models.Model):
    """The printed sheet: archived when it is approved."""

    _inherit = "iso.objective.sheet"

    def _printed_document(self):
        return "objective_sheet"

    def _print_name(self):
        """The name of the printed file, without extension."""
        name = f"Mục tiêu chất lượng {self.year} - {self._unit_name()}"
        if self.revision:
            name += f" - điều chỉnh {self.revision:02d}"
        return name.replace("/", "-")[:120]
