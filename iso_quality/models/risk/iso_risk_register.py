from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today
from ..people.iso_turn_mixin import TURN
from ..work.iso_task import OPEN_STATES


class IsoRiskRegister(models.Model):
    """A department's risks and opportunities in one round.

    draft → confirmed by the head (every line confirmed or changed) → closed by the
    secretary (very high risks approved by a leader). Once it is confirmed its lines
    are sealed; the secretary may return it to the head.
    """

    _name = "iso.risk.register"
    _description = "Risk Register of a Department"
    _inherit = [
        "iso.sealed.mixin",
        "iso.output.mixin",
        "iso.turn.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, department_id, id"
    _mail_post_access = "read"

    round_id = fields.Many2one(
        "iso.risk.round", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="round_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="round_id.year", store=True, precompute=True, aggregator=None
    )
    scale_id = fields.Many2one(related="round_id.used_scale_id", compute_sudo=True)
    round_note = fields.Text(related="round_id.note", string="What to Look At")
    date_deadline = fields.Date(related="round_id.date_deadline", string="Confirm By")
    department_id = fields.Many2one(
        "hr.department", required=True, readonly=True, ondelete="restrict", index=True
    )
    head_id = fields.Many2one(
        related="department_id.iso_head_user_id", string="Head of Department"
    )
    state = fields.Selection(
        [("draft", "To confirm"), ("confirmed", "Confirmed"), ("closed", "Closed")],
        required=True,
        default="draft",
        readonly=True,
        tracking=True,
        group_expand=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    note = fields.Text("Remarks of the Department")
    risk_ids = fields.One2many("iso.risk", "register_id", "Risks and Opportunities")
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    confirmed_by_name = fields.Char("Confirmed By (name)", readonly=True, copy=False)
    confirmed_date = fields.Date("Confirmed On", readonly=True)
    closed_date = fields.Date("Closed On", readonly=True)
    line_count = fields.Integer("Entries", compute="_compute_counts")
    pending_count = fields.Integer("To Review", compute="_compute_counts")
    approval_count = fields.Integer("Waiting for a Leader", compute="_compute_counts")

    _department_uniq = models.Constraint(
        "UNIQUE(round_id, department_id)", "The department has its register already."
    )

    @api.depends("department_id.name", "year")
    def _compute_display_name(self):
        for register in self:
            # sudo: a register bears its department's name for all who may read it
            name = register.sudo().department_id.name
            register.display_name = f"{name} – {register.year}"

    @api.depends("state")
    def _compute_is_sealed(self):
        for register in self:
            register.is_sealed = register.state != "draft"

    @api.depends("risk_ids.review", "risk_ids.approval")
    def _compute_counts(self):
        groups = self.env["iso.risk"]._read_group(
            [("register_id", "in", self.ids), ("review", "!=", "dropped")],
            ["register_id", "review", "approval"],
            ["__count"],
        )
        for register in self:
            mine = [group[1:] for group in groups if group[0] == register]
            register.line_count = sum(count for *_states, count in mine)
            register.pending_count = sum(
                count for review, _approval, count in mine if review == "pending"
            )
            register.approval_count = sum(
                count for _review, approval, count in mine if approval == "needed"
            )

    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "The register of %s is confirmed: its lines cannot be changed. The ISO "
            "secretary can return it to the head of the department.",
            self.department_id.name,
        )

    @api.model
    def _output_missing_message(self, output, vals):
        # Registers come with the round, nobody begins one alone.
        # sudo: only the state of the review; keys come from the task's rule
        one = self.env["iso.risk.round"].sudo()
        one = one.search(
            [
                ("company_id", "=", vals["company_id"]),
                ("year", "=", vals["year"]),
                ("state", "!=", "draft"),
            ]
        )
        department = self.env["hr.department"].sudo().browse(vals["department_id"])
        if not one:
            return self.env._(
                "The review of risks and opportunities of %s is not open yet: the ISO "
                "secretary opens it for all departments, and your register is there "
                "then. Ask the secretary to open it.",
                vals["year"],
            )
        if one.state == "open":
            return self.env._(
                "“%(round)s” is open, but %(department)s has no register in it. Ask "
                "the ISO secretary to take the department into the quality system and "
                "to press “Add New Departments” on the review.",
                round=one.name,
                department=department.name,
            )
        return self.env._(
            "“%(round)s” was closed without a register of %(department)s. If there is "
            "nothing to do, mark the task as not needed and say why.",
            round=one.name,
            department=department.name,
        )

    # ------------------------------------------------------------ from last round
    def _carry_over(self, last):
        """Copy the lines of the last round's registers: its residual is the current
        risk of this one, to be reviewed.

        Levels are found by their numbers; those the new scale has not are left to be
        assessed again.

        :param last: the iso.risk.round before (may be empty)
        """
        mine = {register.department_id: register for register in self}
        went_on = self.env["hr.department"]._iso_went_on(self.company_id)
        mine |= {unit: mine[to] for unit, to in went_on.items() if to in mine}
        # sudo: last year's registers of the same departments
        old = last.sudo().register_ids.risk_ids.filtered(
            lambda risk: risk.review != "dropped" and risk.department_id in mine
        )
        vals_list = [risk._carried_vals(mine[risk.department_id]) for risk in old]
        new = self.env["iso.risk"].sudo()._unsealed().create(vals_list)
        old.measure_ids._carry_to(new)

    # ------------------------------------------------------------ the way
    def _shift(self, before, vals):
        """Write a new state after checking the old one.

        :raise UserError: when a register is not in the state ``before``
        """
        labels = dict(self._fields["state"]._description_selection(self.env))
        for register in self:
            if register.state != before:
                # sudo: callers checked access and role; nobody else writes the state
                raise UserError(
                    self.env._(
                        "The register of %(department)s is in the state “%(state)s” "
                        "already. Reload the page.",
                        department=register.sudo().department_id.name,
                        state=labels[register.state],
                    )
                )
        self.sudo()._unsealed().write(vals)
        self._follow_turns()
        # sudo: whose turn it is, whoever shifts
        self.sudo().risk_ids._follow_turns()

    # ------------------------------------------------------------ whose turn it is
    @api.model
    def _turn_domain(self):
        return Domain("state", "in", ["draft", "confirmed"]) & Domain(
            "round_id.state", "=", "open"
        )

    def _turn(self, people):
        """To be confirmed: its head's; to be closed: the secretary's."""
        if self.round_id.state != "open":
            return None
        if self.state == "draft":
            head = people.answering(self.env["res.users"], self.department_id)
            return TURN, head, f"Rà soát, xác nhận: {self.display_name}"
        waits = any(risk.approval == "needed" for risk in self.risk_ids)
        if self.state != "confirmed" or waits:
            return None
        return TURN, people.secretary, f"Đóng: {self.display_name}"

    def confirm(self):
        """The head (or the secretary) answers for every line.

        :raise UserError: when lines are not reviewed or not complete, saying which
        """
        self.check_access("write")
        for register in self:
            missing = register.risk_ids._missing()
            if missing:
                raise UserError("\n".join(missing))
        self._shift(
            "draft",
            {
                "state": "confirmed",
                "confirmed_by_id": self.env.uid,
                "confirmed_date": vietnam_today(),
            },
        )
        dropped = self.risk_ids.filtered(lambda risk: risk.review == "dropped")
        dropped.measure_ids._withdraw_work(
            for_readers(self.env)._("The register no longer asks for it.")
        )
        (self.risk_ids - dropped).measure_ids._give_work()
        for register in self:
            register._tell_owners()

    def _tell_owners(self):
        # sudo: run by confirming, which asks
        tasks = self.sudo().risk_ids.measure_ids.task_id
        owners = tasks.filtered(lambda task: task.state in OPEN_STATES).user_id
        if owners - self.env.user:
            self.sudo().message_post(
                body=for_readers(self.env)._(
                    "Confirmed: %s. Your measures are under My Tasks.",
                    self.display_name,
                ),
                partner_ids=(owners - self.env.user).partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )

    def close(self):
        """The secretary closes what is confirmed and approved.

        :raise UserError: when a very high risk waits for a leader
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("read")
        for register in self:
            waiting = register.risk_ids.filtered(lambda r: r.approval == "needed")
            if waiting:
                raise UserError(
                    self.env._(
                        "A leader has to approve these risks first: %s",
                        "; ".join(waiting.mapped("name")),
                    )
                )
        today = vietnam_today()
        self._shift("confirmed", {"state": "closed", "closed_date": today})

    def return_to_draft(self, reason):
        """The secretary gives a confirmed register back to be changed.

        :param str reason: what has to be mended; stays in the history
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("read")
        reason = self._check_reason(reason)
        vals = {"state": "draft", "confirmed_by_id": False, "confirmed_date": False}
        self._shift("confirmed", vals)
        nobody = self.env["res.users"]
        # sudo: role and access were asked above
        for register in self.sudo():
            register.message_post(
                body=for_readers(self.env)._("Returned: %s", reason),
                partner_ids=self.env["iso.addressee"]._contacts(nobody, register),
                subtype_xmlid="mail.mt_comment",
            )

    def action_confirm(self):
        self.confirm()

    def action_close(self):
        self.close()

    def action_open_return(self):
        return self.env["iso.reason.wizard"]._ask(self, "return")
