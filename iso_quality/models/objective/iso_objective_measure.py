from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today
from ..document.iso_unit_document_mixin import company_of, department_of, year_of
from .iso_objective import RESULTS

NUMBERS = {"numerator", "denominator", "value", "answer"}
WORK_FIELDS = NUMBERS | {"no_cases", "comment", "cause", "solution", "evidence_ids"}


class IsoObjectiveMeasure(models.Model):
    """What came of an objective in one period.

    Made when the sheet is approved. Numbers are typed while it is open and count once
    it is recorded; then they stay until somebody reopens it.
    """

    _name = "iso.objective.measure"
    _description = "Measure of an Objective"
    _inherit = [
        "iso.search.mixin",
        "iso.evidence.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_to, objective_id, id"
    _found_by = ("objective_id", "department_id", "objective_id.owner_id")
    _mail_post_access = "read"

    # ------------------------------------------------------------ of which objective
    objective_id = fields.Many2one(
        "iso.objective",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("objective_id")
    department_id = department_of("objective_id")
    year = year_of("objective_id")
    owner_id = fields.Many2one(related="objective_id.owner_id")
    measured_by = fields.Selection(related="objective_id.measured_by")
    direction = fields.Selection(related="objective_id.direction")
    unit = fields.Char(related="objective_id.unit")
    target_text = fields.Char(related="objective_id.target_text")
    # ------------------------------------------------------------ of which period
    date_from = fields.Date("From", required=True, readonly=True)
    date_to = fields.Date("Until", required=True, readonly=True)
    period_text = fields.Char("Period", compute="_compute_period_text")
    # ------------------------------------------------------------ recorded or not
    state = fields.Selection(
        [("open", "Not recorded"), ("done", "Recorded")],
        required=True,
        default="open",
        readonly=True,
        tracking=True,
        group_expand=True,
    )
    recorded_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    recorded_by_name = fields.Char("Recorded By (name)", readonly=True, copy=False)
    recorded_on = fields.Date(readonly=True)
    may_record = fields.Boolean(compute="_compute_may_record")
    # ------------------------------------------------------------ what people enter
    numerator = fields.Float("Cases That Fit")
    denominator = fields.Float("All Cases")
    no_cases = fields.Boolean(help="There was nothing to count in this period.")
    value = fields.Float("Value since January", aggregator=None)
    answer = fields.Boolean("It Is Done")
    comment = fields.Text()
    cause = fields.Text(help="Why it was not reached.")
    solution = fields.Text(help="What will be done about it.")
    # ------------------------------------------------------------ what it comes to
    result = fields.Selection(
        RESULTS, "Assessment", compute="_compute_result", store=True
    )
    would_be = fields.Selection(RESULTS, "Comes To", compute="_compute_would_be")
    value_text = fields.Char("Value Measured", compute="_compute_would_be")
    needs_cause = fields.Boolean(compute="_compute_would_be")

    _period_once = models.UniqueIndex(
        "(objective_id, date_to)", "This period has a measure already."
    )
    _counts_positive = models.Constraint(
        "CHECK (numerator >= 0 AND denominator >= 0)",
        "Numbers of cases cannot be negative.",
    )

    # ------------------------------------------------------------ names
    @api.depends("date_from", "date_to")
    @api.depends_context("lang")
    def _compute_period_text(self):
        roman = ("I", "II", "III", "IV")
        for measure in self:
            start, end = measure.date_from, measure.date_to
            if not start or not end:
                measure.period_text = False
                continue
            length = end.month - start.month + 1
            place = (end.month - 1) // length
            year = end.year
            names = {
                1: lambda m=end.month, y=year: self.env._("Month %s", f"{m:02d}/{y}"),
                3: lambda p=place, y=year: self.env._("Quarter %s", f"{roman[p]}/{y}"),
                6: lambda p=place, y=year: self.env._(
                    "Half-year %s", f"{roman[p]}/{y}"
                ),
                12: lambda y=year: self.env._("Year %s", y),
            }
            measure.period_text = names[length]() if length in names else str(end)

    @api.depends("objective_id.name", "period_text")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for measure in self:
            # sudo: a measure bears its objective's name for all who may read it
            name = measure.sudo().objective_id.name or ""
            measure.display_name = f"{name} – {measure.period_text or ''}"

    # ------------------------------------------------------------ result
    def _outcome(self):
        """What the numbers of this period come to by themselves."""
        self.ensure_one()
        # sudo: the objective's aim decides for all who may read the measure
        objective = self.sudo().objective_id
        aim = (objective.direction, objective.target)
        if objective._is_ratio():
            numerator, denominator = self.numerator, self.denominator
            if numerator < 0 or denominator < 0 or self._is_empty():
                return rules.Outcome(rules.NOT_MEASURED)
            return rules.of_ratios(*aim, [(numerator, denominator)])
        return rules.of_values(*aim, [(self.date_to, self._value())])

    def _is_empty(self):
        """Whether nobody has said anything yet: that there were no cases is said."""
        return not self.denominator and not self.numerator and not self.no_cases

    def _value(self):
        """The number measured; 1 or 0 where the question is yes or no."""
        # sudo: the objective's aim decides for all who may read the measure
        if self.sudo().objective_id.direction == "yes":
            return float(self.answer)
        return self.value

    def _is_done(self):
        return self.state == "done"

    def _entry(self):
        """The numbers recorded for this period, as the rules of results read them
        (``tools.objective_results.Entry``)."""
        return rules.Entry(
            self.date_to, self.numerator, self.denominator, self._value()
        )

    @api.depends(
        "state",
        "no_cases",
        *sorted(NUMBERS),
        "objective_id.target",
        "objective_id.direction",
        "objective_id.measured_by",
    )
    def _compute_result(self):
        for measure in self:
            if measure.state == "done":
                measure.result = measure._outcome().result
            else:
                measure.result = rules.NOT_MEASURED

    @api.depends("no_cases", *sorted(NUMBERS), "date_to", "objective_id.target")
    @api.depends_context("lang")
    def _compute_would_be(self):
        write = self.env["iso.objective"]._number_writer()
        for measure in self:
            outcome = measure._outcome()
            # sudo: the objective's aim decides for all who may read the measure
            objective = measure.sudo().objective_id
            measure.would_be = outcome.result
            measure.needs_cause = (
                outcome.result == rules.NOT_REACHED
                and rules.is_half_or_year_end(measure.date_to)
            )
            measure.value_text = objective._outcome_text(outcome, write)

    # ------------------------------------------------------------ who writes
    @api.depends_context("uid")
    @api.depends("state", "objective_id.sheet_id.state")
    def _compute_may_record(self):
        for measure in self:
            # sudo: only whether the sheet is in force
            measure.may_record = (
                measure.sudo().objective_id.sheet_id.state == "issued"
                and bool(measure._origin)
                and measure._origin.has_access("write")
            )

    @api.model
    def _work_fields(self):
        """What is written while a measure is recorded (set of str)."""
        return WORK_FIELDS

    def write(self, vals):
        touched = {name for name in vals if not self._iso_is_talk(name)}
        if touched and not self.env.su:
            self.check_access("read")
            if touched - self._work_fields():
                raise AccessError(
                    self.env._("Periods and results are not typed: record the numbers.")
                )
        return super().write(vals)

    # ------------------------------------------------------------ recorded, reopened
    def record(self):
        """Let the numbers count.

        :raise UserError: when the sheet is not in force, the period has not begun or is
            recorded already, more cases fit than there were, or cause and solution of
            what was not reached at the half-year or the year are missing
        """
        self.check_access("write")
        for measure in self:
            # sudo: access was checked; who and when is written by nobody else
            objective = measure.sudo().objective_id
            if objective.sheet_id.state != "issued":
                raise UserError(
                    self.env._("“%s” is not in force.", objective.sheet_id.display_name)
                )
            if measure.state == "done":
                raise UserError(
                    self.env._(
                        "“%s” is recorded already. Reload the page.",
                        measure.display_name,
                    )
                )
            if measure.date_from > vietnam_today():
                raise UserError(
                    self.env._("“%s” has not begun yet.", measure.display_name)
                )
            if objective._is_ratio() and measure._is_empty():
                raise UserError(
                    self.env._(
                        "“%s”: enter the numbers, or say that there were no cases.",
                        measure.display_name,
                    )
                )
            if objective._is_ratio() and measure.numerator > measure.denominator:
                raise UserError(
                    self.env._(
                        "“%s”: more cases fit than there are. Check both numbers.",
                        measure.display_name,
                    )
                )
        self._check_told()
        measures = self.sudo()
        measures.write(
            {
                "state": "done",
                "recorded_by_id": self.env.uid,
                "recorded_on": vietnam_today(),
            }
        )
        measures.activity_ids.action_feedback()

    def _check_told(self):
        """:raise UserError: where cause or solution of a shortfall is missing"""
        for measure in self:
            told = (measure.cause or "").strip() and (measure.solution or "").strip()
            if measure.needs_cause and not told:
                raise UserError(
                    self.env._(
                        "“%s” was not reached: write the cause and the solution.",
                        measure.display_name,
                    )
                )

    def reopen(self, reason):
        """Open recorded measures again; heads for their departments, the secretary.

        :param str reason: why; stays in the history
        :raise UserError: without a reason, or while a report with them is sent
        """
        self.env["res.users"]._iso_require("head", self)
        self.check_access("write")
        reason = self._check_reopening(reason)
        # sudo: access was checked; who and when is written by nobody else
        self.sudo().write(
            {"state": "open", "recorded_by_id": False, "recorded_on": False}
        )
        self._note_reopening(reason)

    # ------------------------------------------------------------ buttons
    def action_reopen(self):
        return self.env["iso.reason.wizard"]._ask(self, "reopen")
