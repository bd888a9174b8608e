from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ...tools.vietnam_time import vietnam_today
from ..work.iso_task import OPEN_STATES
from .iso_objective_measure import NUMBERS

# What is not needed or withdrawn is no case.
CASE_STATES = (*OPEN_STATES, "done")
BY_HAND = {"by_hand", "by_hand_reason"}


class IsoObjectiveMeasure(models.Model):
    """Measures that the system counts.

    Counted every day while the period runs, and recorded when it is over. What people
    enter instead counts with their reason; the system's numbers stay beside it.
    """

    _inherit = "iso.objective.measure"

    source = fields.Selection(related="objective_id.source")
    counted_numerator = fields.Float("Cases That Fit, Counted", readonly=True)
    counted_denominator = fields.Float("All Cases, Counted", readonly=True)
    counted_on = fields.Date(readonly=True)
    counted_text = fields.Char("Counted by the System", compute="_compute_counted_text")
    by_hand = fields.Boolean("Entered by Hand")
    by_hand_reason = fields.Text("Reason for the Entry by Hand")

    @api.depends("counted_on", "counted_numerator", "counted_denominator", "source")
    @api.depends_context("lang")
    def _compute_counted_text(self):
        sources = dict(
            self.env["iso.objective"]._fields["source"]._description_selection(self.env)
        )
        for measure in self:
            if not measure.counted_on:
                measure.counted_text = False
                continue
            measure.counted_text = self.env._(
                "%(what)s: %(fit)s of %(all)s, as of %(day)s",
                what=sources.get(measure.source, ""),
                fit=f"{measure.counted_numerator:g}",
                all=f"{measure.counted_denominator:g}",
                day=format_date(self.env, measure.counted_on, date_format="dd/MM/yyyy"),
            )

    # ------------------------------------------------------------ count
    def _count(self, today):
        """Take over the system's numbers of these open measures.

        :param date today: cases until the day before count
        """
        # sudo: the system's numbers are the same for everybody
        for source, measures in self.sudo().grouped("source").items():
            if not source:
                continue
            cases = getattr(measures, f"_cases_{source}")(today)
            for measure in measures:
                numerator, denominator = cases.get(measure, (0, 0))
                vals = {
                    "counted_numerator": numerator,
                    "counted_denominator": denominator,
                    "counted_on": today,
                }
                if not measure.by_hand:
                    vals |= {"numerator": numerator, "denominator": denominator}
                    vals["no_cases"] = not denominator
                measure.write(vals)

    def _count_begun(self):
        """Count what has happened before the sheet was approved."""
        today = vietnam_today()
        self.filtered(
            lambda measure: (
                measure.state == "open"
                and not measure.by_hand
                and measure.date_from <= today
            )
        )._count(today)

    def _cases_tasks_on_time(self, today):
        """Tasks that were due in the period, and those finished by their day.

        :return: dict {measure: (finished in time, all)}
        """
        return self._count_tasks(
            today, SQL("state = 'done' AND %s <= date_due", self._day_done())
        )

    def _cases_tasks_done(self, today):
        """Tasks that were due in the period, and those finished, if late.

        :return: dict {measure: (finished, all)}
        """
        return self._count_tasks(today, SQL("state = 'done'"))

    @api.model
    def _day_done(self):
        # done_date is in UTC, deadlines are days where the agencies are.
        return SQL(
            "(done_date AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        )

    def _count_tasks(self, today, fits):
        """One query for all measures: tasks by agency, department and month of the
        deadline. What is not needed or withdrawn is no case."""
        self.env["iso.task"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT company_id, department_id, date_trunc('month', date_due)::date,
                       COUNT(*) FILTER (WHERE %(fits)s), COUNT(*)
                  FROM iso_task
                 WHERE company_id IN %(companies)s AND open_ended IS NOT TRUE
                   AND date_due >= %(first)s AND date_due < %(today)s
                   AND state IN %(cases)s
              GROUP BY 1, 2, 3
                """,
                fits=fits,
                companies=tuple(self.company_id.ids),
                first=min(self.mapped("date_from")),
                today=today,
                cases=CASE_STATES,
            )
        )
        rows = self.env.cr.fetchall()
        return {
            measure: tuple(
                sum(row[place] for row in rows if measure._counts_row(row))
                for place in (3, 4)
            )
            for measure in self
        }

    def _counts_row(self, row):
        company_id, department_id, month = row[:3]
        return (
            company_id == self.company_id.id
            and self.date_from <= month <= self.date_to
            # The agency's objectives are about the work of everybody.
            and self.department_id.id in (False, department_id)
        )

    # ------------------------------------------------------------ by hand
    @api.model
    def _work_fields(self):
        return super()._work_fields() | BY_HAND

    def write(self, vals):
        if not self.env.su and (NUMBERS | BY_HAND) & vals.keys():
            self._check_by_hand(vals)
            if vals.get("by_hand"):
                # That there were no cases was the system's word.
                vals = {"no_cases": False, **vals}
        result = super().write(vals)
        if vals.get("by_hand") is False:
            counted = self.filtered(lambda one: one.state == "open" and one.source)
            counted._count(vietnam_today())
        return result

    def _check_by_hand(self, vals):
        for measure in self:
            by_hand = vals.get("by_hand", measure.by_hand)
            if measure.source and not by_hand and NUMBERS & vals.keys():
                raise UserError(
                    self.env._(
                        "“%s” is counted by the system. Choose “Entered by Hand” and "
                        "write the reason to correct it.",
                        measure.display_name,
                    )
                )

    def record(self):
        """Record; numbers of the system are those of this moment.

        :raise UserError: also when numbers were entered by hand without a reason
        """
        self.check_access("write")
        counted = self.filtered("source")
        for measure in counted.filtered("by_hand"):
            if not (measure.by_hand_reason or "").strip():
                raise UserError(
                    self.env._(
                        "“%s”: write why the numbers were entered by hand.",
                        measure.display_name,
                    )
                )
        counted._count(vietnam_today())
        return super().record()

    def action_open_counted(self):
        """Open the records that the system counted: those of the measure's source.

        A source says which they are in ``_counted_records_<source>``, beside its
        ``_cases_<source>``: (name of the model, domain); the model opens them
        (``_action_open``).

        :raise UserError: where the system counts nothing
        """
        self.ensure_one()
        self.check_access("read")
        if not self.source:
            raise UserError(
                self.env._(
                    "“%s” is not counted by the system: its numbers are entered.",
                    self.display_name,
                )
            )
        model, domain = getattr(self, f"_counted_records_{self.source}")()
        return self.env[model]._action_open(domain)

    def _counted_records_tasks_on_time(self):
        return self._counted_tasks()

    def _counted_records_tasks_done(self):
        return self._counted_tasks()

    def _counted_tasks(self):
        """The tasks behind the numbers of one measure, as ``_count_tasks`` takes them."""
        domain = [
            ("company_id", "=", self.company_id.id),
            ("open_ended", "=", False),
            ("date_due", ">=", self.date_from),
            ("date_due", "<=", self.date_to),
            ("state", "in", list(CASE_STATES)),
        ]
        if self.department_id:
            domain.append(("department_id", "=", self.department_id.id))
        return "iso.task", domain

    # ------------------------------------------------------------ every day
    def _count_batch(self, company, skip):
        """Count the next measures of periods that have begun; record those whose
        period is over, except where somebody has to write the cause first.

        :return: as ``_remind_missing_batch``
        """
        today = vietnam_today()
        not_yet = Domain("counted_on", "=", False) | Domain("counted_on", "<", today)
        measures = self._next_batch(
            company,
            skip,
            self._due_domain()
            & Domain("objective_id.source", "!=", False)
            & Domain("by_hand", "=", False)
            & Domain("date_from", "<=", today)
            & not_yet,
            "date_to, id",
        )
        return len(measures), self._one_by_one_if_needed(
            measures, lambda some: some._count_and_record(today)
        )

    def _count_and_record(self, today):
        self._count(today)
        over = self.filtered(lambda measure: measure.date_to < today)
        over.filtered(lambda measure: not measure.needs_cause).record()
