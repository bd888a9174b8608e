from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import html2plaintext


class IsoPlanSection(models.Model):
    """A section of a plan or of a plan template: a text or a table of work.

    Sections make a tree (I → 1 → a); the numbers come from the order. A section
    about one party says how the work is organised for it (Tổ chức thực hiện).
    """

    _name = "iso.plan.section"
    _description = "Section of a Plan"
    _inherit = ["iso.plan.part.mixin"]
    _rec_name = "title"
    _order = "tree_order, id"
    _iso_same = {"parent_id": ("plan_id", "template_id")}

    parent_id = fields.Many2one(
        "iso.plan.section",
        "Part Of",
        ondelete="cascade",
        index="btree_not_null",
        domain="[('plan_id', '=', plan_id), ('template_id', '=', template_id)]",
        check_company=True,
    )
    child_ids = fields.One2many("iso.plan.section", "parent_id", readonly=True)
    sequence = fields.Integer(
        "Order", help="Among the sections of its level; empty: the last one."
    )
    tree_order = fields.Char(
        compute="_compute_tree_order",
        store=True,
        recursive=True,
        help="Sorts each section under the one it is part of.",
    )
    kind = fields.Selection(
        [("text", "Text"), ("table", "Table of work")], required=True, default="text"
    )
    in_appendix = fields.Boolean(
        "In the Appendix", help="Printed after the signature, on pages of its own."
    )
    title = fields.Char()
    outline = fields.Char(
        "Section", compute="_compute_outline", help="The title, set in by its level."
    )
    body = fields.Html(sanitize=True)
    party_id = fields.Many2one(
        "iso.party",
        "Organisation of",
        help="The party this section gives duties to.",
        check_company=True,
    )
    column_ids = fields.One2many("iso.plan.column", "section_id", "Columns", copy=True)
    line_ids = fields.One2many("iso.plan.line", "section_id", "Lines", readonly=True)

    @api.depends("sequence", "parent_id.tree_order")
    def _compute_tree_order(self):
        for section in self:
            above = section.parent_id.tree_order or ""
            section.tree_order = f"{above}{section.sequence:06d}."

    @api.depends("title", "body", "tree_order")
    def _compute_outline(self):
        for section in self:
            text = section.title or " ".join(html2plaintext(section.body or "").split())
            level = max((section.tree_order or "").count(".") - 1, 0)
            # Spaces would be folded by the browser.
            section.outline = "\u2003" * 2 * level + (text[:90] or "…")

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(
                self.env._("A section cannot be part of itself: choose another one.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        last = {}
        for vals in vals_list:
            if not vals.get("sequence"):
                owner = (vals.get("plan_id"), vals.get("template_id"))
                if owner not in last:
                    last[owner] = self._last_sequence(*owner)
                last[owner] += 10
                vals["sequence"] = last[owner]
        sections = super().create(vals_list)
        bare = sections.filtered(lambda s: s.kind == "table" and not s.column_ids)
        bare._add_default_columns()
        return sections

    @api.model
    def _last_sequence(self, plan_id, template_id):
        """The highest order number among the sections of a plan or template."""
        last = self.search(
            [
                ("plan_id", "=", plan_id or False),
                ("template_id", "=", template_id or False),
            ],
            order="sequence desc",
            limit=1,
        )
        return last.sequence

    def _add_default_columns(self):
        """Give new tables the columns that most plans print."""
        roles = self.env["iso.party.role"]
        lead = roles.search([("assignment", "=", "lead")])
        support = roles.search([("assignment", "=", "support")])
        columns = [
            ("number", "STT", 6, None),
            ("name", "Nội dung công việc", 38, None),
            ("deadline", "Thời gian thực hiện", 16, None),
            ("parties", "Chủ trì thực hiện", 20, lead),
            ("parties", "Phối hợp", 20, support),
        ]
        self.env["iso.plan.column"].create(
            [
                {
                    "section_id": section.id,
                    "sequence": 10 * position,
                    "content": content,
                    "label": label,
                    "width": width,
                    "role_ids": column_roles and column_roles.ids,
                }
                for section in self
                for position, (content, label, width, column_roles) in enumerate(
                    columns, 1
                )
            ]
        )
