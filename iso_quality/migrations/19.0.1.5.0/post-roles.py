"""Groups become rows of the table of roles, agency by agency. The log says who lost
what, and whose role counted in several agencies: somebody should look at these.

Until now a group counted in every agency that its holder belonged to: as an employee, as
its head, or because it was the only one he was let into. There it still counts; where he
might only look, it does not. Administrators had every other role, and Odoo's settings:
they have their own role left.
"""

import logging

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

ROLES = ("staff", "head", "secretary", "leader", "admin")


def migrate(cr, version):
    """May be run again: who has a row is passed over."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    groups = {role: env.ref(f"iso_quality.group_{role}") for role in ROLES}
    _leave_odoos_own(env, groups)
    table = env["iso.role"]
    done = table.search([]).user_id
    people = env["res.users"].union(*(group.user_ids for group in groups.values()))
    employees = env["hr.employee"].search([("user_id", "in", people.ids)])
    rows, changed = [], people - done
    for user in (people - done).filtered("active").sorted("id"):
        has = [role for role in ROLES if groups[role] in user.group_ids]
        agencies = _agencies(user, employees)
        given = [role for role in has if role not in ("staff", "head")] or ["staff"]
        rows += [
            {
                "user_id": user.id,
                "company_id": agency.id,
                "role": role,
                "date_from": user.create_date.date(),
            }
            for agency in agencies
            for role in given
        ]
        _tell(user, has, agencies)
    table.create(rows)
    changed._iso_set_groups()


def _leave_odoos_own(env, groups):
    """OdooBot and the installation's administrator are nobody in an agency."""
    ours = [env.ref("base.user_root").id, env.ref("base.user_admin").id]
    env.cr.execute(
        SQL(
            "DELETE FROM res_groups_users_rel WHERE uid IN %s AND gid = %s",
            tuple(ours),
            groups["admin"].id,
        )
    )
    env.invalidate_all()
    env.registry.clear_cache()


def _agencies(user, employees):
    """Where the roles of a user counted: res.company."""
    agencies = user.company_ids
    if len(agencies) == 1:
        return agencies
    mine = employees.filtered(lambda one: one.user_id == user and one.active)
    counted = agencies.filtered(
        lambda agency: agency.iso_head_user_id == user or agency in mine.company_id
    )
    return counted or user.company_id


def _tell(user, has, agencies):
    name = f"{user.name} ({user.login})"
    if "admin" in has:
        lost = sorted({"ISO Secretary", "Leader", "Odoo settings", "HR"})
        _logger.info("Roles: %s is administrator of the agency; lost: %s", name, lost)
    if len(agencies) > 1:
        _logger.info(
            "Roles: %s of %s counts in several agencies: %s",
            ", ".join(has),
            name,
            ", ".join(agencies.mapped("name")),
        )
    if only_looks := user.company_ids - agencies:
        _logger.info(
            "Roles: %s of %s counts no more in: %s",
            ", ".join(has),
            name,
            ", ".join(only_looks.mapped("name")),
        )
    if "head" in has and not user._iso_agencies("head"):
        headed = user.env["hr.department"].search([("iso_head_user_id", "=", user.id)])
        if not headed:
            _logger.info("Roles: %s heads no department: lost the role of head", name)
