from odoo import api, fields, models


class IsoRisk(models.Model):
    """From a risk to the issues and the needs that cause it."""

    _inherit = "iso.risk"

    issue_count = fields.Integer("Number of Issues", compute="_compute_causes")
    party_count = fields.Integer("Number of Needs", compute="_compute_causes")

    @api.depends("issue_ids", "party_need_ids")
    def _compute_causes(self):
        for one in self:
            one.issue_count = len(one.issue_ids)
            one.party_count = len(one.party_need_ids)

    def action_open_issues(self):
        """Button: the context issues that cause it."""
        return self._open_causes("iso_quality.iso_context_issue_action", self.issue_ids)

    def action_open_parties(self):
        """Button: the interested parties whose needs cause it."""
        return self._open_causes(
            "iso_quality.iso_interested_party_action", self.party_need_ids
        )

    def _open_causes(self, xml_id, causes):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        action |= {"domain": [("id", "in", causes.ids)], "context": {}}
        if len(causes) == 1:
            action |= {"views": [(False, "form")], "res_id": causes.id}
        return action
