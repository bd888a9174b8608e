from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain


class IsoPlanLine(models.Model):
    """The deadlines of a line as one text to type, and what they come to.

    What a text comes to is decided by each deadline (``iso.plan.branch``).
    """

    _inherit = "iso.plan.line"

    branch_ids = fields.One2many("iso.plan.branch", "line_id", "Deadlines", copy=True)
    deadline_text = fields.Char(
        "Deadline",
        compute="_compute_deadline_text",
        inverse="_inverse_deadline_text",
        search="_search_deadline_text",
        help="As it is to be printed, e.g. Quý II-III, Trước ngày 05/11, Hàng tháng.",
    )
    has_cases = fields.Boolean(compute="_compute_has_cases")
    deadline_summary = fields.Char("Comes To", compute="_compute_deadline_summary")
    date_start = fields.Date("Start", compute="_compute_dates", store=True)
    date_due = fields.Date("Due", compute="_compute_dates", store=True)
    needs_event = fields.Boolean(compute="_compute_needs_event")

    @api.depends("branch_ids.text")
    def _compute_deadline_text(self):
        for line in self:
            line.deadline_text = line._saved_deadline()

    def _saved_deadline(self):
        """The words of all deadlines of the line, as one text."""
        return "; ".join(branch.text for branch in self.branch_ids if branch.text)

    @api.depends("branch_ids")
    def _compute_has_cases(self):
        for line in self:
            line.has_cases = len(line.branch_ids) > 1

    def _inverse_deadline_text(self):
        for line in self:
            text = (line.deadline_text or "").strip()
            if text == line._saved_deadline():
                continue
            if len(line.branch_ids) > 1:
                raise UserError(
                    self.env._(
                        "“%s” has several deadlines: open the line to change them.",
                        line.display_name,
                    )
                )
            if line.branch_ids:
                line.branch_ids.text = text
            else:
                line.branch_ids = [Command.create({"text": text})]

    def _search_deadline_text(self, operator, value):
        return Domain("branch_ids.text", operator, value)

    @api.depends("deadline_text", "branch_ids.summary", "year")
    def _compute_deadline_summary(self):
        for line in self:
            if (line.deadline_text or "") != line._saved_deadline():
                # Typed but not saved yet.
                line.deadline_summary = self.env["iso.plan.branch"]._describe(
                    line.deadline_text,
                    line.year,
                    line.plan_id.before_inclusive,
                )
            else:
                summaries = [b.summary for b in line.branch_ids if b.summary]
                line.deadline_summary = "; ".join(summaries)

    @api.depends("branch_ids.date_start", "branch_ids.date_due")
    def _compute_dates(self):
        for line in self:
            branches = line.branch_ids
            line.date_start = min(
                branches.filtered("date_start").mapped("date_start"), default=False
            )
            line.date_due = max(
                branches.filtered("date_due").mapped("date_due"), default=False
            )

    @api.depends("branch_ids.needs_event")
    def _compute_needs_event(self):
        for line in self:
            line.needs_event = any(line.branch_ids.mapped("needs_event"))
