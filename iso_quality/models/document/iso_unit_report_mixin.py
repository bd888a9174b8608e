from odoo import api, fields, models

from ...tools.for_readers import for_readers
from .iso_official_document_issuing import Issuing

# Printed, so Vietnamese always.
_DEPARTMENT_RECIPIENTS = "Lãnh đạo cơ quan (để báo cáo)\nThư ký ISO (để tổng hợp)"


class IsoUnitReportMixin(models.AbstractModel):
    """A report that fills itself with what is recorded, of a department or of the agency.

    A department's is signed and sent by its head, without a leader's decision and
    without a number; the agency's is submitted by the secretary, issued by a leader and
    gets a number. Who inherits this says what is recorded (``_write_numbers``).
    """

    _name = "iso.unit.report.mixin"
    _description = "Report of a Unit"
    _inherit = ["iso.unit.document.mixin"]
    # A department's report is signed by its head.
    _answered_unit = "department_id"

    department_id = fields.Many2one(
        default=lambda self: self._default_department(),
        help="Empty: the report of the agency as a whole.",
    )

    @api.model
    def _default_department(self):
        """The department a head answers for; secretaries begin with the agency's."""
        departments = self.env["hr.department"]
        if self.env.company in self.env.user._iso_agencies("secretary"):
            return departments
        return departments.search(
            [
                ("iso_head_user_id", "=", self.env.uid),
                ("company_id", "=", self.env.company.id),
            ],
            limit=1,
        )

    # ------------------------------------------------------------ what is recorded
    def _write_numbers(self):
        """Fill in what is recorded now."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create([self._signed_by_head(vals) for vals in vals_list])
        reports._write_numbers()
        return reports

    def action_refresh(self):
        """Fill in what is recorded now; what people wrote stays."""
        self.check_access("write")
        self._write_numbers()

    # ------------------------------------------------------------ the document
    @api.depends("company_id", "department_id")
    def _compute_symbol(self):
        departments = self.filtered("department_id")
        departments.symbol = False
        return super(IsoUnitReportMixin, self - departments)._compute_symbol()

    @api.depends("company_id", "department_id")
    def _compute_signer(self):
        departments = self.filtered("department_id")
        for report in departments:
            # sudo: the head's name is no secret in the agency; links are checked
            report.signer_id = report.sudo().department_id.iso_head_user_id
        return super(IsoUnitReportMixin, self - departments)._compute_signer()

    def _letterhead(self):
        """A department's report stands under the agency, and under no number."""
        head = super()._letterhead()
        # sudo: only whether the head is kept already
        if self.department_id and not self.sudo().letterhead_agency:
            head["superior"] = head["agency"]
            head["agency"] = self._unit_name()
        return head

    @api.model
    def _signed_by_head(self, vals):
        """Values of a department's report: its head signs, not the agency's."""
        if "department_id" not in vals:
            vals = {**vals, "department_id": self._default_department().id}
        # sudo: a unit of another agency is refused when the report is written
        unit = self.env["hr.department"].sudo().browse(vals["department_id"] or ())
        if not unit:
            return vals
        own = {
            "signer_id": unit.iso_head_user_id.id,
            "signer_title": unit.manager_id.job_title or "Trưởng phòng",
            "recipients": f"{_DEPARTMENT_RECIPIENTS}\nLưu: {unit.name}",
        }
        return {**vals, **{name: vals.get(name) or own[name] for name in own}}

    def _unit_answering(self):
        return self.department_id

    def _answering_instead(self, users, people):
        if self.department_id:
            return people.head(self.department_id) - users
        return super()._answering_instead(users, people)

    # ------------------------------------------------------------ sent
    def _issuing(self):
        if self.department_id:
            return Issuing(submits="", signs="head", numbered=False)
        return super()._issuing()

    def _signing_purpose(self):
        return "send"

    def _asked_before_send(self):
        return self._asked_before_sign()

    def _signing_headline(self):
        return self.env._(
            "“%(report)s” is signed and sent with the date of today, and cannot be "
            "changed any more.",
            report=self.display_name,
        )

    def _sent_words(self):
        """What the secretaries are told of one report that is sent (str)."""
        return for_readers(self.env)._("Sent: %s", self.display_name)

    def _after_issue(self):
        # sudo: run by sending, which asks
        report = self.sudo()
        secretaries = self.env["res.users"]._iso_members("secretary", report.company_id)
        report.message_post(
            body=self._sent_words(),
            partner_ids=secretaries.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )
