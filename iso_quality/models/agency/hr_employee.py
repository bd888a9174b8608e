from odoo import api, models

# What decides whose account stands for an employee, and whether it does.
PERSONAL = {"user_id", "active"}
# What the history of a person tells of the place in the agency.
PLACE = {"department_id": "department", "job_title": "job"}


class HrEmployee(models.Model):
    """Heads of departments have the role of one as long as HR says so."""

    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        employees._iso_head_changed(self.env["res.users"])
        return employees

    def write(self, vals):
        """As Odoo's; who heads departments and the history of people follow."""
        told = sorted(PLACE.keys() & vals.keys())
        if not told and PERSONAL.isdisjoint(vals):
            return super().write(vals)
        # sudo: only whose accounts these are, and for their history
        mine = self.sudo()
        users = mine.user_id
        before = {one: [one[name] for name in told] for one in mine}
        result = super().write(vals)
        if not PERSONAL.isdisjoint(vals):
            self._iso_head_changed(users)
        for at, name in enumerate(told):
            changes = [(one, old[at], one[name]) for one, old in before.items()]
            self.env["iso.person"]._note_places(
                PLACE[name],
                [
                    (one.user_id, one.company_id, f"{_shown(old)} → {_shown(new)}")
                    for one, old, new in changes
                    if old != new
                ],
            )
        return result

    def _iso_head_changed(self, users):
        """:param users: whose account stood for these employees before"""
        # sudo: only whose accounts these are
        (users | self.sudo().user_id)._iso_set_role_of_head()


def _shown(value):
    """A department or a job title in the history."""
    text = value if isinstance(value, str) else value and value.name
    return text or "–"
