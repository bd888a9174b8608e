from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.objective_report.iso_objective_collection import (
    PERIODS,
    SHEET,
)
from odoo.addons.iso_quality.tools import objective_results as rules
from odoo.addons.iso_quality.tools.web_actions import open_form

from .iso_objective_collection_matrix import COLUMNS


class IsoObjectiveCollection(models.AbstractModel):
    """What a cell of the matrix of who has sent what leads to."""

    _inherit = "iso.objective.collection"

    @api.model
    @api.readonly
    def action_open_cell(self, options, department_id, column):
        """What stands behind a cell.

        :param dict options: see the class
        :param department_id: id of the department; False: the agency
        :param str column: one of ``COLUMNS``
        :return: an action: the form of one record, or the list of several
        :raise UserError: when there is nothing to see
        """
        year = self._year_of(options)
        place = self._place(department_id, column)
        domain = Domain(
            [
                ("company_id", "=", self.env.company.id),
                ("department_id", "=", place),
                ("year", "=", year),
            ]
        )
        if column not in (SHEET, *PERIODS):
            first, last = rules.periods(year, "quarter")[int(column[1:]) - 1]
            domain &= Domain(
                [
                    ("date_to", ">=", first),
                    ("date_to", "<=", last),
                    ("objective_id.sheet_id.state", "=", "issued"),
                ]
            )
            return self._list("iso_quality.iso_objective_measure_action", domain)
        domain &= Domain("state", "in", ["draft", "submitted", "issued"])
        if column == SHEET:
            records = self.env["iso.objective.sheet"].search(domain)
        else:
            domain &= Domain("period", "=", column)
            records = self.env["iso.objective.report"].search(domain)
        if not records:
            raise UserError(self.env._("Nothing has been begun here. Reload the page."))
        if len(records) > 1:
            return self._list("iso_quality.iso_objective_sheet_action", domain)
        return self._form(records)

    @api.model
    def action_begin(self, options, department_id, column):
        """Begin the draft of an empty cell: a sheet with last year's objectives, or a
        report with the results so far. Opens what somebody else has begun meanwhile.

        :return: the action that opens the form
        :raise AccessError: for those who may not write for this unit
        """
        year = self._year_of(options)
        place = self._place(department_id, column)
        vals = {
            "company_id": self.env.company.id,
            "department_id": place,
            "year": year,
        }
        if column == SHEET:
            model = self.env["iso.objective.sheet"]
        elif column in PERIODS:
            model = self.env["iso.objective.report"]
            vals["period"] = column
        else:
            raise UserError(self.env._("Measures are made when a sheet is approved."))
        there = Domain([(name, "=", value) for name, value in vals.items()])
        there &= Domain("state", "in", ["draft", "submitted", "issued"])
        record = model.search(there, limit=1)
        return self._form(record or model._output_draft(vals))

    @api.model
    def _place(self, department_id, column):
        """The id of the department or False.

        :raise UserError: for what is no cell
        """
        is_place = (
            isinstance(department_id, int)
            and department_id is not True
            and 0 <= department_id < 2**31  # what the database has for ids
        )
        if is_place and department_id:
            is_place = self.env["hr.department"].browse(department_id).exists()
        if column not in COLUMNS or not is_place:
            raise UserError(self.env._("This is no cell of the matrix."))
        return department_id or False

    @api.model
    def _list(self, xml_id, domain):
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        return {**action, "domain": list(domain), "context": {}}

    @api.model
    def _form(self, record):
        return open_form(record, views=[[False, "form"]])
