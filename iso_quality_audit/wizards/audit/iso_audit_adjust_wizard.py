from odoo import api, fields, models


def as_planned(kind, *args, **kwargs):
    """A field that begins with what is planned now."""
    return kind(
        *args, compute="_compute_as_planned", store=True, readonly=False, **kwargs
    )


class IsoAuditAdjustWizard(models.TransientModel):
    """Asks for the new time, place or people of a session whose plan is issued."""

    _name = "iso.audit.adjust.wizard"
    _description = "Adjust an Audit Session"

    session_id = fields.Many2one("iso.audit.session", required=True)
    company_id = fields.Many2one(related="session_id.company_id", related_sudo=False)
    team_ids = fields.Many2many(
        related="session_id.audit_id.team_ids", string="Team", related_sudo=False
    )
    who_may = fields.Text(related="session_id.who_may", related_sudo=False)
    start = as_planned(fields.Datetime, "Begins")
    end = as_planned(fields.Datetime, "Ends")
    place = as_planned(fields.Char)
    auditor_ids = as_planned(fields.Many2many, "res.users", string="Auditors")
    safeguard_id = as_planned(fields.Many2one, "res.users", string="Second Person")
    safeguard_reason = as_planned(fields.Text, "Why There Is a Second Person")
    reason = fields.Text(required=True)

    @api.depends("session_id")
    def _compute_as_planned(self):
        for wizard in self:
            for name in wizard.session_id._adjustable_names:
                wizard[name] = wizard.session_id[name]

    def action_adjust(self):
        """Change what differs, with the reason."""
        self.ensure_one()
        session, vals = self.session_id, {}
        for name in session._adjustable_names:
            if self[name] != session[name]:
                vals[name] = self._fields[name].convert_to_write(self[name], self)
        session.adjust(vals, self.reason)
        return {"type": "ir.actions.act_window_close"}
