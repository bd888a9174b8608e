from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# What the owner, who may not change the register, writes.
OWNER_FIELDS = {"evidence", "evidence_ids"}
BY_BUTTON = {"state", "done_by_id", "done_date", "checked_by_id", "checked_date"}
OPEN_PREFIXES = ("message_", "activity_")


class IsoRiskMeasure(models.Model):
    """What is done about a risk or an opportunity, by whom and until when.

    It goes on after its register is closed: the owner says it is done with evidence,
    somebody else checks whether it works (QT-HT-05: who checks is not who did it).
    """

    _name = "iso.risk.measure"
    _description = "Measure against a Risk"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_deadline, id"
    _mail_post_access = "read"

    risk_id = fields.Many2one("iso.risk", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(
        related="risk_id.company_id", store=True, index=True, precompute=True
    )
    department_id = fields.Many2one(
        related="risk_id.department_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="risk_id.year", store=True, precompute=True, aggregator=None
    )
    name = fields.Char("What Is Done", required=True)
    user_id = fields.Many2one("res.users", "Owner", index="btree_not_null")
    date_deadline = fields.Date("Deadline")
    evidence = fields.Text(help="What shows that it is done.")
    evidence_ids = fields.Many2many(
        "ir.attachment", string="Files of Evidence", bypass_search_access=True
    )
    state = fields.Selection(
        [
            ("todo", "To do"),
            ("done", "Done, to be checked"),
            ("effective", "Checked: works"),
            ("failed", "Checked: does not work"),
        ],
        required=True,
        default="todo",
        readonly=True,
        copy=False,
        tracking=True,
    )
    done_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    done_date = fields.Date("Done On", readonly=True, copy=False)
    checked_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    checked_date = fields.Date("Checked On", readonly=True, copy=False)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_late")

    @api.depends("state", "date_deadline")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for one in self:
            is_open = one.state in ("todo", "failed")
            one.is_late = bool(
                is_open and one.date_deadline and one.date_deadline < today
            )

    def _search_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain("state", "in", ("todo", "failed")) & fields.Domain(
            "date_deadline", "<", fields.Date.context_today(self)
        )
        wanted = set(map(bool, value))
        if wanted == {True, False}:
            return fields.Domain.TRUE
        return late if wanted == {True} else ~late

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            for vals in vals_list:
                for name in BY_BUTTON:
                    vals.pop(name, None)
        measures = super().create(vals_list)
        measures._check_register()
        measures._adopt_evidence()
        return measures

    def write(self, vals):
        touched = {name for name in vals if not name.startswith(OPEN_PREFIXES)}
        if touched and not self.env.su:
            if touched & BY_BUTTON:
                raise UserError(self.env._("Use the buttons to finish and to check."))
            if touched - OWNER_FIELDS:
                self._check_leads()
                self._check_register()
            elif any(one.state == "effective" for one in self):
                raise UserError(self.env._("The measure is checked already."))
        result = super().write(vals)
        if "evidence_ids" in vals:
            self._adopt_evidence()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sealed(self):
        self._check_register()

    def _leads(self):
        """Whether the user answers for the register of all these measures."""
        user = self.env.user
        return user.has_group("iso_quality.group_secretary") or (
            user.has_group("iso_quality.group_head")
            and all(one.sudo().department_id.iso_head_user_id == user for one in self)
        )

    def _check_leads(self):
        if not self.env.su and not self._leads():
            raise AccessError(
                self.env._(
                    "The owner of a measure writes its evidence; what is to be done is "
                    "changed by the head of the department."
                )
            )

    def _check_register(self):
        if not self.env.su:
            self.risk_id._check_seal()

    def _adopt_evidence(self):
        # A file uploaded before saving belongs to nobody.
        for one in self:
            loose = one.sudo().evidence_ids.filtered(lambda file: not file.res_id)
            loose.write({"res_model": self._name, "res_id": one.id})

    def _remind_owners(self):
        """A to-do for the owner of each open measure that has none yet."""
        kind = "mail.mail_activity_data_todo"
        for one in self.sudo().filtered(lambda m: m.state == "todo" and m.user_id):
            if not one.activity_ids:
                one.activity_schedule(
                    kind,
                    date_deadline=one.date_deadline,
                    summary=one.name,
                    user_id=one.user_id.id,
                )

    # ------------------------------------------------------------ the way
    def finish(self):
        """The owner or the head says that it is done.

        :raise UserError: without evidence, or when it is done already
        :raise AccessError: for others
        """
        self.check_access("read")
        for one in self:
            if one.user_id != self.env.user:
                one._check_leads()
            if one.state not in ("todo", "failed"):
                raise UserError(self.env._("“%s” is done already.", one.name))
            if not (one.evidence or "").strip() and not one.sudo().evidence_ids:
                raise UserError(
                    self.env._("Write or attach the evidence of “%s” first.", one.name)
                )
        self.sudo().write(
            {
                "state": "done",
                "done_by_id": self.env.uid,
                "done_date": fields.Date.context_today(self),
                "checked_by_id": False,
                "checked_date": False,
            }
        )
        self.sudo().activity_ids.action_feedback()

    def _check_as(self, state):
        """Record the check of another person than the doer.

        :raise UserError: when the doer or owner checks, or nothing is done yet
        :raise AccessError: for those who are neither head, secretary nor leader
        """
        self.check_access("read")
        user = self.env.user
        for one in self:
            if one.state != "done":
                raise UserError(self.env._("“%s” is not done yet.", one.name))
            if user in one.done_by_id | one.user_id:
                raise UserError(
                    self.env._(
                        "“%s” has to be checked by somebody else than who did it.",
                        one.name,
                    )
                )
            if not user.has_group("iso_quality.group_leader"):
                one._check_leads()
        self.sudo().write(
            {
                "state": state,
                "checked_by_id": user.id,
                "checked_date": fields.Date.context_today(self),
            }
        )

    def action_finish(self):
        self.finish()

    def action_check_effective(self):
        self._check_as("effective")

    def action_check_failed(self):
        self._check_as("failed")
