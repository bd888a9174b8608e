from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class IsoRiskRound(models.Model):
    """The yearly review of risks and opportunities: a register for each department.

    "Rà soát bảng nhận diện rủi ro và cơ hội" (ISO 9001, 6.1). Opening it freezes the
    scale and gives every department what is left of its last register.
    """

    _name = "iso.risk.round"
    _description = "Review of Risks and Opportunities"
    _inherit = ["iso.review.late"]
    _order = "year desc, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    date_deadline = fields.Date("Departments Confirm By", tracking=True)
    note = fields.Text("What to Look At", help="Shown to the departments.")
    scale_id = fields.Many2one(
        "iso.risk.scale",
        required=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env["iso.risk.scale"].search([], limit=1),
        domain="[('is_sealed', '=', False)]",
    )
    used_scale_id = fields.Many2one(
        "iso.risk.scale",
        "Scale as Used",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Under review"), ("closed", "Closed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    closed_date = fields.Date(readonly=True, copy=False)
    previous_id = fields.Many2one(
        "iso.risk.round", "Last Review", readonly=True, copy=False, ondelete="set null"
    )
    register_ids = fields.One2many(
        "iso.risk.register", "round_id", "Registers", readonly=True
    )
    register_count = fields.Integer("Departments", compute="_compute_counts")
    confirmed_count = fields.Integer("Confirmed", compute="_compute_counts")
    closed_count = fields.Integer("Registers Closed", compute="_compute_counts")

    _year_uniq = models.Constraint(
        "UNIQUE(company_id, year)", "The agency has a review for this year already."
    )

    @api.depends("year")
    def _compute_name(self):
        # The name of the document, Vietnamese as all official ones.
        for one in self:
            one.name = f"Rà soát bảng nhận diện rủi ro và cơ hội năm {one.year}"

    @api.depends("register_ids.state")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_counts(self):
        groups = self.env["iso.risk.register"]._read_group(
            [("round_id", "in", self.ids)], ["round_id", "state"], ["__count"]
        )
        counts = {(one.id, state): count for one, state, count in groups}
        for one in self:
            draft, confirmed, closed = (
                counts.get((one.id, state), 0)
                for state in ("draft", "confirmed", "closed")
            )
            one.register_count = draft + confirmed + closed
            one.confirmed_count = confirmed + closed
            one.closed_count = closed

    @api.depends("state")
    def _compute_is_sealed(self):
        for one in self:
            one.is_sealed = one.state == "closed"

    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "“%s” is closed: it stays as it was. The next review goes on from it.",
            self.name,
        )

    def write(self, vals):
        fixed = {"year", "company_id", "scale_id"} & vals.keys()
        if fixed and any(one.state != "draft" for one in self):
            raise UserError(
                self.env._("The review is open: its year and scale cannot be changed.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_open(self):
        if any(one.state != "draft" for one in self):
            raise UserError(
                self.env._("A review that departments have worked on is kept.")
            )

    # ------------------------------------------------------------ the way
    def open(self):
        """Freeze the scale and make the registers of all departments in scope.

        What the last round left (its residual risk) is where this one begins. On an
        open round: the registers of departments that have come since.

        :raise UserError: when a round is closed, or no department is in scope
        :raise ValidationError: when a pair of the scale has no band
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("write")
        for one in self:
            if one.state == "closed":
                raise UserError(self.env._("“%s” is closed.", one.name))
            if one.state == "draft":
                last = one._last()
                used = one.scale_id._freeze(one.company_id)
                # sudo: access and role were checked; nobody else writes the state
                one.sudo().write(
                    {
                        "state": "open",
                        "used_scale_id": used.id,
                        "previous_id": last.id,
                    }
                )
            one._add_registers()

    @api.model
    def _output_missing_message(self, output, vals):
        return self.env._(
            "There is no “%s” yet: the ISO secretary opens the review of the year. "
            "Ask the secretary.",
            output.name,
        )

    def _last(self):
        """The last closed round before this one (may be empty)."""
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "<", self.year),
                ("state", "=", "closed"),
            ],
            limit=1,
        )

    def _add_registers(self):
        departments = self.company_id._iso_departments()
        # sudo: registers are made by their review only
        there = self.sudo().register_ids.department_id
        # Those of a closed department are gone on with, not begun again.
        departments -= there | there._iso_present_units()
        if not departments:
            if self.register_ids:
                return
            raise UserError(
                self.env._("No department takes part in the quality system yet.")
            )
        registers = (
            self.env["iso.risk.register"]
            .sudo()
            ._unsealed()
            .create(
                [
                    {"round_id": self.id, "department_id": department.id}
                    for department in departments
                ]
            )
        )
        registers._carry_over(self.previous_id)
        registers._follow_turns()
        registers.risk_ids._follow_turns()

    def close(self):
        """Close the round: every register must be closed.

        :raise UserError: when one is not, naming the departments
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("write")
        for one in self:
            if one.state != "open":
                raise UserError(self.env._("“%s” is not open.", one.name))
            waiting = one.register_ids.filtered(lambda r: r.state != "closed")
            if waiting:
                raise UserError(
                    self.env._(
                        "These departments have not closed their registers: %s",
                        ", ".join(waiting.department_id.mapped("name")),
                    )
                )
        # sudo: access and role were checked; the state is written by nobody else
        closed = {"state": "closed", "closed_date": vietnam_today()}
        self.sudo()._unsealed().write(closed)

    # ------------------------------------------------------------ past its date
    @api.model
    def _going_on_domain(self):
        return Domain("state", "!=", "closed")

    def _review_end(self):
        """The day by which departments confirm, while one has not; at last the year's
        end."""
        waits = self.state == "draft" or self.confirmed_count < self.register_count
        return waits and self.date_deadline or super()._review_end()

    def _late_words(self, end):
        waiting = self.register_ids.filtered(lambda one: one.state == "draft")
        if not waiting:
            return super()._late_words(end)
        names = ", ".join(waiting.department_id.mapped("name"))
        return (
            f"{self.name}: quá hạn từ ngày {end:%d/%m/%Y}, {len(waiting)} phòng chưa xác "
            f"nhận ({names})"
        )

    def action_open(self):
        self.open()

    def action_close(self):
        self.close()

    def action_registers(self):
        """The registers of this round, department by department."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_risk_register_action"
        )
        return {**action, "domain": [("round_id", "=", self.id)], "context": {}}
