from collections import Counter
from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

from ...papers.audit.audit_plan import with_changes


class Counted(NamedTuple):
    """How often something was asked and answered, or found: ``what`` is "asked",
    "remark", "major", "minor" or "nonconform" (of no grade). Ids, False for none."""

    audit_id: int
    department_id: int
    clause_id: int
    what: str
    count: int


class IsoAudit(models.Model):
    """The numbers of a round, and its collected findings as printed."""

    _inherit = "iso.audit"

    def _iso_sealed_with(self):
        return [*super()._iso_sealed_with(), self.session_ids]

    def _iso_keep_prints(self):
        result = super()._iso_keep_prints()
        # What was changed in the issued plan stands in it for good now.
        prints = self.env["iso.document.print"]
        for paper in self.paper_ids._iso_past():
            if paper.kind == "plan":
                prints._keep_changed(paper, "audit_plan", with_changes)
        return result

    def _counted(self, where=Domain.TRUE):
        """What was asked and found in these rounds: the one place that counts, with two
        queries for any number of sessions.

        Findings that were withdrawn do not count. Callers may show the numbers of the
        whole round to whom they print for.

        :param where: domain on fields that answers and findings both have
        :return: list of Counted
        """
        # sudo: the numbers of the round, whoever may read the report
        env = self.sudo().env
        mine = Domain("session_id.audit_id", "in", self.ids) & Domain(where)
        asked = env["iso.audit.answer"]._read_group(
            mine & Domain("is_answered", "=", True),
            ["session_id", "clause_id"],
            ["__count"],
        )
        # A finding that is not decided on yet counts until it is withdrawn.
        kept = mine & Domain("decision", "!=", "withdrawn")
        found = env["iso.audit.finding"]._read_group(
            kept, ["session_id", "clause_id", "meaning", "grade"], ["__count"]
        )
        rows = [(session, clause, "asked", count) for session, clause, count in asked]
        rows += [
            (
                session,
                clause,
                grade if meaning == "nonconform" and grade else meaning,
                n,
            )
            for session, clause, meaning, grade, n in found
        ]
        sessions = env["iso.audit.session"].browse({row[0].id for row in rows})
        places = {one.id: (one.audit_id.id, one.department_id.id) for one in sessions}
        counts = Counter()
        for session, clause, what, count in rows:
            counts[(*places[session.id], clause.id, what)] += count
        return [Counted(*key, count) for key, count in counts.items()]

    def _previous_round(self):
        """The round of the agency that was closed last before this one (may be empty)."""
        self.ensure_one()
        # sudo: the round before, whoever may read the report
        return self.sudo().search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "closed"),
                ("date_planned", "<", self.date_planned),
            ],
            order="date_planned desc, id desc",
            limit=1,
        )

    def _check_reads_findings(self):
        """:raise AccessError: for those who may not read all findings of these rounds"""
        # sudo: which findings there are; they are read as the user
        findings = self.sudo().session_ids.finding_ids
        findings.sudo(self.env.su).check_access("read")

    def _findings_name(self, kind):
        """The name of the file with the collected findings, without extension."""
        self.ensure_one()
        title = {
            "remark": "Tổng hợp điểm lưu ý",
            "nonconform": "Tổng hợp điểm không phù hợp",
        }[kind]
        return f"{title} - {self.name}".replace("/", "-")[:120]
