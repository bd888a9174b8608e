from odoo import api, fields, models


class IsoAudit(models.Model):
    """The findings of a round: it is closed, and reported on, once all are decided on."""

    _inherit = "iso.audit"

    finding_ids = fields.One2many(
        "iso.audit.finding", "audit_id", "Findings", readonly=True
    )

    @api.depends("finding_ids.state")
    def _compute_blockers(self):
        return super()._compute_blockers()

    def _asked_before_close_round(self):
        return [
            *super()._asked_before_close_round(),
            self.env._(
                "%s findings are in it.",
                # sudo: all findings count, whoever closes
                len(self.sudo().finding_ids),
            ),
        ]

    def _blockers(self):
        found = super()._blockers()
        # sudo: the same for everybody who may read the round
        undecided = (
            self.env["iso.audit.finding"]
            .sudo()
            .search([("audit_id", "in", self.ids), ("state", "!=", "decided")])
        )
        if undecided:
            text = self.env._("%s findings are not decided on", len(undecided))
            found.append((text, undecided))
        return found
