from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of


class IsoAuditProgrammeOutside(models.Model):
    """An audit or inspection from outside that comes to the agency in the year: it
    stands in the programme, so that days do not clash."""

    _name = "iso.audit.programme.outside"
    _description = "Audit or Inspection from Outside"
    _inherit = ["iso.sealed.mixin"]
    _order = "programme_id, month, id"

    programme_id = fields.Many2one(
        "iso.audit.programme", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("programme_id")
    name = fields.Char("What Comes", required=True)
    kind = fields.Selection(
        [
            ("supervision", "Inspection of the quality system by the superior"),
            ("certification", "Audit by a certification body"),
            ("reform", "Inspection of administrative reform"),
            ("other", "Other inspection"),
        ],
        required=True,
        default="supervision",
    )
    body = fields.Char("By Whom")
    month = fields.Integer(required=True, aggregator=None)
    note = fields.Text()

    _month_of_a_year = models.Constraint(
        "CHECK (month BETWEEN 1 AND 12)", "A month is a number from 1 to 12."
    )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.programme_id
