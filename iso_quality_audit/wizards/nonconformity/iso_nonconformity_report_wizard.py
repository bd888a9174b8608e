from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.iso_quality.tools.web_actions import CLOSE, notify

# What is taken along from a record that says it, whatever the record is.
TAKEN_ALONG = {
    "department_id": "hr.department",
    "procedure_id": "iso.procedure",
    "clause_id": "iso.clause",
}


class IsoNonconformityReportWizard(models.TransientModel):
    """The light form: any member of the staff reports what was seen, or an idea, from
    the menu of the app or of any record.

    The record it was opened from is named by the client: it is kept where the user may
    read it, and refused where not.
    """

    _name = "iso.nonconformity.report.wizard"
    _description = "Report a Nonconformity"

    kind = fields.Selection(
        [
            ("nonconform", "Something is not as it should be"),
            ("improvement", "An idea: it could be better"),
        ],
        "What Is It",
        required=True,
        default="nonconform",
    )
    seen = fields.Text(
        "What Did You See?",
        compute="_compute_from_origin",
        store=True,
        readonly=False,
    )
    department_id = fields.Many2one(
        "hr.department",
        "Which Department Deals with It?",
        compute="_compute_from_origin",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id)]",
        help="Empty: the ISO secretary decides.",
    )
    file_ids = fields.Many2many("ir.attachment", string="Photo or File")
    res_model = fields.Char("Kind of Record")
    res_id = fields.Integer("Record")
    company_id = fields.Many2one(
        "res.company", "Agency", compute="_compute_from_record"
    )
    origin_name = fields.Char("About", compute="_compute_from_record")

    # ------------------------------------------------------------ where it was opened
    def _origin_record(self):
        """The record that the form was opened from (None: from the menu).

        :raise UserError: for one that is not there or that the user may not read
        """
        self.ensure_one()
        if not self.res_model and not self.res_id:
            return None
        model = self.env.get(self.res_model)
        if (
            model is not None
            and self.res_model.startswith("iso.")
            and not (model._abstract or model._transient)
        ):
            record = model.browse(self.res_id).exists()
            if record and record.has_access("read"):
                return record
        raise UserError(
            self.env._(
                "What you report it from is not there, or not yours to see. Report it "
                "from the menu of the app instead."
            )
        )

    def _told_by_origin(self):
        """What the record says of itself (values of ``iso.nonconformity``)."""
        record = self._origin_record()
        if record is None:
            return {}
        if record._name == "iso.procedure":
            return {
                "procedure_id": record.id,
                "department_id": record.owner_id.id,
            }
        if self._is_source(record):
            return record._nonconformity_vals()
        return {
            name: record[name].id
            for name, model in TAKEN_ALONG.items()
            if name in record._fields and record._fields[name].comodel_name == model
        }

    @api.model
    def _is_source(self, record):
        """Whether a record is one that nonconformities come from, as it is now."""
        return hasattr(record, "_nonconforming") and bool(record._nonconforming())

    @api.depends("res_model", "res_id")
    def _compute_from_record(self):
        for wizard in self:
            record = wizard._origin_record()
            wizard.origin_name = record.display_name if record is not None else False
            company = self.env.company
            if record is not None and "company_id" in record._fields:
                company = record.company_id or company
            wizard.company_id = company

    @api.depends("res_model", "res_id")
    def _compute_from_origin(self):
        for wizard in self:
            told = wizard._told_by_origin()
            wizard.seen = told.get("seen")
            wizard.department_id = told.get("department_id")

    # ------------------------------------------------------------ reported
    def action_report(self):
        """Report it, and say until when an answer comes.

        :raise UserError: without a word on what was seen
        """
        self.ensure_one()
        self.check_access("read")
        one = self._report()
        # sudo: the day of the answer is the reporter's to know
        due = one.sudo().answer_due
        return notify(
            "success",
            self.env._(
                "Thank you, it is reported. The ISO secretary answers until %s; you "
                "find it under “My Reports”.",
                f"{due:%d/%m/%Y}",
            ),
            next=CLOSE,
        )

    def _report(self):
        """Make the nonconformity (iso.nonconformity)."""
        seen = (self.seen or "").strip()
        if not seen:
            raise UserError(self.env._("Write what you have seen."))
        record = self._origin_record()
        vals = {
            "company_id": self.company_id.id,
            **self._told_by_origin(),
            "kind": self.kind,
            "grade": False,
            "source": self._source(record),
            "seen": seen,
            "department_id": self.department_id.id,
        }
        if record is not None:
            vals |= {"origin_model": record._name, "origin_id": record.id}
        if self.file_ids:
            # Uploads for the form become the report's.
            # sudo: they are the user's own, which is asked when they are taken in
            self.file_ids.sudo().write({"res_model": False, "res_id": False})
            vals["evidence_ids"] = [Command.set(self.file_ids.ids)]
        return self.env["iso.nonconformity"]._iso_create(vals)

    def _source(self, record):
        """What it is counted under: a record has one report of its kind; what else is
        seen on it is seen at work."""
        if record is None or self.kind != "nonconform" or not self._is_source(record):
            return "other"
        if record._dealt_with():
            return "other"
        return record._nonconformity_source
