from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.iso_quality.models.work.iso_task import DONE_STATES
from odoo.addons.iso_quality.tools.progress import weighted_percent

COUNTS = ("total", "done", "late", "doing", "todo", "hindered")
COLUMNS = (
    *("line_id", "branch_id", "occurrence", "period_label", "department_id"),
    *("origin_model",),
    *("date_start", "date_due", "open_ended", "weight"),
)


class IsoYearBoard(models.AbstractModel):
    """How many tasks are where: one query, however many tasks there are."""

    _inherit = "iso.year.board"

    @api.model
    def _status_domain(self, status):
        """The tasks of one status: each counted task has exactly one.

        :param str status: "done" (also what is not needed), "late", "doing" or "todo"
        """
        tasks = self.env["iso.task"]
        done = Domain("state", "in", DONE_STATES)
        late = tasks._late_domain()
        return {
            "done": done,
            "late": late,
            "doing": Domain("state", "=", "doing") & ~late,
            "todo": Domain("state", "=", "todo") & ~late,
        }[status]

    @api.model
    def _numbers(self, domain):
        """Count the tasks that the user may see.

        Each task counts once, as done, late, doing or todo; one that is not needed
        counts as done. How many have an open difficulty is counted beside. The caller's
        domain leaves out the withdrawn ones.

        :param domain: Domain of the tasks wanted
        :return: two dicts {key of the row (see ``_row_key``): list of dicts}: the
            windows of each row (dates, label, counts) and its departments
            (``department_id``, 0 for tasks of a committee or a role; counts; ``weight``
            of the row)
        """
        tasks = self.env["iso.task"]
        # What the query reads besides the domains, which flush what they need.
        tasks.flush_model([*COLUMNS, "state"])
        self.env["iso.task.difficulty"].flush_model(["task_id", "answered_on"])
        seen = tasks._search(domain)
        hindered = tasks._whether(seen, Domain("has_difficulty", "=", True))
        columns = [SQL.identifier(seen.table, name) for name in COLUMNS]
        status = SQL(
            """CASE WHEN %(state)s IN %(done)s THEN 'done'
                    WHEN %(late)s THEN 'late'
                    WHEN %(state)s = 'doing' THEN 'doing'
                    ELSE 'todo' END AS status""",
            state=SQL.identifier(seen.table, "state"),
            done=DONE_STATES,
            late=tasks._whether(seen, tasks._late_domain()),
        )
        stuck = SQL("%s AS stuck", hindered)
        # Work without a line has no deadline of a plan: it stands in the month in which
        # it is due.
        rows = self.env.execute_query_dict(
            SQL(
                """
                WITH task AS (%s), placed AS (
                    SELECT *,
                           CASE WHEN line_id IS NULL
                                THEN DATE_TRUNC('month', date_due)::date
                                ELSE date_start END AS begins,
                           CASE WHEN line_id IS NULL
                                THEN (DATE_TRUNC('month', date_due)
                                      + INTERVAL '1 month - 1 day')::date
                                ELSE date_due END AS ends
                      FROM task
                )
                SELECT line_id, origin_model, branch_id, occurrence,
                       begins AS date_start, ends AS date_due,
                       COALESCE(open_ended, FALSE) AS open_ended,
                       COALESCE(period_label, '') AS label,
                       COALESCE(department_id, 0) AS department_id,
                       GROUPING(branch_id) AS of_department,
                       MAX(weight) AS weight,
                       COUNT(*) AS total,
                       COUNT(*) FILTER (WHERE status = 'done') AS done,
                       COUNT(*) FILTER (WHERE status = 'late') AS late,
                       COUNT(*) FILTER (WHERE status = 'doing') AS doing,
                       COUNT(*) FILTER (WHERE status = 'todo') AS todo,
                       COUNT(*) FILTER (WHERE stuck) AS hindered
                  FROM placed
              GROUP BY GROUPING SETS (
                           (line_id, origin_model, department_id),
                           (line_id, origin_model, branch_id, occurrence, begins,
                            ends, open_ended, period_label)
                       )
              ORDER BY begins, ends, branch_id, occurrence, department_id
                """,
                seen.select(*columns, status, stuck),
            )
        )
        windows, departments = defaultdict(list), defaultdict(list)
        for row in rows:
            found = departments if row["of_department"] else windows
            found[self._row_key(row["line_id"], row["origin_model"])].append(row)
        return windows, departments

    @api.model
    def _row_key(self, line_id, origin):
        """What a row is known by: the id of a line or, for work that other documents
        give, the name of their model."""
        return line_id or origin

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
        """How far some rows are, between 0 and 100: each weighs what the plan says.

        :param rows: board rows, see ``_board_rows``
        """
        return weighted_percent(
            (row["weight"], row["done"], row["total"]) for row in rows
        )
