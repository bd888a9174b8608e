from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tools.misc import clean_context

from ...tools.web_actions import RELOAD

# What is said in the dialog.
SAID = (
    *("employee_ids", "departure_reason_id", "departure_date"),
    "departure_description",
)


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
        words = self.env.context
        preset = {
            name: words[f"default_{name}"]
            for name in SAID
            if f"default_{name}" in words
        }
        vals_list = [self._iso_said({**preset, **vals}) for vals in vals_list]
        # sudo: the people are asked about next, and again by the button; nothing that
        # the caller presets or writes on the employees themselves is heard
        here = self.sudo().with_env(self.env(su=True, context=clean_context(words)))
        wizards = super(HrDepartureWizard, here).create(vals_list)
        wizards.with_env(self.env)._iso_people()._check_may_let_go()
        return wizards.with_env(self.env)

    @api.model
    def _iso_said(self, vals):
        """What an agency's administrator says in the dialog: only who leaves, when and
        why; employees are named there, and not written.

        :raise AccessError: for commands that write employees
        """
        named = set()
        for command in vals.get("employee_ids") or ():
            match command:
                case int():
                    named.add(command)
                case [Command.LINK, int() as one, *_rest]:
                    named.add(one)
                case [Command.SET, _zero, ids]:
                    named = set(ids)
                case _:
                    raise AccessError(
                        self.env._("In this dialog people are chosen, not changed.")
                    )
        said = {name: vals[name] for name in SAID if name in vals}
        return {**said, "employee_ids": [Command.set(sorted(named))]}

    def write(self, vals):
        """As Odoo's; see ``create``."""
        if self._iso_is_hr() or "employee_ids" not in vals:
            return super().write(vals)
        raise AccessError(self.env._("In this dialog people are chosen, not changed."))

    def _iso_people(self):
        """The people who are to leave, one for each employee.

        :raise AccessError: when there is an employee who is none of an agency's people
        """
        # sudo: whose employees they are; callers ask about the people
        groups = self.env["iso.person"].sudo()._read_group([], ["company_id"])
        everywhere = [agency.id for (agency,) in groups]
        # Odoo shows those of the agencies that are switched on only.
        here = self.sudo().with_context(allowed_company_ids=everywhere)
        employees = here.employee_ids
        people = self.env["iso.person"]._of_employees(employees)
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
        words = {
            **clean_context(self.env.context),
            "employee_termination": True,
            "allowed_company_ids": people.company_id.ids,
        }
        here = self.sudo().with_env(self.env(su=True, context=words))
        here.write({"remove_related_user": False, "set_date_end": False})
        super(HrDepartureWizard, here).action_register_departure()
        people._left()
        return RELOAD
