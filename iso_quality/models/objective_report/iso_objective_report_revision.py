from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.for_readers import for_readers
from .iso_objective_report_line import WORDS

_REPORT_WORDS = (
    "introduction",
    "assessment",
    "proposals",
    "place",
    "recipients",
    "signer_id",
    "signer_capacity",
    "signer_on_behalf",
    "signer_title",
)


class IsoObjectiveReport(models.Model):
    """A report that was sent with a mistake is replaced by a revision: a draft with the
    same words and today's numbers. While it is prepared, the measures that the report
    used can be reopened."""

    _inherit = "iso.objective.report"

    revision = fields.Integer(default=0, readonly=True, copy=False, aggregator=None)
    revision_reason = fields.Text(readonly=True, copy=False)
    replaces_id = fields.Many2one(
        "iso.objective.report", readonly=True, copy=False, index="btree_not_null"
    )
    replaced_by_ids = fields.One2many(
        "iso.objective.report", "replaces_id", readonly=True
    )

    may_revise = fields.Boolean(
        compute="_compute_may_revise",
        help="The current user can prepare a revision of this sent report.",
    )

    _one_per_period = models.UniqueIndex(
        "(company_id, COALESCE(department_id, 0), year, period, revision)"
        " WHERE state != 'cancelled'",
        "There is a report of this unit for this period already. Open that one; if it "
        "was sent with a mistake, prepare a revision of it.",
    )

    @api.depends("revision")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for report in self.filtered("revision"):
            report.display_name = self.env._(
                "%(name)s (revision %(number)s)",
                name=report.display_name,
                number=report.revision,
            )
        return result

    @api.constrains("company_id", "department_id", "year", "period", "replaces_id")
    def _check_replaces(self):
        names = ("company_id", "department_id", "year", "period")
        for report in self.filtered("replaces_id"):
            old = report.replaces_id
            if any(report[name] != old[name] for name in names):
                raise ValidationError(
                    self.env._(
                        "A revision keeps the unit, the year and the period of its "
                        "report."
                    )
                )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_revise(self):
        for report in self:
            way = report._issuing()
            report.may_revise = report.state == "issued" and report._is_hand(
                way.submits or way.signs
            )

    def _open_revision(self):
        """The revision of this report that is not sent yet (may be empty)."""
        return self.replaced_by_ids.filtered(
            lambda report: report.state in self._open_states
        )[:1]

    def revise(self, reason):
        """Prepare a revision of a report that was sent.

        :param str reason: why; stays on the revision
        :return: the action that opens the draft
        """
        self.ensure_one()
        self.check_access("read")
        way = self._issuing()
        self._check_hand(way.submits or way.signs, writes=False)
        reason = self._check_reason(reason)
        if self.state != "issued":
            raise UserError(self.env._("Only a report that was sent can be revised."))
        draft = self._open_revision()
        if not draft:
            draft = self._iso_create(
                {
                    **{
                        name: self._fields[name].convert_to_write(self[name], self)
                        for name in _REPORT_WORDS
                    },
                    "company_id": self.company_id.id,
                    "department_id": self.department_id.id,
                    "year": self.year,
                    "period": self.period,
                    "revision": self.revision + 1,
                    "revision_reason": reason,
                    "replaces_id": self.id,
                }
            )
            draft._take_words(self)
            self._post_reason(
                for_readers(self.env)._("A revision is prepared: %s", reason)
            )
        return draft._open_form()

    def _take_words(self, old):
        """Take what people said of each objective in the report before."""
        # sudo: the words of the unit's own report; the draft is the user's
        said = {line.objective_id: line for line in old.sudo().line_ids}
        for line in self.sudo().line_ids:
            if before := said.get(line.objective_id):
                line.write({name: before[name] for name in WORDS if before[name]})

    def _after_issue(self):
        # sudo: run by issuing, which asks
        if old := self.sudo().replaces_id:
            old._move("replaced")
        return super()._after_issue()

    # ------------------------------------------------------------ buttons
    def action_open_revise(self):
        return self.env["iso.reason.wizard"]._ask(self, "revise")
