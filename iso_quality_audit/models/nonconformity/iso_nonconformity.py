from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.ways import WRITING
from .iso_nonconformity_way import GRADES, KINDS

STATES = [
    ("reported", "Reported"),
    ("containing", "Correction"),
    ("analysing", "Cause"),
    ("proposing", "Actions proposed"),
    ("reviewing", "To be reviewed"),
    ("approving", "To be approved"),
    ("doing", "Being done"),
    ("checking", "To be checked: done"),
    ("watching", "To be checked: works"),
    ("closed", "Closed"),
    ("declined", "Not accepted"),
    ("cancelled", "Cancelled"),
    ("merged", "Merged"),
]
# There was none after all, or it is dealt with as another one.
CALLED_OFF = ("declined", "cancelled", "merged")
# Nothing more happens in these.
ENDED = ("closed", *CALLED_OFF)
# People write on it, as far as it is theirs.
OPEN = ("reported", *WRITING)
SOURCES = [
    ("audit", "Internal audit"),
    ("objective", "Objective not reached"),
    ("complaint", "Complaint"),
    ("inspection", "Inspection"),
    ("risk", "Risk that came true"),
    ("task", "Late or wrong work"),
    ("other", "Seen at work"),
]


class IsoNonconformity(models.Model):
    """What went wrong, or could be better, from the report until it is closed (TCVN ISO
    9001:2015, 8.7 and 10.2).

    It goes the way of its kind and grade (``iso.nonconformity.way``): each step asks for
    something (``_gate_<step>``), and whoever leaves one out says why.
    """

    _name = "iso.nonconformity"
    _description = "Nonconformity"
    _inherit = [
        "iso.search.mixin",
        "iso.agency.mixin",
        "iso.sealed.mixin",
        "iso.evidence.mixin",
        "iso.reminder.mixin",
        "iso.workdays.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "reported_on desc, id desc"
    _found_by = ("name", "seen", "department_id", "reported_by_name")
    _rec_names_search = ["name", "seen"]
    _mail_post_access = "read"

    # ------------------------------------------------------------ number
    number = fields.Integer(
        "Running Number", readonly=True, copy=False, aggregator=None
    )
    year = fields.Integer(
        compute="_compute_year", store=True, precompute=True, aggregator=None
    )
    name = fields.Char("Number", compute="_compute_name", store=True, index="trigram")
    # ------------------------------------------------------------ what, where
    kind = fields.Selection(KINDS, required=True, default="nonconform", tracking=True)
    grade = fields.Selection(GRADES, tracking=True)
    source = fields.Selection(SOURCES, required=True, default="other", tracking=True)
    day = fields.Date("Seen On", required=True, default=lambda self: vietnam_today())
    department_id = fields.Many2one(
        "hr.department",
        "Responsible Department",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        domain="[('company_id', '=', company_id)]",
    )
    procedure_id = fields.Many2one(
        "iso.procedure",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', '=', company_id)]",
    )
    clause_id = fields.Many2one(
        "iso.clause",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('is_offered', '=', True)]",
    )
    requirement = fields.Text("What Is Required")
    seen = fields.Text("What Was Seen", required=True, index="trigram")
    place = fields.Char("Where")
    # ------------------------------------------------------------ reported, answered
    reported_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    reported_by_name = fields.Char(
        "Reported By", readonly=True, copy=False, index="trigram"
    )
    reported_on = fields.Date(
        readonly=True, copy=False, default=lambda self: vietnam_today()
    )
    answer_due = fields.Date("Answer Until", readonly=True, copy=False)
    answer = fields.Text("Answer to the Reporter", readonly=True, copy=False)
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_by_name = fields.Char("Answered By", readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    # ------------------------------------------------------------ contained
    correction = fields.Text(
        copy=False, help="What was done at once, before the cause."
    )
    correction_date = fields.Date("Corrected On", copy=False)
    corrected_by = fields.Char(copy=False)
    disposition = fields.Selection(
        [
            ("mended", "Mended"),
            ("stopped", "Stopped or taken back"),
            ("told", "The citizen was told"),
            ("apologised", "The citizen was apologised to"),
            ("concession", "Accepted by concession"),
        ],
        "What Was Done",
        copy=False,
        help="With an output that does not conform (TCVN ISO 9001:2015, 8.7.1).",
    )
    concession_by = fields.Char(copy=False)
    cause_method = fields.Selection(
        [("whys", "Five times why"), ("bones", "Fishbone")],
        required=True,
        default="whys",
    )
    # ------------------------------------------------------------ how far it is
    # People drag it: see ``write`` in the file of the stages.
    state = fields.Selection(
        STATES,
        required=True,
        default="reported",
        copy=False,
        tracking=True,
        group_expand=True,
    )
    round = fields.Integer(default=1, readonly=True, copy=False, aggregator=None)
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    turn_due = fields.Date("Next Step Until", readonly=True, copy=False)
    is_late = fields.Boolean(
        "Late", compute="_compute_is_late", search="_search_is_late"
    )
    is_over = fields.Boolean("Over", compute="_compute_is_sealed")
    step_ids = fields.One2many(
        "iso.nonconformity.step", "nonconformity_id", "History", readonly=True
    )
    waiver_ids = fields.One2many(
        "iso.nonconformity.waiver", "nonconformity_id", "Left Out", readonly=True
    )

    _number_once = models.UniqueIndex(
        "(company_id, year, number) WHERE number > 0",
        "Somebody has just taken this number. Press the button again.",
    )
    _in_way = models.Index("(company_id, state) WHERE state != 'closed'")
    _grade_of_kind = models.Constraint(
        "CHECK (grade IS NULL OR kind = 'nonconform')",
        "Nonconformities have a grade, other kinds have none.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("reported_on")
    def _compute_year(self):
        for one in self:
            one.year = one.reported_on.year if one.reported_on else 0

    @api.depends("number", "year")
    def _compute_name(self):
        for one in self:
            one.name = f"{one.number:02d}/{one.year}" if one.number else False

    @api.depends("name", "seen")
    def _compute_display_name(self):
        for one in self:
            words = " ".join((one.seen or "").split())
            short = words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + "…"
            one.display_name = " – ".join(filter(None, (one.name, short)))

    @api.depends("state")
    def _compute_is_sealed(self):
        for one in self:
            one.is_sealed = one.state not in OPEN
            one.is_over = one.state in ENDED

    # ------------------------------------------------------------ late
    @api.model
    def _open_domain(self):
        """Those that somebody has to do something about (Domain)."""
        return Domain("state", "not in", ENDED)

    @api.model
    def _late_domain(self, today=None):
        """Those whose next step is late (Domain); see ``turn_due``."""
        today = today or vietnam_today()
        return self._open_domain() & Domain("turn_due", "<", today)

    @api.depends("turn_due", "state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._late_domain())
        for one in self:
            one.is_late = one in late

    def _search_is_late(self, operator, value):
        return self._search_flag(operator, value, self._late_domain())

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self

    def _seal_message(self):
        if self.state in ENDED:
            return self.env._(
                "“%s” is over: what it says stays as it is. Reopen it with a reason "
                "first.",
                self.display_name,
            )
        return self.env._(
            "“%s” has been handed in: send it back with a reason before anything in it "
            "is changed.",
            self.display_name,
        )

    def _iso_keeping_files(self):
        return self.filtered("is_sealed")
