from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.models.work.iso_task import DONE_STATES
from odoo.addons.iso_quality.tools.objective_results import NOT_REACHED
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .iso_home import Block, Number
from .iso_home_work import TASKS

# What a leader is to be there for, or signs for others to see.
TO_COME = (
    *("audit", "management_review", "inspection", "report", "declaration"),
    "objective_report",
)
DAYS_AHEAD = 90


class IsoHome(models.AbstractModel):
    """The blocks of leaders: the year, what goes wrong, what comes."""

    _inherit = "iso.home"

    @api.model
    def _block_year(self, roles):
        tasks = self.env["iso.task"]
        mine = self._here()
        of_year = tasks._work_of_year_domain(vietnam_today().year) & mine
        return Block(
            self.env._("This Year"),
            [
                Number(
                    "done",
                    self.env._("Done"),
                    "iso.task",
                    of_year & Domain("state", "in", DONE_STATES),
                    TASKS,
                ),
                Number("all", self.env._("Tasks in all"), "iso.task", of_year, TASKS),
                Number(
                    "late",
                    self.env._("Late"),
                    "iso.task",
                    tasks._late_domain() & mine,
                    TASKS,
                    by="department_id",
                    bad=True,
                ),
            ],
            empty=self.env._("No work was given out this year."),
        )

    @api.model
    def _block_alarms(self, roles):
        mine = self._here()
        year = vietnam_today().year
        nonconformities = self.env["iso.nonconformity"]
        return Block(
            self.env._("Very High Risks, Objectives Not Reached"),
            [
                Number(
                    "risks",
                    self.env._("Very high risks"),
                    "iso.risk",
                    mine
                    & Domain("kind", "=", "risk")
                    & Domain("year", "=", year)
                    & Domain("review", "!=", "dropped")
                    & Domain("current_band_id.needs_leader", "=", True),
                    "iso_quality.iso_risk_action",
                    bad=True,
                ),
                Number(
                    "objectives",
                    self.env._("Objectives not reached"),
                    "iso.objective",
                    mine
                    & Domain("year", "=", year)
                    & Domain("sheet_id.state", "=", "issued")
                    & Domain("result", "=", NOT_REACHED),
                    "iso_quality.iso_objective_action",
                    bad=True,
                ),
                Number(
                    "major",
                    self.env._("Major or repeated nonconformities"),
                    "iso.nonconformity",
                    mine
                    & nonconformities._open_domain()
                    & (Domain("grade", "=", "major") | Domain("round", ">", 1)),
                    "iso_quality_audit.iso_nonconformity_action",
                    bad=True,
                ),
            ],
            empty=self.env._("Nothing of the kind."),
        )

    @api.model
    def _block_coming(self, roles):
        mine = self._here()
        today = vietnam_today()
        last = today + relativedelta(days=DAYS_AHEAD)
        of_types = Domain("line_activity_type_id.code", "in", list(TO_COME))
        of_types |= Domain("also_type_ids.code", "in", list(TO_COME))
        tasks = self.env["iso.task"]
        return Block(
            self.env._("Coming Up"),
            [
                Number(
                    "audits",
                    self.env._("Audits"),
                    "iso.audit",
                    mine
                    & Domain("state", "in", ["draft", "planned"])
                    & Domain("date_planned", ">=", today)
                    & Domain("date_planned", "<=", last),
                    "iso_quality_audit.iso_audit_action",
                    rows=2,
                    order="date_planned, id",
                    silent=True,
                ),
                Number(
                    "tasks",
                    self.env._("Audits, reviews and reports of the plan"),
                    "iso.task",
                    mine
                    & tasks._due_domain(last)
                    & Domain("date_due", ">=", today)
                    & of_types,
                    TASKS,
                    rows=4,
                    order="date_due, id",
                ),
            ],
            empty=self.env._("Nothing in the next three months."),
        )

    @api.model
    def _columns_of_iso_audit(self, audits, query):
        return self._fields_in(audits, query, "name", "date_planned")

    @api.model
    def _row_of_iso_audit(self, data):
        return {"title": data["name"] or "", "day": data["date_planned"] or ""}
