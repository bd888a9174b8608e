from odoo import api, fields, models
from odoo.exceptions import AccessError


class ResUsers(models.Model):
    """A user's departments, known to the user without any HR right."""

    _inherit = "res.users"

    iso_department_ids = fields.Many2many(
        "hr.department",
        "iso_department_user_rel",
        "user_id",
        "department_id",
        "Departments",
        compute="_compute_iso_department_ids",
        store=True,
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["iso_department_ids"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        # A name stands under documents: see ``res.partner``.
        return [name for name in super().SELF_WRITEABLE_FIELDS if name != "name"]

    @api.depends("employee_ids.active", "employee_ids.current_version_id.department_id")
    def _compute_iso_department_ids(self):
        # ``employee_ids`` holds the employees of the current agency only.
        # sudo: employees are HR's to read; which department one is in is not secret
        employees = self.env["hr.employee"].sudo()
        by_user = employees.search([("user_id", "in", self.ids)]).grouped("user_id")
        for user in self:
            user.iso_department_ids = by_user.get(user, employees).department_id

    @api.model
    def _iso_members(self, group, company):
        """Active users of ``company`` who have the role ``group``.

        Administrators have every role, but are only meant where nobody else is.

        :param str group: xml id of the group
        :param company: one res.company
        :return: res.users, in order of id
        """
        # sudo: who has a role is asked for people who may not read groups
        found = self.sudo().search(
            [
                ("all_group_ids", "in", self.env.ref(group).id),
                ("company_ids", "in", company.id),
                ("share", "=", False),
            ],
            order="id",
        )
        # "not in" would ask for users with some group that does not imply it.
        admin = self.env.ref("iso_quality.group_admin").id
        admins = found.search([("id", "in", found.ids), ("all_group_ids", "in", admin)])
        return (found - admins) or found

    def _iso_outsiders(self, company):
        """People have their place in an agency by HR; who is no employee anywhere, by
        being let in."""
        # sudo: only in which agencies people work
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        of = employees.search([("user_id", "in", self.ids)]).grouped("user_id")
        return self.filtered(
            lambda user: (
                company
                not in (of[user].company_id if user in of else user.sudo().company_ids)
            )
        )

    def _iso_works_in(self, company):
        """Whether this user's roles count in an agency: its head, its people, and who
        has no other one. Who may look into it from another agency has no role in it.

        :param company: one res.company
        """
        self.ensure_one()
        # sudo: only in which agencies the user works
        user = self.sudo()
        if company not in user.company_ids:
            return False
        if user.company_ids == company or company.sudo().iso_head_user_id == user:
            return True
        employees = self.env["hr.employee"].sudo()
        return bool(
            employees.search_count(
                [("user_id", "=", user.id), ("company_id", "=", company.id)], limit=1
            )
        )

    @api.model
    def _iso_require_place(self, company):
        """Refuse those whose role does not count in an agency (see
        ``_iso_works_in``).

        :raise AccessError: unless the user has a place in it; jobs have
        """
        if not self.env.su and not self.env.user._iso_works_in(company):
            # sudo: the name of an agency that the user has opened
            raise AccessError(
                self.env._(
                    "This is decided by the people of %s: your role does not count "
                    "there.",
                    company.sudo().name,
                )
            )

    def _iso_sees_agency(self):
        """Whether a role shows this user all of the agency: secretary or leader."""
        self.ensure_one()
        return self.has_group("iso_quality.group_secretary") or self.has_group(
            "iso_quality.group_leader"
        )

    @api.model
    def _iso_require(self, *xml_ids):
        """Refuse what the current user's role does not allow; jobs may do everything.

        :param xml_ids: of groups, one of which is enough
        :raise AccessError: unless the user has one of the groups
        """
        # ``env.user`` is always a superuser's record, so this environment is asked.
        if self.env.su or any(self.env.user.has_group(name) for name in xml_ids):
            return
        # sudo: only the names of the roles, for the message
        groups = [self.env.ref(name).sudo().name for name in xml_ids]
        raise AccessError(
            self.env._("Only this role can do this: %(roles)s", roles=", ".join(groups))
        )
