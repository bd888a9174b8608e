from odoo import models


class HrEmployee(models.Model):
    """Who comes to work in a department that he audits: the lead auditor is told."""

    _inherit = "hr.employee"

    def write(self, vals):
        """As Odoo's; sessions that are not over are looked at once more."""
        result = super().write(vals)
        if not {"department_id", "user_id"}.isdisjoint(vals):
            # sudo: who sits where; the lead auditor is told, whoever moves people
            self.env["iso.audit.session"].sudo()._tell_of_objections(
                self.sudo().user_id
            )
        return result
