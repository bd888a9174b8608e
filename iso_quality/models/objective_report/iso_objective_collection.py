from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError

from ...tools import objective_results as rules

SHEET = "sheet"
PERIODS = ("half", "year")
SENT = frozenset({"submitted", "issued"})


class IsoObjectiveCollection(models.AbstractModel):
    """Which units have sent their objectives and reports of a year, and which have not.

    Holds nothing. What a unit owes: a sheet of objectives that is at least submitted,
    and, where objectives are in force, a report of each period that is over.
    """

    _name = "iso.objective.collection"
    _description = "Collection of Objectives"

    # ------------------------------------------------------------ what there is
    @api.model
    def _sheets(self, company, year):
        """The sheets that count, as far as the user may read them.

        :return: (dict {id of the department or False: the sheet in force},
            dict {…: the newest one that is drafted or submitted})
        """
        sheets = self.env["iso.objective.sheet"].search_fetch(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("state", "in", ["draft", "submitted", "issued"]),
            ],
            ["department_id", "state", "revision", "posted_on"],
            order="revision, id",
        )
        valid, pending = {}, {}
        for sheet in sheets:
            found = valid if sheet.state == "issued" else pending
            found[sheet.department_id.id] = sheet
        return valid, pending

    @api.model
    def _reports(self, company, year):
        """The reports that the user may read.

        :return: dict {(id of the department or False, period): iso.objective.report}
        """
        reports = self.env["iso.objective.report"].search_fetch(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("state", "in", ["draft", "submitted", "issued"]),
            ],
            ["department_id", "period", "state"],
        )
        return {(one.department_id.id, one.period): one for one in reports}

    @api.model
    def _go_on(self, company, valid, reports):
        """Let departments stand for the closed ones whose work they go on with: who has
        no sheet of his own is not asked again for what these had in force, nor for a
        report that all of these have sent.

        :param dict valid: as of ``_sheets``; what is found goes in there
        :param dict reports: as of ``_reports``; the same
        :return: dict {id of a closed department: id of the one that stands for it}
        """
        went_on = self.env["hr.department"]._iso_went_on(company)
        closed = defaultdict(list)
        for unit, present in went_on.items():
            if unit.id in valid and present.id not in valid:
                closed[present.id].append(unit.id)
        for present, units in closed.items():
            valid[present] = valid[units[-1]]
            for period in PERIODS:
                sent = [reports.get((unit, period)) for unit in units]
                if all(one and one.state in SENT for one in sent):
                    reports.setdefault((present, period), sent[-1])
        return {unit.id: present.id for unit, present in went_on.items()}

    # ------------------------------------------------------------ what is owed
    @api.model
    def _owing(self, company, year, today):
        """What departments have not sent.

        Objectives of a year that is over come too late to ask for. Without objectives
        in force there is nothing to report on. The agency's own are the secretary's.

        :return: list of (department, "sheet" or the period, the draft or an empty
            recordset)
        """
        valid, pending = self._sheets(company, year)
        reports = self._reports(company, year)
        self._go_on(company, valid, reports)
        sheet = self.env["iso.objective.sheet"]
        report = self.env["iso.objective.report"]
        owing = []
        for unit in company._iso_departments():
            if unit.id not in valid:
                begun = pending.get(unit.id, sheet)
                if begun.state != "submitted" and year >= today.year:
                    owing.append((unit, SHEET, begun))
                continue
            for period in PERIODS:
                begun = reports.get((unit.id, period), report)
                if self._is_owed(year, period, begun, today):
                    owing.append((unit, period, begun))
        return owing

    @api.model
    def _is_owed(self, year, period, begun, today):
        """Whether a unit with objectives in force owes a report: its period is over, and
        it was not sent. One that is submitted waits for somebody else.

        :param begun: the iso.objective.report of the period, or an empty recordset
        """
        return rules.report_end(year, period) < today and begun.state in (
            False,
            "draft",
        )

    # ------------------------------------------------------------ which year
    @api.model
    def _year(self, value):
        """:raise UserError: when it is no year"""
        try:
            year = int(value or 0)
        except (TypeError, ValueError, OverflowError):
            year = -1
        if year and not 2000 <= year <= 2100:
            raise UserError(self.env._("Enter the year with four digits."))
        return year
