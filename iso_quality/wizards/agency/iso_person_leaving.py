from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import RELOAD, open_dialog


class IsoPerson(models.Model):
    """People leave an agency and come back to it."""

    _inherit = "iso.person"

    # ------------------------------------------------------------ buttons
    def leave(self):
        """Open Odoo's dialog for people who leave."""
        self.ensure_one()
        self.check_access("write")
        self._check_may_let_go()
        employee = self._employees_made()[self._pair()]
        action = open_dialog(
            self.env._("Leaves the Agency"),
            "hr.departure.wizard",
            default_employee_ids=employee.ids,
            default_departure_date=vietnam_today(),
        )
        view = self.env.ref("iso_quality.iso_departure_view_form")
        return {**action, "views": [(view.id, "form")]}

    def come_back(self):
        """Account, employee and the role of staff are in force again."""
        self.check_access("write")
        self._check_may_set_up(self.company_id)
        if any(person.is_working for person in self):
            raise UserError(self.env._("This person works here: nothing to do."))
        for person in self:
            # sudo: which agencies the person has a role in
            user = person.sudo().user_id
            elsewhere = user._iso_agencies("staff")
            if elsewhere and not self._is_of_installation():
                raise AccessError(
                    self.env._(
                        "“%s” works in another agency now: the administrator of the "
                        "installation lets the person in here.",
                        person.name,
                    )
                )
            person._check_may_give()
            person._let_in(elsewhere)
        self.env["iso.person.event"]._note("came_back", [(one, "") for one in self])
        return RELOAD

    # ------------------------------------------------------------ what they do
    def _check_may_let_go(self):
        """:raise AccessError: for people of another agency, administrators, oneself"""
        self._check_may_set_up(self.company_id)
        self._check_may_give()

    def _let_in(self, elsewhere):
        """Account, employee and the role of staff for one person.

        :param elsewhere: res.company, agencies in which the person has roles too
        """
        # sudo: who may do it was asked
        user, agency = self.sudo().user_id, self.sudo().company_id
        agencies = (elsewhere | agency).ids
        vals = {"active": True, "company_ids": [Command.set(agencies)]}
        if user.company_id.id not in agencies or not elsewhere:
            vals["company_id"] = agency.id
        user.write(vals)
        employee = self._employees_made()[self._pair()]
        if not employee.active:
            employee.action_unarchive()
        self.env["iso.role"]._give(user.sudo(self.env.su), "staff", agency)

    def _left(self):
        """What follows when people leave: no role, no headship, and no account where no
        agency is left. Who may let them go was asked."""
        employees = self._employees()
        # sudo: who may do it was asked; the current user stands beside it
        for person in self.sudo():
            person.role_ids.filtered(lambda row: not row.ended_on)._end()
            employee = employees[person._pair()]
            units = self.env["hr.department"].sudo()
            units.search([("manager_id", "in", employee.ids)]).manager_id = False
            user = person.user_id
            kept = user._iso_agencies("staff") - person.company_id
            if not kept:
                user.active = False
                continue
            vals = {"company_ids": [Command.set(kept.ids)]}
            if user.company_id not in kept:
                vals["company_id"] = kept[0].id
            user.write(vals)
        self.env["iso.person.event"]._note("left", [(one, "") for one in self])
