from odoo import fields, models

from ..document.iso_unit_document_mixin import company_of


class IsoObjectiveReportPartMixin(models.AbstractModel):
    """A part of a report on objectives: sealed with it, its numbers made by it."""

    _name = "iso.objective.report.part.mixin"
    _description = "Part of a Report on Objectives"
    _inherit = ["iso.sealed.mixin"]
    _order = "report_id, sequence, id"
    # What does not make the numbers of a part others than they were.
    _not_compared = frozenset()

    report_id = fields.Many2one(
        "iso.objective.report", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("report_id")
    sequence = fields.Integer(default=10, aggregator=None, readonly=True)

    def _sealed_document(self):
        return self.report_id

    def _differs(self, vals):
        """Whether these numbers are others than those of this part.

        :param dict vals: what is recorded now
        """
        names = vals.keys() - self._not_compared
        return any((self[name] or False) != (vals[name] or False) for name in names)
