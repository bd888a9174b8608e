from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain
from odoo.tools import email_normalize

from ...tools.people_table import login_of_name

# What is written about an account: whose it is, how its holder is reached.
ACCOUNT = ("name", "login", "email")
# What a new person may be entered with.
ENTERED = {
    *ACCOUNT,
    *("company_id", "department_id", "job_title", "is_head"),
    *("is_secretary", "is_leader", "is_admin"),
}


class IsoPerson(models.Model):
    """What is entered in the form goes into account, employee, department and roles;
    who may enter it is asked first."""

    _inherit = "iso.person"

    # ------------------------------------------------------------ who may
    @api.model
    def _is_of_installation(self):
        return self.env.su or self.env.user.has_group("base.group_system")

    def _check_may_set_up(self, agencies):
        """:raise AccessError: for who is not the administrator of these agencies"""
        if not self._is_of_installation():
            self.env["res.users"]._iso_require("admin", agencies)

    def _check_may_give(self):
        """Refuse who may not give these people roles or make them heads.

        :raise AccessError: see ``iso.role._check_may_give``
        """
        # sudo: only whose roles they are
        for company, people in self.sudo().grouped("company_id").items():
            users = people.user_id.sudo(self.env.su)
            self.env["iso.role"]._check_may_give("staff", company, users)

    def _check_may_name(self):
        """Refuse who may not change names, logins and addresses of these people.

        They say who somebody is, and where the invitation goes.

        :raise AccessError: which says who does it
        """
        if self._is_of_installation():
            return
        self._check_may_give()
        for person in self:
            # sudo: only whether there is one
            if person.sudo().user_id._iso_agencies("staff") - person.company_id:
                raise AccessError(
                    self.env._(
                        "“%s” works in another agency as well: the administrator of "
                        "the installation changes name, login and e-mail.",
                        person.name,
                    )
                )

    # ------------------------------------------------------------ entered
    def _inverse_account(self):
        wanted = {person: {one: person[one] for one in ACCOUNT} for person in self}
        for person, new in wanted.items():
            # sudo: who may change it is asked below
            user = person.sudo().user_id
            vals = {
                one: self._cleaned(one, value)
                for one, value in new.items()
                if (value or "") != (user[one] or "")
            }
            if vals:
                person._check_may_name()
                self._check_logins_free([vals.get("login")], user)
                user.write(vals)

    @api.model
    def _cleaned(self, field, value):
        """A name, login or address as it is kept.

        :raise UserError: which says what to mend
        """
        value = " ".join((value or "").split())
        if field == "name" and not value:
            raise UserError(self.env._("Enter the person's full name."))
        if field == "login":
            value = value.lower()
            if not value or " " in value:
                raise UserError(
                    self.env._("A login is one word without spaces: “%s”.", value)
                )
        if field == "email" and value and not email_normalize(value):
            raise UserError(
                self.env._(
                    "“%s” is no e-mail address: correct it or leave it out.", value
                )
            )
        return value

    @api.model
    def _check_logins_free(self, logins, users=None):
        """:param users: whose these logins are already, perhaps
        :raise UserError: when somebody has one of them; not who it is"""
        # sudo: only whether there is such an account
        table = self.env["res.users"].sudo().with_context(active_test=False)
        wanted = [login for login in logins if login]
        taken = table.search([("login", "=ilike", one) for one in wanted[:1]])
        if len(wanted) > 1:
            taken = table.search([("login", "in", wanted)])
        taken -= users or table
        if taken and wanted:
            raise UserError(
                self.env._(
                    "The login “%s” is taken: choose another one. Does this person have "
                    "an account in another agency already? Then the administrator of "
                    "the installation lets the person in here.",
                    taken[0].login,
                )
            )

    def _inverse_place(self):
        self._check_may_set_up(self.company_id)
        wanted = [(one, one.department_id, one.job_title, one.is_head) for one in self]
        employees = self._employees_made()
        moved = self.browse()
        for person, department, job, _head in wanted:
            employee = employees[person._pair()]
            vals = {}
            if employee.department_id != department:
                if department.company_id != person.company_id and department:
                    raise UserError(
                        self.env._("Choose a department of the person's agency.")
                    )
                vals["department_id"] = department.id
                moved |= person
            if (employee.job_title or "") != (job or ""):
                vals["job_title"] = job
            if vals:
                employee.write(vals)
        for person, department, _job, head in wanted:
            person._set_head(employees[person._pair()], department, head)

    def _set_head(self, employee, department, head):
        """Make a person the head of a department and of no other one, or of none."""
        # sudo: asked below for all that changes
        headed = self.env["hr.department"].sudo()
        headed = headed.search([("manager_id", "=", employee.id)])
        over = headed - department if head else headed
        begun = department.sudo() - headed if head else headed.browse()
        if not over and not begun:
            return
        if head and not department:
            raise UserError(
                self.env._("Choose the department that the person is the head of.")
            )
        users = self.sudo().user_id | begun.iso_head_user_id
        (over | begun).sudo(self.env.su)._iso_check_heads_may_change(users)
        over.manager_id = False
        begun.manager_id = employee

    def _inverse_secretary(self):
        self._set_role("secretary", "is_secretary")

    def _inverse_leader(self):
        self._set_role("leader", "is_leader")

    def _inverse_admin(self):
        self._set_role("admin", "is_admin")

    def _set_role(self, role, field):
        """Give or end a role as the field beside it says."""
        table = self.env["iso.role"]
        for company, people in self.grouped("company_id").items():
            having = people.filtered(lambda one: role in one._roles_today())
            wanting = people.filtered(field)
            over = having - wanting
            # sudo: which rows they are; who may end them is asked in ``_end``
            rows = over.sudo().role_ids.filtered_domain(table._in_force())
            rows.filtered(lambda row: row.role == role).sudo(self.env.su)._end()
            new = wanting - having
            if new:
                # sudo: whose roles; who may give them is asked in ``_give``
                users = new.sudo().user_id.sudo(self.env.su)
                table._give(users, role, company)


    # ------------------------------------------------------------ new people
    @api.model
    def _of_pairs(self, pairs):
        """The people with these accounts in these agencies; who is missing is entered.

        :param pairs: of (user id, company id)
        :return: dict {pair: iso.person}
        """
        # sudo: called for roles, which were allowed
        table = self.sudo()
        wanted = dict.fromkeys(pairs)
        found = table.search(
            Domain("user_id", "in", [user for user, _company in wanted])
            & Domain("company_id", "in", [company for _user, company in wanted])
        )
        people = {person._pair(): person for person in found}
        missing = [pair for pair in wanted if pair not in people]
        new = table.create(
            [{"user_id": user, "company_id": company} for user, company in missing]
        )
        self.env["iso.person.event"]._note("created", [(one, "") for one in new])
        return {person._pair(): person.sudo(self.env.su) for person in found | new}

    @api.model_create_multi
    def create(self, vals_list):
        """Account, employee, department, role and headship of new people in one go.

        The staff role makes the rows (``_of_pairs``).

        :raise UserError: for a login that exists, a bad address, no name
        :raise AccessError: for another agency, a role that is not the user's to give
        """
        if self.env.su:
            return super().create(vals_list)
        self.check_access("create")
        for name in set().union(*vals_list):
            self._check_field_access(self._fields[name], "write")
            if name not in ENTERED:
                raise AccessError(self.env._("“%s” cannot be entered here.", name))
        here = self._default_agency().id
        prepared = [self._prepared({"company_id": here, **vals}) for vals in vals_list]
        agencies = self.env["res.company"].browse({v["company_id"] for v in prepared})
        self._check_may_set_up(agencies)
        self._check_logins_free([vals["login"] for vals in prepared])
        users = self._make_accounts(prepared)
        pairs = [
            (user.id, vals["company_id"])
            for user, vals in zip(users, prepared, strict=True)
        ]
        for agency in agencies:
            mine = [user for user, company in pairs if company == agency.id]
            self.env["iso.role"]._give(users.browse(mine), "staff", agency)
        by_pair = self._of_pairs(pairs)
        people = self.concat(*(by_pair[pair] for pair in pairs))
        for field in ("is_secretary", "is_leader", "is_admin"):
            people._enter(field, prepared)
        for person, vals in zip(people, prepared, strict=True):
            if vals.get("is_head"):
                person.is_head = True
        return people

    def _enter(self, field, vals_list):
        chosen = [
            person.id
            for person, vals in zip(self, vals_list, strict=True)
            if vals.get(field)
        ]
        if chosen:
            self.browse(chosen).write({field: True})

    @api.model
    def _prepared(self, vals):
        """What a new person is entered with, cleaned; the login made if there is none.

        :raise UserError: see ``_cleaned``
        """
        vals = dict(vals)
        vals["name"] = self._cleaned("name", vals.get("name"))
        vals["email"] = self._cleaned("email", vals.get("email"))
        login = vals.get("login") or vals["email"] or login_of_name(vals["name"])
        vals["login"] = self._cleaned("login", login)
        unit = self.env["hr.department"].browse(vals.get("department_id") or [])
        # sudo: only whose it is
        if unit and unit.sudo().company_id.id != vals["company_id"]:
            raise UserError(
                self.env._("Choose a department of the person's agency.")
            )
        return vals

    @api.model
    def _make_accounts(self, vals_list):
        """Accounts without a password, and employees (res.users)."""
        # sudo: who may enter people of the agency was asked
        users = self.env["res.users"].sudo().with_context(no_reset_password=True)
        vietnamese = self.env["res.lang"]._get_data(code="vi_VN")
        group = self.env.ref("base.group_user").id
        common = {"tz": "Asia/Ho_Chi_Minh", "group_ids": [Command.set([group])]}
        if vietnamese:
            common["lang"] = "vi_VN"
        made = users.create(
            [
                {
                    **common,
                    **{one: vals[one] for one in ACCOUNT},
                    "company_id": vals["company_id"],
                    "company_ids": [Command.set([vals["company_id"]])],
                }
                for vals in vals_list
            ]
        )
        self.env["hr.employee"].sudo().create(
            [
                {
                    "name": vals["name"],
                    "user_id": user.id,
                    "company_id": vals["company_id"],
                    "department_id": vals.get("department_id"),
                    "job_title": vals.get("job_title"),
                    "work_email": vals["email"],
                }
                for user, vals in zip(made, vals_list, strict=True)
            ]
        )
        return made.with_env(self.env)

    def _employees_made(self):
        """As ``_employees``; who has none gets one."""
        found = self._employees()
        missing = self.filtered(lambda one: one._pair() not in found)
        # sudo: called for what was allowed
        made = self.env["hr.employee"].sudo().create(
            [
                {
                    "name": person.name,
                    "user_id": person.user_id.id,
                    "company_id": person.company_id.id,
                }
                for person in missing
            ]
        )
        found.update(
            {(one.user_id.id, one.company_id.id): one for one in made}
        )
        return found

    @api.model
    def _of_employees(self, employees):
        """The people whom these employees are.

        :param employees: hr.employee, by sudo
        """
        # sudo: called for what is asked about afterwards
        table = self.sudo()
        pairs = {(one.user_id.id, one.company_id.id) for one in employees}
        found = table.search([("user_id", "in", employees.user_id.ids)])
        return found.filtered(lambda one: one._pair() in pairs).sudo(self.env.su)
