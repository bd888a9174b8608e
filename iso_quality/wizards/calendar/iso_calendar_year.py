from odoo import models

from ...tools.web_actions import open_dialog


class IsoCalendarYear(models.Model):
    """A year is proposed from what is known of Vietnam's days off."""

    _inherit = "iso.calendar.year"

    def action_propose(self):
        """Show by what a proposal differs from what is entered, before any of it is."""
        self.ensure_one()
        self.check_access("write")
        proposal = self.env["iso.calendar.proposal"]._propose(self)
        name = self.env._("Proposed Days Off")
        return {**open_dialog(name, proposal._name), "res_id": proposal.id}
