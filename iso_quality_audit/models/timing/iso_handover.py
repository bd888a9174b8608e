from odoo import api, models
from odoo.fields import Domain


class IsoHandover(models.AbstractModel):
    """A team whose auditor has left, or is none any more, says so: the lead auditor or
    the secretary names another one ("kiện toàn")."""

    _inherit = "iso.handover"

    @api.model
    def _vacant(self, users, company):
        found = super()._vacant(users, company)
        gone = users - self.env["iso.addressee"]._of(company).auditors
        # sudo: who sits where, whoever lets people go
        sessions = self.env["iso.audit.session"].sudo()
        sessions = sessions.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "in", ["planned", "running"])
            & Domain("auditor_ids", "in", gone.ids)
        )
        members = self.env["iso.audit.member"].sudo()
        members = members.search(
            Domain("company_id", "=", company.id)
            & Domain("audit_id.state", "not in", ["closed", "cancelled"])
            & Domain("user_id", "in", gone.ids)
        )
        for audit in sessions.audit_id | members.audit_id:
            held = sessions.filtered(lambda one, at=audit: one.audit_id == at)
            names = (held.auditor_ids | audit.team_ids) & gone
            words = f"Kiện toàn đoàn đánh giá: {', '.join(names.mapped('name'))}"
            if held:
                words += f" còn trong {len(held)} buổi chưa xong"
            found.append((audit, words))
        return found
