from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

COUNTS = ("total", "done", "late", "doing", "todo")
COLUMNS = (
    *("line_id", "branch_id", "occurrence", "period_label", "department_id"),
    *("date_start", "date_due", "open_ended", "weight"),
)


class IsoYearBoard(models.AbstractModel):
    """How many tasks are where: one query, however many tasks there are."""

    _inherit = "iso.year.board"

    @api.model
    def _numbers(self, plan, domain):
        """Count the tasks that the user may see.

        Each task counts once, as done, late, doing or todo; one that is not needed
        counts as done. The caller's domain leaves out the withdrawn ones.

        :param plan: one iso.plan
        :param domain: Domain of the tasks wanted
        :return: two dicts {line id: list of dicts}: the windows of each line (dates,
            label, counts) and its departments (``department_id``, 0 for tasks of a
            committee or a role; counts; ``weight`` of the line)
        """
        tasks = self.env["iso.task"]
        # What the query reads besides the domains, which flush what they need.
        tasks.flush_model([*COLUMNS, "state"])
        seen = tasks._search(domain)
        # sudo: only tells the late ones among those seen; rules were asked there.
        late = tasks.sudo()._search(
            Domain("plan_id", "=", plan.id) & tasks._late_domain()
        )
        columns = [SQL.identifier(seen.table, name) for name in COLUMNS]
        status = SQL(
            """CASE WHEN %(state)s IN ('done', 'not_needed') THEN 'done'
                    WHEN %(id)s IN %(late)s THEN 'late'
                    WHEN %(state)s = 'doing' THEN 'doing'
                    ELSE 'todo' END AS status""",
            state=SQL.identifier(seen.table, "state"),
            id=SQL.identifier(seen.table, "id"),
            late=late.subselect(),
        )
        rows = self.env.execute_query_dict(
            SQL(
                """
                WITH task AS (%s)
                SELECT line_id, branch_id, occurrence, date_start, date_due,
                       COALESCE(open_ended, FALSE) AS open_ended,
                       COALESCE(period_label, '') AS label,
                       COALESCE(department_id, 0) AS department_id,
                       MAX(weight) AS weight,
                       COUNT(*) AS total,
                       COUNT(*) FILTER (WHERE status = 'done') AS done,
                       COUNT(*) FILTER (WHERE status = 'late') AS late,
                       COUNT(*) FILTER (WHERE status = 'doing') AS doing,
                       COUNT(*) FILTER (WHERE status = 'todo') AS todo
                  FROM task
              GROUP BY GROUPING SETS (
                           (line_id, department_id),
                           (line_id, branch_id, occurrence, date_start, date_due,
                            open_ended, period_label)
                       )
              ORDER BY date_start, date_due, branch_id, occurrence, department_id
                """,
                seen.select(*columns, status),
            )
        )
        windows, departments = defaultdict(list), defaultdict(list)
        for row in rows:
            # A task always has a branch, so these are the totals by department.
            found = windows if row["branch_id"] else departments
            found[row["line_id"]].append(row)
        return windows, departments

    @api.model
    def _counts(self, found):
        """The counts (dict of COUNTS) out of something that has more."""
        return {name: found[name] for name in COUNTS}

    @api.model
    def _add_up(self, counted):
        """The sums of some counts (dict of COUNTS)."""
        return {name: sum(one[name] for one in counted) for name in COUNTS}

    @api.model
    def _status(self, counts):
        """How a group of tasks stands: its worst news, in one word.

        :param dict counts: of COUNTS
        :return: "late", "done", "doing" (some are, or some are done), "todo", or
            False where there is no task
        """
        if not counts["total"]:
            return False
        if counts["late"]:
            return "late"
        if counts["done"] == counts["total"]:
            return "done"
        return "doing" if counts["doing"] or counts["done"] else "todo"

    @api.model
    def _progress(self, rows):
        """The share done in percent, each line weighing what the plan says.

        :param rows: board rows, see ``_board_rows``
        :return: float between 0 and 100
        """
        counted = [row for row in rows if row["total"]]
        weight = sum(row["weight"] for row in counted)
        share = sum(row["weight"] * row["done"] / row["total"] for row in counted)
        return 100.0 * share / weight if weight else 0.0
