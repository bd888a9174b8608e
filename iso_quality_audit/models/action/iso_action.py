from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.work.iso_task import OPEN_STATES
from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam, vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_form

STATES = [
    ("draft", "Proposed"),
    ("doing", "Being done"),
    ("done", "Done, to be checked"),
    ("checked", "Checked: done"),
    ("effective", "Checked: works"),
    ("failed", "Checked: does not work"),
    ("dropped", "Not done"),
]
# Nothing happens to these any more: what failed stays as evidence.
SETTLED = ("checked", "effective", "failed", "dropped")


class IsoAction(models.Model):
    """What is done about something: at once, against its cause, or to be better.

    It is work like all other work: once it is approved it is a task of its owner. What
    did not work is not done again but followed by a new action in another round.
    """

    _name = "iso.action"
    _description = "Corrective Action"
    _inherit = ["iso.search.mixin", "iso.work.mixin", "mail.thread"]
    _order = "date_deadline, id"
    _found_by = (
        "name",
        "nonconformity_id",
        "department_id",
        "doing_department_id",
        "user_id",
    )
    _mail_post_access = "read"

    # What it belongs to: documents of several models may give actions (``_owners``).
    nonconformity_id = fields.Many2one(
        "iso.nonconformity", ondelete="cascade", index="btree_not_null"
    )
    company_id = fields.Many2one(
        related="nonconformity_id.company_id", store=True, index=True, precompute=True
    )
    department_id = fields.Many2one(
        related="nonconformity_id.department_id",
        store=True,
        index="btree_not_null",
        precompute=True,
    )
    year = fields.Integer(
        related="nonconformity_id.year", store=True, precompute=True, aggregator=None
    )
    kind = fields.Selection(
        [
            ("correction", "Correction"),
            ("corrective", "Corrective action"),
            ("improvement", "Improvement"),
        ],
        required=True,
        default="corrective",
    )
    name = fields.Char("What Is Done", required=True, index="trigram")
    cause_ids = fields.Many2many(
        "iso.cause",
        "iso_action_cause_rel",
        "action_id",
        "cause_id",
        "Removes",
        check_company=True,
        domain="[('nonconformity_id', '=', nonconformity_id), ('is_root', '=', True)]",
    )
    owner_sealed = fields.Boolean(
        related="nonconformity_id.is_sealed", related_sudo=False
    )
    # ------------------------------------------------------------ who, until when
    doing_department_id = fields.Many2one(
        "hr.department",
        "Done By (department)",
        compute="_compute_doing_department",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', '=', company_id)]",
    )
    user_id = fields.Many2one(
        "res.users", "Owner", index="btree_not_null", check_company=True
    )
    date_deadline = fields.Date("Deadline")
    cost = fields.Float("Cost (đồng)", digits=(16, 0))
    procedure_id = fields.Many2one(
        "iso.procedure",
        "Changes the Procedure",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', '=', company_id)]",
        help="It is not over before a new issue of it is in force.",
    )
    # ------------------------------------------------------------ how far it is
    round = fields.Integer(default=1, readonly=True, copy=False, aggregator=None)
    state = fields.Selection(
        STATES,
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    is_immediate = fields.Boolean(
        "Given Out at Once",
        readonly=True,
        copy=False,
        help="A correction that is work before the cause is asked and approved by nobody.",
    )
    drop_reason = fields.Text("Why It Is Not Done", readonly=True, copy=False)
    dropped_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    dropped_by_name = fields.Char("Let Go By", readonly=True, copy=False)
    # As whoever may read the action: the task may be another department's.
    result = fields.Text(related="task_id.result", string="What Came of It")
    done_date = fields.Datetime(related="task_id.done_date")
    done_by_name = fields.Char(related="task_id.done_by_name")
    is_late = fields.Boolean(related="task_id.is_late")

    _cost_positive = models.Constraint(
        "CHECK (cost >= 0)", "What an action costs is 0 đồng or more."
    )

    @api.depends("nonconformity_id")
    def _compute_doing_department(self):
        for action in self:
            if not action.doing_department_id:
                action.doing_department_id = action._owner().department_id

    @api.constrains("cause_ids", "nonconformity_id")
    def _check_causes(self):
        for action in self:
            strange = action.cause_ids.filtered(
                lambda cause, action=action: (
                    cause.nonconformity_id != action.nonconformity_id
                )
            )
            if strange:
                raise ValidationError(
                    self.env._(
                        "“%s” is a cause of another nonconformity.", strange[0].name
                    )
                )

    @api.constrains("nonconformity_id")
    def _check_owner(self):
        for action in self:
            if not action._owner():
                raise ValidationError(
                    self.env._("“%s” belongs to nothing: begin it there.", action.name)
                )

    # ------------------------------------------------------------ what it belongs to
    def _owner(self):
        """The record that one action belongs to; empty when there is none."""
        return self.nonconformity_id

    def _sealed_document(self):
        return self._owner()

    def _sealed_documents(self):
        return self._owners()

    @api.model_create_multi
    def create(self, vals_list):
        # Whose it is and since when stands in it: no message of three thousand says that.
        quiet = self.with_context(mail_create_nolog=True)
        actions = super(IsoAction, quiet).create(vals_list).with_env(self.env)
        for round_, some in actions.grouped(lambda one: one._owner().round).items():
            # sudo: the round is the nonconformity's
            some.sudo()._unsealed().write({"round": round_})
        return actions

    def write(self, vals):
        """As Odoo's. What was checked is evidence: nobody has it say something else, or
        removes another cause with it. What was given out at once is as it was given."""
        if not (
            self.env.su or self._is_unsealed() or all(map(self._iso_is_talk, vals))
        ):
            self.check_access("read")
            for action in self:
                if action.state in SETTLED:
                    action._refuse_reopening()
                if action.is_immediate:
                    action._refuse_changing()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_given(self):
        for action in self:
            if action.state != "draft":
                action._refuse_changing()

    def _refuse_changing(self):
        """:raise UserError: what is given out is put off or let go, with a reason"""
        raise UserError(
            self.env._(
                "“%s” has been given out. Open it: its deadline is put off, or it is not "
                "done after all, with a reason.",
                self.name,
            )
        )

    def _check_going_on(self):
        """:raise UserError: when what these belong to is over"""
        # sudo: whether it is over, whoever asks
        for owners in self.sudo()._owners():
            for owner in owners.filtered("is_over"):
                raise UserError(owner._seal_message())

    # ------------------------------------------------------------ buttons
    def action_open_form(self):
        """Open the action by itself: from the list of what it belongs to."""
        self.ensure_one()
        return open_form(self)

    # ------------------------------------------------------------ who answers
    _answered_unit = "doing_department_id"

    @api.model
    def _answered(self):
        return {"user_id": Domain("state", "in", ["draft", "doing"])}

    # ------------------------------------------------------------ its task
    def _work_source(self):
        return self._owner()

    def _work_vals(self):
        department = self.doing_department_id
        user = self.user_id or department.iso_head_user_id
        return {
            "name": self.name,
            "company_id": self.company_id.id,
            "department_id": department.id,
            "user_id": user.id,
            "date_due": self.date_deadline,
        }

    def _give_work(self):
        """Approved: what is proposed becomes work."""
        going_on = self.filtered(lambda one: one.state in ("draft", "doing"))
        # Where the step that asks for it was left out.
        # sudo: as below
        for action in going_on.sudo().filtered(lambda one: not one.date_deadline):
            agency = action.company_id
            due = agency._iso_within("iso_turn_days", vietnam_today())
            action._unsealed().date_deadline = due
        result = super(IsoAction, going_on)._give_work()
        # sudo: run by decisions, which ask
        drafts = going_on.sudo().filtered(lambda one: one.state == "draft")
        drafts._unsealed().write({"state": "doing"})
        return result

    def _work_moved(self, state):
        settled = self.filtered(lambda one: one.state in SETTLED)
        if settled:
            settled[0]._refuse_reopening()
        moved = self._unsealed()
        if state == "done":
            moved.write({"state": "done"})
        elif state in OPEN_STATES:
            moved.write({"state": "doing"})
        for owners in moved._owners():
            owners._follow_actions()

    def _owners(self):
        """The records that these belong to, by model (list of recordsets)."""
        return [self.nonconformity_id]

    def _is_revised(self):
        """Whether a new issue of the procedure that this action changes is in force.

        Rooms that keep the revisions of procedures say it more exactly.
        """
        issued = self.procedure_id.issue_date
        return bool(issued) and issued >= in_vietnam(self.create_date).date()
