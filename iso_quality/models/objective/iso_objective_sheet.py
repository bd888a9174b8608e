from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools import objective_results as rules
from ...tools.for_readers import for_readers
from ...tools.web_actions import open_dialog
from ..document.iso_official_document_issuing import Issuing


class IsoObjectiveSheet(models.Model):
    """The quality objectives of an agency, or of one department, for a year.

    "Bảng mục tiêu chất lượng" (TCVN ISO 9001:2015, 6.2). It goes the way of official
    documents, but is approved on the sheet itself: it gets a date and a signature, no
    number of the register. Approved sheets change by a revision with a reason only.
    """

    _name = "iso.objective.sheet"
    _description = "Sheet of Quality Objectives"
    _inherit = ["iso.unit.document.mixin", "iso.output.mixin"]
    _order = (
        "year desc, company_id, for_agency desc, department_id, revision desc, id desc"
    )

    state = fields.Selection(selection_add=[("issued", "Approved"), ("replaced",)])
    # A sheet has no number of the register and states no legal bases.
    symbol = fields.Char(readonly=True)
    legal_basis_ids = fields.Many2many(readonly=True)
    department_id = fields.Many2one(
        help="Empty: the objectives of the agency as a whole."
    )
    # The agency's own sheet comes first. "nulls first" in an order says so too, but what
    # is grouped by such a model dies under grouping sets, which pivots ask for.
    for_agency = fields.Boolean(
        "Of the Agency", compute="_compute_for_agency", store=True, precompute=True
    )
    objective_ids = fields.One2many("iso.objective", "sheet_id", "Objectives")
    # ------------------------------------------------------------ revised
    revision = fields.Integer(default=0, readonly=True, copy=False, aggregator=None)
    revision_reason = fields.Text(readonly=True, copy=False)
    replaces_id = fields.Many2one(
        "iso.objective.sheet", readonly=True, copy=False, index="btree_not_null"
    )
    replaced_by_ids = fields.One2many(
        "iso.objective.sheet", "replaces_id", readonly=True
    )
    head_name = fields.Char("Head of Department as Approved", readonly=True, copy=False)
    # ------------------------------------------------------------ posted
    posted_on = fields.Date(readonly=True, copy=False, tracking=True)
    posted_place = fields.Char(
        "Posted At", readonly=True, copy=False, help="Where everybody can read it."
    )
    # ------------------------------------------------------------ what came of it
    objective_count = fields.Integer("Count of Objectives", compute="_compute_counts")
    reached_count = fields.Integer("Reached", compute="_compute_counts")
    missed_count = fields.Integer("Not Reached", compute="_compute_counts")

    _one_per_year = models.UniqueIndex(
        "(company_id, COALESCE(department_id, 0), year, revision)"
        " WHERE state != 'cancelled'",
        "There is a sheet of objectives for this year already. Open that one, or make "
        "a revision of it.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("department_id")
    def _compute_for_agency(self):
        for sheet in self:
            sheet.for_agency = not sheet.department_id

    @api.depends("year", "company_id", "department_id", "revision")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for sheet in self:
            name = self.env._(
                "Quality objectives %(year)s – %(unit)s",
                year=sheet.year,
                unit=sheet._unit_name(),
            )
            if sheet.revision:
                name = self.env._(
                    "%(name)s (revision %(number)s)", name=name, number=sheet.revision
                )
            sheet.display_name = name

    @api.depends("company_id")
    def _compute_symbol(self):
        self.symbol = False

    def _compute_counts(self):
        counts = self.env["iso.objective"]._count_results("sheet_id", self)
        for sheet, results in counts.items():
            sheet.objective_count = results.total()
            sheet.reached_count = results[rules.REACHED]
            sheet.missed_count = results[rules.NOT_REACHED]

    # ------------------------------------------------------------ checks
    @api.constrains("company_id", "department_id", "year")
    def _check_place(self):
        for sheet in self.filtered("replaces_id"):
            old = sheet.replaces_id
            if (old.company_id, old.department_id, old.year) != (
                sheet.company_id,
                sheet.department_id,
                sheet.year,
            ):
                raise ValidationError(
                    self.env._("A revision keeps the unit and the year of its sheet.")
                )

    # ------------------------------------------------------------ the document
    def _document_subject(self):
        return self.display_name

    def _issuing(self):
        """Approved by a leader on the sheet itself."""
        return Issuing(submits="head", numbered=False)

    def _signing_purpose(self):
        return "approve"

    def _asked_before_approve(self):
        return self._asked_before_sign()

    def _signed_counts(self):
        # sudo: all objectives count, also those the approver may not read
        count = len(self.sudo().objective_ids)
        return [self.env._("%s objectives.", count), *super()._signed_counts()]

    # ------------------------------------------------------------ from draft to approved
    def _check_content(self):
        """:raise UserError: naming each objective and the conditions it lacks"""
        for sheet in self:
            # sudo: all objectives count, also those the approver may not read
            objectives = sheet.sudo().objective_ids
            if not objectives:
                raise UserError(
                    self.env._("“%s” has no objective yet.", sheet.display_name)
                )
            missing = [
                f"{objective.name}: {', '.join(labels)}"
                for objective in objectives
                if (labels := objective._missing_conditions())
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "An objective must be specific, measurable, timed, realistic "
                        "and have a place. Still missing:\n%s",
                        "\n".join(missing),
                    )
                )

    def _head_name(self):
        """The head of the department who signs beside; as approved, once it is."""
        self.ensure_one()
        if self.is_sealed:
            return self.head_name or ""
        # sudo: the name of a head, printed for whoever may read the sheet
        return self.sudo().department_id.iso_head_user_id.name or ""

    def _frozen_vals(self):
        return {**super()._frozen_vals(), "head_name": self._head_name()}

    def _after_issue(self):
        # sudo: run by approving, which asks
        sheet = self.sudo()
        old = sheet.replaces_id
        if old:
            old._move("replaced")
            sheet.objective_ids._take_over()
            old.objective_ids.step_ids._withdraw_work(
                for_readers(self.env)._("The revised objectives no longer ask for it.")
            )
        sheet.objective_ids._make_measures()
        sheet.objective_ids.measure_ids._count_begun()
        steps = sheet.objective_ids.step_ids
        steps._give_work()
        people = self.env["iso.addressee"]._of(sheet.company_id)
        told = people.head(sheet.department_id) or people.answering(
            sheet.create_uid, sheet.department_id
        )
        told |= people.present(sheet.objective_ids.owner_id | steps.task_id.user_id)
        sheet.message_post(
            body=for_readers(self.env)._(
                "Approved: %s. The steps are under My Tasks.", sheet.display_name
            ),
            partner_ids=told.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    def _after_cancel(self):
        # sudo: run by cancelling, which asks
        self.sudo().objective_ids.step_ids._withdraw_work(
            for_readers(self.env)._("The sheet of objectives was cancelled.")
        )

    # ------------------------------------------------------------ while it is in force
    def post(self, day, place):
        """Note that an approved sheet was posted ("niêm yết").

        :param date day: when
        :param str place: where
        :raise UserError: when it is not approved or something is missing
        """
        self.env["res.users"]._iso_require("head", self)
        self.check_access("write")
        place = (place or "").strip()
        if not day or not place:
            raise UserError(self.env._("Enter the day and the place of the posting."))
        if any(sheet.state != "issued" for sheet in self):
            raise UserError(self.env._("Only approved sheets are posted."))
        # sudo: access was checked; the sheet is sealed
        self.sudo()._unsealed().write({"posted_on": day, "posted_place": place})

    def revise(self, reason):
        """Prepare a revision of an approved sheet.

        :param str reason: why; printed with the sheet's history
        :return: the action that opens the draft
        """
        self.ensure_one()
        self.env["res.users"]._iso_require("head", self)
        self.check_access("write")
        reason = self._check_reason(reason)
        if self.state != "issued":
            raise UserError(self.env._("Only an approved sheet can be revised."))
        draft = self.replaced_by_ids.filtered(lambda sheet: not sheet.is_sealed)[:1]
        if not draft:
            draft = self._iso_create(
                {
                    **self._unit_vals(self.year),
                    "revision": self.revision + 1,
                    "revision_reason": reason,
                    "replaces_id": self.id,
                }
            )
            self.objective_ids._copy_to(draft)
        return draft._open_form()

    def _unit_vals(self, year):
        return {
            "company_id": self.company_id.id,
            "department_id": self.department_id.id,
            "year": year,
            "signer_id": self.signer_id.id,
            "signer_capacity": self.signer_capacity,
            "signer_on_behalf": self.signer_on_behalf,
            "signer_title": self.signer_title,
            "recipients": self.recipients,
        }

    # ------------------------------------------------------------ buttons
    def action_open_revise(self):
        return self.env["iso.reason.wizard"]._ask(self, "revise")

    def action_open_post(self):
        """Ask for the day and the place of the posting."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Posted"), "iso.posting.wizard", default_sheet_id=self.id
        )

    def action_open_objectives(self):
        """The objectives of this sheet and their results."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_action"
        )
        return {**action, "domain": [("sheet_id", "in", self.ids)], "context": {}}

    def action_open_measures(self):
        """The measures of this sheet's objectives."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_measure_action"
        )
        domain = [("objective_id.sheet_id", "in", self.ids)]
        return {**action, "domain": domain, "context": {"search_default_due": 1}}
