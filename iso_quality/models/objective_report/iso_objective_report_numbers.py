from typing import NamedTuple

from odoo import fields, models

from ...tools import objective_results as rules

# The numbers of a line, compared and written again by a refresh.
_COPIED = ("sequence", "name", "indicator", "direction", "target", "unit")


class Known(NamedTuple):
    """What an agency has recorded by the end of a period, read as the system does."""

    objectives: models.BaseModel  # iso.objective, in the order of the sheets
    measures: models.BaseModel  # iso.objective.measure of periods that were over
    aims: dict  # {id of an objective: rules.Aim}
    outcomes: dict  # {id of an objective: what it comes to}
    reported: dict  # {department: those it reports on beside itself, closed ones}


class IsoObjectiveReport(models.Model):
    """Where the numbers of a report come from: approved objectives, recorded measures."""

    _inherit = "iso.objective.report"

    def _write_numbers(self):
        """Write the numbers as they are recorded now into these drafts.

        Lines keep what people wrote about an objective, also when a revision has put
        another one in its place; causes that were written with the measures are taken
        over where nothing is written yet.
        """
        for report in self:
            report._check_seal()
            objectives, numbers, units = report._numbers()
            # sudo: lines and numbers are written by the report only; callers checked it
            lines = report.sudo().line_ids
            kept = lines._by_objective(objectives)
            (lines - lines.browse(line.id for line in kept.values())).unlink()
            new = []
            for objective in objectives:
                vals = numbers[objective]
                line = kept.get(objective)
                old = line or lines.browse()
                words = {}
                if vals["result"] == rules.NOT_REACHED:
                    words = old._missing_words(objective, report.date_end)
                if line:
                    line.write({**vals, **words})
                else:
                    new.append({**vals, **words, "report_id": report.id})
            lines.create(new)
            report.sudo().unit_ids.unlink()
            report.sudo().unit_ids.create(
                [{**unit, "report_id": report.id} for unit in units]
            )
            report.sudo().filled_on = fields.Datetime.now()

    def _is_outdated(self):
        """Whether other numbers are recorded now than stand in this report."""
        self.ensure_one()
        objectives, numbers, units = self._numbers()
        # sudo: the numbers are the same for everybody
        lines = self.sudo().line_ids
        if lines.objective_id != objectives or len(lines) != len(objectives):
            return True
        if any(line._differs(numbers[line.objective_id]) for line in lines):
            return True
        old = {unit.department_id.id: unit for unit in self.sudo().unit_ids}
        return old.keys() != {vals["department_id"] for vals in units} or any(
            old[vals["department_id"]]._differs(vals) for vals in units
        )

    def _numbers(self):
        """What is recorded now, read as the system does: the same for everybody.

        :return: (objectives of the unit in the order of the sheet,
            dict {objective: numbers of its line}, list of numbers of departments)
        """
        self.ensure_one()
        # sudo: the numbers are the same for everybody
        report = self.sudo()
        known = report._known()
        units = []
        if not report.department_id:
            units = report._units(known)
        return *report._own_numbers(known), units

    def _known(self):
        """What the agency of this report has recorded for its period (Known): the same
        for the reports of all its units.

        One search for the objectives of the agency and one for their measures, however
        many there are.
        """
        self.ensure_one()
        # sudo: the numbers are the same for everybody
        report = self.sudo()
        everything = report.env["iso.objective"].search(
            [
                ("company_id", "=", report.company_id.id),
                ("year", "=", report.year),
                ("sheet_id.state", "=", "issued"),
            ],
            order="department_id, sequence, id",
        )
        measures = report.env["iso.objective.measure"].search(
            [
                ("objective_id", "in", everything.ids),
                ("date_to", "<=", report.date_end),
            ]
        )
        of = measures.grouped("objective_id")
        below = everything.grouped("parent_id")
        aims = {
            one.id: rules.Aim(
                one.rule,
                one.direction,
                one.target,
                one._is_ratio(),
                one.weight,
                tuple(m._entry() for m in of.get(one, measures[:0]) if m._is_done()),
                tuple(below.get(one, everything[:0]).ids),
            )
            for one in everything
        }
        outcomes = rules.outcomes(aims, report.date_end)
        return Known(everything, measures, aims, outcomes, report._reported())

    def _reported(self):
        """Which closed departments each of those that go on with their work reports on:
        those that have not sent a report of this period themselves.

        :return: dict {hr.department: closed hr.department}
        """
        went_on = self.env["hr.department"]._iso_went_on(self.company_id)
        sent = self.browse()
        if went_on:
            sent = self.search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("department_id", "in", [unit.id for unit in went_on]),
                    ("year", "=", self.year),
                    ("period", "=", self.period),
                    ("state", "in", ["submitted", "issued"]),
                ]
            )
        found = {}
        for unit, present in went_on.items():
            if unit not in sent.department_id:
                found[present] = found.get(present, unit) | unit
        return found

    def _own_numbers(self, known):
        """The objectives of the unit of one report and the numbers of their lines.

        :param known: of ``_known``
        """
        of = known.measures.grouped("objective_id")
        nothing = known.measures[:0]
        unit = self.department_id
        units = {unit, *known.reported.get(unit, ())}
        mine = known.objectives.filtered(lambda one: one.department_id in units).sorted(
            lambda one: one.department_id != unit
        )
        numbers = {
            one: {
                "objective_id": one.id,
                **{name: one[name] for name in _COPIED},
                **self._named(one),
                **self._result_vals(known.aims[one.id], known.outcomes[one.id]),
                "not_due": self._not_due(one),
                "open_count": sum(not m._is_done() for m in of.get(one, nothing)),
            }
            for one in mine
        }
        return mine, numbers

    def _named(self, objective):
        """Whose objective it was, where it was another department's."""
        unit = objective.department_id
        if unit == self.department_id:
            return {}
        return {"name": f"{objective.name} ({unit.name})"}

    def _result_vals(self, aim, outcome):
        own = aim.rule == "own" and aim.is_ratio
        numerator, denominator = rules.cases(aim.entries) if own else (0.0, 0.0)
        return {
            "is_ratio": own,
            "numerator": numerator,
            "denominator": denominator,
            "result": outcome.result,
            "value": outcome.value or 0.0,
            "has_value": outcome.value is not None,
        }

    def _not_due(self, objective):
        """Whether no period of an objective's own measures was over in time."""
        return objective.rule == "own" and not any(
            end <= self.date_end
            for _start, end in rules.periods(objective.year, objective.period)
        )

    def _units(self, known):
        """The numbers of each department and what has become of its report: a closed
        one that sent none is reported on by who goes on with its work.

        :param known: of ``_known``
        """
        of = known.objectives.grouped("department_id")
        going_on = {unit: to for to, some in known.reported.items() for unit in some}
        departments = self.company_id._iso_departments()
        # Who only goes on with what others had has no row of nothing.
        departments -= departments.filtered(
            lambda unit: unit in known.reported and unit not in of
        )
        departments |= known.objectives.department_id
        asked = departments.union(*going_on.values())
        reports = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "in", asked.ids),
                ("year", "=", self.year),
                ("period", "=", self.period),
                ("state", "not in", ["replaced", "cancelled"]),
            ]
        )
        report_of = {report.department_id: report for report in reports}
        units = []
        for place, department in enumerate(departments.sorted("name")):
            results = [known.outcomes[one.id].result for one in of.get(department, ())]
            who = going_on.get(department, department)
            report = report_of.get(who, self.browse())
            units.append(
                {
                    "sequence": place,
                    "department_id": department.id,
                    "name": department.name,
                    "total": len(results),
                    "reached": results.count(rules.REACHED),
                    "missed": results.count(rules.NOT_REACHED),
                    "no_cases": results.count(rules.NO_CASES),
                    "unmeasured": results.count(rules.NOT_MEASURED),
                    "sent_on": report.state == "issued" and report.issue_date,
                }
            )
        return units
