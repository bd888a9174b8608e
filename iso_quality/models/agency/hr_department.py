from odoo import api, fields, models
from odoo.exceptions import UserError

# What decides who heads a department, and where.
HEADSHIP = {"manager_id", "active", "company_id"}


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

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        # sudo: only who heads them
        units.sudo().iso_head_user_id._iso_set_role_of_head()
        return units

    def write(self, vals):
        if "company_id" in vals:
            moved = self.filtered(lambda unit: unit.company_id.id != vals["company_id"])
            moved._iso_check_unused()
        if HEADSHIP.isdisjoint(vals):
            return super().write(vals)
        # sudo: only who heads them
        heads = self.sudo().iso_head_user_id
        result = super().write(vals)
        (heads | self.sudo().iso_head_user_id)._iso_set_role_of_head()
        return result

    def unlink(self):
        # sudo: only who heads them
        heads = self.sudo().iso_head_user_id
        result = super().unlink()
        heads._iso_set_role_of_head()
        return result

    def _iso_check_unused(self):
        """A department with records of the quality system keeps its agency.

        :raise UserError: which says what to do
        """
        # sudo: only whether there are any
        links = [
            (model.sudo().with_context(active_test=False), field.name)
            for model in self.env.values()
            if model._name.startswith("iso.") and model._auto and not model._transient
            for field in model._fields.values()
            if field.comodel_name == self._name
            and field.type in ("many2one", "many2many")
            and field.store
        ]
        for model, name in links if self.ids else ():
            if model.search_count([(name, "in", self.ids)], limit=1):
                raise UserError(
                    self.env._(
                        "“%(unit)s” has records of the quality system: it stays in its "
                        "agency. Archive it, and make a new department there.",
                        unit=self[:1].name,
                    )
                )
