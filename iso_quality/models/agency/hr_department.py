from odoo import fields, models
from odoo.fields import Command, Domain


class HrDepartment(models.Model):
    """A department as the plan sees it: its people and its head are users.

    Both come from HR, but are kept here in a form that users without any HR right
    can read and that record rules can follow.
    """

    _inherit = "hr.department"

    iso_in_scope = fields.Boolean(
        "Takes Part in the Quality System",
        default=True,
        help='Counted among "all departments" when a plan gives work to them.',
    )
    iso_head_user_id = fields.Many2one(
        "res.users",
        "Head (user)",
        related="manager_id.user_id",
        store=True,
        index="btree_not_null",
    )
    iso_user_ids = fields.Many2many(
        "res.users",
        "iso_department_user_rel",
        "department_id",
        "user_id",
        "People (users)",
        readonly=True,
    )

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
