from odoo import api, fields, models

from ...tools import people_table
from ...tools.web_actions import RELOAD, notify


class IsoPeopleImportWizard(models.TransientModel):
    """A list of people and departments, pasted or from a file: shown first, then done
    as a whole or not at all."""

    _name = "iso.people.import.wizard"
    _inherit = "iso.table.import.mixin"
    _description = "List of People"

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        required=True,
        default=lambda self: self.env["iso.person"]._default_agency(),
    )
    line_ids = fields.One2many(
        "iso.people.import.line", "wizard_id", "Rows", readonly=True
    )
    new_count = fields.Integer("New People", compute="_compute_counts")
    here_count = fields.Integer("Already Here", compute="_compute_counts")
    error_count = fields.Integer("To Be Mended", compute="_compute_counts")
    new_departments = fields.Char(compute="_compute_counts")

    @api.depends("line_ids.status", "line_ids.department")
    def _compute_counts(self):
        for wizard in self:
            by_status = wizard.line_ids.grouped("status")
            for status in ("new", "here", "error"):
                wizard[f"{status}_count"] = len(by_status.get(status, ()))
            names = wizard.line_ids.filtered("is_new_department").mapped("department")
            wizard.new_departments = ", ".join(dict.fromkeys(names))

    # ------------------------------------------------------------ buttons
    def apply(self):
        """Enter departments and people, then invite them: all of it or nothing.

        :raise UserError: when a row cannot be entered
        """
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        plan = self._plan_without_errors()
        new = [one for one in plan if one["shown"]["status"] == "new"]
        units = self._enter_departments(new)
        people = self.env["iso.person"].create(
            [
                {**one["vals"], "department_id": units.get(one["unit"], False)}
                for one in new
            ]
        )
        if not people:
            return notify(
                "info", self.env._("All of them are here already."), next=RELOAD
            )
        return people.invite()

    def _enter_departments(self, plan):
        """Make the departments that are missing.

        :return: dict {name as it is compared: id}
        """
        units = {key: unit.id for key, unit in self._departments().items()}
        names = {
            one["unit"]: one["shown"]["department"]
            for one in reversed(plan)
            if one["unit"] and one["unit"] not in units
        }
        made = self.env["hr.department"].create(
            [
                {"name": name, "company_id": self.company_id.id}
                for name in reversed(names.values())
            ]
        )
        return units | dict(zip(reversed(names), made.ids, strict=True))

    # ------------------------------------------------------------ what the list says
    def _check_may_import(self):
        self.env["iso.person"]._check_may_set_up(self.company_id)

    def _rows_of(self, cells):
        return people_table.people(cells)
