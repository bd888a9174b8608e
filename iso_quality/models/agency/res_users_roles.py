from collections import defaultdict

from odoo import api, fields, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain

from .iso_role import RANKS

# role -> group that shows its menus; heads are those who head a department
GROUPS = {role: f"iso_quality.group_{role}" for role in ("head", *RANKS)}
# The first screen that comes with a role; who has several gets the first of these.
HOMES = {
    "secretary": "iso_quality.iso_plan_action",
    "leader": "iso_quality.iso_plan_action",
    "admin": "iso_quality.iso_setup_guide_action",
    "head": "iso_quality.iso_task_action_mine",
    "staff": "iso_quality.iso_task_action_mine",
}


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
    iso_head_company_ids = _agencies("Agencies as Head of Department")
    iso_secretary_company_ids = _agencies("Agencies as Secretary")
    iso_leader_company_ids = _agencies("Agencies as Leader")
    iso_admin_company_ids = _agencies("Agencies as Administrator")

    def _compute_iso_agencies(self):
        day = self.env["iso.role"]._today()
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
        found = self._iso_agency_ids(self.env["iso.role"]._today())
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

    # ------------------------------------------------------------ what follows from them
    @api.model
    def _iso_roles_changed(self):
        """Forget what is kept about people's roles, here and in all workers."""
        self.env.registry.clear_cache()
        self.env["res.users"].invalidate_model(
            [f"iso_{role}_company_ids" for role in GROUPS]
        )

    @api.model
    def _iso_role_groups(self):
        """Our groups and what they stand for (dict {res.groups: role}); none before the
        addon is installed."""
        groups = {
            self.env.ref(name, raise_if_not_found=False): role
            for role, name in GROUPS.items()
        }
        return {group: role for group, role in groups.items() if group}

    def _iso_set_role_of_head(self):
        """HR has changed who heads a department: these people's role follows."""
        if self:
            self._iso_roles_changed()
            self._iso_set_groups()

    def _iso_set_groups(self):
        """Give these people the groups of their roles, and no others of ours; let them
        into their agencies; show them the first screen of their role, unless they have
        one that is not ours."""
        groups = {role: group.id for group, role in self._iso_role_groups().items()}
        roles_of = self._iso_read_agency_ids(self.env["iso.role"]._today())
        # sudo: groups follow from the table, which was asked who may write it
        people = self.sudo()
        homes, ours = people._iso_homes()
        alike = defaultdict(list)
        for user in people:
            roles = roles_of[user.id]
            held = {role for role, agencies in roles.items() if agencies}
            # The others imply it.
            wanted = {groups[role] for role in held - {"staff"} or held}
            changed = (wanted ^ set(user.group_ids.ids)) & set(groups.values())
            vals = (
                tuple(
                    Command.link(one) if one in wanted else Command.unlink(one)
                    for one in sorted(changed)
                ),
                tuple(sorted(set(roles["staff"]) - set(user.company_ids.ids))),
            )
            home = user.action_id.id
            if (any(vals) or not home) and (not home or home in ours):
                home = next((homes[role] for role in HOMES if role in held), False)
            if any(vals) or home != user.action_id.id:
                alike[*vals, home].append(user.id)
        for (commands, missing, home), ids in alike.items():
            vals = {"action_id": home}
            if commands:
                vals["group_ids"] = list(commands)
            if missing:
                vals["company_ids"] = [Command.link(one) for one in missing]
            people.browse(ids)._iso_with_key().write(vals)

    def _iso_homes(self):
        """First screens of ours.

        :return: dict {role: id of an action, or False}; the set of ids of those that
            these people have
        """
        homes = {
            role: self.env.ref(name, raise_if_not_found=False)
            or self.env["ir.actions.act_window"]
            for role, name in HOMES.items()
        }
        # sudo: only which actions are ours
        ours = (
            self.env["ir.model.data"]
            .sudo()
            .search(
                [
                    ("module", "=like", "iso_quality%"),
                    ("model", "=like", "ir.actions.%"),
                    ("res_id", "in", self.action_id.ids),
                ]
            )
        )
        return {role: home.id for role, home in homes.items()}, set(
            ours.mapped("res_id")
        )

    def _iso_adopt_groups(self):
        """Groups that somebody has given or taken by hand, in Odoo's own forms, are
        written into the table: a role in the user's agency, or none in any.

        :raise AccessError: see ``iso.role._check_may_give``
        """
        table = self.env["iso.role"]
        groups = self._iso_role_groups()
        for user in self:
            # sudo: only which groups and roles there are
            mine = user.sudo()
            rows = mine.iso_role_ids.filtered_domain(table._in_force())
            has = {role for group, role in groups.items() if group in mine.group_ids}
            named = has - {"staff", "head"}
            kept = named | {"staff"} if has else named
            over = rows.filtered(lambda row, kept=kept: row.role not in kept)
            over.sudo(self.env.su)._end()
            for role in sorted(named - set(rows.mapped("role"))):
                table._give(user, role, mine.company_id)
            if has:
                left = mine._iso_agencies("staff")
                for agency in (rows.company_id or mine.company_id) - left:
                    table._give(user, "staff", agency)
        self._iso_set_groups()

    # ------------------------------------------------------------ Odoo's own ways
    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        # sudo: only which groups they were given
        named = self._iso_role_groups().keys()
        users.filtered(
            lambda user: not named.isdisjoint(user.sudo().group_ids)
        )._iso_adopt_groups()
        return users

    def write(self, vals):
        """As Odoo's. Who is no longer let into an agency, or whose account is put away,
        has no role there; groups given by hand are roles of the table."""
        if self._iso_has_key():
            return super().write(vals)
        groups = self._iso_role_groups().keys()
        # sudo: only which groups and roles there are
        had = {user: groups & set(user.group_ids) for user in self.sudo()}
        result = super().write(vals)
        if "company_ids" in vals or vals.get("active") is False:
            for user in had:
                rows = user.iso_role_ids.filtered(lambda row: not row.ended_on)
                if user.active:
                    agencies = user.company_ids
                    rows = rows.filtered(
                        lambda row, at=agencies: row.company_id not in at
                    )
                rows.sudo(self.env.su)._end()
        if "group_ids" in vals:
            changed = [
                user.id for user in had if groups & set(user.group_ids) != had[user]
            ]
            self.browse(changed)._iso_adopt_groups()
        return result
