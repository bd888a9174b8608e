from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import email_normalize, escape_psql

# What is written about an account: whose it is, how its holder is reached.
ACCOUNT = ("name", "login", "email")


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
                # HR's code follows in the employee of the company one works in.
                user.with_company(person.company_id).write(vals)

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
        domain = Domain("login", "in", wanted)
        if len(wanted) == 1:
            # Ours are in small letters; Odoo's own forms let others in.
            domain = Domain("login", "=ilike", escape_psql(wanted[0]))
        taken = table.search(domain) - (users or table)
        if taken:
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

    def _inverse_auditor(self):
        self._set_role("auditor", "is_auditor")

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

    def _employees_made(self):
        """As ``_employees``; who has none gets one."""
        found = self._employees()
        missing = self.filtered(lambda one: one._pair() not in found)
        # sudo: called for what was allowed
        made = (
            self.env["hr.employee"]
            .sudo()
            .create(
                [
                    {
                        "name": person.name,
                        "user_id": person.user_id.id,
                        "company_id": person.company_id.id,
                    }
                    for person in missing
                ]
            )
        )
        found.update({(one.user_id.id, one.company_id.id): one for one in made})
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

    @api.model
    def _note_places(self, kind, changes):
        """Enter into the history what happened to people by way of their account.

        :param str kind: of ``iso.person.event``
        :param changes: list of (res.users, res.company or None for all, words)
        """
        if not changes:
            return
        # sudo: whose history it is; the change itself was allowed
        table = self.sudo()
        users = [user.id for user, _company, _words in changes]
        people = table.search([("user_id", "in", users)]).grouped("user_id")
        self.env["iso.person.event"]._note(
            kind,
            [
                (person, words)
                for user, company, words in changes
                for person in people.get(user.sudo(), table)
                if not company or person.company_id == company
            ],
        )

    @api.model
    def _enter_missing(self):
        """Enter those who had a role before there were people."""
        # sudo: called while the addon is loaded
        rows = self.env["iso.role"].sudo().search([("person_id", "=", False)])
        people = self._of_pairs([(row.user_id.id, row.company_id.id) for row in rows])
        for pair, mine in rows.grouped(
            lambda row: (row.user_id.id, row.company_id.id)
        ).items():
            mine.person_id = people[pair]
