from odoo import fields, models

FINDINGS = ("findings_in_time", "Share of audit findings settled in time")


class IsoObjective(models.Model):
    """Objectives that are counted from what became of audit findings."""

    _inherit = "iso.objective"

    source = fields.Selection(
        selection_add=[FINDINGS], ondelete={FINDINGS[0]: "set null"}
    )
