from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class IsoObjectiveMeasure(models.Model):
    """What is recorded stays, with its files, until it is reopened."""

    _inherit = "iso.objective.measure"

    def _iso_keeping_files(self):
        return self.filtered(lambda measure: measure._is_done())

    def _kept_message(self):
        return self.env._(
            "“%(measure)s” was recorded by %(who)s on %(day)s: its numbers, words and "
            "files stay as they are. The head of its department or the ISO secretary "
            "reopens it with a reason.",
            measure=self.display_name,
            who=self.recorded_by_name or "?",
            day=format_date(self.env, self.recorded_on) or "?",
        )

    def _closed_message(self):
        if self._is_done() or not self.id:
            return super()._closed_message()
        # sudo: only whether the sheet is in force
        if self.sudo().objective_id.sheet_id.state != "issued":
            return self.env._("The sheet of this objective is not in force.")
        if self.may_record:
            return ""
        # sudo: names of those who answer for it
        mine = self.sudo()
        people = mine.owner_id | mine.department_id.iso_head_user_id
        return self.env._(
            "The result is recorded by %s, or by the ISO secretary.",
            ", ".join(people.mapped("name")) or self.env._("its department"),
        )

    @api.ondelete(at_uninstall=True)
    def _unlink_except_recorded(self):
        if recorded := self._iso_keeping_files():
            raise UserError(
                self.env._(
                    "“%s” is recorded: it stays as proof. Reopen it first.",
                    recorded[0].display_name,
                )
            )
