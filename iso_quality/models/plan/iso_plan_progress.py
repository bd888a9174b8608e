from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.progress import WEIGHTED_PERCENT
from ...tools.vietnam_time import vietnam_today
from ..work.iso_task import DONE_STATES
from .iso_plan import GAVE_WORK


class IsoPlanProgress(models.Model):
    """How far each department is with the work of a year: what the plan asks for and
    what comes from objectives, risks and corrective actions.

    Read from the tasks: which year's work a task is, ``iso.task._work_of_year_domain``
    says; how far, ``tools/progress.py``. Tasks of a committee or a role stand under no
    department.
    """

    _name = "iso.plan.progress"
    _description = "Progress of a Department in a Year"
    _inherit = ["iso.year.mixin"]
    _auto = False
    _rec_name = "department_id"
    _order = "year desc, progress, department_id"

    year = fields.Integer(readonly=True, aggregator=None)
    plan_id = fields.Many2one("iso.plan", readonly=True)
    company_id = fields.Many2one("res.company", "Agency", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    who = fields.Char("Department or Role", compute="_compute_who")
    task_count = fields.Integer("Tasks", readonly=True)
    done_count = fields.Integer("Done", readonly=True)
    open_count = fields.Integer("Open", readonly=True)
    late_count = fields.Integer("Late", readonly=True)
    # No aggregate: a mean of means would be another number.
    progress = fields.Float(
        "Progress (%, lines by their weight)",
        readonly=True,
        aggregator=None,
        help="Mean over the lines that give the department work, each with its weight in "
        "the plan, of the share of its tasks that are done. Steps towards objectives, "
        "measures against risks and corrective actions are one line of weight 1 each.",
    )

    @property
    def _table_query(self):
        # sudo: only tells which tasks are what; rules hold for the rows of this table
        tasks = self.env["iso.task"].sudo()
        this_year = vietnam_today().year

        def those(domain):
            return tasks._search(domain).subselect()

        return SQL(
            """
            WITH counted AS (
                SELECT task.*, task.year AS of_year
                  FROM iso_task task
                 WHERE task.id IN %(asked)s
                 UNION ALL
                SELECT task.*, %(this_year)s AS of_year
                  FROM iso_task task
                 WHERE task.id IN %(carried)s
            ),
            by_line AS (
                SELECT of_year, company_id, department_id, line_id, origin_model,
                       MAX(weight) AS weight, COUNT(*) AS total,
                       COUNT(*) FILTER (WHERE state IN %(done)s) AS done,
                       COUNT(*) FILTER (WHERE id IN %(still_open)s) AS still_open,
                       COUNT(*) FILTER (WHERE id IN %(late)s) AS late
                  FROM counted
              GROUP BY of_year, company_id, department_id, line_id, origin_model
            ),
            by_unit AS (
                SELECT of_year, company_id, department_id,
                       SUM(total)::int AS task_count,
                       SUM(done)::int AS done_count,
                       SUM(still_open)::int AS open_count,
                       SUM(late)::int AS late_count,
                       %(progress)s AS progress
                  FROM by_line
              GROUP BY of_year, company_id, department_id
            )
            SELECT ((of_year - 2000) * 2 + (department_id IS NULL)::int)::bigint
                   * 10000000 + COALESCE(department_id, company_id) AS id,
                   of_year AS year, company_id, department_id,
                   task_count, done_count, open_count, late_count, progress,
                   (SELECT plan.id
                      FROM iso_plan plan
                     WHERE plan.company_id = by_unit.company_id
                       AND plan.year = by_unit.of_year
                       AND plan.state IN %(gave_work)s
                  ORDER BY plan.revision DESC
                     LIMIT 1) AS plan_id
              FROM by_unit
            """,
            this_year=this_year,
            carried=those(tasks._carried_domain()),
            asked=those(tasks._asked_domain()),
            gave_work=GAVE_WORK,
            done=DONE_STATES,
            still_open=those(tasks._open_domain()),
            late=those(tasks._late_domain()),
            progress=SQL(WEIGHTED_PERCENT),
        )

    @api.depends("department_id")
    def _compute_who(self):
        for row in self:
            row.who = row.department_id.name or self.env._(
                "Committee, leadership and roles"
            )

    def _open(self, **options):
        self.ensure_one()
        self.check_access("read")
        tasks = self.env["iso.task"]
        domain = tasks._work_of_year_domain(self.year) & Domain(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "=", self.department_id.id),
            ]
        )
        return tasks._action_open_counted(domain, **options)

    def action_open_tasks(self):
        """Drill down from a department's numbers to its tasks."""
        return self._open()

    def action_open_late(self):
        """Drill down from the number of late tasks to these."""
        return self._open(late=True)
