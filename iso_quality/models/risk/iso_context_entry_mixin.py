from odoo import api, fields, models

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today


class IsoContextEntry(models.AbstractModel):
    """What issues and interested parties share: a year's context they are part of, and
    the mark that they have been looked through."""

    _name = "iso.context.entry"
    _description = "Entry of the Context"
    _inherit = ["iso.sealed.mixin"]
    _order = "context_id, sequence, id"
    # What comes along into the next year.
    _carried = ()
    # Risks come from an entry long after its context is reviewed.
    _open_lists = frozenset({"risk_ids"})

    context_id = fields.Many2one(
        "iso.context", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="context_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="context_id.year", store=True, precompute=True, aggregator=None
    )
    context_state = fields.Selection(related="context_id.state", related_sudo=False)
    sequence = fields.Integer(default=10)
    date_review = fields.Date(
        "Next Review",
        help="The ISO secretary is reminded to look at it again then.",
    )
    is_reviewed = fields.Boolean(
        "Reviewed", help="Looked through this year, whether it was changed or not."
    )
    # How risks call their link to these entries.
    _risk_link = ""

    risk_count = fields.Integer(
        "Risks",
        compute="_compute_risk_count",
        help="Risks and opportunities caused by it that you may see.",
    )

    @api.depends("risk_ids")
    def _compute_risk_count(self):
        groups = self.env["iso.risk"]._read_group(
            [(self._risk_link, "in", self.ids)], [self._risk_link], ["__count"]
        )
        counts = {entry.id: count for entry, count in groups}
        for entry in self:
            entry.risk_count = counts.get(entry._origin.id, 0)

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

    def _take_over_risks(self):
        """Link the risks of the same year that come from those of last year's entries:
        the round may have been opened before the context of the year was begun."""
        # sudo: entries carried over by the system, with last year's links
        old = self.sudo().origin_id.risk_ids
        risks = old.search(
            [("origin_id", "in", old.ids), ("year", "in", self.mapped("year"))]
        )
        of = risks.grouped("origin_id")
        for entry in self.sudo():
            found = risks.browse().union(
                *(of.get(one, risks[:0]) for one in entry.origin_id.risk_ids)
            )
            if found:
                entry.risk_ids = found

    # ------------------------------------------------------------ buttons
    def action_review(self):
        """Looked through: still right as it stands.

        On an entry whose review date has come, the date is done with; that is all that
        may happen to an entry of a reviewed context, and its history says so.

        :raise UserError: when the context is reviewed and no date has come
        """
        self.check_access("write")
        today = vietnam_today()
        due = self.filtered(lambda one: one.date_review and one.date_review <= today)
        (self - due).write({"is_reviewed": True})
        due._unsealed().write({"is_reviewed": True, "date_review": False})
        # sudo: a note of the system's; access was asked above
        for entry in due.sudo():
            entry.message_post(
                body=for_readers(self.env)._("Looked through on its date.")
            )

    def action_open_risks(self):
        """Button: the risks and opportunities it causes."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_risk_action"
        )
        return {
            **action,
            "name": self.env._("Risks and Opportunities: %s", self.name),
            "domain": [(self._risk_link, "in", self.ids)],
            "context": {},
        }
