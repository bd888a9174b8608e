from odoo import fields, models
from odoo.fields import Command

from odoo.addons.iso_quality.tools.web_actions import open_dialog

# Highest first; how many of each are looked at.
MOST = 200


class IsoAuditSession(models.Model):
    """The checklist that is proposed for a session, and "hồ sơ cần xem": what its auditors
    read of the department while it is under way, frozen when it begins."""

    _inherit = "iso.audit.session"

    task_ids = fields.Many2many(
        "iso.task",
        "iso_audit_session_task_rel",
        "session_id",
        "task_id",
        string="Tasks with Evidence",
        readonly=True,
        copy=False,
    )
    objective_ids = fields.Many2many(
        "iso.objective",
        "iso_audit_session_objective_rel",
        "session_id",
        "objective_id",
        string="Objectives",
        readonly=True,
        copy=False,
    )
    risk_ids = fields.Many2many(
        "iso.risk",
        "iso_audit_session_risk_rel",
        "session_id",
        "risk_id",
        string="Risks",
        readonly=True,
        copy=False,
    )

    # ------------------------------------------------------------ what is looked at
    def _freeze_records(self):
        """Keep which records of the department are looked at."""
        for session in self:
            session._unsealed().write(
                {
                    "task_ids": [Command.set(session._found_tasks().ids)],
                    "objective_ids": [Command.set(session._found_objectives().ids)],
                    "risk_ids": [Command.set(session._found_risks().ids)],
                }
            )

    def _found_tasks(self):
        first, last = self.audit_id._audited_period()
        return self.env["iso.task"].search(
            [
                ("department_id", "=", self.department_id.id),
                ("company_id", "=", self.company_id.id),
                ("state", "!=", "withdrawn"),
                ("date_due", ">=", first),
                ("date_due", "<=", last),
            ],
            order="date_due desc, id desc",
            limit=MOST,
        )

    def _found_objectives(self):
        first, last = self.audit_id._audited_period()
        return self.env["iso.objective"].search(
            [
                ("department_id", "=", self.department_id.id),
                ("company_id", "=", self.company_id.id),
                ("year", ">=", first.year),
                ("year", "<=", last.year),
                ("sheet_id.state", "=", "issued"),
            ],
            limit=MOST,
        )

    def _found_risks(self):
        return self.env["iso.risk"].search(
            [
                ("department_id", "=", self.department_id.id),
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.audit_id.year),
            ],
            limit=MOST,
        )

    # ------------------------------------------------------------ what is asked
    def _propose_questions(self):
        """Add what the catalogue, earlier findings and high risks ask here, except for
        what is on the list already."""
        answers = self.env["iso.audit.answer"]
        for session in self:
            known = set(session.answer_ids.mapped("name"))
            rows = []
            for vals in session._proposed_questions():
                if vals["name"] not in known:
                    known.add(vals["name"])
                    rows.append(
                        {**vals, "session_id": session.id, "sequence": 10 * len(known)}
                    )
            # sudo: the origin of a question is written by nobody else
            answers.sudo().create(rows)

    def _proposed_questions(self):
        """What is asked here, in order (list of values of answers); rooms below add
        theirs."""
        return [*self._catalogue_questions(), *self._risk_questions()]

    def _catalogue_questions(self):
        clauses = self.clause_ids | self.procedure_ids.clause_ids
        if not clauses:
            return []
        found = self.env["iso.audit.question"]._for(self.company_id, clauses)
        # Asked about the clause of the edition that the agency applies.
        here = found.clause_id._in_edition(
            self.env["iso.standard"]._applied(self.company_id)
        )
        clause_of = {
            question: here[question.clause_id][:1] or question.clause_id
            for question in found
        }
        return [
            {
                "name": question.name,
                "evidence_hint": question.evidence,
                "clause_id": clause_of[question].id,
                "question_id": question.id,
                "origin": "question",
            }
            for question in found.sorted(lambda one: clause_of[one].sequence)
        ]

    def _risk_questions(self):
        """Risks of the department that only the leadership may accept."""
        return [
            {
                "name": f"Biện pháp với rủi ro “{risk.name}” có được thực hiện và có tác "
                "dụng không?",
                "clause_id": self.clause_ids.filtered(
                    lambda clause: clause.number.startswith("6.1")
                )[:1].id,
                "origin": "risk",
            }
            for risk in self._high_risks()
        ]

    def _high_risks(self):
        return self._found_risks().filtered(
            lambda risk: risk.current_band_id.needs_leader
        )

    def action_propose_questions(self):
        """Fill the checklist; what was added by hand stays."""
        self.check_access("write")
        self._propose_questions()

    def action_open_adjust(self):
        """Ask for the new time, place or people."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Adjust"),
            "iso.audit.adjust.wizard",
            default_session_id=self.id,
        )
