from odoo import models
from odoo.fields import Domain


class IsoPlanLine(models.Model):
    """What is late on each line, for the followed-up plan."""

    _inherit = "iso.plan.line"

    def _late_counts(self):
        """Late tasks of each line: the agency's numbers, whoever asks.

        :return: dict {id of the line: int}; lines without late tasks are left out
        """
        # sudo: the agency's numbers, whoever may read the line
        tasks = self.env["iso.task"].sudo()
        groups = tasks._read_group(
            Domain("line_id", "in", self.ids) & tasks._late_domain(),
            ["line_id"],
            ["__count"],
        )
        return {line.id: count for line, count in groups}
