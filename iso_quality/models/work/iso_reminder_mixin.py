from odoo import api, models
from odoo.fields import Domain

# How many records a step of the daily job looks at before what it did is committed.
BATCH = 500


class IsoReminderMixin(models.AbstractModel):
    """Records of an agency that the daily job reminds people of."""

    _name = "iso.reminder.mixin"
    _description = "Reminded Of by the Daily Job"
    _inherit = ["iso.asked.mixin"]

    # What is noted of those who were told: it lives and dies with what it marks, and
    # nobody is told twice of one thing.
    _marks = ()

    @api.model
    def _nobody_told(self):
        """The values of a record whose reminders begin anew."""
        return dict.fromkeys(self._marks, False)

    def _next_batch(self, company, skip, due, order):
        """The records of an agency that a step of the daily job looks at next, locked.

        :param company: one res.company
        :param skip: records that failed before in this run
        :param due: the domain of those the step is about
        :param str order: those that come first are looked at first
        """
        found = self.search(
            due
            & Domain("company_id", "=", company.id)
            & Domain("id", "not in", skip.ids),
            limit=BATCH,
            order=order,
        )
        # What another run, or a user, is writing at this moment is left to them.
        return found.try_lock_for_update(allow_referencing=True)

    def _todos(self):
        """The to-dos that these records should have now, for those whose to-dos follow
        who answers (arguments of ``_keep_asked``)."""
        raise NotImplementedError

    def _ask_anew_batch(self, company, skip, going_on):
        """A step of the daily job: to-dos of people who have left, or do not answer any
        more, go to who answers now.

        :param company: one res.company
        :param skip: records that failed before in this run
        :param going_on: the domain of those that somebody is asked about
        :return: (number of records asked about, those that failed)
        """
        found = self.search(
            going_on
            & Domain("company_id", "=", company.id)
            & Domain("id", "not in", skip.ids)
        )
        wrong = found._wrongly_asked(*found._todos())[:BATCH]
        # What a user is deciding on at this moment has its to-do from him.
        wrong = wrong.try_lock_for_update(allow_referencing=True)
        return len(wrong), self._one_by_one_if_needed(
            wrong, lambda some: some._keep_asked(*some._todos())
        )

    def _fallback_user(self):
        """Who hears of what has nobody: the ISO secretary of its agency."""
        return self.env["iso.addressee"]._of(self.company_id).secretary
