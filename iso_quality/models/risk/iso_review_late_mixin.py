from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class IsoReviewLate(models.AbstractModel):
    """A review of a year that is past its date and not closed: the secretary is told,
    once for each date, by the daily job; no more once it is closed or has another date.
    """

    _name = "iso.review.late"
    _description = "Review That Has to Be Over by a Day"
    _inherit = [
        "iso.agency.mixin",
        "iso.sealed.mixin",
        "iso.output.mixin",
        "mail.thread",
        "iso.reminder.mixin",
        "mail.activity.mixin",
    ]

    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    # The date that the secretary was told of.
    late_told_for = fields.Date(readonly=True, copy=False)

    # ------------------------------------------------------------ to be said
    @api.model
    def _going_on_domain(self):
        """Reviews that are not closed."""
        raise NotImplementedError

    def _review_end(self):
        """The day by which one review has to be over (date): at last with its year."""
        return date(self.year, 12, 31)

    def _late_words(self, end):
        """What the secretary is told (Vietnamese)."""
        return f"{self.name}: quá hạn từ ngày {end:%d/%m/%Y}, chưa hoàn thành"

    # ------------------------------------------------------------ every day
    def _tell_late_batch(self, company, skip):
        """Tell the secretary of the reviews of an agency that are past their date; those
        of years before the last one are nobody's work any more.

        :param company: one res.company
        :param skip: reviews that failed before in this run
        :return: (number of reviews looked at, those that failed)
        """
        today = vietnam_today()
        found = self.search(
            self._going_on_domain()
            & Domain("company_id", "=", company.id)
            & Domain("year", "in", [today.year - 1, today.year])
            & Domain("id", "not in", skip.ids)
        )
        wrong = found.filtered(
            lambda one: one.late_told_for != one._late_since(today)
        ).try_lock_for_update(allow_referencing=True)
        return len(wrong), self._one_by_one_if_needed(
            wrong, lambda some: some._tell_late(today)
        )

    def _late_since(self, today):
        """The date that one review is past (date); False while it is in time."""
        end = self._review_end()
        return end < today and end

    def _tell_late(self, today):
        kind = self.env.ref("iso_quality.mail_activity_type_review_late")
        self._forget(kind)
        secretary = self._fallback_user()
        ends = {one: one._late_since(today) for one in self}
        late = self.filtered(ends.get)
        self._schedule(
            kind,
            [(one, secretary, ends[one]) for one in late],
            {one: one._late_words(ends[one]) for one in late},
        )
        for one in self:
            one._unsealed().late_told_for = ends[one]

    def write(self, vals):
        result = super().write(vals)
        if not {"state", "date_deadline"}.isdisjoint(vals):
            # sudo: access was asked by the write above; the mark and to-dos are ours
            told = self.sudo().filtered("late_told_for")
            over = told - told.filtered_domain(self._going_on_domain())
            over |= told.filtered(lambda one: one.late_told_for != one._review_end())
            if over:
                over._unsealed().write({"late_told_for": False})
                over._forget(self.env.ref("iso_quality.mail_activity_type_review_late"))
        return result
