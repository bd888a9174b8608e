from odoo import fields, models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today
from ..work.iso_reminder_mixin import BATCH


class IsoContextEntry(models.AbstractModel):
    """The review date of an issue or an interested party puts it on the secretary's
    to-do list, once for each date; it is gone when the entry is reviewed, or has
    another date. By the same daily job as late tasks."""

    _name = "iso.context.entry"
    _inherit = [
        "iso.context.entry",
        "iso.reminder.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]

    reminded_on = fields.Date(readonly=True, copy=False)

    def write(self, vals):
        result = super().write(vals)
        if "date_review" in vals:
            # sudo: access was asked by the write above; the mark is ours
            self.sudo().filtered("reminded_on").reminded_on = False
        if "date_review" in vals or vals.get("is_reviewed"):
            self._drop_reminders()
        return result

    def _drop_reminders(self):
        kind = self.env.ref("iso_quality.mail_activity_type_context")
        # sudo: to-dos are the secretary's, whoever reviews
        self.sudo()._forget(kind)

    def _remind_review_batch(self, company, skip):
        """Put the next entries whose review date has come on the secretary's list.

        Only those of the newest context: older ones are reviewed with it.

        :param company: one res.company
        :param skip: entries that failed before in this run
        :return: (number of entries looked at, those that failed)
        """
        today = vietnam_today()
        newest = self.env["iso.context"].search(
            [("company_id", "=", company.id)], limit=1
        )
        entries = self.search(
            Domain("context_id", "=", newest.id)
            & Domain("date_review", "<=", company._iso_remind_until(today))
            & Domain("reminded_on", "=", False)
            & Domain("id", "not in", skip.ids),
            limit=BATCH,
            order="date_review, id",
        ).try_lock_for_update(allow_referencing=True)
        return len(entries), self._one_by_one_if_needed(
            entries, lambda some: some._schedule_review(today)
        )

    def _schedule_review(self, today):
        kind = self.env.ref("iso_quality.mail_activity_type_context")
        secretary = self._fallback_user()
        self._schedule(kind, [(entry, secretary, entry.date_review) for entry in self])
        self._unsealed().write({"reminded_on": today})
