from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.iso_quality.models.work.iso_task import DONE_STATES, OPEN_STATES
from odoo.addons.iso_quality.tools.vietnam_time import begin_of, vietnam_today

from .iso_year_path import DONE, NOT_OCCURRING, NOT_YET, READY, STUCK

# What is read of each task.
READ = (
    "id",
    "state",
    "date_start",
    "date_due",
    "open_ended",
    "reason",
    "department_id",
)
READ += ("line_activity_type_id",)
# So many names say with whom it is stuck.
MOST_NAMES = 3


class IsoYearPath(models.AbstractModel):
    """What the plan's tasks say of a station."""

    _inherit = "iso.year.path"

    @api.model
    def _work(self):
        """The plan's tasks of this year by the code of their types: dict {code: dict(
        total, done, not_needed, late, start, due, units: names of the late departments,
        reason)}, in one query."""
        # sudo: the path is the agency's
        tasks = self.env["iso.task"].sudo()
        types = self.env["iso.activity.type"].sudo()
        units = self.env["hr.department"].sudo()
        also = tasks._fields["also_type_ids"]
        tasks.flush_model(["also_type_ids"])
        query = tasks._search(self._of_agency() & tasks._asked_domain())
        late = tasks._whether(query, tasks._late_domain())
        read = [
            SQL(
                "%s AS %s",
                tasks._field_to_sql(query.table, name, query),
                SQL.identifier(name),
            )
            for name in READ
        ]
        rows = self.env.execute_query_dict(
            SQL(
                """
                WITH task AS (%(task)s),
                kind AS (
                    SELECT id AS task_id, line_activity_type_id AS type_id FROM task
                     UNION
                    SELECT %(task_column)s, %(type_column)s FROM %(also)s
                )
                SELECT type.code,
                       COUNT(*) AS total,
                       COUNT(*) FILTER (WHERE state IN %(done)s) AS done,
                       COUNT(*) FILTER (WHERE state = 'not_needed') AS not_needed,
                       COUNT(*) FILTER (WHERE is_late) AS late,
                       MIN(date_start) AS start,
                       MIN(date_due) FILTER (
                           WHERE state IN %(still_open)s AND NOT open_ended) AS due,
                       ARRAY_AGG(DISTINCT COALESCE(%(unit)s, '')) FILTER (
                           WHERE is_late) AS units,
                       MAX(reason) FILTER (WHERE state = 'not_needed') AS reason
                  FROM task
                  JOIN kind ON kind.task_id = task.id
                  JOIN iso_activity_type type ON type.id = kind.type_id
             LEFT JOIN hr_department unit ON unit.id = task.department_id
              GROUP BY type.code
                """,
                task=query.select(*read, SQL("%s AS is_late", late)),
                also=SQL.identifier(also.relation),
                task_column=SQL.identifier(also.column1),
                type_column=SQL.identifier(also.column2),
                unit=units._field_to_sql("unit", "name"),
                done=DONE_STATES,
                still_open=OPEN_STATES,
                to_flush=types._fields["code"],
            )
        )
        return {row["code"]: row for row in rows}

    @api.model
    def _state_of_tasks(self, node, work):
        """What the plan's tasks of a station say: as ``_state``."""
        mine = [work[code] for code in node.types if code in work]
        total, done, not_needed, late = (
            sum(one[name] for one in mine)
            for name in ("total", "done", "not_needed", "late")
        )
        if not total:
            return NOT_YET, self.env._("The plan does not ask for it."), None
        if not_needed == total:
            return NOT_OCCURRING, next(one["reason"] for one in mine) or "", None
        of = self.env._("%(done)s of %(total)s tasks", done=done, total=total)
        if done == total:
            return DONE, of, None
        until = min((one["due"] for one in mine if one["due"]), default=None)
        if late:
            units = [unit for one in mine for unit in one["units"] or ()]
            return STUCK, self._with_whom(units), until
        begun = done or any(
            not one["start"] or one["start"] <= vietnam_today() for one in mine
        )
        return (READY if begun else NOT_YET), of, until

    @api.model
    def _with_whom(self, units):
        """With whom it is stuck.

        :param list units: names of departments; "": the committee or a role
        """
        names = sorted({unit for unit in units if unit})
        if "" in units:
            names.append(self.env._("committee and leadership"))
        more = len(names) - MOST_NAMES
        text = ", ".join(names[:MOST_NAMES])
        if more > 0:
            text = self.env._("%(names)s and %(more)s more", names=text, more=more)
        return self.env._("Late: %s", text)

    # ------------------------------------------------------------ of the whole year
    @api.model
    def _pace(self):
        """How far this year is, and how far the last one was on the same day, in one
        query: dict(now, before: percent of the tasks, before False without a year before;
        text), False without tasks."""
        # sudo: the path is the agency's
        tasks = self.env["iso.task"].sudo()
        today = vietnam_today()
        here = Domain("company_id", "=", self.env.company.id)
        years = {
            "now": tasks._work_of_year_domain(today.year),
            "before": tasks._asked_domain() & Domain("year", "=", today.year - 1),
        }
        next_day = today - relativedelta(years=1) + timedelta(days=1)
        done = Domain("state", "in", DONE_STATES)
        by_then = {
            "now": done,
            "before": done & Domain("done_date", "<", begin_of(next_day)),
        }
        query = tasks._search(here & Domain.OR(years.values()))
        counts = []
        for name, year in years.items():
            for domain in (year & by_then[name], year):
                which = tasks._whether(query, domain)
                counts.append(SQL("COUNT(*) FILTER (WHERE %s)", which))
        [(now_done, now_all, before_done, before_all)] = self.env.execute_query(
            query.select(*counts)
        )
        if not now_all:
            return False
        now = round(100 * now_done / now_all)
        if not before_all:
            text = self.env._("%s%% of this year's tasks are done.", now)
            return {"now": now, "before": False, "text": text}
        before = round(100 * before_done / before_all)
        text = self.env._(
            "%(now)s%% of this year's tasks are done; on this day last year it was "
            "%(before)s%%.",
            now=now,
            before=before,
        )
        return {"now": now, "before": before, "text": text}
