from odoo import api, fields, models


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

    def write(self, vals):
        """As Odoo's; the history of people tells what they were called before."""
        told = [name for name in ("name", "login", "email") if name in vals]
        if not told:
            return super().write(vals)
        # sudo: for the history of these people
        before = {user: [user[name] for name in told] for user in self.sudo()}
        result = super().write(vals)
        for at, name in enumerate(told):
            changes = [(user, old[at], user[name]) for user, old in before.items()]
            self.env["iso.person"]._note_places(
                name,
                [
                    (user, None, f"{old or '–'} → {new or '–'}")
                    for user, old, new in changes
                    if (old or "") != (new or "")
                ],
            )
        return result
