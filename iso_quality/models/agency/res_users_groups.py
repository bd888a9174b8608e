from collections import defaultdict

from odoo import api, models
from odoo.fields import Command

from ...tools.vietnam_time import vietnam_today
from .res_users_roles import GROUPS

# The first screen that comes with a role; who has several gets the first of these.
HOMES = {
    "secretary": "iso_quality.iso_plan_action",
    "leader": "iso_quality.iso_plan_action",
    "admin": "iso_quality.iso_setup_guide_action",
    "head": "iso_quality.iso_task_action_mine",
    "auditor": "iso_quality.iso_task_action_mine",
    "staff": "iso_quality.iso_task_action_mine",
}

# What is written of an account that decides about roles.
DECIDING = {"active", "company_ids", "group_ids"}


class ResUsers(models.Model):
    """What follows from the roles of people: groups, first screens, being let into an
    agency. What somebody gives by hand in Odoo's own forms goes into the table."""

    _inherit = "res.users"

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
        roles_of = self._iso_read_agency_ids(vietnam_today())
        # sudo: groups follow from the table, which was asked who may write it
        people = self.sudo()
        homes, ours = people._iso_homes()
        internal = self.env.ref("base.group_user").id
        alike = defaultdict(list)
        for user in people:
            roles = roles_of[user.id]
            held = {role for role, agencies in roles.items() if agencies}
            # The others imply it.
            wanted = {groups[role] for role in held - {"staff"} or held}
            changed = (wanted ^ set(user.group_ids.ids)) & set(groups.values())
            if changed and not wanted:
                # Who has no role any more is still somebody of the installation.
                changed.add(internal)
                wanted = {internal}
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
                alike[(*vals, home)].append(user.id)
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
                    # Not its views: they are counted by themselves.
                    ("model", "=like", "ir.actions.%"),
                    ("model", "!=", "ir.actions.act_window.view"),
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
        if self._iso_has_key() or DECIDING.isdisjoint(vals):
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
