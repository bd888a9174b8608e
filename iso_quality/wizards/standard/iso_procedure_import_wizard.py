from odoo import api, fields, models

from ...tools import procedure_table
from ...tools.spelling import alike
from ...tools.web_actions import RELOAD, notify
from .iso_procedure_import_line import STATUSES


class IsoProcedureImportWizard(models.TransientModel):
    """A list of procedures, pasted or from a file: shown first, then done as a whole or
    not at all. An empty cell leaves a procedure as it is."""

    _name = "iso.procedure.import.wizard"
    _inherit = "iso.table.import.mixin"
    _description = "List of Procedures"

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        required=True,
        default=lambda self: self.env.company,
    )
    line_ids = fields.One2many(
        "iso.procedure.import.line", "wizard_id", "Rows", readonly=True
    )
    new_count = fields.Integer("New", compute="_compute_counts")
    changed_count = fields.Integer("Will Be Changed", compute="_compute_counts")
    same_count = fields.Integer("Unchanged", compute="_compute_counts")
    error_count = fields.Integer("To Be Mended", compute="_compute_counts")
    new_areas = fields.Char("New Fields", compute="_compute_counts")

    @api.depends("line_ids.status", "line_ids.area")
    def _compute_counts(self):
        for wizard in self:
            by_status = wizard.line_ids.grouped("status")
            for status, _label in STATUSES:
                wizard[f"{status}_count"] = len(by_status.get(status, ()))
            names = wizard.line_ids.filtered("is_new_area").sorted("number")
            wizard.new_areas = ", ".join(
                {alike(name): name for name in reversed(names.mapped("area"))}.values()
            )

    # ------------------------------------------------------------ buttons
    def apply(self):
        """Enter and change the procedures: all of it or nothing.

        :raise UserError: when a row cannot be entered
        """
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        plan = self._plan_without_errors()
        areas = self._enter_areas(plan)
        for one in plan:
            if one["area"]:
                one["vals"]["area_id"] = areas[one["area"]]
        new = [one["vals"] for one in plan if one["shown"]["status"] == "new"]
        changed = [one for one in plan if one["shown"]["status"] == "changed"]
        self.env["iso.procedure"].create(
            [{**vals, "company_id": self.company_id.id} for vals in new]
        )
        for one in changed:
            one["procedure"].write(one["vals"])
        said = self.env._(
            "%(new)s procedures entered, %(changed)s changed.",
            new=len(new),
            changed=len(changed),
        )
        return notify("success" if new or changed else "info", said, next=RELOAD)

    def _enter_areas(self, plan):
        """Make the fields of work that are missing.

        :return: dict {name as it is compared: id}
        """
        there = {key: area.id for key, area in self._areas().items()}
        names = {
            one["area"]: one["area_name"]
            for one in reversed(plan)
            if one["area"] and one["area"] not in there
        }
        made = self.env["iso.procedure.area"].create(
            [
                {"name": name, "company_id": self.company_id.id}
                for name in names.values()
            ]
        )
        return there | dict(zip(names, made.ids, strict=True))

    # ------------------------------------------------------------ what the list says
    def _check_may_import(self):
        self.env["res.users"]._iso_require("secretary", self.company_id)

    def _rows_of(self, cells):
        return procedure_table.procedures(cells)
