from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .iso_year_board import SHOWN


class IsoYearBoard(models.AbstractModel):
    """The work of the year that its plan does not ask for: what comes from objectives,
    risks and corrective actions, and what another year's plan has left."""

    _inherit = "iso.year.board"

    @api.model
    def _task_domain(self, plan, options):
        """The tasks of a board: those of the plan and, beside them, the other work of
        its year: what objectives, risks and corrective actions ask for, and what
        another year's plan has left open."""
        tasks = self.env["iso.task"]
        of_plan = Domain("plan_id", "=", plan.id) & tasks._counted_domain()
        domain = of_plan
        if plan.state in SHOWN and plan.state != "replaced":
            # ``_work_of_year_domain`` without the plan's own, in fewer questions: a task
            # of a plan is of the year of its plan.
            years = self._years_of(plan)
            others = (
                Domain("plan_id", "=", False)
                & tasks._counted_domain()
                & Domain("year", "in", years)
            )
            if vietnam_today().year in years:
                others |= tasks._carried_domain() & (
                    Domain("plan_id", "=", False) | Domain("year", "!=", plan.year)
                )
            domain |= Domain("company_id", "=", plan.company_id.id) & others
        return domain & self._department_domain(options)

    @api.model
    def _years_of(self, plan):
        """The years whose work stands on the board of a plan: its own and, until another
        plan follows it, this year."""
        this_year = vietnam_today().year
        if plan.year >= this_year:
            return {plan.year}
        followed = self.env["iso.plan"].search_count(
            [
                ("company_id", "=", plan.company_id.id),
                ("year", ">", plan.year),
                ("year", "<=", this_year),
                ("state", "in", SHOWN),
            ],
            limit=1,
        )
        return {plan.year} if followed else {plan.year, this_year}

    @api.model
    def _other_rows(self, keys, windows, departments, names):
        """The rows of the work that the plan does not ask for.

        :param keys: see ``_row_key``
        """
        lines = self.env["iso.plan.line"].browse(
            key for key in keys if not isinstance(key, str)
        )
        # sudo: lines of plans that give the reader work, as the plan's own
        lines = lines.sudo().sorted(lambda line: (-line.plan_id.year, line.id))
        rows = []
        for line in lines:
            row = self._row(line, windows[line.id], departments[line.id], names)
            section = self.env._("Left from the plan of %s", line.plan_id.year)
            row |= {"section_id": f"plan-{line.plan_id.id}", "section": section}
            rows.append({**row, "parent_id": False})
        kinds = sorted(key for key in keys if isinstance(key, str))
        return rows + [
            self._kind_row(kind, windows[kind], departments[kind], names)
            for kind in kinds
        ]

    @api.model
    def _kind_row(self, name, windows, departments, names):
        """The row of the work that the documents of one model give.

        :param str name: of the model
        """
        # sudo: what a kind of document is called
        label = self.env["ir.model"].sudo()._get(name).name or name
        return {
            "id": name,
            "section_id": "others",
            "section": self.env._("Besides the plan"),
            "parent_id": False,
            "number": "",
            "name": label,
            "heading": False,
            "condition": "",
            "deadline": "",
            "lead": "",
            "support": "",
            "waiting": [],
            **self._numbers_of_row(windows, departments, names),
        }
