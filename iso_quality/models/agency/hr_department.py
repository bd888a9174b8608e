from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools.misc import clean_context

# What decides who heads a department, and where.
HEADSHIP = {"manager_id", "active", "company_id"}
# What an agency's administrator writes of a department.
SET_UP = {
    *("name", "company_id", "parent_id", "manager_id", "active", "iso_in_scope"),
    *("color", "iso_symbol"),
}


class HrDepartment(models.Model):
    """A department as the plan sees it: its people and its head are users.

    Both come from HR, but are kept here in a form that users without any HR right
    can read and that record rules can follow.
    """

    _inherit = "hr.department"
    _natural_key = ("name", "parent_id")

    iso_in_scope = fields.Boolean(
        "Takes Part in the Quality System",
        default=True,
        help='Counted among "all departments" when a plan gives work to them.',
    )
    iso_symbol = fields.Char(
        "Symbol",
        longest=20,
        help="As it stands in official documents, e.g. VP or TĐC in “Lưu: VT, TĐC.”",
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

    # ------------------------------------------------------------ found by their name
    def _search_complete_name(self, operator, value):
        """As Odoo's, but compared by the database: without accents, where it can.

        The complete name begins with the names of those above: what is found is found
        with all below it.
        """
        if operator != "ilike" or not isinstance(value, str):
            return super()._search_complete_name(operator, value)
        *above, last = value.split(" / ")
        found = None
        for place, name in enumerate(above):
            # Whole names stand between two strokes.
            named = Domain("name", "=ilike", name if place else f"%{name}")
            found = self._search(named & self._below(found))
        named = ("=ilike", f"{last}%") if above else ("ilike", last)
        found = self._search(Domain("name", *named) & self._below(found))
        return Domain("id", "child_of", found.get_result_ids())

    @api.model
    def _below(self, units):
        return Domain.TRUE if units is None else Domain("parent_id", "in", units)

    # ------------------------------------------------------------ who sets them up
    @api.model_create_multi
    def create(self, vals_list):
        """As Odoo's; an agency's administrator makes them without any right of HR."""
        if not self._iso_is_hr():
            preset = {
                name: self.env.context[f"default_{name}"]
                for name in SET_UP
                if f"default_{name}" in self.env.context
            }
            vals_list = [{**preset, **vals} for vals in vals_list]
        here = self._iso_set_up("create", set().union(*vals_list))
        units = super(HrDepartment, here).create(vals_list).with_env(self.env)
        # sudo: only who heads them
        nobody = self.env["res.users"]
        units._iso_heads_changed(dict.fromkeys(units, nobody))
        # Above it was asked as the system.
        units._iso_check_namesakes()
        return units

    def write(self, vals):
        """As Odoo's; an agency's administrator changes them without any right of HR."""
        if "company_id" in vals:
            moved = self.filtered(lambda unit: unit.company_id.id != vals["company_id"])
            moved._iso_check_unused()
        here = self._iso_set_up("write", vals)
        if HEADSHIP.isdisjoint(vals):
            result = super(HrDepartment, here).write(vals)
            self._iso_check_set_up()
            if not vals.keys().isdisjoint(self._natural_key):
                self._iso_check_namesakes()
            return result
        # sudo: only who heads them
        heads = {unit: unit.sudo().iso_head_user_id for unit in self}
        result = super(HrDepartment, here).write(vals)
        self._iso_heads_changed(heads)
        if {*self._natural_key, "active"} & vals.keys():
            self._iso_check_namesakes()
        return result

    def unlink(self):
        self.check_access("unlink")
        self._iso_check_unused()
        # sudo: only who heads them
        heads = self.sudo().iso_head_user_id
        result = super().unlink()
        heads._iso_set_role_of_head()
        return result

    def _iso_is_hr(self):
        """Whether the current user needs no right of ours on departments."""
        return self.env.su or self.env.user.has_group("hr.group_hr_user")

    def _iso_set_up(self, operation, names):
        """These departments for an agency's administrator to change, after his right
        was asked; as they are for those of HR.

        :param names: of the fields that are to be written
        :raise AccessError: for another agency's, or fields that are not his
        """
        if self._iso_is_hr():
            return self
        self.check_access(operation)
        if set(names) - SET_UP:
            raise AccessError(
                self.env._(
                    "Of a department, an agency's administrator changes name, place, "
                    "head and part in the quality system. HR changes the rest."
                )
            )
        # sudo: HR's own code writes on employees; what was written is checked after it.
        # What the caller's context presets on other records is not heard.
        return self.sudo().with_env(
            self.env(su=True, context=clean_context(self.env.context))
        )

    def _iso_check_set_up(self):
        """Check what an agency's administrator has written: links stay in it.

        :raise AccessError: for a department that is, or lies, in another agency
        """
        if self._iso_is_hr():
            return
        self.env["iso.person"]._check_may_set_up(self.company_id)
        # sudo: only whose they are
        for unit in self.sudo():
            linked = unit.parent_id.company_id | unit.manager_id.company_id
            if not unit.company_id or linked - unit.company_id:
                raise AccessError(
                    self.env._(
                        "A department, its head and the one above it are of the same "
                        "agency: choose them from the list."
                    )
                )

    def _iso_heads_changed(self, before):
        """The roles and the history of those who head departments follow.

        :param before: dict {department: res.users who headed it}
        """
        self._iso_check_set_up()
        given, ended = [], []
        # sudo: only who heads them, and to enter it into their history
        for unit in self.sudo():
            old, new = before[unit], unit.iso_head_user_id
            given += [(user, unit) for user in new - old]
            ended += [(user, unit) for user in old - new]
        changed = self.env["res.users"].browse(one.id for one, _unit in given + ended)
        if not self._iso_is_hr():
            self._iso_check_heads_may_change(changed)
        for kind, changes in (("head_given", given), ("head_ended", ended)):
            self.env["iso.person"]._note_places(
                kind, [(user, unit.company_id, unit.name) for user, unit in changes]
            )
        # Whoever heads a department that is archived heads none.
        everybody = {one for old in before.values() for one in old.ids} | {*changed.ids}
        changed.browse(sorted(everybody))._iso_set_role_of_head()

    def _iso_check_heads_may_change(self, users):
        """Heading a department is a role: who gives it asks as for the others.

        :raise AccessError: see ``iso.role._check_may_give``
        """
        # sudo: only whose they are
        for company in self.sudo().company_id:
            self.env["iso.role"]._check_may_give("staff", company, users)

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
