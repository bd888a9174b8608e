from odoo import models


class HrEmployee(models.Model):
    """Who leaves, moves to another department or gets another account does not answer
    any more for what was open where he was."""

    _inherit = "hr.employee"

    def write(self, vals):
        """As Odoo's; open work, to-dos and subscriptions follow."""
        if {"active", "department_id", "user_id"}.isdisjoint(vals):
            return super().write(vals)
        # sudo: only where these people are
        mine = self.sudo()
        before = {one: (one.user_id, one.department_id) for one in mine}
        headed = mine.env["hr.department"].search([("manager_id", "in", mine.ids)])
        heads = {unit: unit.iso_head_user_id for unit in headed}
        result = super().write(vals)
        self.env["res.users"]._iso_roles_changed()
        handover = self.env["iso.handover"]
        for employee, (user, unit) in before.items():
            if user and user != employee.user_id:
                # The same person with another account, or a person without one.
                if unit:
                    handover._moved(user, unit, employee.user_id or None)
                handover._settle(user, employee.company_id)
            elif user and not employee.active:
                handover._settle(user, employee.company_id)
            elif user and unit and unit != employee.department_id:
                handover._moved(user, unit)
        headed._iso_answer_anew(heads)
        return result
