from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today

# The question that ISO 9001:2015/Amd 1:2024 added to 4.1.
CLIMATE = (
    "Biến đổi khí hậu có phải là vấn đề liên quan đến hoạt động của cơ quan không?"
)


class IsoContext(models.Model):
    """The context of an agency in one year, with its interested parties.

    ISO 9001, 4.1 and 4.2: determined once and looked through every year. Each year
    begins with what the last one said, every entry to be reviewed, and with the
    question on climate change (Amd 1:2024). What is reviewed is sealed.
    """

    _name = "iso.context"
    _description = "Context of the Agency"
    _inherit = ["iso.review.late"]
    _order = "year desc, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    state = fields.Selection(
        [("draft", "In review"), ("reviewed", "Reviewed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    issue_ids = fields.One2many("iso.context.issue", "context_id", "Issues")
    party_ids = fields.One2many(
        "iso.interested.party", "context_id", "Interested Parties"
    )
    pending_count = fields.Integer("To Review", compute="_compute_pending_count")
    reviewed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    reviewed_by_name = fields.Char("Reviewed By (name)", readonly=True, copy=False)
    reviewed_date = fields.Date("Reviewed On", readonly=True, copy=False)

    _year_uniq = models.Constraint(
        "UNIQUE(company_id, year)", "The agency has its context of this year already."
    )

    @api.depends("year")
    def _compute_name(self):
        for context in self:
            context.name = (
                f"Bối cảnh của cơ quan và các bên quan tâm năm {context.year}"
            )

    @api.depends("state")
    def _compute_is_sealed(self):
        for context in self:
            context.is_sealed = context.state == "reviewed"

    @api.depends("issue_ids.is_reviewed", "party_ids.is_reviewed")
    def _compute_pending_count(self):
        for context in self:
            entries = [*context.issue_ids, *context.party_ids]
            context.pending_count = sum(not entry.is_reviewed for entry in entries)

    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "“%s” is reviewed: it cannot be changed. Take it back into review first.",
            self.name,
        )

    @api.model_create_multi
    def create(self, vals_list):
        contexts = super().create(vals_list)
        for context in contexts:
            context._begin()
        return contexts

    def _begin(self):
        """Take over the last year's entries and ask the question on climate change.

        The reminders of last year's end: every entry has to be reviewed in this one.
        """
        last = self.search(
            [("company_id", "=", self.company_id.id), ("year", "<", self.year)],
            limit=1,
        )
        for entries in (last.issue_ids, last.party_ids):
            carried = entries._iso_create(
                [entry._carried_vals(self) for entry in entries]
            )
            carried._take_over_risks()
        if not self.issue_ids.filtered("is_climate"):
            self.env["iso.context.issue"]._iso_create(
                {
                    "context_id": self.id,
                    "name": CLIMATE,
                    "place": "external",
                    "is_climate": True,
                }
            )
        for entries in (self.issue_ids, self.party_ids):
            entries.origin_id._drop_reminders()

    @api.model
    def _output_missing_message(self, output, vals):
        return self.env._(
            "There is no “%s” yet: the ISO secretary begins the context of the year. "
            "Ask the secretary.",
            output.name,
        )

    @api.model
    def _going_on_domain(self):
        return Domain("state", "=", "draft")

    # ------------------------------------------------------------ the way
    def finish_review(self):
        """Everything has been looked through.

        :raise UserError: when an entry is not, or the question on climate change is
            not answered
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("write")
        for context in self:
            if not context.issue_ids.filtered("is_climate"):
                raise UserError(
                    self.env._("The question on climate change is missing.")
                )
            for issue in context.issue_ids.filtered("is_climate"):
                if not issue.relevance or not (issue.description or "").strip():
                    raise UserError(
                        self.env._(
                            "Answer whether climate change matters, and why "
                            "(ISO 9001:2015/Amd 1:2024)."
                        )
                    )
            entries = [*context.issue_ids, *context.party_ids]
            waiting = [entry.name for entry in entries if not entry.is_reviewed]
            if waiting:
                raise UserError(self.env._("Not reviewed yet: %s", "; ".join(waiting)))
        self._unsealed().write(
            {
                "state": "reviewed",
                "reviewed_by_id": self.env.uid,
                "reviewed_date": vietnam_today(),
            }
        )

    def reopen(self, reason):
        """Take the context back into review.

        :param str reason: why; stays in the history
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("write")
        reason = self._check_reason(reason)
        vals = {"state": "draft", "reviewed_by_id": False, "reviewed_date": False}
        self._unsealed().write(vals)
        # sudo: role and access were asked above; a note of the system
        for context in self.sudo():
            context.message_post(body=for_readers(self.env)._("Reopened: %s", reason))

    def action_finish_review(self):
        self.finish_review()

    def action_reopen(self):
        return self.env["iso.reason.wizard"]._ask(self, "reopen")
