from odoo import api, models

# What decides whose account stands for an employee, and whether it does.
PERSONAL = {"user_id", "active"}


class HrEmployee(models.Model):
    """Heads of departments have the role of one as long as HR says so."""

    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        employees._iso_head_changed(self.env["res.users"])
        return employees

    def write(self, vals):
        if PERSONAL.isdisjoint(vals):
            return super().write(vals)
        # sudo: only whose accounts these are
        before = self.sudo().user_id
        result = super().write(vals)
        self._iso_head_changed(before)
        return result

    def _iso_head_changed(self, users):
        """:param users: whose account stood for these employees before"""
        # sudo: only whose accounts these are
        (users | self.sudo().user_id)._iso_set_role_of_head()
