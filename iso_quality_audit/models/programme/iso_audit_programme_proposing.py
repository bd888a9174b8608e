from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Command, Domain

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam, vietnam_today

from ...tools.programme import months_between
from ...tools.repeats import MONTHS
from ..question.iso_audit_found_mixin import ISO_PART

# Whole months after which an audit is "long ago".
LONG = 12


class Ground(NamedTuple):
    """What speaks for an audit: words as printed (Vietnamese), and the records."""

    words: str
    records: models.BaseModel
    clauses: models.BaseModel = None
    procedures: models.BaseModel = None
    number: int = 0


def _only(records):
    """The command for a list of just these records, which may be None."""
    return [Command.set(records.ids if records else [])]


class IsoAuditProgramme(models.Model):
    """What speaks for audits, worked out from the agency's own records: the same
    number of queries for any number of departments."""

    _inherit = "iso.audit.programme"

    def action_propose(self):
        """Work the proposals out again: those that are not decided on are renewed, what
        was decided stays."""
        self.check_access("write")
        self.env["res.users"]._iso_require("secretary", self)
        for programme in self:
            programme._check_seal()
            programme._propose()

    def _propose(self):
        self.ensure_one()
        # sudo: proposals are written by nobody else; the words name counts only
        programme = self.sudo()
        programme.proposal_ids.filtered(lambda one: one.state == "open").unlink()
        decided = {(one.department_id.id, one.kind) for one in programme.proposal_ids}
        rows = []
        for kind, grounds in programme._grounds().items():
            for department, ground in grounds.items():
                if (department or False, kind) in decided:
                    continue
                rows.append(
                    {
                        "programme_id": programme.id,
                        "department_id": department or False,
                        "kind": kind,
                        "reason": ground.words,
                        "number": ground.number or len(ground.records),
                        "res_model": ground.records._name,
                        "res_ids": ground.records.ids,
                        "clause_ids": _only(ground.clauses),
                        "procedure_ids": _only(ground.procedures),
                    }
                )
        programme.proposal_ids.create(rows)

    def _grounds(self):
        """What speaks for audits: {kind: {department id, 0 for the agency: Ground}}."""
        units = self.company_id._iso_departments()
        today = vietnam_today()
        last = self._last_audited(units)
        return {
            **self._finding_grounds(units, today),
            "risk": self._risk_grounds(units),
            "procedure": self._procedure_grounds(units, last, today),
            "law": self._law_grounds(last, today),
            "late": self._late_grounds(units, today),
            "age": self._age_grounds(units, last, today),
        }

    def _last_audited(self, units):
        """The last closed session of each department: {department id: session}."""
        sessions = self.env["iso.audit.session"].search_fetch(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "in", units.ids),
                ("is_audit", "=", True),
                ("state", "=", "closed"),
            ],
            ["department_id", "day"],
            order="day, id",
        )
        return {session.department_id.id: session for session in sessions}

    # ------------------------------------------------------------ grounds
    def _finding_grounds(self, units, today):
        findings = self.env["iso.audit.finding"].search(
            ISO_PART
            & Domain(
                [
                    ("company_id", "=", self.company_id.id),
                    ("department_id", "in", units.ids),
                    ("day", ">=", today - relativedelta(months=MONTHS)),
                    ("decision", "=", "kept"),
                    "|",
                    ("meaning", "=", "nonconform"),
                    ("repeat_of_id", "!=", False),
                ]
            )
        )
        again = findings.filtered("repeat_of_id")
        found = {}
        for kind, some, words in (
            ("repeat", again, "{} phát hiện lặp lại trong 24 tháng"),
            ("nonconform", findings - again, "{} điểm không phù hợp trong 24 tháng"),
        ):
            found[kind] = {
                unit.id: Ground(
                    words.format(len(mine)),
                    mine,
                    mine.clause_id,
                    mine.procedure_id,
                )
                for unit, mine in some.grouped("department_id").items()
            }
        return found

    def _risk_grounds(self, units):
        """Of the newest approved round: what only the leadership may accept."""
        risks = self.env["iso.risk"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("department_id", "in", units.ids),
                ("kind", "=", "risk"),
                ("review", "!=", "dropped"),
                ("year", "in", (self.year, self.year - 1)),
                "|",
                ("residual_band_id.needs_leader", "=", True),
                "&",
                ("residual_band_id", "=", False),
                ("current_band_id.needs_leader", "=", True),
            ],
        )
        newest = max(risks.mapped("year"), default=0)
        risks = risks.filtered(lambda risk: risk.year == newest)
        return {
            unit.id: Ground(
                f"{len(mine)} rủi ro ở mức phải do lãnh đạo phê duyệt (năm {newest})",
                mine,
                None,
                mine.procedure_ids,
            )
            for unit, mine in risks.grouped("department_id").items()
        }

    def _procedure_grounds(self, units, last, today):
        """Procedures of the department itself that were issued since its last audit."""
        procedures = self.env["iso.procedure"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("owner_id", "in", units.ids),
                ("issue_date", ">", f"{self.year - 2}-12-31"),
                ("issue_date", "<=", today),
            ]
        )
        found = {}
        for unit, mine in procedures.grouped("owner_id").items():
            since = last[unit.id].day if unit.id in last else None
            changed = mine.filtered(
                lambda one, since=since: not since or one.issue_date > since
            )
            if changed:
                when = f"từ ngày {since:%d/%m/%Y}" if since else "trong hai năm qua"
                found[unit.id] = Ground(
                    f"{len(changed)} quy trình ban hành hoặc sửa đổi {when}",
                    changed,
                    changed.clause_ids,
                    changed,
                )
        return found

    def _law_grounds(self, last, today):
        """Legal documents of the agency's list issued since its last audit."""
        days = [session.day for session in last.values()]
        since = max(days, default=today - relativedelta(months=LONG))
        laws = self.env["iso.legal.document"].search(
            [
                ("company_id", "in", (False, self.company_id.id)),
                ("date", ">", since),
                ("date", "<=", today),
            ]
        )
        if not laws:
            return {}
        words = f"{len(laws)} văn bản pháp luật ban hành từ ngày {since:%d/%m/%Y}"
        return {0: Ground(words, laws)}

    def _late_grounds(self, units, today):
        """Tasks of the last twelve months that are late, or were done late."""
        tasks = self.env["iso.task"]
        domain = (
            Domain("company_id", "=", self.company_id.id)
            & Domain("department_id", "in", units.ids)
            & Domain("open_ended", "=", False)
            & Domain("date_due", ">=", today - relativedelta(months=LONG))
            & Domain("date_due", "<=", today)
        )
        late = tasks.search(domain & tasks._late_domain(today))
        done = tasks.search_fetch(
            domain & Domain("state", "=", "done") & Domain("done_date", "!=", False),
            ["done_date", "date_due", "department_id"],
        )
        late |= done.filtered(
            lambda task: in_vietnam(task.done_date).date() > task.date_due
        )
        return {
            unit.id: Ground(f"{len(mine)} nhiệm vụ chậm hạn trong 12 tháng", mine)
            for unit, mine in late.grouped("department_id").items()
        }

    def _age_grounds(self, units, last, today):
        found = {}
        nothing = self.env["iso.audit.session"]
        for unit in units:
            session = last.get(unit.id, nothing)
            if not session:
                found[unit.id] = Ground("Chưa được đánh giá lần nào", nothing)
                continue
            months = months_between(session.day, today + timedelta(days=1))
            if months >= LONG:
                found[unit.id] = Ground(
                    f"{months} tháng kể từ lần đánh giá gần nhất "
                    f"({session.day:%d/%m/%Y})",
                    session,
                    number=months,
                )
        return found

    # ------------------------------------------------------------ what they lead to
    def _cell_of(self, department):
        """The audit of a department in this programme; a new one in the month in which
        most are audited where there is none.

        :param department: one hr.department
        """
        self.ensure_one()
        cell = self.cell_ids.filtered(lambda one: one.department_id == department)[:1]
        return cell or self._new_cell(department, self._usual_month())

    def _usual_month(self):
        """The month in which most departments are audited; last year's, else October."""
        counts = defaultdict(int)
        for cell in self.cell_ids or self._last_programme().cell_ids:
            counts[cell.month] += 1
        return max(counts, key=lambda month: (counts[month], -month), default=10)

    def _new_cell(self, department, month):
        """Foresee a department in a month, with what was looked at there last."""
        return self.env["iso.audit.programme.cell"].create(
            {
                "programme_id": self.id,
                "department_id": department.id,
                "month": month,
                **self._looked_at(department),
            }
        )
