from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

from ...tools.web_actions import open_form


class IsoPlanLine(models.Model):
    """One row of a plan's table: what is done, by when, by whom, with what result.

    A row may be divided into sub-rows. A row that only introduces its sub-rows has
    neither deadline nor party, and gives no task.
    """

    _name = "iso.plan.line"
    _description = "Plan Line"
    _inherit = ["iso.search.mixin", "iso.plan.part.mixin"]
    _rec_names_search = ["name", "outputs"]
    _order = "section_id, sequence, id"
    _found_by = ("name", "outputs", "branch_ids.text", "party_ids.party_id")
    _iso_same = {"section_id": ("plan_id", "template_id"), "parent_id": ("section_id",)}

    # ------------------------------------------------------------ its place
    year = fields.Integer(compute="_compute_year", aggregator=None)
    plan_state = fields.Selection(
        related="plan_id.state", string="State of the Plan", related_sudo=False
    )
    is_sealed = fields.Boolean(related="plan_id.is_sealed", related_sudo=False)
    is_locked = fields.Boolean(related="plan_id.is_locked", related_sudo=False)
    section_id = fields.Many2one(
        "iso.plan.section",
        "Table",
        ondelete="cascade",
        index=True,
        domain="[('kind', '=', 'table'), ('plan_id', '=', plan_id), "
        "('template_id', '=', template_id)]",
        check_company=True,
    )
    parent_id = fields.Many2one(
        "iso.plan.line",
        "Sub-row Of",
        ondelete="cascade",
        index="btree_not_null",
        domain="[('section_id', '=', section_id), ('parent_id', '=', False)]",
        check_company=True,
    )
    child_ids = fields.One2many("iso.plan.line", "parent_id", "Sub-rows", readonly=True)
    sequence = fields.Integer(default=10)
    row_number = fields.Char("No.", compute="_compute_row_number")
    # ------------------------------------------------------------ the work
    name = fields.Text("Work", required=True, index="trigram")
    activity_type_id = fields.Many2one(
        "iso.activity.type", ondelete="restrict", index="btree_not_null"
    )
    # A row may ask for several works at once: "đánh giá nội bộ; khắc phục …".
    also_type_ids = fields.Many2many(
        "iso.activity.type",
        "iso_plan_line_also_type_rel",
        string="Other Activity Types",
        ondelete="restrict",
        help="Where the line asks for several works: its tasks are done when what all of "
        "them have to bring forth is there.",
    )
    condition = fields.Char(
        help="e.g. nếu có, nếu cần thiết: the work may turn out not to be needed."
    )
    outputs = fields.Text("Expected Outputs", help="One per line.", index="trigram")
    clause_ids = fields.Many2many(
        "iso.clause", string="Clauses", domain="[('is_offered', '=', True)]"
    )
    weight = fields.Float(default=1.0, aggregator=None)

    # ------------------------------------------------------------ who does it
    party_ids = fields.One2many("iso.plan.line.party", "line_id", "Parties", copy=True)
    lead_party_ids = fields.Many2many(
        "iso.party",
        string="Lead",
        compute="_compute_side_parties",
        inverse="_inverse_lead_party_ids",
        search="_search_lead_party_ids",
    )
    support_party_ids = fields.Many2many(
        "iso.party",
        string="Cooperate",
        compute="_compute_side_parties",
        inverse="_inverse_support_party_ids",
        search="_search_support_party_ids",
    )
    lead_names = fields.Char("Lead (as printed)", compute="_compute_side_names")
    support_names = fields.Char("Cooperate (as printed)", compute="_compute_side_names")
    # ------------------------------------------------------------ where it comes from
    origin_id = fields.Many2one(
        "iso.plan.line",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
    )

    # Not ``required``: a line typed into a new plan gets its table when it is saved.
    _in_a_table = models.Constraint(
        "CHECK (section_id IS NOT NULL)", "A line stands in a table."
    )
    _weight_positive = models.Constraint(
        "CHECK (weight > 0)", "The weight of a line must be more than zero."
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("section_id"):
                vals["section_id"] = self._main_table(vals).id
        return super().create(vals_list)

    @api.model
    def _main_table(self, vals):
        """The first table of the plan or template; made when there is none."""
        owner = {
            name: vals[name] for name in ("plan_id", "template_id") if vals.get(name)
        }
        if len(owner) != 1:
            raise UserError(
                self.env._("Say which plan or which template the line belongs to.")
            )
        sections = self.env["iso.plan.section"]
        domain = [(name, "=", value) for name, value in owner.items()]
        return sections.search(
            [*domain, ("kind", "=", "table")], limit=1
        ) or sections.create(
            {
                **owner,
                "kind": "table",
                "title": "NỘI DUNG CÔNG VIỆC",
                "sequence": 50,
            }
        )

    # ------------------------------------------------------------ computed
    @api.depends("name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " ".join((line.name or "").split())[:120]

    @api.depends("plan_id.year", "template_id.base_year")
    def _compute_year(self):
        for line in self:
            line.year = line.plan_id.year or line.template_id.base_year

    @api.depends(
        "sequence",
        "parent_id",
        "section_id.line_ids.sequence",
        "section_id.line_ids.parent_id",
    )
    def _compute_row_number(self):
        numbers = {}
        for section in self.section_id:
            rows = section.line_ids.sorted(lambda row: (row.sequence, row._origin.id))
            tops = rows.filtered(lambda row: not row.parent_id)
            for position, row in enumerate(tops, 1):
                numbers[row] = str(position)
                subs = rows.filtered(lambda sub, row=row: sub.parent_id == row)
                for sub_position, sub in enumerate(subs, 1):
                    numbers[sub] = f"{position}.{sub_position}"
        for line in self:
            line.row_number = numbers.get(line) or numbers.get(line._origin) or ""

    # ------------------------------------------------------------ parties
    @api.depends("party_ids.party_id", "party_ids.role_id")
    def _compute_side_parties(self):
        for line in self:
            line.lead_party_ids = line._side("lead").party_id
            line.support_party_ids = line._side("support").party_id

    @api.depends("party_ids.display_name", "party_ids.role_id")
    def _compute_side_names(self):
        for line in self:
            line.lead_names = "; ".join(line._side("lead").mapped("display_name"))
            line.support_names = "; ".join(line._side("support").mapped("display_name"))

    def _side(self, assignment):
        """The party entries of one side: "lead" or "support"."""
        return self.party_ids.filtered(lambda e: e.assignment == assignment)

    def _inverse_lead_party_ids(self):
        self._set_side("lead", "lead_party_ids", "iso_quality.party_role_lead")

    def _inverse_support_party_ids(self):
        self._set_side("support", "support_party_ids", "iso_quality.party_role_support")

    def _set_side(self, assignment, field, default_role):
        role = self.env.ref(default_role)
        for line in self:
            wanted = line[field]
            entries = line._side(assignment)
            gone = entries.filtered(lambda e, wanted=wanted: e.party_id not in wanted)
            new = wanted - entries.party_id
            if gone or new:
                line.party_ids = [Command.delete(entry.id) for entry in gone] + [
                    Command.create({"party_id": party.id, "role_id": role.id})
                    for party in new
                ]

    def _search_lead_party_ids(self, operator, value):
        return self._search_side("lead", operator, value)

    def _search_support_party_ids(self, operator, value):
        return self._search_side("support", operator, value)

    def _search_side(self, assignment, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        side = Domain("role_id.assignment", "=", assignment)
        return Domain("party_ids", "any", side & Domain("party_id", operator, value))

    def _workers(self):
        """The party entries that receive tasks.

        Where nobody leads (plan of a Sở with "Tham mưu" only), those who advise do
        the work.
        """
        self.ensure_one()
        return self._side("lead") or self.party_ids

    def _activity_types(self):
        """All kinds of work that these lines ask for, the main one first."""
        return self.activity_type_id | self.also_type_ids

    def _is_heading(self):
        self.ensure_one()
        return bool(self.child_ids and not self.branch_ids and not self.party_ids)

    @api.constrains("parent_id", "section_id")
    def _check_parent(self):
        for line in self.filtered("parent_id"):
            if line.parent_id.parent_id or line.parent_id == line or line.child_ids:
                raise ValidationError(
                    self.env._("A sub-row cannot be divided into sub-rows again.")
                )
            if line.parent_id.section_id != line.section_id:
                raise ValidationError(
                    self.env._("A sub-row stands in the same table as its row.")
                )

    def action_open_line(self):
        """Open the line's own form, where cases and roles are edited."""
        self.ensure_one()
        return open_form(self, name=self.env._("Line of the Plan"), target="new")
