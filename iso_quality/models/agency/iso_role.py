from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today

# In order of rank: who sets up people gives what stands below his own role. Heads of
# departments are not in the table: HR says who heads which department.
ROLES = [
    ("staff", "Staff"),
    ("auditor", "Internal Auditor"),
    ("secretary", "ISO Secretary"),
    ("leader", "Leader"),
    ("admin", "Administrator of the Agency"),
]
RANKS = {role: rank for rank, (role, _label) in enumerate(ROLES)}


class IsoRole(models.Model):
    """Who has which role in which agency, from when to when, and who gave it.

    This table is the only source of roles: it sets the groups that show menus
    (``res.users._iso_set_groups``), rules ask it (``user.iso_<role>_company_ids``), and
    so does our code (``_iso_require``, ``_iso_members``). Whoever has any role in an
    agency is one of its people (``staff``); who only may look at it has none.

    Rows are never changed, except that a role ends; so they are the history of it.
    """

    _name = "iso.role"
    _description = "Role in an Agency"
    _inherit = ["iso.agency.mixin"]
    _order = "company_id, user_id, date_from desc, id desc"
    _rec_name = "role"

    user_id = fields.Many2one(
        "res.users",
        "Person",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(readonly=True)
    person_id = fields.Many2one(
        "iso.person",
        "In the List of People",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    role = fields.Selection(ROLES, required=True, readonly=True)
    date_from = fields.Date("First Day", required=True, readonly=True)
    date_to = fields.Date(
        "Last Day", readonly=True, help="The last day; empty: until ended."
    )
    # ------------------------------------------------------------ who gave and ended it
    given_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    given_by_name = fields.Char("Given By (name)", readonly=True, copy=False)
    ended_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    ended_by_name = fields.Char("Ended By (name)", readonly=True, copy=False)
    ended_on = fields.Datetime(readonly=True)

    _dates_in_order = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)",
        "A role ends after it begins: correct its dates.",
    )

    # What the check below cannot see: somebody else gives it at the same moment.
    _open_once = models.UniqueIndex(
        "(user_id, company_id, role) WHERE ended_on IS NULL AND date_to IS NULL",
        "This person has this role already. Reload the page.",
    )

    @api.constrains("user_id", "company_id", "role", "date_from", "date_to", "ended_on")
    def _check_once(self):
        """A person has a role once at a time."""
        for row in self.filtered(lambda one: not one.ended_on):
            same = self.search(
                self._not_over(row.date_from)
                & Domain("id", "!=", row.id)
                & Domain("user_id", "=", row.user_id.id)
                & Domain("company_id", "=", row.company_id.id)
                & Domain("role", "=", row.role)
            )
            if any(not row.date_to or one.date_from <= row.date_to for one in same):
                raise ValidationError(
                    self.env._(
                        "%(person)s has this role in these days already. End it first, "
                        "or choose other days.",
                        person=row.user_id.name,
                    )
                )

    @api.depends("role", "user_id")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.user_id.name} – {roles.get(row.role, '')}"

    # ------------------------------------------------------------ in force
    @api.model
    def _not_over(self, day):
        """The domain of the roles that count on a day, or begin after it."""
        return Domain("ended_on", "=", False) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )

    @api.model
    def _in_force(self, day=None):
        """The domain of the roles that count on a day, today without one."""
        day = day or vietnam_today()
        return self._not_over(day) & Domain("date_from", "<=", day)

    @api.model
    def _follow_the_day(self):
        """Let groups follow the roles that begin or end by their dates."""
        # sudo: run by the daily job
        self.sudo().search([("ended_on", "=", False)]).user_id._iso_set_groups()

    # ------------------------------------------------------------ giving and ending
    @api.model
    def _give(self, users, role, company, date_from=None, date_to=None):
        """Give people a role in an agency, as the current user.

        :param users: res.users; who has the role already keeps it
        :param str role: of ``ROLES``
        :param company: one res.company
        :param date date_from: the first day, today without one
        :param date date_to: the last day, if there is to be one
        :return: the new rows
        :raise AccessError: see ``_check_may_give``
        """
        self._check_may_give(role, company, users)
        # sudo: who may give which role was asked; the table has no other way in
        table = self.sudo()
        first = date_from or vietnam_today()
        has = table.search(
            Domain("user_id", "in", users.ids)
            & Domain("company_id", "=", company.id)
            & Domain("role", "=", role)
            & self._not_over(first)
        )
        rows = table.create(
            [
                {
                    "user_id": user.id,
                    "company_id": company.id,
                    "role": role,
                    "date_from": first,
                    "date_to": date_to,
                    "given_by_id": self.env.uid,
                }
                for user in users - has.user_id
            ]
        )
        rows.user_id._iso_set_groups()
        rows._set_first()
        return rows.sudo(self.env.su)

    def _set_first(self):
        """Who is the first leader heads the agency, and the first secretary's department
        is in charge, until somebody chooses others."""
        for row in self:
            company = row.company_id
            if row.role == "leader" and not company.iso_head_user_id:
                company.iso_head_user_id = row.user_id
            if row.role == "secretary" and not company.iso_standing_department_id:
                units = row.user_id.iso_department_ids
                units = units.filtered_domain([("company_id", "=", company.id)])
                company.iso_standing_department_id = units[:1]

    def _end(self):
        """End these roles now, as the current user; they stay in the table.

        :raise AccessError: see ``_check_may_give``
        """
        for (company, role), rows in self.grouped(
            lambda row: (row.company_id, row.role)
        ).items():
            self._check_may_give(role, company, rows.user_id)
        # sudo: who may end which role was asked
        rows = self.sudo().filtered(lambda row: not row.ended_on)
        today = vietnam_today()
        for row in rows:
            row.write(
                {
                    "ended_on": fields.Datetime.now(),
                    "ended_by_id": self.env.uid,
                    "date_to": max(row.date_from, min(row.date_to or today, today)),
                }
            )
        rows._note("role_ended")
        rows.user_id._iso_set_groups()

    def end(self):
        """The button beside a role: see ``_end``."""
        self.check_access("read")
        self._end()

    def _note(self, kind):
        """Enter into the history of the people that they have these roles, or not.

        :param str kind: of ``iso.person.event``
        """
        # Kept for others: in their language, whoever gives it.
        env = for_readers(self.env)
        labels = dict(self._fields["role"]._description_selection(env))
        notes = []
        for row in self:
            text = labels[row.role]
            if kind == "role_given":
                days = (row.date_from, row.date_to)
                shown = [format_date(env, day) for day in days if day]
                text = f"{text} ({' – '.join(shown)})"
            notes.append((row.person_id, text))
        self.env["iso.person.event"]._note(kind, notes)

    @api.model
    def _check_may_give(self, role, company, users):
        """Refuse who may not give or end a role.

        The administrator of the installation gives all of them; an agency's own gives,
        in it, those below his own, to others than himself and other administrators.

        :param str role: of ``ROLES``
        :param company: one res.company
        :param users: res.users who are to have the role, or had it
        :raise AccessError: which says who does it
        """
        user = self.env.user
        if self.env.su or user.has_group("base.group_system"):
            return
        self.env["res.users"]._iso_require("admin", company)
        if user in users:
            raise AccessError(
                self.env._(
                    "Nobody gives or takes roles of his own: the administrator of the "
                    "installation does it."
                )
            )
        if RANKS[role] >= RANKS["admin"] or users._iso_not_below_admins():
            raise AccessError(
                self.env._(
                    "Administrators are appointed by the administrator of the "
                    "installation: ask for it there."
                )
            )

    # ------------------------------------------------------------ the table stays
    def write(self, vals):
        result = super().write(vals)
        self.env["res.users"]._iso_roles_changed()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """As Odoo's; whoever has a role is one of the agency's people
        (``iso.person``)."""
        self.check_access("create")
        here = self.env.company.id
        vals_list = [{"company_id": here, **vals} for vals in vals_list]
        pairs = [(vals.get("user_id"), vals["company_id"]) for vals in vals_list]
        people = self.env["iso.person"]._of_pairs(pairs)
        rows = super().create(
            [
                {**vals, "person_id": people[pair].id}
                for vals, pair in zip(vals_list, pairs, strict=True)
            ]
        )
        self.env["res.users"]._iso_roles_changed()
        rows._note("role_given")
        return rows

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "Roles stay in the history: end the role instead of deleting it."
            )
        )
