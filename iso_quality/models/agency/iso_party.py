from collections import namedtuple
from functools import cache

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# What a party comes to on a day: one unit of work each.
#   department: hr.department (may be empty) · user: the one who answers for it
#   users: everybody who works on it
Assignee = namedtuple("Assignee", ["department", "user", "users"])

KINDS = [
    ("departments", "Named departments"),
    ("all_departments", "All departments"),
    ("standing", "Unit in charge"),
    ("committee", "ISO committee"),
    ("secretary", "ISO secretary"),
    ("leadership", "Leadership of the agency"),
    ("auditors", "Auditors"),
    ("people", "Named people"),
    ("outside", "Outside body"),
]
# Departments that are meant as themselves: each does its own part.
OWN_PART = ("departments", "all_departments")


class IsoParty(models.Model):
    """An actor as plans name it, e.g. "the departments", "the ISO committee".

    A party without an agency is shared: it means the corresponding department or
    people of whichever agency uses it.
    """

    _name = "iso.party"
    _description = "Party Named in Plans"
    _inherit = ["iso.search.mixin", "iso.shared.mixin"]
    _rec_names_search = ["name", "code"]
    _order = "sequence, name, id"
    _natural_key = ("name",)
    _found_by = ("name", "code", "department_ids", "user_ids")

    name = fields.Char(required=True, help="As printed in plans.", index="trigram")
    code = fields.Char(index="trigram")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    kind = fields.Selection(KINDS, required=True, default="departments")
    department_ids = fields.Many2many(
        "hr.department", string="Departments", check_company=True
    )
    user_ids = fields.Many2many("res.users", string="People", check_company=True)
    partner_id = fields.Many2one("res.partner", "Outside Contact", check_company=True)

    @api.constrains("kind", "department_ids", "user_ids")
    def _check_members(self):
        for party in self:
            if party.kind == "departments" and not party.department_ids:
                raise ValidationError(
                    self.env._("Choose the departments that %s means.", party.name)
                )
            if party.kind == "people" and not party.user_ids:
                raise ValidationError(
                    self.env._("Choose the people that %s means.", party.name)
                )

    def _acts_for_agency(self):
        """Whether what this party does is done for the agency as a whole, also where a
        department does it; False for departments that are named as themselves, and for
        no party."""
        return bool(self) and self.kind not in OWN_PART

    def _resolve(self, company, day):
        """Who each party is, in ``company`` on ``day``.

        The number of queries does not depend on the number of parties or
        departments.

        :param company: the agency (one res.company)
        :param date day: the day on which committee seats are looked up
        :return: dict {party: list of Assignee}; the list is empty when a role or
            committee has nobody
        """
        everyone = self.env["iso.party"]._directory(company, day)
        # sudo: a plan means the same people whoever asks
        return {party: everyone(party) for party in self.sudo()}

    @api.model
    def _directory(self, company, day):
        """A function from party to assignees; everything is read beforehand."""
        # sudo: a plan means the same people whoever asks; callers may read it
        company = company.sudo()
        departments = company._iso_departments()
        committee = self.env["iso.committee"]._in_force(company, day)
        seats = committee._members_on(day)
        members = self.env["res.users"]._iso_members
        standing = company.iso_standing_department_id
        leaders = members("leader", company)
        if company.iso_head_user_id:
            leaders = company.iso_head_user_id | leaders
        secretaries = seats.filtered(lambda seat: seat.role == "secretary").user_id
        secretaries = secretaries or members("secretary", company)

        def unit(department):
            head = department.iso_head_user_id.filtered("active")
            return Assignee(department, head, head)

        def people(users):
            users = users.filtered("active")
            nowhere = self.env["hr.department"]
            return [Assignee(nowhere, users[:1], users)] if users else []

        @cache
        def auditors():
            return self._auditors_in_force(company, day)

        @cache
        def resolve(party):
            match party.kind:
                case "departments":
                    named = party.department_ids.filtered("active")
                    return [unit(department) for department in named]
                case "all_departments":
                    return [unit(department) for department in departments]
                case "committee":
                    return people(seats.user_id)
                case "secretary":
                    return people(secretaries)
                case "leadership":
                    return people(leaders)
                case "auditors" | "people" if party.user_ids:
                    return people(party.user_ids)
                case "auditors" if team := people(auditors()):
                    return team
                case _:
                    # What an outside body does, and what nobody is named for,
                    # the unit in charge sees to.
                    return [unit(standing)] if standing else people(secretaries)

        return resolve

    @api.model
    def _auditors_in_force(self, company, day):
        """Who the audit team of the agency is on a day, where no party names them.

        :param company: the agency (one res.company, as the system)
        :return: res.users; none here: whoever makes teams says so
        """
        return self.env["res.users"]
