from odoo import models
from odoo.exceptions import AccessError

from ...tools.web_actions import RELOAD


class HrDepartureWizard(models.TransientModel):
    """Odoo's dialog for people who leave, for an agency's administrator as well."""

    _inherit = "hr.departure.wizard"

    def action_register_departure(self):
        """As Odoo's; who leaves has no role, heads nothing and, where no agency is left,
        has no account.

        :raise AccessError: for employees of other agencies, administrators, oneself
        """
        self.check_access("read")
        # sudo: whose employees they are; that is asked next
        employees = self.sudo().employee_ids
        people = self.env["iso.person"]._of_employees(employees)
        if self.env.su or self.env.user.has_group("hr.group_hr_user"):
            employees.check_access("write")
            result = super().action_register_departure()
            # Only those who are archived leave.
            gone = employees.filtered(lambda one: not one.active)
            self.env["iso.person"]._of_employees(gone)._left()
            return result
        if employees.user_id - people.user_id or not people:
            raise AccessError(
                self.env._("Choose people who work in your agency: nobody was changed.")
            )
        people._check_may_let_go()
        # sudo: asked above; the account is archived below, where no agency is left
        here = self.sudo().with_context(employee_termination=True)
        here.write({"remove_related_user": False, "set_date_end": False})
        super(HrDepartureWizard, here).action_register_departure()
        people._left()
        return RELOAD
