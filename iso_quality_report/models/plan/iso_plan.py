from odoo import api, models


class IsoPlan(models.Model):
    """The printed plan, and whom it is sent to."""

    _inherit = "iso.plan"

    def _printed_document(self):
        return "plan"

    @api.model
    def _mail_template(self):
        return self.env.ref("iso_quality_report.mail_template_plan")

    def _mail_recipients(self):
        """The supervising agency, outside bodies of the plan and those who have work."""
        # sudo: people whom the plan itself names
        plan = self.sudo()
        outside = plan.line_ids.party_ids.party_id.partner_id
        heads = plan.task_ids.user_id.partner_id
        return super()._mail_recipients() | outside | heads
