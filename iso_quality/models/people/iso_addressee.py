from collections import defaultdict
from functools import cached_property

from odoo import api, models, tools
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class Addressees:
    """Who is addressed in one agency today: of those who work there, nobody else.

    Made by ``iso.addressee._of``; all users are read as the system.
    """

    def __init__(self, company, ids):
        """
        :param company: res.company, as the system
        :param dict ids: {role: ids of users}, see ``iso.addressee._who``
        """

        def users(role):
            return company.env["res.users"].browse(ids.get(role, ()))

        self.company = company
        self.staff = users("staff")
        self.secretaries = users("secretary")
        self.leaders = users("leader")
        self.auditors = users("auditor")
        # Whose employee was archived, whatever roles are left to them.
        self.gone = users("gone")
        self._users = users

    @property
    def leader(self):
        """The leader who answers for the agency; any other where he has left."""
        return self.company.iso_head_user_id & self.leaders or self.leaders[:1]

    @property
    def secretary(self):
        """Who hears of what has nobody: the ISO secretary; while there is none, a
        leader."""
        return self.secretaries[:1] or self.leader

    @cached_property
    def heads(self):
        """Who heads a department of the agency today (res.users)."""
        units = self.company.env["hr.department"].search(
            [
                ("company_id", "=", self.company.id),
                ("iso_head_user_id", "!=", False),
            ]
        )
        return self.present(units.iso_head_user_id)

    def everybody(self):
        """All who have more than the role of staff (res.users)."""
        return self.auditors | self.heads | self.secretaries | self.leaders

    def present(self, users):
        """Those of some people who work here today, in their order (res.users)."""
        here = set(self.staff.ids)
        return self.staff.browse(one for one in users.ids if one in here)

    def having(self, role):
        """Who has a role here today, and works here (res.users).

        :param str role: of ``iso.role``
        """
        return self._users(role)

    def left(self, users):
        """Those of some people who have left: no account any more, or no employee here
        (res.users)."""
        mine = self.staff.browse(users.ids)
        return mine.filtered(lambda user: not user.active or user in self.gone)

    def head(self, unit):
        """Who heads a department today; empty for none (res.users)."""
        units = self.company.env["hr.department"].browse(unit.ids)
        return self.present(units.iso_head_user_id)

    def answering(self, users, unit):
        """Whom to address for something: who answers for it, else the head of its
        department, else the secretary.

        :param users: res.users who answer for it, may be none
        :param unit: hr.department, may be none
        :return: res.users; empty only where nobody runs the agency's system
        """
        return self.present(users) or self.head(unit) or self.secretary


class IsoAddressee(models.AbstractModel):
    """Whom to address: asked on the day, of those who work in the agency.

    Reminders, the ladder of lateness, announcements, requests to approve or check, new
    work and previews ask here, so that nothing goes to an account or an employee that
    was archived, or to somebody whose role has ended.
    """

    _name = "iso.addressee"
    _description = "Whom to Address"

    @api.model
    def _of(self, company):
        """Who is addressed in an agency today.

        :param company: one res.company
        :return: Addressees
        """
        # sudo: who has which role is asked for people who may not read the table
        agency = company.sudo()
        return Addressees(agency, self._who(agency.id, vietnam_today()))

    @api.model
    def _contacts(self, users, record):
        """The contacts to whom something about one record goes: who answers for it,
        else the head of its department, else the secretary.

        :param users: res.users, may be none
        :param record: with an agency and, perhaps, a department
        :return: list of ids of res.partner
        """
        # sudo: whose it is, whoever asks
        one = record.sudo()
        unit = one["department_id"] if "department_id" in one._fields else None
        people = self._of(one.company_id)
        units = self.env["hr.department"] if unit is None else unit
        return people.answering(users, units).partner_id.ids

    @api.model
    @tools.ormcache("company_id", "day")
    def _who(self, company_id, day):
        """Who has which role in an agency, of those who work there (dict {role: tuple
        of ids}); "staff" is everybody.

        :param int company_id: of the agency
        :param date day: today
        """
        # sudo: see ``_of``
        env = self.sudo().env
        rows = env["iso.role"].search(
            env["iso.role"]._in_force(day) & Domain("company_id", "=", company_id)
        )
        users = rows.user_id.filtered("active")
        employees = (
            env["hr.employee"]
            .with_context(active_test=False)
            .search(
                [("user_id", "in", users.ids), ("company_id", "=", company_id)],
            )
        )
        working = employees.filtered("active").user_id
        # Who has no employee here works here by his role alone.
        gone = employees.user_id - working
        users -= gone
        found = defaultdict(set)
        for row in rows.filtered(lambda row: row.user_id in users):
            found[row.role].add(row.user_id.id)
        found["staff"], found["gone"] = set(users.ids), set(gone.ids)
        return {role: tuple(sorted(ids)) for role, ids in found.items()}
