from datetime import date
from functools import lru_cache

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import deadline
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_dialog
from ..document.iso_unit_document_mixin import company_of

KINDS = [
    ("window", "Within a period"),
    ("before", "Before a date"),
    ("on", "On a date"),
    ("weekly", "Every week"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
    ("half_yearly", "Every half-year"),
    ("continuous", "All year round"),
    ("after_event", "After an event"),
    ("before_event", "Before an event"),
    ("external", "As another body decides"),
    ("on_request", "On request"),
    ("free", "Not understood"),
]

_parse = lru_cache(maxsize=4096)(deadline.parse)
_parse_apart = lru_cache(maxsize=4096)(deadline.parse_apart)


class IsoPlanBranch(models.Model):
    """One deadline of a plan line: the words of the plan and what they come to.

    Most lines have one. A line with cases ("if there is new guidance... otherwise
    before 31/8") has one per case; a case may begin when another one is completed.
    """

    _name = "iso.plan.branch"
    _description = "Deadline of a Plan Line"
    _inherit = ["iso.sealed.mixin"]
    _rec_name = "text"
    _order = "line_id, sequence, id"
    _iso_same = {"after_branch_id": ("line_id.plan_id", "line_id.template_id")}

    # ------------------------------------------------------------ its place
    line_id = fields.Many2one(
        "iso.plan.line", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("line_id")
    plan_id = fields.Many2one(related="line_id.plan_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    # ------------------------------------------------------------ as the plan says it
    condition = fields.Char("Case", help="When this deadline holds, as printed.")
    text = fields.Char("Deadline", help="As printed, e.g. Quý II-III.", index="trigram")
    each_period = fields.Boolean(
        "Each Period by Itself",
        help="“Quý II và Quý III” is one task from April to September; ticked, there is "
        "one for each quarter.",
    )
    is_fallback = fields.Boolean(
        "Unless Another Case Occurs",
        help="This deadline falls away when the event of another case is recorded.",
    )
    after_branch_id = fields.Many2one(
        "iso.plan.branch",
        "After Completion Of",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        help="The event is recorded by itself when that work is completed.",
        check_company=True,
    )
    manual_start = fields.Date("From (set by hand)")
    manual_due = fields.Date("To (set by hand)")
    origin_id = fields.Many2one(
        "iso.plan.branch",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
    )
    event_ids = fields.One2many("iso.plan.event", "branch_id", "Events", readonly=True)

    # ------------------------------------------------------------ what it comes to
    kind = fields.Selection(KINDS, compute="_compute_deadline", store=True)
    needs_event = fields.Boolean(compute="_compute_deadline", store=True)
    event_code = fields.Char(
        compute="_compute_event_code",
        store=True,
        help="The occasion that is recorded by the system (tools/deadline_event_codes).",
    )
    open_ended = fields.Boolean(compute="_compute_deadline", store=True)
    date_start = fields.Date(compute="_compute_deadline", store=True)
    date_due = fields.Date(compute="_compute_deadline", store=True)
    summary = fields.Char("Comes To", compute="_compute_summary")

    _manual_ordered = models.Constraint(
        "CHECK ((manual_start IS NULL) = (manual_due IS NULL)"
        " AND (manual_due IS NULL OR manual_due >= manual_start))",
        "Enter both dates by hand, the first one not after the second.",
    )

    def _sealed_document(self):
        return self.line_id.plan_id

    # ------------------------------------------------------------ reading
    def _deadline(self):
        """:raise ValueError: when the text names a date that does not exist"""
        self.ensure_one()
        read = _parse_apart if self.each_period else _parse
        return read(self.text or "", self.line_id.year or vietnam_today().year)

    def _before_inclusive(self):
        return self.line_id.plan_id.before_inclusive

    def _counts_workdays(self):
        """Whether the calendar decides what this deadline comes to."""
        return self.needs_event and self._deadline().counts_workdays

    def _windows(self, event_date=None):
        """The periods in which the work is to be done.

        :param date event_date: the day of the event, for a deadline that waits
            for one
        :return: list of (start, due, label); a text that is not understood comes
            to the whole year, so that the work is not lost
        """
        self.ensure_one()
        if self.manual_due and not event_date:
            return [(self.manual_start, self.manual_due, "")]
        found = self._deadline()
        if not found.understood:
            year = self.line_id.year
            return [(date(year, 1, 1), date(year, 12, 31), "")]
        calendar = self.line_id.plan_id.company_id._iso_calendar()
        windows = found.windows(
            calendar.add, event_date, before_inclusive=self._before_inclusive()
        )
        labels = found.labels() or [""] * len(windows)
        return [
            (start, due, label)
            for (start, due), label in zip(windows, labels, strict=True)
        ]

    def _occurrences(self, events=None):
        """Each time the work is to be done.

        :param events: only those set off by these iso.plan.event; None: all
        :return: list of (event or empty, position, (start, due, label))
        """
        self.ensure_one()
        if not self.needs_event:
            windows = self._windows() if events is None else []
            nothing = self.env["iso.plan.event"]
            return [(nothing, place, window) for place, window in enumerate(windows)]
        found = []
        for event in self.event_ids if events is None else self.event_ids & events:
            windows = self._windows(event.date)
            if event.date_due:
                windows = [(min(windows[0][0], event.date_due), event.date_due, "")]
            found += [(event, place, window) for place, window in enumerate(windows)]
        return found

    def _moved_text(self, year, new_year):
        """The deadline's words for the plan of another year (str)."""
        self.ensure_one()
        return deadline.move_year(self.text or "", year, new_year)

    @api.depends(
        "text",
        "each_period",
        "manual_start",
        "manual_due",
        "line_id.year",
        "line_id.plan_id.before_inclusive",
    )
    def _compute_deadline(self):
        for branch in self:
            by_hand = bool(branch.manual_due)
            try:
                found = branch._deadline()
                dated = by_hand or not found.needs_event
            except ValueError:
                # Told by ``summary`` while typing and by the constraint on saving.
                found, dated = _parse("", branch.line_id.year or 2000), by_hand
            windows = branch._windows() if dated else []
            branch.kind = "window" if by_hand else found.kind
            branch.needs_event = found.needs_event and not by_hand
            branch.open_ended = found.is_open_ended and not by_hand
            branch.date_start = min((w[0] for w in windows), default=False)
            branch.date_due = max((w[1] for w in windows), default=False)

    # Apart from what a sealed plan has come to, which an upgrade does not read again.
    @api.depends("text", "manual_due", "line_id.year")
    def _compute_event_code(self):
        for branch in self:
            try:
                code = not branch.manual_due and branch._deadline().event_code
            except ValueError:
                code = False
            branch.event_code = code or False

    @api.depends("kind", "date_start", "date_due", "text", "each_period")
    def _compute_summary(self):
        for branch in self:
            if branch.manual_due:
                branch.summary = (
                    f"{branch.manual_start:%d/%m/%Y} – {branch.manual_due:%d/%m/%Y}"
                )
            else:
                branch.summary = self._describe(
                    branch.text,
                    branch.line_id.year,
                    branch._before_inclusive(),
                    branch.each_period,
                )

    @api.model
    def _describe(self, text, year, before_inclusive=False, each_period=False):
        """What a deadline text comes to, or what is wrong with it (Vietnamese)."""
        if not text or not year:
            return ""
        read = _parse_apart if each_period else _parse
        try:
            return read(text, year).describe(before_inclusive=before_inclusive)
        except ValueError as error:
            return str(error)

    @api.model
    @api.readonly
    def preview_deadline(self, text, year):
        """What the deadline widget shows while a user types, by the agency's rule
        for "before".

        :param str text: the deadline as typed
        :param int year: year of the plan
        :return: dict(ok: bool, text: str, doubtful: bool)
        """
        try:
            year = int(year)
        except (TypeError, ValueError, OverflowError):
            said = self.env._("Enter the year with four digits.")
            return {"ok": False, "text": said, "doubtful": False}
        try:
            found = _parse(str(text or "")[:500], year)
            inclusive = self.env.company.iso_before_inclusive
            described = found.describe(before_inclusive=inclusive)
            doubtful = bool(found.doubt)
            return {"ok": found.understood, "text": described, "doubtful": doubtful}
        except ValueError as error:
            return {"ok": False, "text": str(error), "doubtful": False}

    # ------------------------------------------------------------ checks
    @api.constrains("text", "line_id")
    def _check_text(self):
        for branch in self:
            try:
                branch._deadline()
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "Deadline of “%(line)s”: %(error)s",
                        line=branch.line_id.display_name,
                        error=str(error),
                    )
                ) from error

    @api.constrains("after_branch_id")
    def _check_chain(self):
        if self._has_cycle("after_branch_id"):
            raise ValidationError(
                self.env._("These deadlines wait for each other in a circle.")
            )

    def action_record_event(self):
        """Open the form that records the event this deadline waits for."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Record an Event"), "iso.event.wizard", default_branch_id=self.id
        )

    @api.model
    def _occur(self, code, company, date, reason, source=None, since=None):
        """Something has occurred that deadlines may wait for: record it on each of them
        in the plan in force for its year, as the system, and give out their tasks.

        Never refuses: what could not be done is said. The same source is recorded once.

        :param str code: one of ``tools.deadline_event_codes.CODES``
        :param company: the agency
        :param date date: the day it occurred
        :param str reason: what occurred, kept with the event
        :param source: the record that brought it about, if any
        :param date since: when that began: records of its days count for the tasks
        :return: Occurred(events, done, not_done): sentences in the caller's language
        """
        events = self.env["iso.plan.event"]
        return events._occur(code, company, date, reason, source, since)
