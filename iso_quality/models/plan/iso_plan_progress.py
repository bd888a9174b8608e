from odoo import api, fields, models
from odoo.tools import SQL

from ..work.iso_task import DONE_STATES


class IsoPlanProgress(models.Model):
    """The progress of each department on each plan, read from the tasks.

    Each line weighs what the plan says; withdrawn tasks do not count, tasks found
    not to be needed count as done. Tasks of a committee or a role stand under no
    department.
    """

    _name = "iso.plan.progress"
    _description = "Progress of a Department on a Plan"
    _auto = False
    _rec_name = "department_id"
    _order = "plan_id desc, progress, department_id"

    plan_id = fields.Many2one("iso.plan", readonly=True)
    company_id = fields.Many2one("res.company", "Agency", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    who = fields.Char("Department or Role", compute="_compute_who")
    task_count = fields.Integer("Tasks", readonly=True)
    done_count = fields.Integer("Done", readonly=True)
    open_count = fields.Integer("Open", readonly=True)
    late_count = fields.Integer("Late", readonly=True)
    progress = fields.Float("Progress (%)", readonly=True, aggregator="avg")

    @property
    def _table_query(self):
        # sudo: only tells the late ones; rules hold for the rows of this table
        tasks = self.env["iso.task"].sudo()
        return SQL(
            """
            WITH by_line AS (
                SELECT task.plan_id, task.company_id, task.department_id,
                       task.line_id, MAX(task.weight) AS weight, COUNT(*) AS total,
                       COUNT(*) FILTER (
                           WHERE task.state IN %(done)s
                       ) AS done,
                       COUNT(*) FILTER (WHERE task.id IN %(late)s) AS late
                  FROM iso_task task
                 WHERE task.state != 'withdrawn' AND task.plan_id IS NOT NULL
              GROUP BY task.plan_id, task.company_id, task.department_id, task.line_id
            )
            SELECT plan_id::bigint * 1000000 + COALESCE(department_id, 0) AS id,
                   plan_id, company_id, department_id,
                   SUM(total)::int AS task_count,
                   SUM(done)::int AS done_count,
                   SUM(total - done)::int AS open_count,
                   SUM(late)::int AS late_count,
                   100.0 * SUM(weight * done / total) / SUM(weight) AS progress
              FROM by_line
          GROUP BY plan_id, company_id, department_id
            """,
            done=DONE_STATES,
            late=tasks._search(tasks._late_domain()).subselect(),
        )

    @api.depends("department_id")
    def _compute_who(self):
        for row in self:
            row.who = row.department_id.name or self.env._(
                "Committee, leadership and roles"
            )

    def action_open_tasks(self):
        """Drill down from a department's numbers to its tasks."""
        self.ensure_one()
        self.check_access("read")
        return self.env["iso.task"]._action_open(
            [
                ("plan_id", "=", self.plan_id.id),
                ("department_id", "=", self.department_id.id),
            ]
        )
