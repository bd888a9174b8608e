from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...tools.agency_words import renamed
from ...tools.preview_html import bullet_list
from ...tools.vietnam_time import vietnam_today


class IsoPlanNewWizard(models.TransientModel):
    """Makes the plan of a year from a template or from the plan of another year.

    It says first what it will do: how many lines, which deadlines move where, which
    legal bases are no longer in force.
    """

    _name = "iso.plan.new.wizard"
    _description = "New Plan"

    company_id = fields.Many2one(
        "res.company", "Agency", required=True, default=lambda self: self.env.company
    )
    year = fields.Integer(
        required=True, default=lambda self: self._free_year(self.env.company)
    )
    source = fields.Selection(
        [
            ("template", "A template"),
            ("plan", "The plan of another year"),
            ("blank", "Nothing"),
        ],
        "Begin From",
        required=True,
        default=lambda self: self._usual_source(),
    )
    template_id = fields.Many2one(
        "iso.plan.template",
        domain="[('company_id', 'in', (company_id, False))]",
        check_company=True,
    )
    plan_id = fields.Many2one(
        "iso.plan",
        domain="[('company_id', '=', company_id)]",
        check_company=True,
        compute="_compute_plan_id",
        store=True,
        readonly=False,
    )
    replace_bases = fields.Boolean(
        "Use the Documents That Replace Expired Ones", default=True
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    doubts = fields.Html(
        compute="_compute_preview",
        sanitize=False,
        help="Marked in the draft until somebody has looked at it.",
    )
    existing_id = fields.Many2one(
        "iso.plan", "The Plan There Is", compute="_compute_existing"
    )
    existing_text = fields.Char(compute="_compute_existing")
    may_replace = fields.Boolean(compute="_compute_existing")

    def _compute_display_name(self):
        self.display_name = self.env._("New Plan")

    # ------------------------------------------------------------ which year
    @api.model
    def _plans_of(self, company):
        return self.env["iso.plan"].search(
            [("company_id", "=", company.id), ("state", "!=", "cancelled")]
        )

    @api.model
    def _free_year(self, company):
        """The first year, from this one, for which an agency has no plan (int)."""
        taken = {*self._plans_of(company).mapped("year")}
        year = vietnam_today().year
        while year in taken:
            year += 1
        return year

    @api.model
    def _usual_source(self):
        """The first plan begins from a template, those after it from the last one."""
        return "plan" if self._plans_of(self.env.company) else "template"

    @api.depends("company_id")
    def _compute_plan_id(self):
        """The plan of the last year there is one for, rather the one in force."""
        for wizard in self:
            plans = wizard._plans_of(wizard.company_id)
            wizard.plan_id = plans.sorted(lambda one: (one.year, one.is_sealed))[-1:]

    @api.depends("company_id", "year")
    def _compute_existing(self):
        for wizard in self:
            plans = wizard._plans_of(wizard.company_id).filtered(
                lambda plan, year=wizard.year: plan.year == year
            )
            # The one in force, rather than a revision that is being prepared.
            plan = (plans.filtered("is_sealed") or plans)[:1]
            wizard.existing_id = plan
            wizard.existing_text = wizard._existing_text(plan) if plan else False
            wizard.may_replace = plan.state == "draft" and not plan.replaces_id

    def _existing_text(self, plan):
        # sudo: only how many, of a plan that its user may read
        count = len(plan.sudo().line_ids)
        names = {"year": plan.year, "plan": plan.display_name, "lines": count}
        if plan.state == "draft":
            return self.env._(
                "There is a draft for %(year)s already: %(plan)s, %(lines)s lines. Open "
                "it, or replace it: it is cancelled then, and stays among the cancelled "
                "plans.",
                **names,
            )
        if plan.state == "submitted":
            return self.env._(
                "The plan for %(year)s is submitted: %(plan)s. Open it; to change it, "
                "take it back.",
                **names,
            )
        return self.env._(
            "There is a plan for %(year)s already: %(plan)s. Open it, or make a "
            "revision of it.",
            **names,
        )

    def action_open_existing(self):
        """Open the plan that the agency has for the year."""
        self.ensure_one()
        self.check_access("read")
        self.existing_id.check_access("read")
        return self.existing_id._open_form()

    def action_replace(self):
        """Make the draft in the place of the one there is, which is cancelled.

        :raise UserError: for a plan that was submitted or issued
        """
        self.ensure_one()
        self.check_access("write")
        self.env["res.users"]._iso_require("secretary", self.company_id)
        if not self.may_replace:
            self._check_year_free()
            raise UserError(self.env._("There is no draft for this year any more."))
        body, _year = self._body()
        if body and body == self.existing_id:
            raise UserError(
                self.env._("The draft cannot be replaced by what begins from it.")
            )
        self.existing_id.cancel(self.env._("Replaced by another draft."))
        return self.action_create()

    # ------------------------------------------------------------ what it begins from
    def _body(self):
        """(the record to copy from, the year it is written for)"""
        self.ensure_one()
        if self.source == "template":
            return self.template_id, self.template_id.base_year
        if self.source == "plan":
            return self.plan_id, self.plan_id.year
        return self.env["iso.plan"], self.year

    def _expired(self, body):
        return body.legal_basis_ids._expired_on(
            fields.Date.to_date(f"{self.year:04d}-01-01")
        )

    @api.depends("source", "template_id", "plan_id", "year", "company_id")
    def _compute_preview(self):
        for wizard in self:
            body, base_year = wizard._body()
            wizard.preview = wizard.doubts = False
            if not body or not 2000 <= wizard.year <= 2100:
                continue
            items = [
                self.env._(
                    "%(lines)s lines in %(sections)s sections are copied.",
                    lines=len(body.line_ids),
                    sections=len(body.section_ids),
                )
            ]
            for branch in body.line_ids.branch_ids:
                new = branch._moved_text(base_year, wizard.year)
                if new != (branch.text or ""):
                    items.append(f"{branch.text} → {new}")
            for document in wizard._expired(body):
                instead = document.replaced_by_id
                items.append(
                    self.env._(
                        "%(old)s is no longer in force; replaced by %(new)s.",
                        old=document.display_name,
                        new=instead.display_name,
                    )
                    if instead
                    else self.env._(
                        "%s is no longer in force: check the legal bases.",
                        document.display_name,
                    )
                )
            words = wizard._agency_words(body, base_year)
            wizard.preview = bullet_list(items + words.told)
            wizard.doubts = bullet_list(words.doubts) if words.doubts else False

    def action_create(self):
        """Make the draft and open it.

        :raise UserError: when the agency has a plan for that year
        """
        self.ensure_one()
        self.env["res.users"]._iso_require("secretary", self.company_id)
        if not 2000 <= self.year <= 2100:
            raise UserError(self.env._("Enter the year with four digits."))
        self._check_year_free()
        body, base_year = self._body()
        if self.source != "blank" and not body:
            raise UserError(self.env._("Choose what the plan begins from."))
        words = body and self._agency_words(body, base_year)
        plan = self.env["iso.plan"]._iso_create(self._plan_vals(body, base_year, words))
        if body:
            body._copy_body(plan, base_year, self.year, words.instead)
        return plan._open_form()

    def _check_year_free(self):
        self.invalidate_recordset(["existing_id", "existing_text", "may_replace"])
        if self.existing_id:
            raise UserError(self.existing_text)

    def _plan_vals(self, body, base_year, words):
        if not body:
            title = f"Duy trì và cải tiến hệ thống quản lý chất lượng năm {self.year}"
            return {
                "title": title,
                "year": self.year,
                "company_id": self.company_id.id,
            }
        if self.source == "plan":
            vals = {
                **body._plan_vals(self.year),
                "previous_id": body.id,
                "template_id": body.template_id.id,
            }
        else:
            vals = {
                **body._header_vals(base_year, self.year),
                "company_id": self.company_id.id,
                "year": self.year,
                "template_id": body.id,
            }
        return {
            **vals,
            "title": renamed(vals["title"], words.instead),
            **words.vals,
            "legal_basis_ids": [Command.set(words.bases.ids)],
            "to_check": "\n".join(words.doubts) or False,
        }
