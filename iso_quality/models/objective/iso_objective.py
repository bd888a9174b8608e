from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import objective_results as rules
from ..document.iso_unit_document_mixin import company_of, department_of, year_of

# The five conditions that agencies check, as the seeds of the plan name them: cụ thể,
# đo lường được, có thời gian, thực tế khả thi, có địa điểm.
CONDITIONS = ("is_specific", "is_measurable", "is_timed", "is_realistic", "is_placed")
RESULTS = [
    (rules.REACHED, "Reached"),
    (rules.NOT_REACHED, "Not reached"),
    (rules.NO_CASES, "No cases"),
    (rules.NOT_MEASURED, "Not judged yet"),
]
DIRECTIONS = [
    ("least", "At least"),
    ("most", "At most"),
    ("equal", "Equal"),
    ("yes", "Yes / no"),
]


class IsoObjective(models.Model):
    """One quality objective (TCVN ISO 9001:2015, 6.2.1), with its place in the cascade
    from the agency to departments.

    Another addon adds to ``source`` by a value of it and a method ``_cases_<source>`` of
    iso.objective.measure.
    """

    _name = "iso.objective"
    _description = "Quality Objective"
    _inherit = ["iso.sealed.mixin", "iso.objective.text.mixin", "mail.thread"]
    _order = "year desc, for_agency desc, department_id, sequence, id"
    _mail_post_access = "read"
    _iso_same = {"parent_id": ("company_id", "year")}

    # ------------------------------------------------------------ whose, of which year
    sheet_id = fields.Many2one(
        "iso.objective.sheet", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("sheet_id")
    department_id = department_of("sheet_id")
    for_agency = fields.Boolean(  # leads the order: see iso.objective.sheet
        "Of the Agency", compute="_compute_for_agency", store=True, precompute=True
    )
    year = year_of("sheet_id")
    is_sealed = fields.Boolean(related="sheet_id.is_sealed", related_sudo=False)
    is_locked = fields.Boolean(related="sheet_id.is_locked", related_sudo=False)
    owner_id = fields.Many2one(
        "res.users", "Answerable", check_company=True, index="btree_not_null"
    )
    # ------------------------------------------------------------ where in the cascade
    parent_id = fields.Many2one(
        "iso.objective",
        "Contributes To",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('company_id', '=', company_id), ('year', '=', year)]",
    )
    child_ids = fields.One2many(
        "iso.objective", "parent_id", "Contributing", readonly=True
    )
    weight = fields.Float(default=1.0, aggregator=None)
    # ------------------------------------------------------------ what is aimed at
    sequence = fields.Integer(default=10, aggregator=None)
    name = fields.Char("Objective", required=True, index="trigram")
    indicator = fields.Char(
        help="What is measured, e.g. share of files on time.", index="trigram"
    )
    measured_by = fields.Selection(
        [
            ("ratio", "Cases of all cases (%)"),
            ("value", "A number since the beginning of the year"),
        ],
        required=True,
        default="ratio",
    )
    direction = fields.Selection(
        DIRECTIONS,
        required=True,
        default="least",
    )
    target = fields.Float(aggregator=None)
    baseline = fields.Float(
        aggregator=None, help="Where the unit stood before, in the same unit."
    )
    unit = fields.Char(compute="_compute_unit", store=True, readonly=False)
    place = fields.Char("Where It Is Done")
    deadline = fields.Date()
    clause_ids = fields.Many2many(
        "iso.clause", string="Clauses", domain="[('is_offered', '=', True)]"
    )
    procedure_ids = fields.Many2many(
        "iso.procedure",
        string="Procedures",
        check_company=True,
        ondelete="restrict",
        context={"active_test": False},
    )
    step_ids = fields.One2many("iso.objective.step", "objective_id", "Steps")
    # ------------------------------------------------------------ how it is measured
    period = fields.Selection(
        [
            ("month", "Month"),
            ("quarter", "Quarter"),
            ("half", "Half-year"),
            ("year", "Year"),
        ],
        "Measured Every",
        required=True,
        default="quarter",
    )
    rule = fields.Selection(
        [
            ("own", "Its own measures"),
            ("mean", "Mean of the contributing ones, by weight"),
            ("sum", "Sum of the contributing ones"),
            ("worst", "The worst of the contributing ones"),
        ],
        "Result From",
        required=True,
        default="own",
    )
    source = fields.Selection(
        [
            ("tasks_on_time", "Share of tasks finished in time"),
            ("tasks_done", "Share of tasks due that are finished"),
        ],
        "Counted From",
        help="The system counts the cases of each period; people may correct them, "
        "with a reason.",
    )
    measure_ids = fields.One2many(
        "iso.objective.measure", "objective_id", "Measured Results", readonly=True
    )
    # ------------------------------------------------------------ last year, last revision
    previous_id = fields.Many2one(
        "iso.objective", "Last Year's", readonly=True, index="btree_not_null"
    )
    replaces_id = fields.Many2one("iso.objective", readonly=True, copy=False)
    last_result = fields.Selection(
        related="previous_id.result", string="Last Year's Assessment"
    )
    # ------------------------------------------------------------ the five conditions
    is_specific = fields.Boolean("Specific")
    is_measurable = fields.Boolean(
        "Measurable", compute="_compute_seen", store=True, readonly=False
    )
    is_timed = fields.Boolean(
        "Has a Time", compute="_compute_seen", store=True, readonly=False
    )
    is_realistic = fields.Boolean("Realistic")
    is_placed = fields.Boolean(
        "Has a Place", compute="_compute_seen", store=True, readonly=False
    )
    # ------------------------------------------------------------ what came of it
    result = fields.Selection(
        RESULTS,
        "Assessment",
        compute="_compute_result",
        store=True,
        recursive=True,
        index=True,
        default=rules.NOT_MEASURED,
        group_expand=True,
    )
    value = fields.Float(
        compute="_compute_result", store=True, recursive=True, aggregator=None
    )
    has_value = fields.Boolean(compute="_compute_result", store=True, recursive=True)

    _weight_positive = models.Constraint(
        "CHECK (weight >= 0)", "A weight cannot be negative."
    )

    def _sealed_document(self):
        return self.sheet_id

    # ------------------------------------------------------------ computed
    @api.depends("department_id")
    def _compute_for_agency(self):
        for objective in self:
            objective.for_agency = not objective.department_id

    @api.depends("measured_by", "direction")
    def _compute_unit(self):
        for objective in self:
            if objective.direction == "yes":
                objective.unit = False
            elif objective.measured_by == "ratio":
                objective.unit = "%"
            else:
                objective.unit = False if objective.unit == "%" else objective.unit

    @api.depends("indicator", "unit", "direction", "target", "deadline", "place")
    def _compute_seen(self):
        """What the system can see for itself; people may still say otherwise."""
        for objective in self:
            number = objective.direction == "yes" or objective.unit or objective.target
            objective.is_measurable = bool(number)
            objective.is_timed = bool(objective.deadline)
            objective.is_placed = bool((objective.place or "").strip())

    @api.depends(
        "rule",
        "direction",
        "target",
        "measured_by",
        "measure_ids.state",
        "measure_ids.value",
        "measure_ids.numerator",
        "measure_ids.denominator",
        "child_ids.result",
        "child_ids.value",
        "child_ids.weight",
        "child_ids.sheet_id.state",
    )
    def _compute_result(self):
        for objective in self:
            outcome = objective._outcome()
            objective.result = outcome.result
            objective.value = outcome.value or 0.0
            objective.has_value = outcome.value is not None

    def _outcome(self):
        self.ensure_one()
        aim = (self.direction, self.target)
        if self.rule != "own":
            # Only what is approved counts; what a revision replaced does not.
            children = self.child_ids.filtered(
                lambda child: child.sheet_id.state == "issued"
            )
            return rules.roll_up(
                self.rule,
                *aim,
                [
                    rules.Child(
                        rules.Outcome(
                            child.result, child.value if child.has_value else None
                        ),
                        child.weight,
                    )
                    for child in children
                ],
            )
        done = self.measure_ids.filtered(lambda measure: measure.state == "done")
        if self._is_ratio():
            return rules.of_ratios(*aim, [(m.numerator, m.denominator) for m in done])
        return rules.of_values(*aim, [(m.date_to, m._value()) for m in done])

    def _is_ratio(self):
        """Whether it is measured in cases of all cases."""
        return self.measured_by == "ratio" and self.direction != "yes"

    # ------------------------------------------------------------ checks
    @api.constrains("parent_id", "sheet_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(
                self.env._("An objective cannot contribute to itself.")
            )
        # Constraints are checked as the system. Copies go on with the parents of what
        # they are copies of.
        if not self._is_unsealed():
            self.parent_id.sudo(False).check_access("read")
        for objective in self.filtered("parent_id"):
            # sudo: compared only; the message names nothing of the parent
            parent = objective.sudo().parent_id
            if (parent.company_id, parent.year) != (
                objective.company_id,
                objective.year,
            ):
                raise ValidationError(
                    self.env._(
                        "“%s” contributes to an objective of another agency or year.",
                        objective.name,
                    )
                )

    @api.constrains("source", "measured_by", "direction", "rule")
    def _check_source(self):
        for objective in self:
            counts = objective._is_ratio() and objective.rule == "own"
            if objective.source and not counts:
                raise ValidationError(
                    self.env._(
                        "“%s”: the system counts cases of all cases only, for an "
                        "objective with measures of its own.",
                        objective.name,
                    )
                )

    def _missing_conditions(self):
        """The labels of the conditions that are not answered with yes."""
        self.ensure_one()
        labels = self.fields_get(CONDITIONS, ["string"])
        return [labels[name]["string"] for name in CONDITIONS if not self[name]]
