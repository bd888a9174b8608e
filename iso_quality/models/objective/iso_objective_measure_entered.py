from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import ask_first

# What may stand untouched at nothing, and then is no result.
UNTOUCHED = ("value", "answer")


class IsoObjectiveMeasure(models.Model):
    """What counts as a result: numbers somebody has entered, or that there was nothing.

    A number nobody has touched is 0 like one that was measured, and a question nobody
    has answered is "no" like one that was: who means it says so. That there were no
    cases and numbers of cases exclude each other.
    """

    _inherit = "iso.objective.measure"

    is_nought = fields.Boolean(
        "It Is 0, or Not Done",
        help="The value that was measured is 0, or the answer is no: nobody has simply "
        "left it out.",
    )

    @api.model
    def _work_fields(self):
        return super()._work_fields() | {"is_nought"}

    def _outcome(self):
        # sudo: the objective's aim decides for all who may read the measure
        ratio = self.sudo().objective_id._is_ratio()
        if ratio or self._is_done() or self._value() or self.is_nought:
            return super()._outcome()
        return rules.Outcome(rules.NOT_MEASURED)

    @api.depends("is_nought")
    def _compute_would_be(self):
        return super()._compute_would_be()

    @api.constrains("no_cases", "numerator", "denominator")
    def _check_cases(self):
        for measure in self:
            if measure.no_cases and (measure.numerator or measure.denominator):
                raise ValidationError(
                    self.env._(
                        "“%s”: either there were no cases, or there are numbers. Empty "
                        "the numbers, or take the tick out.",
                        measure.display_name,
                    )
                )

    @api.constrains("is_nought", *UNTOUCHED)
    def _check_nought(self):
        for measure in self:
            if measure.is_nought and (measure.value or measure.answer):
                raise ValidationError(
                    self.env._(
                        "“%s”: either a value was measured, or it is 0. Take the tick "
                        "out, or empty the value.",
                        measure.display_name,
                    )
                )

    @api.onchange("no_cases")
    def _onchange_no_cases(self):
        if self.no_cases:
            self.numerator = self.denominator = 0

    @api.onchange("numerator", "denominator")
    def _onchange_cases(self):
        if self.numerator or self.denominator:
            self.no_cases = False

    @api.onchange("is_nought")
    def _onchange_is_nought(self):
        if self.is_nought:
            self.value = 0
            self.answer = False

    @api.onchange(*UNTOUCHED)
    def _onchange_value(self):
        if self.value or self.answer:
            self.is_nought = False

    def record(self):
        """Record; a value that nobody has touched is none.

        :raise UserError: also while it is not said that it is 0
        """
        self.check_access("write")
        for measure in self:
            # sudo: the objective's aim decides for all who may read the measure
            if measure.sudo().objective_id._is_ratio() or measure._is_done():
                continue
            if not (measure._value() or measure.is_nought):
                raise UserError(
                    self.env._(
                        "“%s”: enter the result, or say that it is 0 or not done.",
                        measure.display_name,
                    )
                )
        return super().record()

    # ------------------------------------------------------------ buttons
    def _lacks_entry(self):
        """Whether a number, or the cause and solution of a shortfall, is missing before
        this measure is recorded."""
        self.ensure_one()
        # sudo: the objective's aim decides for all who may read the measure
        if self.sudo().objective_id._is_ratio():
            lacks = self._is_empty()
        else:
            lacks = not (self._value() or self.is_nought)
        told = (self.cause or "").strip() and (self.solution or "").strip()
        return lacks or bool(self.needs_cause and not told)

    def action_record(self):
        """Record; asks first for what is still missing."""
        self.check_access("read")
        asking = ask_first(
            self,
            "iso_quality.iso_objective_measure_view_form_record",
            self.env._("Record the Result"),
            lambda: (
                self.date_from <= vietnam_today()
                and self.state != "done"
                and self.may_record
                and self._lacks_entry()
            ),
        )
        if asking:
            return asking
        return self.record()
