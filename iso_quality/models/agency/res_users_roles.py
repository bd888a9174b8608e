from odoo import api, fields, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain

from ...tools.vietnam_time import vietnam_today
from .iso_role import RANKS

# role -> group that shows its menus; heads are those who head a department
GROUPS = {role: f"iso_quality.group_{role}" for role in ("head", *RANKS)}


def _agencies(role):
    return fields.Many2many(
        "res.company", compute="_compute_iso_agencies", compute_sudo=True, string=role
    )


class ResUsers(models.Model):
    """Roles of people, agency by agency (see ``iso.role``).

    A role counts in the agency that it was given for and in no other one, whatever
    agencies its holder may look at (``company_ids``) or works in now (``company_id``).
    """

    _inherit = "res.users"

    iso_role_ids = fields.One2many("iso.role", "user_id", "Roles", readonly=True)
    # ------------------------------------------------------------ asked by rules
    iso_staff_company_ids = _agencies("Agencies as Staff")
    iso_auditor_company_ids = _agencies("Agencies as Internal Auditor")
    iso_head_company_ids = _agencies("Agencies as Head of Department")
    iso_secretary_company_ids = _agencies("Agencies as Secretary")
    iso_leader_company_ids = _agencies("Agencies as Leader")
    iso_admin_company_ids = _agencies("Agencies as Administrator")

    def _compute_iso_agencies(self):
        day = vietnam_today()
        for user in self:
            found = user._iso_agency_ids(day) if user.id else {}
            for role in GROUPS:
                user[f"iso_{role}_company_ids"] = [Command.set(found.get(role, ()))]

    @tools.ormcache("self.id", "day")
    def _iso_agency_ids(self, day):
        """In which agencies a user has which role.

        :param date day: today
        :return: dict {role: tuple of company ids}; heads are among the people
        """
        return self._iso_read_agency_ids(day)[self.id]

    def _iso_read_agency_ids(self, day):
        """As ``_iso_agency_ids`` for many users (dict by user id), read anew."""
        # sudo: what users' roles are, asked while rules are made
        rows = self.env["iso.role"].sudo()
        rows = rows.search(rows._in_force(day) & Domain("user_id", "in", self.ids))
        # sudo: as above
        headed = self.env["hr.department"].sudo()
        headed = headed.search([("iso_head_user_id", "in", self.ids)])
        rows_of, headed_of = (
            rows.grouped(lambda row: row.user_id.id),
            headed.grouped(lambda unit: unit.iso_head_user_id.id),
        )
        found = {}
        for user in self.ids:
            mine = rows_of.get(user, rows.browse())
            found[user] = {
                role: tuple(sorted(given.company_id.ids))
                for role, given in mine.grouped("role").items()
            }
            found[user]["staff"] = tuple(sorted(mine.company_id.ids))
            led = headed_of.get(user, headed.browse()).company_id & mine.company_id
            found[user]["head"] = tuple(sorted(led.ids))
        return found

    # ------------------------------------------------------------ asked by our code
    def _iso_agencies(self, *roles):
        """The agencies in which this user has one of these roles today.

        :param roles: of ``GROUPS``
        :return: res.company
        """
        self.ensure_one()
        found = self._iso_agency_ids(vietnam_today())
        ids = {one for role in roles for one in found.get(role, ())}
        return self.env["res.company"].browse(sorted(ids))

    @api.model
    def _iso_require(self, roles, records):
        """Refuse what the current user's role in an agency does not allow; jobs may do
        everything.

        :param roles: one of ``GROUPS`` or several, of which one is enough
        :param records: whose agencies it is asked for; or the agencies themselves
        :raise AccessError: unless the user has such a role in all of them
        """
        if self.env.su:
            return
        roles = (roles,) if isinstance(roles, str) else roles
        if "head" in roles:
            # Secretaries act for every department.
            roles = (*roles, "secretary")
        # sudo: only whose the records are
        records = records.sudo()
        agencies = records if records._name == "res.company" else records.company_id
        missing = agencies - self.env.user._iso_agencies(*roles)
        if not missing:
            return
        # sudo: only the names of the roles, for the message
        groups = [self.env.ref(GROUPS[role]).sudo().name for role in roles]
        raise AccessError(
            self.env._(
                "Only this role can do this: %(roles)s. Yours does not count in this "
                "agency; ask its administrator if it should.",
                roles=", ".join(groups),
            )
        )

    def _iso_sees_agency(self, company):
        """Whether a role shows this user all of an agency: secretary or leader."""
        return company in self._iso_agencies("secretary", "leader")

    def _iso_heads(self, department):
        """Whether this user heads a department and has a role in its agency."""
        self.ensure_one()
        # sudo: only compared with the user
        department = department.sudo()
        return (
            bool(department)
            and department.iso_head_user_id == self
            and department.company_id in self._iso_agencies("head")
        )

    @api.model
    def _iso_members(self, role, company):
        """Active users who have a role in an agency today.

        :param str role: of ``iso.role``; "staff" is everybody
        :param company: one res.company
        :return: res.users, in order of id
        """
        # sudo: who has a role is asked for people who may not read the table
        table = self.env["iso.role"].sudo()
        domain = table._in_force() & Domain("company_id", "=", company.id)
        if role != "staff":
            domain &= Domain("role", "=", role)
        users = table.search(domain).user_id.filtered("active")
        return users.sorted("id").sudo(self.env.su)

    def _iso_outsiders(self, company):
        """Who has no role in an agency is none of its people."""
        # sudo: only who has a role there
        table = self.env["iso.role"].sudo()
        rows = table.search(
            Domain("company_id", "=", company.id) & Domain("user_id", "in", self.ids)
        )
        return self - rows.user_id.sudo(self.env.su)

    def _iso_not_below_admins(self):
        """Which of these people do not stand below an agency's administrator:
        administrators of agencies, and of the installation."""
        # sudo: only who has which role
        return self.filtered(
            lambda user: (
                user.sudo()._iso_agencies("admin")
                or user.sudo().has_group("base.group_erp_manager")
            )
        )
