from odoo import models
from odoo.fields import Command, Domain


class HrDepartment(models.Model):
    """A new head answers for the open tasks that the old one answered for."""

    _inherit = "hr.department"

    def write(self, vals):
        units = self if "manager_id" in vals else self.browse()
        heads = {unit: unit.iso_head_user_id for unit in units}
        result = super().write(vals)
        for unit, old in heads.items():
            unit._hand_over_tasks(old)
        return result

    def _hand_over_tasks(self, old):
        """Give the open tasks the old head answered for to the new one."""
        self.ensure_one()
        # sudo: who changes a head need not see its tasks; the write was checked
        new = self.sudo().iso_head_user_id
        if new == old:
            return
        tasks = self.env["iso.task"].sudo()
        tasks = tasks.search(
            tasks._open_domain()
            & Domain("department_id", "=", self.id)
            & Domain("user_id", "=", old.id)
        )
        people = [Command.unlink(user.id) for user in old]
        people += [Command.link(user.id) for user in new]
        tasks.write({"user_id": new.id, "user_ids": people})
