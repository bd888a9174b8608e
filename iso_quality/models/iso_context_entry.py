from odoo import fields, models


class IsoContextEntry(models.AbstractModel):
    """What issues and interested parties share: a year's context they are part of, and
    the mark that they have been looked through."""

    _name = "iso.context.entry"
    _description = "Entry of the Context"
    _inherit = ["iso.sealed.mixin"]
    _order = "context_id, sequence, id"
    # What comes along into the next year.
    _carried = ()

    context_id = fields.Many2one(
        "iso.context", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="context_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="context_id.year", store=True, precompute=True, aggregator=None
    )
    sequence = fields.Integer(default=10)
    is_reviewed = fields.Boolean(
        "Reviewed", help="Looked through this year, whether it was changed or not."
    )

    def _sealed_document(self):
        return self.context_id

    def _carried_vals(self, context):
        """This entry as the next year's ``context`` begins with it (dict)."""
        vals = {"context_id": context.id, "origin_id": self.id}
        for name in ("sequence", *self._carried):
            vals[name] = self[name]
        return vals

    def _successors(self, year):
        """These entries as they stand in the context of ``year`` (those that do)."""
        return self.search([("origin_id", "in", self.ids), ("year", "=", year)])

    def action_review(self):
        """Looked through: still right as it stands."""
        self.write({"is_reviewed": True})
