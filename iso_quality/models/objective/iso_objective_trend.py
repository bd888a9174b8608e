from odoo import fields, models
from odoo.tools import SQL

from ...tools.web_actions import open_form


class IsoObjectiveTrend(models.Model):
    """Target and result of each approved objective, one row each.

    Read from the objectives: what a revision replaced is left out, and so are results
    of what has not been measured. "Yes" counts 1, "no" counts 0.
    """

    _name = "iso.objective.trend"
    _description = "Target and Result of an Objective"
    _auto = False
    _rec_name = "objective_id"
    _order = "root_id, year, kind desc"
    _depends = {
        "iso.objective": [
            "sheet_id",
            "root_id",
            "company_id",
            "department_id",
            "year",
            "direction",
            "unit",
            "target",
            "value",
            "has_value",
        ],
        "iso.objective.sheet": ["state"],
    }

    objective_id = fields.Many2one("iso.objective", readonly=True)
    root_id = fields.Many2one(
        "iso.objective", "Objective over the Years", readonly=True
    )
    company_id = fields.Many2one("res.company", "Agency", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    kind = fields.Selection([("target", "Target"), ("result", "Result")], readonly=True)
    unit = fields.Char(readonly=True)
    amount = fields.Float("Amount (mean)", readonly=True, aggregator="avg")
    # Beside each other, where a mean of both kinds would say nothing.
    target = fields.Float("Target (mean)", readonly=True, aggregator="avg")
    result = fields.Float("Result (mean)", readonly=True, aggregator="avg")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT *,
                   CASE WHEN kind = 'target' THEN amount END AS target,
                   CASE WHEN kind = 'result' THEN amount END AS result
              FROM (
                SELECT objective.id::bigint * 2 + kinds.place AS id,
                       objective.id AS objective_id,
                       COALESCE(objective.root_id, objective.id) AS root_id,
                       objective.company_id, objective.department_id, objective.year,
                       kinds.kind, objective.unit,
                       CASE WHEN kinds.kind = 'result' THEN objective.value
                            WHEN objective.direction = 'yes' THEN 1.0
                            ELSE COALESCE(objective.target, 0)
                       END AS amount
                  FROM iso_objective objective
                  JOIN iso_objective_sheet sheet ON sheet.id = objective.sheet_id
            CROSS JOIN (VALUES (0, 'target'), (1, 'result')) AS kinds (place, kind)
                 WHERE sheet.state = 'issued'
                   AND (kinds.kind = 'target' OR objective.has_value)
              ) AS rows
            """
        )

    def action_open_objective(self):
        """Open the objective behind a number."""
        self.ensure_one()
        return open_form(self.objective_id)
