from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import objective_results as rules
from ..objective.iso_objective import DIRECTIONS, RESULTS

# What people write; everything else comes from what is recorded.
WORDS = {"cause", "solution", "proposal"}


class IsoObjectiveReportLine(models.Model):
    """An objective in a report, with its numbers as they were when it was sent.

    Columns as agencies print them: objective, target, result (cases of all cases, %),
    reached or not, cause, solution, proposal for next year.
    """

    _name = "iso.objective.report.line"
    _description = "Objective in a Report"
    _inherit = ["iso.objective.report.part.mixin", "iso.objective.text.mixin"]
    _not_compared = frozenset({"objective_id"})

    # ------------------------------------------------------------ what was aimed at
    objective_id = fields.Many2one(
        "iso.objective", required=True, ondelete="restrict", index=True, readonly=True
    )
    name = fields.Char(required=True, readonly=True)
    indicator = fields.Char(readonly=True)
    direction = fields.Selection(DIRECTIONS, required=True, readonly=True)
    target = fields.Float(aggregator=None, readonly=True)
    unit = fields.Char(readonly=True)
    # ------------------------------------------------------------ what came of it
    is_ratio = fields.Boolean("Counted in Cases", readonly=True)
    numerator = fields.Float("Cases That Fit", aggregator=None, readonly=True)
    denominator = fields.Float("All Cases", aggregator=None, readonly=True)
    value = fields.Float(aggregator=None, readonly=True)
    has_value = fields.Boolean(readonly=True)
    result = fields.Selection(
        RESULTS, "Assessment", required=True, default=rules.NOT_MEASURED, readonly=True
    )
    not_due = fields.Boolean(
        "Not Due Yet",
        help="No period of measuring was over at the end of the report.",
        readonly=True,
    )
    open_count = fields.Integer("Periods Not Recorded", aggregator=None, readonly=True)
    # ------------------------------------------------------------ what people say of it
    cause = fields.Text()
    solution = fields.Text()
    proposal = fields.Text("Proposal for Next Year")
    needs_words = fields.Boolean(compute="_compute_needs_words")
    # ------------------------------------------------------------ how it is read
    target_text = fields.Char("Target to Reach", compute="_compute_texts")
    cases_text = fields.Char("Cases", compute="_compute_texts")
    value_text = fields.Char("Value Reached", compute="_compute_texts")

    _once = models.UniqueIndex(
        "(report_id, objective_id)", "The objective is in this report already."
    )

    # ------------------------------------------------------------ computed
    @api.depends(
        "direction", "target", "unit", "numerator", "denominator", "value", "result"
    )
    @api.depends_context("lang")
    def _compute_texts(self):
        write = self._number_writer()
        for line in self:
            line.target_text = line._target_text(write)
            line.value_text = line._value_text(write)
            line.cases_text = (
                f"{line.numerator:g}/{line.denominator:g}"
                if line.is_ratio and line.result != rules.NOT_MEASURED
                else ""
            )

    @api.depends("result", "cause", "solution")
    def _compute_needs_words(self):
        for line in self:
            line.needs_words = line._lacks_words()

    def _lacks_words(self):
        """Whether it was not reached and nobody has said why or what to do."""
        told = (self.cause or "").strip() and (self.solution or "").strip()
        return self.result == rules.NOT_REACHED and not told

    def write(self, vals):
        if set(vals) - WORDS and not self.env.su:
            raise UserError(
                self.env._(
                    "Results are not typed here: they are what is recorded with the "
                    "objectives."
                )
            )
        return super().write(vals)

    # ------------------------------------------------------------ written by the report
    def _by_objective(self, objectives):
        """Which of these lines is about each of some objectives: a revision's stands
        for the one it replaces.

        :return: dict {objective: line}
        """
        lines = {line.objective_id: line for line in self}
        found = {}
        for objective in objectives:
            old = objective
            while old and old not in lines:
                old = old.replaces_id
            if old:
                found[objective] = lines[old]
        return found

    def _missing_words(self, objective, day):
        """Causes and solutions told with the measures, where the line (or a line to be:
        an empty one) has none.

        :param date day: the end of the report's period
        """
        return {
            name: text
            for name in ("cause", "solution")
            if not self[name] and (text := _told_with_measures(objective, name, day))
        }


def _told_with_measures(objective, name, day):
    """What the measures say of why an objective was not reached.

    :param str name: "cause" or "solution"
    :param date day: only of periods that were over on this day
    """
    texts = [
        (measure[name] or "").strip()
        for measure in objective.measure_ids.sorted("date_to")
        if measure._is_done() and measure.date_to <= day
    ]
    return "\n".join(dict.fromkeys(filter(None, texts)))
