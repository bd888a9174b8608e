from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of

# kind of check -> the state in which an action waits for it
CHECKED_IN = {"done": "done", "effect": "checked"}


class IsoActionCheck(models.Model):
    """A check of an action: that it is done, or that it works. Stays as it is: what
    failed is evidence as well."""

    _name = "iso.action.check"
    _description = "Check of an Action"
    _inherit = ["iso.check.mixin", "iso.evidence.mixin"]
    _order = "id"
    _rec_name = "kind"

    action_id = fields.Many2one(
        "iso.action", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = company_of("action_id")
    kind = fields.Selection(
        [("done", "It is done"), ("effect", "It works")], required=True, readonly=True
    )
    passed = fields.Boolean(readonly=True)
    words = fields.Text("What Was Seen", required=True, readonly=True)
    evidence_ids = fields.Many2many(readonly=True)
    # ------------------------------------------------------------ what was measured
    value = fields.Float("Measured", readonly=True, aggregator=None)
    is_measured = fields.Boolean(
        readonly=True, help="The number was counted by the system."
    )
    counted_model = fields.Char(readonly=True)
    counted_ids = fields.Json("Records Counted", readonly=True)
    # ------------------------------------------------------------ by whom
    # Said once more: the check mixin's label is another.
    checked_by_name = fields.Char("Checked By")
    outsider = fields.Char(
        "Second Person",
        readonly=True,
        help="From outside, where nobody is left who has nothing to do with it.",
    )
    outsider_reason = fields.Text("Why There Is a Second Person", readonly=True)

    def _doers(self):
        return self.action_id._doers()

    def _check_not_doer(self, user):
        """Where somebody from outside looks along, a doer may write it down."""
        alone = self.filtered(lambda check: not check.outsider)
        return super(IsoActionCheck, alone)._check_not_doer(user)

    def _sealed_document(self):
        return self.action_id.nonconformity_id

    def _iso_keeping_files(self):
        # While it is being written down, the action has not moved on.
        return self.filtered(
            lambda check: check.action_id.state != CHECKED_IN[check.kind]
        )

    def action_open_counted(self):
        """Open the records that the number was counted from."""
        self.ensure_one()
        self.check_access("read")
        return self.action_id._open_counted(self.counted_model, self.counted_ids or [])
