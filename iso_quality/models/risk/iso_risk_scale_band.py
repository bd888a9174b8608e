import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import risk
from ..document.iso_unit_document_mixin import company_of


class IsoRiskScaleBand(models.Model):
    """The name and colour of the scores from one number to another."""

    _name = "iso.risk.scale.band"
    _description = "Band of a Risk Scale"
    _inherit = ["iso.sealed.mixin"]
    _order = "scale_id, score_from"

    scale_id = fields.Many2one(
        "iso.risk.scale", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("scale_id")
    name = fields.Char(required=True, help="As printed.")
    score_from = fields.Integer("From", required=True, aggregator=None)
    score_to = fields.Integer("To", required=True, aggregator=None)
    colour = fields.Char(required=True, default="#c6e0b4")
    needs_leader = fields.Boolean(
        "Approved by a Leader", help="Only a leader may approve risks of this band."
    )

    def _sealed_document(self):
        return self.scale_id

    @api.constrains("colour")
    def _check_colour(self):
        for band in self:
            if not re.fullmatch("#[0-9a-fA-F]{6}", band.colour or ""):
                raise ValidationError(
                    self.env._("“%s” is no colour such as #ffe699.", band.colour)
                )

    def _rules(self):
        """These bands for tools/risk.py, in their order."""
        return [
            risk.Band(band.score_from, band.score_to, band.needs_leader)
            for band in self
        ]
