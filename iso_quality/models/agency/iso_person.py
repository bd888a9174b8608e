from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import format_datetime


class IsoPerson(models.Model):
    """One of an agency's people: account, employee, department and roles in one form.

    There is a row for everybody who has, or had, a role in an agency: ``iso.role`` makes
    it. The fields show what the account (``res.users``), the employee (``hr.employee``),
    the department and the table of roles say; what is entered is written there, by
    ``sudo`` and only after the right of the user was asked here. An agency's
    administrator has no rights of Odoo's on any of them.
    """

    _name = "iso.person"
    _description = "Person of an Agency"
    _inherit = ["iso.search.mixin", "iso.agency.mixin"]
    _order = "user_id, id"
    _found_by = ("name", "login", "email", "department_id")
    _rec_names_search = ["name", "login"]

    company_id = fields.Many2one(default=lambda self: self._default_agency())
    user_id = fields.Many2one(
        "res.users",
        "Account",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        context={"active_test": False},
    )
    # ------------------------------------------------------------ account
    name = fields.Char(
        "Full Name",
        compute="_compute_name",
        inverse="_inverse_account",
        search="_search_name",
        compute_sudo=True,
    )
    login = fields.Char(
        compute="_compute_login",
        inverse="_inverse_account",
        search="_search_login",
        compute_sudo=True,
        help="Empty: the e-mail address, or the name without accents.",
    )
    email = fields.Char(
        "E-mail",
        compute="_compute_email",
        inverse="_inverse_account",
        search="_search_email",
        compute_sudo=True,
    )
    last_login = fields.Char(compute="_compute_last_login", compute_sudo=True)
    has_logged_in = fields.Boolean(
        compute="_compute_last_login",
        search="_search_has_logged_in",
        compute_sudo=True,
    )
    # ------------------------------------------------------------ place
    department_id = fields.Many2one(
        "hr.department",
        compute="_compute_department_id",
        inverse="_inverse_place",
        store=True,
        readonly=False,
        index="btree_not_null",
        domain="[('company_id', '=', company_id)]",
        check_company=True,
    )
    job_title = fields.Char(
        compute="_compute_job_title", inverse="_inverse_place", compute_sudo=True
    )
    is_head = fields.Boolean(
        "Head of the Department",
        compute="_compute_is_head",
        inverse="_inverse_place",
        compute_sudo=True,
    )
    # ------------------------------------------------------------ roles
    role_ids = fields.One2many("iso.role", "person_id", "Roles", readonly=True)
    is_working = fields.Boolean(
        "Works Here", compute="_compute_roles", search="_search_is_working"
    )
    role_names = fields.Char("Role", compute="_compute_roles")
    is_auditor = fields.Boolean(
        "Internal Auditor", compute="_compute_roles", inverse="_inverse_auditor"
    )
    is_secretary = fields.Boolean(
        "ISO Secretary", compute="_compute_roles", inverse="_inverse_secretary"
    )
    is_leader = fields.Boolean(
        "Leader", compute="_compute_roles", inverse="_inverse_leader"
    )
    is_admin = fields.Boolean(
        "Administrator of the Agency",
        compute="_compute_roles",
        inverse="_inverse_admin",
    )
    event_ids = fields.One2many(
        "iso.person.event", "person_id", "History", readonly=True
    )
    # ------------------------------------------------------------ what the form allows
    may_name = fields.Boolean(compute="_compute_may")
    may_give = fields.Boolean(compute="_compute_may")
    may_appoint = fields.Boolean(compute="_compute_may")

    _once = models.UniqueIndex(
        "(user_id, company_id)", "This person is one of the agency's people already."
    )

    @api.model
    def _iso_place(self):
        """The agency stays; the department is where the person works now."""
        return super()._iso_place() - {"department_id"}

    @api.model
    def _default_agency(self):
        """The agency that the user works in, or one that he sets up people of."""
        here, mine = self.env.company, self.env.user._iso_agencies("admin")
        return here if here in mine or self._is_of_installation() else mine[:1] or here

    # ------------------------------------------------------------ shown
    @api.depends("user_id.name")
    def _compute_name(self):
        for person in self:
            person.name = person.user_id.name

    @api.depends("user_id.login")
    def _compute_login(self):
        for person in self:
            person.login = person.user_id.login

    @api.depends("user_id.email")
    def _compute_email(self):
        for person in self:
            person.email = person.user_id.email

    @api.depends("name")
    def _compute_display_name(self):
        for person in self:
            person.display_name = person.name or self.env._("New Person")

    def _compute_last_login(self):
        logs = self.env["res.users.log"]._read_group(
            [("create_uid", "in", self.user_id.ids)],
            ["create_uid"],
            ["create_date:max"],
        )
        last = dict(logs)
        for person in self:
            when = last.get(person.user_id)
            person.has_logged_in = bool(when)
            person.last_login = (
                format_datetime(self.env, when, dt_format="dd/MM/yyyy HH:mm")
                if when
                else self.env._("Not logged in yet")
            )

    @api.depends(
        "user_id.employee_ids.active",
        "user_id.employee_ids.current_version_id.department_id",
    )
    def _compute_department_id(self):
        employees = self._employees()
        for person in self:
            person.department_id = employees[person._pair()].department_id

    @api.depends("user_id.employee_ids.current_version_id.job_title")
    def _compute_job_title(self):
        employees = self._employees()
        for person in self:
            person.job_title = employees[person._pair()].job_title

    @api.depends("department_id.iso_head_user_id", "user_id")
    def _compute_is_head(self):
        for person in self:
            head = person.department_id.iso_head_user_id
            person.is_head = bool(head) and head == person.user_id

    @api.depends(
        "role_ids.ended_on", "role_ids.date_from", "role_ids.date_to", "is_head"
    )
    def _compute_roles(self):
        labels = dict(
            self.env["iso.role"]._fields["role"]._description_selection(self.env),
            head=self.env._("Head of Department"),
        )
        for person in self:
            roles = person._roles_today()
            named = [role for role in labels if role in roles and role != "staff"]
            if person.is_head and roles:
                named.insert(0, "head")
            person.is_working = bool(roles)
            person.is_auditor = "auditor" in roles
            person.is_secretary = "secretary" in roles
            person.is_leader = "leader" in roles
            person.is_admin = "admin" in roles
            person.role_names = ", ".join(
                labels[role] for role in named or (["staff"] if roles else [])
            )

    @api.depends("user_id", "company_id", "role_ids.ended_on")
    def _compute_may(self):
        system = self._is_of_installation()
        for person in self:
            person.may_appoint = system
            person.may_give = not person.user_id or person._may(person._check_may_give)
            person.may_name = not person.user_id or person._may(person._check_may_name)

    def _may(self, check):
        try:
            check()
        except (AccessError, UserError):
            return False
        return True

    def _roles_today(self):
        """The roles that a person has here today (set of ``iso.role`` words)."""
        # sudo: a person's roles, for those who may read the person
        roles = self.sudo().role_ids
        return set(roles.filtered_domain(roles._in_force()).mapped("role"))

    def _pair(self):
        return self.user_id.id, self.company_id.id

    def _employees(self):
        """The employees of these people, archived ones too.

        :return: defaultdict {(user id, company id): hr.employee, by sudo}
        """
        # sudo: employees are HR's; what is shown of them is for who may read the person
        table = self.env["hr.employee"].sudo().with_context(active_test=False)
        found = table.search(
            [
                ("user_id", "in", self.sudo().user_id.ids),
                ("company_id", "in", self.sudo().company_id.ids),
            ]
        )
        pairs = {(one.user_id.id, one.company_id.id): one for one in found}
        return defaultdict(table.browse, pairs)

    # ------------------------------------------------------------ searched
    def _search_account(self, field, operator, value):
        # sudo: which of the people the user may read have such an account
        users = self.env["res.users"].sudo().with_context(active_test=False)
        return Domain("user_id", "in", users._search([(field, operator, value)]))

    def _search_name(self, operator, value):
        return self._search_account("name", operator, value)

    def _search_login(self, operator, value):
        return self._search_account("login", operator, value)

    def _search_email(self, operator, value):
        return self._search_account("email", operator, value)

    def _search_has_logged_in(self, operator, value):
        logged_in = self._search_account("log_ids", "!=", False)
        return self._search_flag(operator, value, logged_in)

    def _search_is_working(self, operator, value):
        # sudo: who of the people the user may read has a role
        table = self.env["iso.role"].sudo()
        working = Domain("id", "in", table.search(table._in_force()).person_id.ids)
        return self._search_flag(operator, value, working)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "People stay in the history: whoever leaves is let go by the button."
            )
        )
