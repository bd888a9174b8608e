from odoo import api, fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    department_of,
    year_of,
)

from .iso_nonconformity import STATES


class IsoNonconformityStep(models.Model):
    """How long a nonconformity was in one state: its history, and where time goes."""

    _name = "iso.nonconformity.step"
    _description = "Step of a Nonconformity"
    _inherit = ["iso.sealed.mixin"]
    _order = "begun, id"
    _rec_name = "state"

    nonconformity_id = fields.Many2one(
        "iso.nonconformity",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("nonconformity_id")
    department_id = department_of("nonconformity_id")
    year = year_of("nonconformity_id")
    kind = fields.Selection(related="nonconformity_id.kind", store=True)
    state = fields.Selection(STATES, "Step", required=True, readonly=True)
    round = fields.Integer(required=True, readonly=True, aggregator=None)
    begun = fields.Datetime(required=True, readonly=True)
    ended = fields.Datetime(readonly=True)
    days = fields.Float(
        compute="_compute_days", store=True, aggregator="avg", digits=(9, 1)
    )
    moved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    moved_by_name = fields.Char("Moved By", readonly=True, copy=False)
    reason = fields.Text(readonly=True)

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = self.env["iso.nonconformity"]._state_labels()
        for one in self:
            one.display_name = labels.get(one.state, "")

    @api.depends("begun", "ended")
    def _compute_days(self):
        for step in self:
            lasted = step.ended and step.begun and step.ended - step.begun
            step.days = lasted.total_seconds() / 86400 if lasted else 0

    def _sealed_document(self):
        return self.nonconformity_id
