from odoo import api, fields, models

from ...tools.web_actions import RELOAD

WHOM = [
    ("answerable", "Who answers for the task"),
    ("head", "Head of the department"),
    ("secretary", "ISO secretary"),
    ("leader", "Leader of the agency"),
]


class IsoLateStep(models.Model):
    """The ladder of lateness: whom a late task is told to, after how many days.

    Steps without an agency come with the product and hold for all; an agency that has
    steps of its own goes by those alone. Heads are told again while a task stays late
    (``iso_escalate_days``), everybody else once per step.
    """

    _name = "iso.late.step"
    _description = "Step of the Ladder of Lateness"
    _inherit = ["iso.shared.mixin"]
    _order = "days, id"

    days = fields.Integer("Days Late", required=True, default=1, aggregator=None)
    whom = fields.Selection(WHOM, "Who Is Told", required=True)
    active = fields.Boolean(default=True)
    in_use = fields.Boolean(
        "Holds Here",
        compute="_compute_in_use",
        help="Steps that all agencies share hold where an agency has none of its own.",
    )

    _days_positive = models.Constraint(
        "CHECK (days > 0)", "A task is late from the day after its deadline: enter 1."
    )
    _once = models.UniqueIndex(
        "(COALESCE(company_id, 0), days, whom) WHERE active",
        "This step is there already.",
    )

    @api.depends("days", "whom")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["whom"]._description_selection(self.env))
        for step in self:
            step.display_name = self.env._(
                "%(days)s days late: %(whom)s",
                days=step.days,
                whom=labels.get(step.whom, ""),
            )

    @api.depends("active", "company_id")
    @api.depends_context("company")
    def _compute_in_use(self):
        held = self._of(self.env.company)
        for step in self:
            step.in_use = step.active and (
                bool(step.company_id) or step._origin in held
            )

    @api.model
    def _of(self, company):
        """The steps that hold in an agency, the earliest first.

        :param company: one res.company
        :return: iso.late.step, read as the system
        """
        # sudo: the ladder is the same whoever asks
        steps = self.sudo().with_context(active_test=True)
        found = steps.search([("company_id", "in", [company.id, False])])
        return found.filtered("company_id") or found

    def action_make_own(self):
        """Button: give the agency steps of its own, which begin as the shared ones.

        Where there are some already, they stay as they are.
        """
        self.check_access("read")
        company = self.env.company
        self.env["res.users"]._iso_require("secretary", company | self.company_id)
        held = self._of(company)
        self.create(
            [
                {"company_id": company.id, "days": step.days, "whom": step.whom}
                for step in held
                if not step.company_id
            ]
        )
        return RELOAD
