from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today


class IsoOfficialDocument(models.AbstractModel):
    """The date of a document is that of its signing (Decree 30/2020/ND-CP, annex I, 4):
    neither before it was submitted nor in the future; in a year whose register is
    closed, that is one before the current year in Vietnam, with a reason only.

    Asked on the way into ``issued``, so that it holds for every kind of document and
    every button.
    """

    _inherit = "iso.official.document"

    submitted_on = fields.Date(readonly=True, copy=False)
    issue_date_reason = fields.Text(
        "Reason for the Date",
        readonly=True,
        copy=False,
        help="Why the document was issued with a date of a year that was over.",
    )

    def _move(self, state, vals=None):
        vals = dict(vals or {})
        if state == "submitted":
            vals["submitted_on"] = vietnam_today()
        if state == "issued":
            vals["issue_date_reason"] = self._check_issue_date(
                fields.Date.to_date(vals.get("issue_date")),
                vals.get("issue_date_reason"),
            )
        result = super()._move(state, vals)
        if vals.get("issue_date_reason"):
            self._post_reason(
                for_readers(self.env)._(
                    "Issued with a date of a closed year: %s", vals["issue_date_reason"]
                )
            )
        return result

    def _check_issue_date(self, day, reason=None):
        """Whether documents may be issued with a date.

        :param date day: the date to be printed
        :param str reason: why, if its year is closed
        :return: the reason that is kept; False when none was needed
        :raise UserError: with what to enter instead
        """
        if self._is_unsealed():
            # Our own code tells the past (demo data), on its own responsibility.
            return reason or False
        if not day:
            raise UserError(self.env._("Enter the number and the date of issue."))
        for document in self:
            today = vietnam_today()
            if day > today:
                raise UserError(
                    self.env._(
                        "%(day)s is in the future: a document bears the date on which "
                        "it is signed. Today is %(today)s.",
                        day=format_date(self.env, day),
                        today=format_date(self.env, today),
                    )
                )
            # sudo: issuing has asked; the day is ours
            submitted = document.sudo().submitted_on
            if submitted and day < submitted:
                raise UserError(
                    self.env._(
                        "“%(document)s” was submitted on %(submitted)s: it cannot be "
                        "issued with the date %(day)s. Enter that day or a later one.",
                        document=document.display_name,
                        submitted=format_date(self.env, submitted),
                        day=format_date(self.env, day),
                    )
                )
            if document._is_closed_year(day) and not (reason or "").strip():
                raise UserError(
                    self.env._(
                        "The year %s is closed: write the reason why the document gets "
                        "a date of it. The reason stays in its history.",
                        day.year,
                    )
                )
        closed = any(document._is_closed_year(day) for document in self)
        return reason.strip() if closed else False

    def _is_closed_year(self, day):
        """Whether the year of a date is over where the agency is."""
        return bool(day) and day.year < vietnam_today().year
