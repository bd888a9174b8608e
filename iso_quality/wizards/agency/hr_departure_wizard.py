from odoo import api, models
from odoo.exceptions import AccessError

from ...tools.web_actions import RELOAD


class HrDepartureWizard(models.TransientModel):
    """Odoo's dialog for people who leave, for an agency's administrator as well."""

    _inherit = "hr.departure.wizard"

    def _iso_is_hr(self):
        return self.env.su or self.env.user.has_group("hr.group_hr_user")

    @api.model_create_multi
    def create(self, vals_list):
        """As Odoo's; employees are HR's to read, so whose they are is asked here.

        :raise AccessError: see ``action_register_departure``
        """
        if self._iso_is_hr():
            return super().create(vals_list)
        self.check_access("create")
        # sudo: the people are asked about next, and again by the button
        wizards = super(HrDepartureWizard, self.sudo()).create(vals_list)
        wizards.with_env(self.env)._iso_people()._check_may_let_go()
        return wizards.with_env(self.env)

    def _iso_people(self):
        """The people who are to leave, one for each employee.

        :raise AccessError: when there is an employee who is none of an agency's people
        """
        # sudo: whose employees they are; callers ask about the people
        employees = self.sudo().employee_ids
        people = self.env["iso.person"]._of_employees(employees)
        # Odoo leaves out those of agencies that the user is not let into.
        if not people or len(people) < len(employees):
            raise AccessError(
                self.env._("Choose people who work in your agency: nobody was changed.")
            )
        return people

    def action_register_departure(self):
        """As Odoo's; who leaves has no role, heads nothing and, where no agency is left,
        has no account.

        :raise AccessError: for employees of other agencies, administrators, oneself
        """
        self.check_access("read")
        people = self.env["iso.person"]
        if self._iso_is_hr():
            # sudo: only those who are archived leave; HR may archive them
            employees = self.sudo().employee_ids
            result = super().action_register_departure()
            gone = employees.filtered(lambda one: not one.active)
            people._of_employees(gone).sudo()._left()
            return result
        people = self._iso_people()
        people._check_may_let_go()
        # sudo: asked above; the account is archived below, where no agency is left
        here = self.sudo().with_context(employee_termination=True)
        here.write({"remove_related_user": False, "set_date_end": False})
        super(HrDepartureWizard, here).action_register_departure()
        people._left()
        return RELOAD
