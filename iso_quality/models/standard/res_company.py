from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The edition of the standard that an agency applies and declares conformity to."""

    _inherit = "res.company"

    iso_standard_id = fields.Many2one(
        "iso.standard",
        "Standard in Use",
        help="Its clauses are offered, its questions asked and its coverage counted. "
        "What is written already keeps the clause it has.",
    )

    @api.constrains("iso_standard_id")
    def _check_iso_standard(self):
        for company in self:
            standard = company.iso_standard_id
            if standard and not standard.active:
                raise ValidationError(
                    self.env._(
                        "%s is not in use yet: the administrator of the installation "
                        "puts it into use first.",
                        standard.name,
                    )
                )
