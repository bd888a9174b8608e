import math
from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today

# Numbers of a period are gathered towards its end.
DAYS_BEFORE_END = 15
# What is entered, and what an entry may be.
_NUMBERS = frozenset({"numerator", "denominator", "value"})
_MARKS = frozenset({"no_cases", "answer", "is_nought"})
_WORDS = frozenset({"cause", "solution"})


class IsoObjectiveMeasure(models.Model):
    """All measures that somebody has to record now, entered and recorded in one go."""

    _inherit = "iso.objective.measure"

    @api.model
    def _to_record_domain(self, today=None):
        """What the user has to record now, everywhere: open measures of objectives in
        force whose period ends within ``DAYS_BEFORE_END`` days or is over, of those
        that he may record. What the system counts is his only where the count could
        not be recorded by itself.

        :param date today: the agency's, where nothing else is said
        """
        today = today or vietnam_today()
        if not self.browse().has_access("write"):
            return Domain.FALSE
        entered = (
            Domain("objective_id.source", "=", False)
            | Domain("by_hand", "=", True)
            | Domain("date_to", "<", today)
        )
        return (
            self._due_domain()
            & Domain("company_id", "=", self.env.company.id)
            & Domain("date_from", "<=", today)
            & Domain("date_to", "<", today + timedelta(days=DAYS_BEFORE_END))
            & entered
            & self.env["ir.rule"]._compute_domain(self._name, "write")
        )

    # ------------------------------------------------------------ what is shown
    @api.model
    @api.readonly
    def get_to_record(self, options=None):
        """The measures to record, as the screen shows them.

        :param dict options: nothing yet
        :return: dict(rows: list of dict)
        """
        measures = self.search(self._to_record_domain(), order="date_to, id")
        return {"rows": [measure._row_to_record() for measure in measures]}

    def _row_to_record(self):
        self.ensure_one()
        # sudo: the objective's aim and name for all who may record the measure
        objective = self.sudo().objective_id
        if objective.direction == "yes":
            kind = "yes"
        else:
            kind = "ratio" if objective._is_ratio() else "value"
        return {
            "id": self.id,
            "version": self._version(),
            "name": objective.name,
            "unit_name": self.department_id.name or self.company_id.name,
            "owner": objective.owner_id.name or "",
            "period": self.period_text,
            "until": format_date(self.env, self.date_to),
            "missing": self.is_missing,
            "kind": kind,
            "counted": bool(self.source and not self.by_hand),
            "target": self.target_text or "",
            "unit": self.unit or "",
            "value_text": self.value_text or "",
            "asks_cause": rules.is_half_or_year_end(self.date_to),
            "entered": {
                name: self[name] or (0 if name in _NUMBERS else "")
                for name in sorted(_NUMBERS | _WORDS)
            }
            | {name: self[name] for name in sorted(_MARKS)},
        }

    def _version(self):
        return str(self.write_date)

    # ------------------------------------------------------------ recorded in one go
    @api.model
    def record_all(self, rows):
        """Enter numbers and record them: all of them, or none.

        :param rows: list of dict(id, version: as it was read, entered: dict of fields)
        :return: dict(recorded: how many; wrong: list of dict(id, message, needs_cause)
            of the rows that kept all from being recorded)
        :raise UserError: when nothing is entered
        :raise AccessError: for those who may not record one of them
        """
        entries = self._entries(rows)
        measures = self.browse(list(entries))
        measures.check_access("write")
        with self.env.cr.savepoint() as everything:
            told = [one._enter_and_record(*entries[one.id]) for one in measures]
            wrong = [one for one in told if one]
            if wrong:
                everything.rollback()
        return {"recorded": 0 if wrong else len(measures), "wrong": wrong}

    def _enter_and_record(self, version, vals):
        """:return: dict(id, message, needs_cause) of what keeps it from being recorded,
        or None"""
        needs_cause = False
        try:
            if version != self._version():
                raise UserError(
                    self.env._("Somebody has changed it meanwhile. Reload the page.")
                )
            with self.env.cr.savepoint():
                # Like the form: marks that were set before give way to numbers.
                counted = self.source and not self.by_hand
                names = _WORDS if counted else _NUMBERS | _MARKS | _WORDS
                self.write({name: one for name, one in vals.items() if name in names})
                needs_cause = self.needs_cause
                self.record()
        except UserError as error:
            message = str(error)
            return {"id": self.id, "message": message, "needs_cause": needs_cause}
        return None

    @api.model
    def _entries(self, rows):
        """What a client sent, looked at: dict {id: (version, values)}."""
        entries = {}
        for row in rows if isinstance(rows, list) else []:
            number = row.get("id") if isinstance(row, dict) else None
            entered = row.get("entered") if number else None
            if type(number) is not int or not isinstance(entered, dict):
                raise UserError(self.env._("These are no measures to record."))
            vals = {name: self._entry_value(name, entered[name]) for name in entered}
            entries[number] = (row.get("version"), vals)
        if not entries:
            raise UserError(self.env._("Enter at least one result first."))
        return entries

    @api.model
    def _entry_value(self, name, value):
        kind = type(value)
        fits = (
            (name in _NUMBERS and kind in (int, float) and math.isfinite(value))
            or (name in _MARKS and kind is bool)
            or (name in _WORDS and kind is str)
        )
        if not fits:
            raise UserError(self.env._("These are no measures to record."))
        return value
