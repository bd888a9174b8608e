from markupsafe import Markup

from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import CLOSE, notify


class IsoTask(models.Model):
    """The secretary's word to those who are late (đôn đốc)."""

    _inherit = "iso.task"

    urged_on = fields.Date(readonly=True, copy=False)

    def _urge(self, words=""):
        """Send the secretary's reminder for the late ones among these tasks.

        A task is urged once a day at most, whoever presses the button.

        :param str words: what the secretary adds in his own words
        :return: (tasks urged, tasks not late, tasks urged already today, tasks
            nobody answers for)
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("read")
        # Two secretaries pressing at once: the second finds the rows taken.
        # sudo: access and role were checked; who urged when is written by nobody else
        tasks = self.sudo().try_lock_for_update(allow_referencing=True)
        tasks.invalidate_recordset(["urged_on"])
        late = tasks.filtered("is_late")
        today = vietnam_today()
        fresh = late.filtered(lambda task: task.urged_on != today)
        reachable = fresh.filtered(lambda task: task._urged_people())
        reachable._post_urging(words)
        reachable.write({"urged_on": today})
        # What is answered to the reminder reaches who has sent it.
        self.env["mail.followers"].sudo()._iso_follow(
            dict.fromkeys(reachable, self.env.user)
        )
        busy = self - self.browse(tasks.ids)
        return (
            self.browse(reachable.ids),
            self.browse((tasks - late).ids),
            self.browse((late - fresh).ids) | busy,
            self.browse((fresh - reachable).ids),
        )

    def _post_urging(self, words):
        """The reminder of each task, with what the secretary adds (str)."""
        # sudo: the words of an agency's template, for all its secretaries
        template = self.env.ref("iso_quality.mail_template_urge").sudo()
        subjects = template._render_field("subject", self.ids)
        bodies = template._render_field("body_html", self.ids)
        added = Markup("<p>%s</p>") % words if words else Markup()
        for task in self:
            task.message_post(
                subject=subjects[task.id],
                body=bodies[task.id] + added,
                partner_ids=task._urged_people().partner_id.ids,
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
            )

    def _urged_people(self):
        self.ensure_one()
        people = self.env["iso.addressee"]._of(self.company_id)
        users = people.present(self.user_id | self.user_ids)
        return users | people.head(self.department_id)

    def action_urge(self):
        """Button: urge the chosen tasks and say what was sent."""
        if not self:
            raise UserError(self.env._("Choose the late tasks first."))
        return self._action_urge()

    def _action_urge(self, words=""):
        """Urge these tasks and say what was sent; ``words`` as ``_urge``."""
        urged, not_late, already, nobody = self._urge(words)
        parts = [self.env._("%s late tasks reminded.", len(urged))]
        if already:
            parts.append(self.env._("%s were reminded today already.", len(already)))
        if not_late:
            parts.append(self.env._("%s are not late.", len(not_late)))
        if nobody:
            parts.append(
                self.env._(
                    "Nobody answers for: %s. Name the head of the department.",
                    ", ".join(nobody.mapped("name")),
                )
            )
        return notify("success" if urged else "warning", " ".join(parts), next=CLOSE)
