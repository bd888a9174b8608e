from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

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
    year = fields.Integer(required=True, default=lambda self: vietnam_today().year)
    source = fields.Selection(
        [
            ("template", "A template"),
            ("plan", "The plan of another year"),
            ("blank", "Nothing"),
        ],
        "Begin From",
        required=True,
        default="template",
    )
    template_id = fields.Many2one(
        "iso.plan.template",
        domain="[('company_id', 'in', (company_id, False))]",
        check_company=True,
    )
    plan_id = fields.Many2one(
        "iso.plan", domain="[('company_id', '=', company_id)]", check_company=True
    )
    replace_bases = fields.Boolean(
        "Use the Documents That Replace Expired Ones", default=True
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    def _compute_display_name(self):
        self.display_name = self.env._("New Plan")

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
            if not body or not 2000 <= wizard.year <= 2100:
                wizard.preview = False
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
            wizard.preview = bullet_list(items)

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
        plan = self.env["iso.plan"]._iso_create(self._plan_vals(body, base_year))
        if body:
            body._copy_body(plan, base_year, self.year)
        return plan._open_form()

    def _check_year_free(self):
        existing = self.env["iso.plan"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "!=", "cancelled"),
            ],
            limit=1,
        )
        if existing:
            raise UserError(
                self.env._(
                    "There is a plan for %(year)s already: %(plan)s. Open it, or make "
                    "a revision of it.",
                    year=self.year,
                    plan=existing.display_name,
                )
            )

    def _plan_vals(self, body, base_year):
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
        if self.replace_bases:
            expired = self._expired(body)
            bases = body.legal_basis_ids - expired.filtered("replaced_by_id")
            bases |= expired.replaced_by_id
            vals["legal_basis_ids"] = [Command.set(bases.ids)]
        return vals
