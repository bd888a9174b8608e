from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.nonconformity_words import day_words
from .iso_nonconformity import CALLED_OFF


class IsoNonconformity(models.Model):
    """What the plan's rows about corrective action wait for: departments that the plan
    names are done when whatever was seen with them in the days of the task is done and
    checked; whether it works is seen later. Where nothing was seen, nothing is asked."""

    _name = "iso.nonconformity"
    _inherit = ["iso.nonconformity", "iso.output.mixin"]

    @api.model
    def _period_domain(self, first, last):
        """What a period is about: seen in it, or before and still open when it began
        (Domain).

        :param date first: its first day
        :param date last: its last day
        """
        return Domain("day", "<=", last) & (
            Domain("closed_on", "=", False) | Domain("closed_on", ">=", first)
        )

    @api.model
    def _output_not_asked(self, rule, wanted):
        """As the mixin's: nothing was seen with the department in the days of the
        task."""
        found = super()._output_not_asked(rule, wanted)
        return {**found, **self._none_seen(wanted)}

    @api.model
    def _none_seen(self, wanted, with_open=False):
        """Of which tasks the days so far have brought nothing, as the sentence that says
        what came of them.

        Called as the system.

        :param wanted: list of Wanted
        :param bool with_open: what was open already when the days began counts too
        :return: dict {Wanted: str}
        """
        spans = {}
        for one in wanted:
            today = vietnam_today()
            if one.days and one.days[0] <= today:
                spans[one] = (one.days[0], min(one.days[1], today))
        if not spans:
            return {}
        first = min(begin for begin, _end in spans.values())
        last = max(end for _begin, end in spans.values())
        seen = self.search_fetch(
            Domain("company_id", "in", list({one.key[0] for one in spans}))
            & Domain("state", "not in", CALLED_OFF)
            & self._period_domain(first, last),
            ["company_id", "department_id", "day", "closed_on"],
        )
        waiting = self._not_handed_on(spans, first, last)

        def is_its(record, one):
            company, department, _year = one.key
            return record.company_id.id == company and (
                not department or record.department_id.id == department
            )

        def counts(record, one):
            begin, end = spans[one]
            still = not record.closed_on or record.closed_on >= begin
            since = begin <= record.day or (with_open and still)
            return is_its(record, one) and since and record.day <= end

        def awaits(finding, one):
            begin, end = spans[one]
            return is_its(finding, one) and begin <= finding.day <= end

        return {
            # What came of the task, so Vietnamese always.
            one: "không phát sinh (Sổ theo dõi sự không phù hợp không có dòng nào từ "
            f"{day_words(begin)} đến {day_words(end)})"
            for one, (begin, end) in spans.items()
            if not any(counts(record, one) for record in seen)
            and not any(awaits(finding, one) for finding in waiting)
        }

    @api.model
    def _not_handed_on(self, wanted, first, last):
        """What audits found in some days that does not conform and of which nothing is
        in the register yet: it will be.

        :param wanted: iterable of Wanted
        :return: iso.audit.finding
        """
        found = self.env["iso.audit.finding"].search_fetch(
            [
                ("company_id", "in", list({one.key[0] for one in wanted})),
                ("day", ">=", first),
                ("day", "<=", last),
                ("meaning", "=", "nonconform"),
                ("decision", "!=", "withdrawn"),
            ],
            ["company_id", "department_id", "day"],
        )
        handed_on = self.search_fetch(found._of_source_domain(found.ids), ["origin_id"])
        return found - found.browse(handed_on.mapped("origin_id"))
