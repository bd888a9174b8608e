from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.web_actions import open_list

from .iso_nonconformity import CALLED_OFF

# So many outputs alike within so many months ask for their cause.
TIMES, MONTHS = 3, 12


class IsoNonconformity(models.Model):
    """What happens again: outputs that do not conform are mended one by one, and the
    third alike within a year asks for the cause."""

    _name = "iso.nonconformity"
    _inherit = ["iso.nonconformity", "iso.seen.before.mixin"]

    _seen_hints = "hint_ids"

    # Quiet hints while something is written, never in the way.
    hint_ids = fields.Many2many(
        "iso.nonconformity",
        compute="_compute_seen_before",
        string="Perhaps Seen Before",
    )
    repeat_count = fields.Integer("Alike in 12 Months", compute="_compute_repeat_count")
    asks_full_way = fields.Boolean(
        compute="_compute_repeat_count",
        help="It has happened so often that its cause should be looked for.",
    )

    @api.depends("kind", "department_id", "procedure_id", "clause_id", "day", "number")
    def _compute_repeat_count(self):
        for one in self:
            # sudo: how often, not which
            seen = one.sudo()
            one.repeat_count = (
                seen.search_count(seen._alike_lately_domain())
                if one.department_id and one.day
                else 0
            )
            one.asks_full_way = one.kind == "output" and one.repeat_count + 1 >= TIMES

    def _alike_lately_domain(self):
        """Those alike in the year before this one (Domain)."""
        since = self.day - relativedelta(months=MONTHS)
        return (
            self._alike_domain()
            & Domain("kind", "=", self.kind)
            & Domain("day", ">=", since)
            & Domain("day", "<=", self.day)
        )

    # ------------------------------------------------------------ alike
    def _alike_domain(self):
        """Others of the same clause (in whatever edition), procedure and department
        (Domain)."""
        self.ensure_one()
        clauses = self.clause_id._origin._in_every_edition()
        return (
            Domain("company_id", "=", self.company_id.id)
            & Domain("department_id", "=", self.department_id.id)
            & Domain("procedure_id", "=", self.procedure_id.id)
            & Domain("clause_id", "in", clauses.ids or [False])
            & Domain("number", ">", 0)
            & Domain("state", "not in", CALLED_OFF)
            & Domain("id", "!=", self._origin.id)
        )

    def action_open_alike(self):
        """Open those alike."""
        self.ensure_one()
        self.check_access("read")
        title = self.env._("Alike in 12 Months")
        return open_list(title, self._name, self._alike_lately_domain())

    def action_full_way(self):
        """The cause is looked for: it goes the way of a nonconformity.

        :raise UserError: for what has not happened that often
        """
        self.ensure_one()
        self.check_access("read")
        if not self.asks_full_way:
            raise UserError(
                self.env._(
                    "“%s” has not happened often enough to look for its cause.",
                    self.display_name,
                )
            )
        # Kept in the history, so Vietnamese always.
        reason = f"Lặp lại {self.repeat_count + 1} lần trong {MONTHS} tháng"
        if self.is_over:
            self.reopen(reason)
        self.reclassify("nonconform", "minor", reason)

    # ------------------------------------------------------------ seen before
    def _seen_before_domain(self):
        # What was none teaches nothing; what was merged is told by the other one.
        return super()._seen_before_domain() & Domain("state", "not in", CALLED_OFF)
