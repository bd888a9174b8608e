from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of


class IsoNonconformityReportPartMixin(models.AbstractModel):
    """A part of a report on corrective action: sealed with it, made by it."""

    _name = "iso.nonconformity.report.part.mixin"
    _description = "Part of a Report on Corrective Action"
    _inherit = ["iso.sealed.mixin"]
    _order = "report_id, sequence, id"
    # What does not make a part another one than it was.
    _not_compared = frozenset()

    report_id = fields.Many2one(
        "iso.nonconformity.report",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("report_id")
    sequence = fields.Integer(default=10, aggregator=None, readonly=True)

    def _sealed_document(self):
        return self.report_id

    def _differs(self, vals):
        """Whether these are others than those of this part.

        :param dict vals: what is recorded now
        """
        return any(
            (self._fields[name].convert_to_write(self[name], self) or False)
            != (vals[name] or False)
            for name in vals.keys() - self._not_compared
        )
