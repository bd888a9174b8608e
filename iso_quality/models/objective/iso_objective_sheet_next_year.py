from odoo import api, models
from odoo.exceptions import UserError

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import RELOAD, notify


class IsoObjectiveSheet(models.Model):
    """From one year's sheet to the next, and the drafts of a whole agency."""

    _inherit = "iso.objective.sheet"

    def _last_year(self):
        """Last year's approved sheets of the unit of each of these sheets: its own, and
        those of closed departments whose work it goes on with.

        :return: dict {sheet: iso.objective.sheet, empty where there was none}
        """
        went_on = self.env["hr.department"]._iso_went_on(self.company_id)
        units = self.department_id.union(*went_on)
        # sudo: what the same unit had, whoever wrote it
        found = self.sudo().search(
            [
                ("company_id", "in", self.company_id.ids),
                ("department_id", "in", [False, *units.ids]),
                ("year", "in", [sheet.year - 1 for sheet in self]),
                ("state", "=", "issued"),
            ]
        )
        by_place = found.grouped(
            lambda sheet: (
                sheet.company_id.id,
                went_on.get(sheet.department_id, sheet.department_id).id,
                sheet.year + 1,
            )
        )
        return {
            sheet: by_place.get(
                (sheet.company_id.id, sheet.department_id.id, sheet.year),
                self.browse(),
            )
            for sheet in self
        }

    def _copy_last_year(self):
        """Begin drafts with last year's objectives; each keeps last year's result beside
        it. Objectives of the agency come first, so that departments find theirs."""
        drafts = self.sorted(lambda sheet: (bool(sheet.department_id), sheet.id))
        for sheet, old in drafts._last_year().items():
            if old and not sheet.objective_ids:
                old.objective_ids._copy_to(sheet)

    def action_copy_last_year(self):
        """Button on an empty draft: take over last year's objectives.

        :raise UserError: when there are none
        """
        self.ensure_one()
        self.check_access("write")
        if self.objective_ids or not self._last_year()[self]:
            raise UserError(
                self.env._(
                    "This works on a sheet without objectives whose unit had an "
                    "approved sheet last year."
                )
            )
        self._copy_last_year()

    def action_next_year(self):
        """Open next year's sheet of the same unit, or of who goes on with its work; a
        draft with this year's objectives where there is none."""
        self.ensure_one()
        self.check_access("write")
        unit = self.department_id
        unit = unit and unit._iso_present_unit()
        draft = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "=", unit.id),
                ("year", "=", self.year + 1),
                ("state", "!=", "cancelled"),
            ],
            order="revision desc",
            limit=1,
        )
        if not draft:
            vals = {**self._unit_vals(self.year + 1), "department_id": unit.id}
            draft = self._output_draft(vals)
        return draft._open_form()

    @api.model
    def _output_draft(self, vals, days=None):
        draft = super()._output_draft(vals, days)
        draft._copy_last_year()
        return draft

    def action_prepare_year(self):
        """Button: the drafts that are missing this year, for the agency and each of its
        departments, so that the list shows who has sent theirs and who has not.

        :return: a notification that says how many were made
        """
        self.check_access("read")
        company = self.env.company
        # sudo: whose the sheets are that it is pressed on
        agencies = company | self.sudo().company_id
        self.env["res.users"]._iso_require("secretary", agencies)
        year = vietnam_today().year
        there = self.search(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("state", "!=", "cancelled"),
            ]
        )
        units = [False, *company._iso_departments().ids]
        known = {sheet.department_id.id for sheet in there}
        # What a closed department has in force is not asked again.
        known |= set(there.department_id._iso_present_units().ids)
        drafts = self.create(
            [
                {"company_id": company.id, "department_id": unit, "year": year}
                for unit in units
                if unit not in known
            ]
        )
        drafts._copy_last_year()
        return notify(
            "success" if drafts else "info",
            self.env._(
                "%(made)s sheets of %(year)s prepared, %(there)s were there.",
                made=len(drafts),
                year=year,
                there=len(known),
            ),
            next=RELOAD,
        )
