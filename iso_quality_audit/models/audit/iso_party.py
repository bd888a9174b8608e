from odoo import api, models

from .iso_audit import UNDER_WAY


class IsoParty(models.Model):
    """The party "Đoàn đánh giá nội bộ" is the team in force."""

    _inherit = "iso.party"

    @api.model
    def _auditors_in_force(self, company, day):
        """The team of the round that is under way, its lead first; before it begins,
        whoever has the role of auditor."""
        # sudo: a plan means the same people whoever asks
        audits = self.env["iso.audit"].sudo()
        running = audits.search(
            [("company_id", "=", company.id), ("state", "in", UNDER_WAY)],
            order="date_planned, id",
            limit=1,
        )
        team = running.lead_id | running.member_ids.user_id
        return team or self.env["res.users"]._iso_members("auditor", company)
