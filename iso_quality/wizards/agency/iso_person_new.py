from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ...models.agency.iso_person_account import ACCOUNT
from ...tools.people_table import login_of_name
from ...tools.vietnam_time import ZONE

ROLE_FIELDS = ("is_auditor", "is_secretary", "is_leader", "is_admin")
# What a new person may be entered with.
ENTERED = {
    *ACCOUNT,
    *("company_id", "department_id", "job_title", "is_head"),
    *ROLE_FIELDS,
}


class IsoPerson(models.Model):
    """The form of a new person makes account, employee, role and headship."""

    _inherit = "iso.person"

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
        for field in ROLE_FIELDS:
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
            raise UserError(self.env._("Choose a department of the person's agency."))
        return vals

    @api.model
    def _make_accounts(self, vals_list):
        """Accounts without a password, and employees (res.users)."""
        # sudo: who may enter people of the agency was asked
        users = self.env["res.users"].sudo()._iso_with_key(no_reset_password=True)
        vietnamese = self.env["res.lang"]._get_data(code="vi_VN")
        group = self.env.ref("base.group_user").id
        common = {"tz": ZONE, "group_ids": [Command.set([group])]}
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
