from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

# "Hồ sơ cần xem": the lists of a session that are opened from its checklist.
LOOKED_AT = ("procedure_ids", "task_ids", "objective_ids", "risk_ids")


class IsoAuditSession(models.Model):
    """A session as its checklist shows it, on the phone of who audits, of the audited
    department, and of those who read it afterwards."""

    _inherit = "iso.audit.session"

    is_today = fields.Boolean(compute="_compute_is_today", search="_search_is_today")

    # ------------------------------------------------------------ today on top
    @api.depends("day")
    def _compute_is_today(self):
        for session in self:
            session.is_today = session.day == vietnam_today()

    @api.model
    def _search_is_today(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("day", "=", vietnam_today())]

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "is_today":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        day = self._field_to_sql(alias, "day", query)
        today = vietnam_today()
        return SQL("COALESCE(%s = %s, FALSE) %s %s", day, today, direction, nulls)

    # ------------------------------------------------------------ what is shown
    def get_checklist(self):
        """All that the checklist of one session shows, with the same number of queries
        for any number of questions.

        What auditors conclude is theirs and the leadership's until it is handed in.

        :return: dict: "session", "may" (what the user may do here), "conclusions",
            "grades", "wants" ({meaning: fields that it wants}), "labels" ({field:
            label}), "looked_at" (counts), "questions" (list of dict), "free_findings"
            (how many stand beside the questions)
        """
        self.ensure_one()
        self.check_access("read")
        answers = self.env["iso.audit.answer"]
        grades = self.company_id.iso_audit_grades
        questions = answers.search([("session_id", "=", self.id)])
        shown = self._shows_findings()
        conclusions = self.env["iso.audit.conclusion"].search([("active", "=", True)])
        if shown:
            # An old session has some that are not chosen any more.
            conclusions = (conclusions | questions.conclusion_id).sorted("sequence")
        labels = answers.fields_get(
            ["requirement", "seen", "place", "grade", "reason", "note", "own_words"],
            ["string", "selection"],
        )
        return {
            "session": self._checklist_head(),
            "may": self._checklist_may(),
            "conclusions": conclusions.read(["name", "code", "meaning"]),
            "grades": labels["grade"]["selection"] if grades else [],
            "wants": {
                meaning: answers._wanted(meaning, grades)
                for meaning in conclusions.mapped("meaning")
            },
            "labels": {name: one["string"] for name, one in labels.items()},
            "looked_at": {name: len(self[name]) for name in LOOKED_AT},
            "questions": questions._checklist_rows(shown),
            "free_findings": self.env["iso.audit.finding"].search_count(
                [("session_id", "=", self.id), ("answer_id", "=", False)]
            ),
        }

    def _checklist_head(self):
        # sudo: the plan of the round names them to all who read the session
        mine = self.sudo()
        return {
            "id": self.id,
            "name": mine.department_id.name or self.display_name,
            "audit": mine.audit_id.display_name,
            "when": self.time_text or "",
            "place": self.place or "",
            "auditors": mine.auditor_ids.mapped("name"),
            "state": self.state,
        }

    def _checklist_may(self):
        user = self.env.user
        # sudo: only compared with the state of the round
        round_state = self.sudo().audit_id.state
        audits = self._is_audited_by(user)
        return {
            "see": self._shows_findings(),
            "begin": audits
            and self.state == "planned"
            and round_state in ("planned", "running"),
            "answer": audits and self.state == "running" and not self.is_sealed,
            "say": self._is_department_of(user)
            and round_state != "draft"
            and not self.is_sealed,
        }

    def _shows_findings(self):
        """Whether the user is shown what the auditors concluded: who audits here, the
        lead, the secretary and the leadership always, everybody else once it is handed
        in."""
        user = self.env.user
        # sudo: only compared with the user
        mine = self.sudo()
        return (
            mine.state in ("handed_in", "closed")
            or self._is_audited_by(user)
            or mine.audit_id._is_led_by(user)
            or any(
                mine.company_id in user._iso_agencies(role)
                for role in ("secretary", "leader")
            )
        )

    # ------------------------------------------------------------ buttons
    def action_open_checklist(self):
        """The checklist of one session, as a screen of its own."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.actions"]._for_xml_id(
            "iso_quality_audit.iso_audit_checklist_action"
        )
        return {
            **action,
            "display_name": self.display_name,
            "context": {"iso_session_id": self.id},
        }

    def action_open_looked_at(self, name):
        """Open one of the lists "hồ sơ cần xem".

        :param str name: its field, e.g. "task_ids"
        """
        self.ensure_one()
        self.check_access("read")
        if name not in LOOKED_AT:
            raise UserError(self.env._("Choose one of the lists of the session."))
        return {
            "type": "ir.actions.act_window",
            "name": self._iso_label(name),
            "res_model": self[name]._name,
            "view_mode": "list,kanban,form",
            "views": [[False, "list"], [False, "kanban"], [False, "form"]],
            "domain": [("id", "in", self[name].ids)],
            "context": {"create": False},
        }
