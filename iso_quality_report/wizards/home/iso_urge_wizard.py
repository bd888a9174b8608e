from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.preview_html import bullet_list
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class IsoUrgeWizard(models.TransientModel):
    """Reminds of all late tasks of the agency at once (đôn đốc), after it has said who
    gets what; the secretary adds a line of his own."""

    _name = "iso.urge.wizard"
    _description = "Remind of All Late Tasks"

    words = fields.Char(
        "In Your Own Words", help="One line, added to each reminder that is sent."
    )
    preview = fields.Html("Who Gets What", compute="_compute_preview", sanitize=False)
    count = fields.Integer("Tasks", compute="_compute_preview")

    @api.model
    def _late(self):
        """The late tasks of the agency: (iso.task to be reminded of, iso.task of which
        somebody was reminded today)."""
        tasks = self.env["iso.task"].search(
            self.env["iso.task"]._late_domain()
            & Domain("company_id", "=", self.env.company.id)
        )
        told = tasks.filtered(lambda task: task.urged_on == vietnam_today())
        return tasks - told, told

    @api.depends("words")
    def _compute_preview(self):
        tasks, told = self._late()
        by_unit = tasks.grouped("department_id")
        lines = []
        for unit in sorted(by_unit, key=lambda one: (not one, one.name or "")):
            mine = by_unit[unit]
            people = self.env["res.users"].union(
                *(task._urged_people() for task in mine)
            )
            lines.append(
                self.env._(
                    "%(unit)s: %(count)s late tasks → %(people)s",
                    unit=unit.name or self.env._("Committee, leadership and roles"),
                    count=len(mine),
                    people=", ".join(people.mapped("name"))
                    or self.env._("nobody answers for them"),
                )
            )
        if told:
            lines.append(
                self.env._("%s were reminded of today already.", len(told)),
            )
        if not tasks:
            lines.insert(0, self.env._("There is nobody to remind now."))
        for wizard in self:
            wizard.preview = bullet_list(lines)
            wizard.count = len(tasks)

    def action_urge(self):
        """Send the reminders and say what was sent.

        :raise UserError: when nothing is late any more, or the line is too long
        :raise AccessError: for those who are no secretary
        """
        self.ensure_one()
        self.env["res.users"]._iso_require("secretary", self.env.company)
        words = " ".join((self.words or "").split())
        if len(words) > 300:
            raise UserError(self.env._("One line of at most 300 letters, please."))
        tasks, _told = self._late()
        if not tasks:
            raise UserError(self.env._("There is nobody to remind now."))
        return tasks._action_urge(words)
