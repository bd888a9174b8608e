from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import format_date

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import CLOSE, notify


class IsoReorganisationWizard(models.TransientModel):
    """Merge, split, rename or close departments from a day on ("sắp xếp đơn vị").

    Says what it will do before it does it; on a day to come, the daily job does it.
    """

    _name = "iso.reorganisation.wizard"
    _description = "Reorganise Departments"

    company_id = fields.Many2one(
        "res.company", "Agency", required=True, default=lambda self: self.env.company
    )
    department_ids = fields.Many2many(
        "hr.department",
        "iso_reorganisation_wizard_department_rel",
        string="Departments That Are Closed",
        domain="[('company_id', '=', company_id)]",
        check_company=True,
    )
    kind = fields.Selection(
        [
            ("existing", "Its work goes to a department that is there"),
            ("new", "Its work goes to a new department, or it gets another name"),
        ],
        "What Happens",
        required=True,
        default="existing",
    )
    successor_id = fields.Many2one(
        "hr.department",
        "Goes On with the Work",
        domain="[('company_id', '=', company_id), ('id', 'not in', department_ids)]",
        check_company=True,
    )
    new_name = fields.Char("Name of the New Department")
    also_successor_ids = fields.Many2many(
        "hr.department",
        "iso_reorganisation_wizard_also_rel",
        string="Also Successors",
        domain="[('company_id', '=', company_id), ('id', 'not in', department_ids)]",
        check_company=True,
        help="Where a department is split: those that go on with parts of it. Its open "
        "work goes to the first; hand over what is theirs afterwards.",
    )
    date = fields.Date(
        "From", required=True, default=lambda self: vietnam_today(), help="First day."
    )
    words = fields.Char("By Decision", help="E.g. Quyết định số 12/QĐ-UBND.")
    preview = fields.Text(compute="_compute_preview")

    # ------------------------------------------------------------ said before
    @api.depends(
        "department_ids", "kind", "successor_id", "new_name", "date", "company_id"
    )
    def _compute_preview(self):
        for wizard in self:
            wizard.preview = "\n".join(wizard._preview())

    def _preview(self):
        """What will happen, in sentences (list of str)."""
        units = self.department_ids._origin
        if not units:
            return []
        self.env["iso.person"]._check_may_set_up(self.company_id)
        to = self.new_name if self.kind == "new" else self.successor_id.name
        # sudo: numbers, for who may set up these departments
        count = units.sudo()._iso_open_count()
        employees = self.env["hr.employee"].sudo()
        people = employees.search_count([("department_id", "in", units.ids)])
        sentences = [
            self.env._(
                "%(count)s open tasks go to %(to)s with what was done so far; what both "
                "are asked for is done once, what is finished is not asked again.",
                count=count,
                to=to or "…",
            ),
            self.env._(
                "%(count)s people move there; who heads it stands for what is open of "
                "the closed departments: objectives, registers, nonconformities.",
                count=people,
            ),
            self.env._("Finished work and issued documents keep the old names."),
        ]
        if self.date and self.date > vietnam_today():
            sentences.append(
                self.env._(
                    "It happens in the morning of %s by itself.",
                    format_date(self.env, self.date),
                )
            )
        return sentences

    # ------------------------------------------------------------ done
    def apply(self):
        """Note what becomes of the departments; up to today it is done at once.

        :raise AccessError: for who does not set up the agency
        :raise UserError: when something is missing, or nobody would go on
        """
        self.ensure_one()
        self.check_access("read")
        self.env["iso.person"]._check_may_set_up(self.company_id)
        # sudo: asked above; departments are HR's to write
        wizard = self.sudo().with_context(active_test=False)
        units = wizard.department_ids
        wizard._check_complete(units)
        successor = wizard.successor_id
        if wizard.kind == "new":
            successor = units.create(
                {
                    "name": wizard.new_name.strip(),
                    "company_id": wizard.company_id.id,
                    "parent_id": units[0].parent_id.id,
                    "manager_id": units[0].manager_id.id,
                    "iso_in_scope": any(units.mapped("iso_in_scope")),
                }
            )
        units.write(
            {
                "iso_successor_id": successor.id,
                "iso_also_successor_ids": [Command.set(wizard.also_successor_ids.ids)],
                "iso_close_on": wizard.date,
                "iso_close_words": (wizard.words or "").strip(),
            }
        )
        if wizard.date <= vietnam_today():
            units._iso_close()
            said = self.env._("Done: %s goes on with the work.", successor.name)
        else:
            said = self.env._(
                "Noted for %s: until then everything stays as it is.",
                format_date(self.env, wizard.date),
            )
        return notify("success", said, next=CLOSE)

    def _check_complete(self, units):
        """:raise UserError: which says what is missing"""
        if not units:
            raise UserError(self.env._("Choose the departments that are closed."))
        if (units | self.successor_id | self.also_successor_ids).company_id != (
            self.company_id
        ):
            raise UserError(self.env._("All departments are of the same agency."))
        if gone := units.filtered(lambda unit: not unit.active):
            raise UserError(
                self.env._("“%s” is closed already. Reload the page.", gone[0].name)
            )
        if self.kind == "new" and not (self.new_name or "").strip():
            raise UserError(self.env._("Enter the name of the new department."))
        if self.kind != "new":
            successor = self.successor_id
            if not successor or successor in units or not successor.active:
                raise UserError(
                    self.env._("Choose the department that goes on with the work.")
                )
            if successor.iso_successor_id:
                raise UserError(
                    self.env._(
                        "“%(unit)s” is to be closed itself: choose %(next)s.",
                        unit=successor.name,
                        next=successor.iso_successor_id.name,
                    )
                )
