from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.vietnam_time import vietnam_today


class IsoObjectiveMeasure(models.Model):
    """Which measures are missing. They are chased like late tasks, by the same daily
    job."""

    _name = "iso.objective.measure"
    _inherit = ["iso.objective.measure", "iso.reminder.mixin", "iso.year.mixin"]

    reminded_on = fields.Date(readonly=True, copy=False)
    is_missing = fields.Boolean(
        "Missing", compute="_compute_is_missing", search="_search_is_missing"
    )

    is_over = fields.Boolean(
        "Period Over or Recorded", compute="_compute_is_over", search="_search_is_over"
    )

    # ------------------------------------------------------------ what is missing
    @api.model
    def _over_domain(self):
        """What is counted as measured or not yet: recorded, or the period is over."""
        return Domain("state", "=", "done") | Domain("date_to", "<", vietnam_today())

    @api.depends("state", "date_to")
    def _compute_is_over(self):
        over = self.filtered_domain(self._over_domain())
        for measure in self:
            measure.is_over = measure in over

    def _search_is_over(self, operator, value):
        return self._search_flag(operator, value, self._over_domain())

    @api.model
    def _due_domain(self):
        """Open measures of approved sheets."""
        return Domain("state", "=", "open") & Domain(
            "objective_id.sheet_id.state", "=", "issued"
        )

    @api.model
    def _waiting_domain(self):
        """Measures that can be recorded and are not, or that somebody is asked for."""
        due = self._due_domain() & Domain("date_from", "<=", vietnam_today())
        return due | super()._waiting_domain()

    @api.model
    def _missing_domain(self, today=None):
        """What "missing" means, everywhere: due ones whose period and the agency's grace
        after it are over.

        :param date today: the agency's, where nothing else is said
        """
        today = today or vietnam_today()
        # sudo: which agencies there are, for their days off only
        agencies = self.env["res.company"].sudo().search([("active", "=", True)])
        by_day = agencies.grouped(lambda one: one._iso_last_over(today))
        if len(by_day) == 1:
            return self._due_domain() & self._grace_over_domain(*by_day)
        return self._due_domain() & Domain.OR(
            Domain("company_id", "in", some.ids) & self._grace_over_domain(day)
            for day, some in by_day.items()
        )

    @api.model
    def _grace_over_domain(self, last):
        """Measures whose period and the agency's grace after it end by a day.

        :param date last: that day
        """

        def to_sql(measures, alias, query):
            companies, company = self._fields["company_id"].join(measures, alias, query)
            return SQL(
                "%s <= %s - %s",
                measures._field_to_sql(alias, "date_to", query),
                last,
                companies._field_to_sql(company, "iso_measure_grace_days", query),
            )

        def is_over(measure):
            grace = timedelta(days=measure.company_id.iso_measure_grace_days)
            return bool(measure.date_to) and measure.date_to <= last - grace

        return Domain.custom(to_sql=to_sql, predicate=is_over)

    def _search_is_missing(self, operator, value):
        return self._search_flag(operator, value, self._missing_domain())

    @api.depends("state", "date_to", "objective_id.sheet_id.state")
    def _compute_is_missing(self):
        # sudo: what is missing does not depend on who looks
        missing = self.sudo().filtered_domain(self._missing_domain())
        for measure in self:
            measure.is_missing = measure in missing

    @api.model
    def _count_by(self, groups, domain, today):
        """How many measures there are, are recorded and are missing: one query.

        :param groups: list of fields as ``_read_group`` takes them
        :param domain: the measures that count, of those the user may read
        :param date today: the day on which they are missing
        :return: dict {(value of each group, as the database has it):
            (all, recorded, missing)}
        """
        query = self._search(domain)
        missing = Domain(domain) & self._missing_domain(today)
        # sudo: only tells the missing ones among those that the user may read
        missing = self.sudo()._search(missing)
        keys = [self._read_group_groupby(query.table, one, query) for one in groups]
        query.groupby = SQL(", ").join(keys)
        rows = self.env.execute_query(
            query.select(
                *keys,
                SQL("COUNT(*)"),
                SQL(
                    "COUNT(*) FILTER (WHERE %s = 'done')",
                    self._field_to_sql(query.table, "state", query),
                ),
                SQL(
                    "COUNT(*) FILTER (WHERE %s IN %s)",
                    SQL.identifier(query.table, "id"),
                    missing.subselect(),
                ),
            )
        )
        return {row[:-3]: row[-3:] for row in rows}

    # ------------------------------------------------------------ every day
    def _remind_missing_batch(self, company, skip):
        """Put the next missing measures on the to-do list of those who answer for them;
        again after the agency's days for late tasks, with the head of the department.

        :param company: one res.company
        :param skip: measures that failed before in this run
        :return: (number of measures looked at, those that failed)
        """
        today = vietnam_today()
        again = today - timedelta(days=company.iso_escalate_days)
        measures = self._next_batch(
            company,
            skip,
            self._missing_domain(today)
            & (Domain("reminded_on", "=", False) | Domain("reminded_on", "<=", again)),
            "date_to, id",
        )
        return len(measures), self._one_by_one_if_needed(
            measures, lambda some: some._schedule_missing(today)
        )

    def _schedule_missing(self, today):
        """One to-do at a time for each measure and person."""
        kind = self.env.ref("iso_quality.mail_activity_type_measure")
        self._forget(kind)
        people = self.env["iso.addressee"]._of(self.company_id)
        whom = []
        for measure in self:
            unit = measure.department_id
            told = people.answering(measure.owner_id, unit)
            if measure.reminded_on:
                # Still missing: who answers for the department, or the agency, as well.
                told |= people.head(unit) or people.secretary
            whom += [(measure, user, today) for user in told]
        self._schedule(kind, whom)
        self.write({"reminded_on": today})
