from collections import defaultdict
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.models.objective_report.iso_objective_collection import (
    PERIODS,
    SHEET,
)
from odoo.addons.iso_quality.tools import objective_results as rules
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

QUARTERS = (1, 2, 3, 4)
COLUMNS = (SHEET, *(f"q{quarter}" for quarter in QUARTERS), *PERIODS)
# Reports are begun towards the end of their period.
DAYS_BEFORE_END = 31


class IsoObjectiveCollection(models.AbstractModel):
    """The matrix of what units have sent, as the screen shows it.

    Everything is read with the rights of the user who asks: the secretary and leaders
    have a row for every unit, heads and staff for their own and, where they may read
    something of it, for the agency.

    ``options`` of the methods below is a dict, every key of which may be missing:
    ``year``; ``owing``: only the units that have not sent this ("sheet", "half" or
    "year").
    """

    _inherit = "iso.objective.collection"

    @api.model
    @api.readonly
    def get_data(self, options=None):
        """Everything the screen shows.

        :param dict options: see the class
        :return: dict(year, owing, years, company, may_remind, rows, totals). A row:
            dict(id: of the department or False, name, head, without_account, sheet,
            quarters: four of dict(due, done, missing), half, year). What is sent:
            dict(state: "none" where there is nothing, "hidden" where the user cannot
            know; id, may_begin, why: what there is to say where there is nothing, more)
        :raise UserError: when the year is none
        """
        company = self.env.company
        today = vietnam_today()
        year = self._year_of(options)
        found = self._found(company, year, today)
        rows = [
            self._row(unit, found, company, year, today)
            for unit in self._units(company, found)
        ]
        self._tell_why(rows, company, year, today)
        asked = self._asked_owing(options)
        if asked:
            owing = {
                unit.id
                for unit, what, _begun in self._owing(company, year, today)
                if what == asked
            }
            rows = [row for row in rows if row["id"] in owing]
        return {
            "year": year,
            "owing": asked,
            "years": self._years(company, {year, today.year, today.year + 1}),
            "company": company.name,
            "may_remind": company in self.env.user._iso_agencies("secretary"),
            "rows": rows,
            "totals": self._totals(rows, year, today),
        }

    @api.model
    def _asked_owing(self, options):
        """What the units shown have not sent (of ``SHEET`` and ``PERIODS``); False: all
        units are shown."""
        asked = options.get("owing") if isinstance(options, dict) else None
        return asked if asked in (SHEET, *PERIODS) else False

    # ------------------------------------------------------------ rows
    @api.model
    def _found(self, company, year, today):
        """All that the cells show, each kind in one query."""
        valid, pending = self._sheets(company, year)
        reports = self._reports(company, year)
        went_on = self._go_on(company, valid, reports)
        return {
            "valid": valid,
            "pending": pending,
            "reports": reports,
            "measures": self._measures(company, year, today, went_on),
        }

    @api.model
    def _measures(self, company, year, today, went_on):
        """How many measures are due, recorded and missing, by unit and the quarter
        their period ends in.

        :param dict went_on: of ``_go_on``: those of closed departments count where
            their work goes on
        :return: dict {(id of the department or False, quarter): dict}
        """
        counts = self.env["iso.objective.measure"]._count_by(
            ["department_id", "date_to:quarter"],
            Domain(
                [
                    ("company_id", "=", company.id),
                    ("year", "=", year),
                    ("objective_id.sheet_id.state", "=", "issued"),
                ]
            ),
            today,
        )
        found = defaultdict(lambda: {"due": 0, "done": 0, "missing": 0})
        for (department_id, begin), numbers in counts.items():
            unit = went_on.get(department_id, department_id) or False
            cell = found[unit, (begin.month + 2) // 3]
            for name, number in zip(("due", "done", "missing"), numbers, strict=True):
                cell[name] += number
        return dict(found)

    @api.model
    def _sees_all(self, company):
        return self.env.user._iso_sees_agency(company)

    @api.model
    def _units(self, company, found):
        """The departments that have a row, the agency (an empty recordset) first."""
        departments = company._iso_departments()
        agency = departments.browse()
        if self._sees_all(company):
            return [agency, *departments]
        user = self.env.user
        # sudo: only compared with the user
        own = departments.filtered(
            lambda unit: (
                unit.iso_head_user_id == user or unit in user.sudo().iso_department_ids
            )
        )
        known = {*found["valid"], *(unit for unit, _period in found["reports"])}
        return [agency, *own] if False in known else list(own)

    @api.model
    def _row(self, unit, found, company, year, today):
        sheet = found["valid"].get(unit.id)
        pending = found["pending"].get(unit.id)
        # Not ``filtered``: that forgets what was to be read together.
        head = unit.iso_head_user_id
        head = head if head.active else head.browse()
        user = self.env.user
        writes = company in user._iso_agencies("secretary") or (
            head == user and company in user._iso_agencies("head")
        )
        unknown = not unit and not self._sees_all(company)
        nothing = {"due": 0, "done": 0, "missing": 0}
        row = {
            "id": unit.id,
            "name": unit.name or company.name,
            "head": head.name or "",
            "without_account": bool(unit) and not head,
            SHEET: self._sheet_cell(sheet, pending, unknown, writes),
            "quarters": [
                found["measures"].get((unit.id, quarter), nothing)
                for quarter in QUARTERS
            ],
        }
        for period in PERIODS:
            end = rules.report_end(year, period)
            report = found["reports"].get((unit.id, period))
            begun = report or self.env["iso.objective.report"]
            row[period] = {
                "state": report.state if report else "hidden" if unknown else "none",
                "id": report.id if report else False,
                # Without objectives in force there is nothing to report on.
                "missing": bool(
                    sheet and not unknown and self._is_owed(year, period, begun, today)
                ),
                "may_begin": bool(
                    writes
                    and sheet
                    and not report
                    and end < today + timedelta(days=DAYS_BEFORE_END)
                ),
            }
        return row

    @api.model
    def _sheet_cell(self, sheet, pending, unknown, writes):
        one = sheet or pending
        if not one:
            return {
                "state": "hidden" if unknown else "none",
                "id": False,
                "revision": 0,
                "revising": False,
                "may_begin": writes,
            }
        return {
            "state": "posted" if sheet and sheet.posted_on else one.state,
            "id": one.id,
            "revision": one.revision,
            # The revision that is being prepared while the other one is in force.
            "revising": pending.state if sheet and pending else False,
            "may_begin": False,
        }

    @api.model
    def _totals(self, rows, year, today):
        sent = {"submitted", "issued", "posted"}
        return {
            "units": len(rows),
            # What the user cannot know is neither sent nor missing.
            "of": {
                name: sum(row[name]["state"] != "hidden" for row in rows)
                for name in (SHEET, *PERIODS)
            },
            SHEET: sum(row[SHEET]["state"] in sent for row in rows),
            **{
                period: sum(row[period]["state"] in sent for row in rows)
                for period in PERIODS
            },
            "over": [
                period for period in PERIODS if rules.report_end(year, period) < today
            ],
            "quarters": [
                {
                    name: sum(row["quarters"][place][name] for row in rows)
                    for name in ("due", "done", "missing")
                }
                for place in range(len(QUARTERS))
            ],
        }

    # ------------------------------------------------------------ options
    @api.model
    def _year_of(self, options):
        options = options if isinstance(options, dict) else {}
        year = self._year(options.get("year"))
        return year or vietnam_today().year

    @api.model
    def _years(self, company, years):
        """Years to choose from, the newest first: those with sheets, and ``years``."""
        groups = self.env["iso.objective.sheet"]._read_group(
            [("company_id", "=", company.id)], ["year"]
        )
        return sorted({year for [year] in groups} | years, reverse=True)
