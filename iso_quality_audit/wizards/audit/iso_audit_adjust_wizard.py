from odoo import api, fields, models

from ...models.audit.iso_audit_session_planning import ADJUSTABLE


class IsoAuditAdjustWizard(models.TransientModel):
    """Asks for the new time, place or people of a session whose plan is issued."""

    _name = "iso.audit.adjust.wizard"
    _description = "Adjust an Audit Session"

    session_id = fields.Many2one("iso.audit.session", required=True)
    company_id = fields.Many2one(related="session_id.company_id")
    start = fields.Datetime("Begins", required=True)
    end = fields.Datetime("Ends", required=True)
    place = fields.Char()
    auditor_ids = fields.Many2many("res.users", string="Auditors")
    team_ids = fields.Many2many(
        related="session_id.audit_id.member_ids.user_id", string="Team"
    )
    safeguard_id = fields.Many2one("res.users", "Second Person")
    safeguard_reason = fields.Text("Why There Is a Second Person")
    who_may = fields.Text(related="session_id.who_may")
    reason = fields.Text(required=True)

    @api.model
    def default_get(self, fields_list):
        """The session as it is planned now."""
        values = super().default_get(fields_list)
        session = self.env["iso.audit.session"].browse(values.get("session_id"))
        if session:
            session.check_access("read")
            for name in set(ADJUSTABLE) & set(fields_list):
                value = session[name]
                values[name] = (
                    value.ids
                    if session._fields[name].type == "many2many"
                    else session._fields[name].convert_to_write(value, session)
                )
        return values

    def action_adjust(self):
        """Change what differs, with the reason."""
        self.ensure_one()
        session, vals = self.session_id, {}
        for name in ADJUSTABLE:
            if self[name] != session[name]:
                vals[name] = self._fields[name].convert_to_write(self[name], self)
        session.adjust(vals, self.reason)
        return {"type": "ir.actions.act_window_close"}
