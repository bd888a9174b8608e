from datetime import datetime, timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date
from odoo.tools.date_utils import end_of

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam, vietnam_today

from .iso_home import ROWS, Block, Number

TASKS = "iso_quality.iso_task_action_agency"
NONCONFORMITIES = "iso_quality_audit.iso_nonconformity_action"
# The last months of a year, in which the next one is planned.
PLANNED_FROM = 11


class IsoHome(models.AbstractModel):
    """The blocks of work: late, of this month, one's own."""

    _inherit = "iso.home"

    # ------------------------------------------------------------ of an agency or unit
    @api.model
    def _block_late(self, roles):
        whose = self._mine(roles)
        all_of = "secretary" in roles
        return Block(
            self.env._("Late") if all_of else self.env._("Late in My Department"),
            [
                Number(
                    "tasks",
                    self.env._("Tasks"),
                    "iso.task",
                    self.env["iso.task"]._late_domain() & whose,
                    TASKS,
                    by="department_id" if all_of else "",
                    rows=0 if all_of else ROWS,
                    order="date_due, id",
                    bad=True,
                ),
                Number(
                    "nonconformities",
                    self.env._("Nonconformities"),
                    "iso.nonconformity",
                    self.env["iso.nonconformity"]._late_domain() & whose,
                    NONCONFORMITIES,
                    bad=True,
                    silent=True,
                ),
                Number(
                    "difficulties",
                    self.env._("Difficulties without an answer"),
                    "iso.task.difficulty",
                    self.env["iso.task.difficulty"]._open_domain() & whose,
                    "iso_quality.iso_task_difficulty_action",
                    silent=True,
                ),
            ],
            empty=self.env._("Nothing is late."),
            verbs=["urge"] if all_of else [],
            row_verbs=[] if all_of else ["finish", "assign", "difficulty"],
        )

    @api.model
    def _month_domain(self):
        """Open tasks that are due in what is left of this month (Domain)."""
        today = vietnam_today()
        return self.env["iso.task"]._due_domain(end_of(today, "month")) & Domain(
            "date_due", ">=", today
        )

    @api.model
    def _block_month(self, roles):
        all_of = "secretary" in roles
        return Block(
            self.env._("This Month"),
            [
                Number(
                    "tasks",
                    self.env._("Tasks to be done by the end of the month"),
                    "iso.task",
                    self._month_domain() & self._mine(roles),
                    TASKS,
                    by="line_id" if all_of else "",
                    rows=0 if all_of else ROWS,
                    order="date_due, id",
                )
            ],
            empty=self.env._("Nothing more is due this month."),
            row_verbs=[] if all_of else ["finish", "assign", "difficulty"],
        )

    # ------------------------------------------------------------ one's own
    @api.model
    def _own_domain(self):
        """Open tasks that the user answers for or works on (Domain)."""
        me = self.env.uid
        return (
            self.env["iso.task"]._open_domain()
            & self._here()
            & (Domain("user_id", "=", me) | Domain("user_ids", "in", [me]))
        )

    @api.model
    def _block_mine(self, roles):
        tasks = self.env["iso.task"]
        own, today = self._own_domain(), vietnam_today()
        late = tasks._late_domain()
        return Block(
            self.env._("My Tasks"),
            [
                Number(
                    "audits",
                    self.env._("Audits today and tomorrow"),
                    "iso.audit.session",
                    self._audit_day_domain(),
                    "iso_quality_audit.iso_audit_session_action_department",
                    rows=3,
                    order="start, id",
                    silent=True,
                ),
                Number(
                    "late",
                    self.env._("Late"),
                    "iso.task",
                    own & late,
                    TASKS,
                    rows=ROWS,
                    order="date_due, id",
                    bad=True,
                ),
                Number(
                    "month",
                    self.env._("This month"),
                    "iso.task",
                    own & self._month_domain(),
                    TASKS,
                    rows=ROWS,
                    order="date_due, id",
                ),
                Number(
                    "later",
                    self.env._("Later"),
                    "iso.task",
                    own
                    & (
                        Domain("open_ended", "=", True)
                        | Domain("date_due", ">", end_of(today, "month"))
                    ),
                    TASKS,
                    silent=True,
                ),
                self._to_dos(
                    "turns",
                    self.env._("Papers that wait for me"),
                    Domain("activity_type_id.iso_signs", "=", False)
                    & Domain("res_model", "!=", "iso.task"),
                    silent=True,
                ),
            ],
            empty=self.env._("Nothing waits for you."),
            notes=self._notes_of_next_year(roles),
            row_verbs=["finish", "difficulty"],
        )

    @api.model
    def _block_support(self, roles):
        me = self.env.uid
        together = Domain("line_id.support_department_ids.iso_user_ids", "in", [me])
        together |= Domain("line_id.support_user_ids", "in", [me])
        return Block(
            self.env._("I Work With Others"),
            [
                Number(
                    "tasks",
                    self.env._("Open tasks"),
                    "iso.task",
                    self.env["iso.task"]._open_domain()
                    & self._here()
                    & together
                    & ~(Domain("user_id", "=", me) | Domain("user_ids", "in", [me])),
                    TASKS,
                    rows=3,
                    order="date_due, id",
                )
            ],
            empty=self.env._("No department asks you to work with it now."),
        )

    @api.model
    def _sessions_domain(self):
        """Sessions of the agency that are still to be held or handed in (Domain)."""
        going_on = ["planned", "running"]
        return (
            self._here()
            & Domain("state", "in", going_on)
            & Domain("audit_id.state", "in", going_on)
        )

    @api.model
    def _audit_day_domain(self):
        """Sessions of today and tomorrow that the user holds or is asked in (Domain)."""
        today, me = vietnam_today(), self.env.uid
        whose = Domain("auditor_ids", "in", [me])
        whose |= Domain("department_id.iso_user_ids", "in", [me])
        whose |= Domain("department_id.iso_head_user_id", "=", me)
        return (
            self._sessions_domain()
            & Domain("day", ">=", today)
            & Domain("day", "<=", today + timedelta(days=1))
            & whose
        )

    @api.model
    def _notes_of_next_year(self, roles):
        """From November on, for the secretary: that next year has no plan yet. Said
        where nothing is counted: list of (Number, sentence, verb)."""
        today = vietnam_today()
        if "secretary" not in roles or today.month < PLANNED_FROM:
            return []
        made = Number(
            "next_year",
            "",
            "iso.plan",
            self._here()
            & Domain("year", "=", today.year + 1)
            & Domain("state", "!=", "cancelled"),
        )
        text = self.env._("The plan of %s is not made yet.", today.year + 1)
        return [(made, text, "plan")]

    # ------------------------------------------------------------ rows
    @api.model
    def _columns_of_iso_task(self, tasks, query):
        return {
            **self._fields_in(tasks, query, "name", "date_due", "open_ended"),
            "unit": self._name_in(tasks, query, "department_id"),
            "person": self._name_in(tasks, query, "user_id", "partner_id"),
        }

    @api.model
    def _row_of_iso_task(self, data):
        due = "" if data["open_ended"] else data["date_due"] or ""
        return {
            "title": data["name"],
            "about": " · ".join(filter(None, (data["unit"], data["person"]))),
            "day": due,
            "late": bool(due) and due < str(vietnam_today()),
        }

    @api.model
    def _columns_of_iso_audit_session(self, sessions, query):
        return {
            **self._fields_in(sessions, query, "start", "place"),
            "unit": self._name_in(sessions, query, "department_id"),
        }

    @api.model
    def _row_of_iso_audit_session(self, data):
        start = in_vietnam(datetime.fromisoformat(data["start"]))
        return {
            "title": self.env._(
                "Audit %(time)s, %(day)s",
                time=f"{start:%H:%M}",
                day=format_date(self.env, start.date()),
            ),
            "about": " · ".join(filter(None, (data["unit"], data["place"]))),
            "verbs": [self._verb("checklist")],
        }
