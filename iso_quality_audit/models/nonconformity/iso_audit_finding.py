from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import notify, open_list


class IsoAuditFinding(models.Model):
    """What an audit has found and the lead auditor has kept goes the way of a
    nonconformity: in one step, for one finding or for all of a round."""

    _name = "iso.audit.finding"
    _inherit = ["iso.audit.finding", "iso.nonconformity.source.mixin"]

    _nonconformity_source = "audit"
    _nonconformity_once = True

    @api.depends("decision", "meaning")
    @api.depends_context("uid")
    def _compute_nonconformity(self):
        return super()._compute_nonconformity()

    def _nonconforming(self):
        """Kept findings, for those who may hand them on."""
        user = self.env.user
        run = user._iso_agencies("secretary")

        def may(finding):
            # sudo: only compared with the user
            mine = finding.sudo()
            return (
                mine.company_id in run
                or mine.audit_id._is_led_by(user)
                or user._iso_heads(mine.department_id)
            )

        return self.filtered(lambda one: one.decision == "kept" and may(one))

    def _check_nonconforming(self):
        for finding in self - self._nonconforming():
            if finding.decision != "kept":
                raise UserError(
                    self.env._(
                        "“%s” has to be kept by the lead auditor first.",
                        finding.display_name,
                    )
                )
            raise AccessError(
                self.env._(
                    "Findings are handed on by the ISO secretary, the lead auditor and "
                    "the head of the audited department."
                )
            )

    def _nonconformity_vals(self):
        self.ensure_one()
        grade = False
        if self.meaning == "nonconform":
            # sudo: whether the agency tells major from minor
            graded = self.sudo().company_id.iso_audit_grades
            grade = self.grade or (not graded and "minor")
        return {
            "kind": self.meaning,
            "grade": grade,
            "department_id": self.department_id.id,
            "procedure_id": self.procedure_id.id,
            "clause_id": self.clause_id.id,
            "requirement": self.requirement,
            "seen": self.seen or self.display_name,
            "place": self.place,
            "day": self.day or vietnam_today(),
        }

    def _make_nonconformity(self):
        """As of other sources. The lead auditor has decided: where the ISO secretary
        hands it on and nothing is missing, it is accepted at once."""
        made = super()._make_nonconformity()
        run = self.env.user._iso_agencies("secretary")
        made.filtered(
            lambda one: (
                one.company_id in run
                and one.department_id
                and (one.grade or one.kind != "nonconform")
            )
        )._accept()
        return made

    # ------------------------------------------------------------ buttons
    def action_report_nonconformities(self):
        """Hand on the kept ones among the chosen findings, and say what was done."""
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose the findings first."))
        kept = self.filtered(lambda one: one.decision == "kept")
        made = kept._make_nonconformity()
        parts = [self.env._("%s nonconformities made.", len(made))]
        if before := len(kept) - len(made):
            parts.append(self.env._("%s findings have one already.", before))
        if others := len(self - kept):
            parts.append(self.env._("%s findings were not kept.", others))
        return notify(
            "success" if made else "warning",
            " ".join(parts),
            next=bool(made)
            and open_list(
                self.env._("Nonconformities from the Findings"),
                made._name,
                [("id", "in", made.ids)],
            ),
        )


class IsoAudit(models.Model):
    """All kept findings of a round are handed on at once."""

    _inherit = "iso.audit"

    may_report_findings = fields.Boolean(compute="_compute_may_report_findings")

    @api.depends("finding_ids.decision")
    @api.depends_context("uid")
    def _compute_may_report_findings(self):
        kept = self.env["iso.audit.finding"].search(
            [("audit_id", "in", self._origin.ids), ("decision", "=", "kept")]
        )
        audits = kept.filtered("may_report").audit_id
        run = self.env.user._iso_agencies("secretary")
        for audit in self:
            # sudo: only compared with the user
            mine = audit.sudo()
            audit.may_report_findings = audit._origin in audits and (
                mine.company_id in run or mine._is_led_by(self.env.user)
            )

    def action_report_findings(self):
        """Hand on all kept findings of the round that are not handed on yet.

        :raise UserError: when there are none
        """
        self.check_access("read")
        findings = self.env["iso.audit.finding"].search(
            [("audit_id", "in", self.ids), ("decision", "=", "kept")]
        )
        if not findings:
            raise UserError(self.env._("No finding of this round was kept yet."))
        return findings.action_report_nonconformities()
