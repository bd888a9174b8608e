from odoo import fields, models


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
