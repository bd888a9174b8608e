from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.date_utils import end_of, start_of

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_list
from odoo.addons.iso_quality_audit.tools.nonconformity_words import (
    day_words,
    period_words,
)


class IsoBriefingWizard(models.TransientModel):
    """Which briefing is printed: of a week, a month or a quarter, of the agency or of a
    department."""

    _name = "iso.briefing.wizard"
    _description = "Progress for the Briefing"
    _inherit = ["iso.agency.mixin"]

    period = fields.Selection(
        [("week", "Week"), ("month", "Month"), ("quarter", "Quarter")],
        required=True,
        default="week",
    )
    day = fields.Date(
        "A Day of It", required=True, default=lambda self: vietnam_today()
    )
    date_from = fields.Date("First Day", compute="_compute_dates")
    date_to = fields.Date("Last Day", compute="_compute_dates")
    date_until = fields.Date(
        "Next, until",
        compute="_compute_dates",
        help="The last day of the period that follows.",
    )
    department_id = fields.Many2one(
        "hr.department",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self._default_department(),
        help="Empty: the agency as a whole; for heads, the departments they head.",
    )

    @api.model
    def _default_department(self):
        """The department of a head, who sees no more than that."""
        headed = self._headed(self.env.company)
        return headed if len(headed) == 1 else headed.browse()

    @api.model
    def _headed(self, company):
        """The departments of an agency that the user heads, where he sees no more
        (hr.department)."""
        units = self.env["hr.department"]
        if self.env.user._iso_sees_agency(company):
            return units
        return units.search(
            Domain("company_id", "=", company.id)
            & Domain("iso_head_user_id", "=", self.env.uid)
        )

    @api.depends("period", "day")
    def _compute_dates(self):
        for asked in self:
            day, kind = asked.day or vietnam_today(), asked.period or "week"
            asked.date_from = start_of(day, kind)
            asked.date_to = end_of(day, kind)
            asked.date_until = end_of(asked.date_to + timedelta(days=1), kind)

    # ------------------------------------------------------------ what is in it
    def _units(self):
        """The departments that are asked for (hr.department); None: all of the agency."""
        self.ensure_one()
        if self.department_id:
            return self.department_id
        if self.env.user._iso_sees_agency(self.company_id):
            return None
        return self._headed(self.company_id)

    def _gathered(self):
        """What the briefing says: see ``iso.briefing._gather``.

        :raise AccessError: for those who neither head a department of the agency nor
            see all of it
        """
        self.ensure_one()
        self._check_asked()
        return self.env["iso.briefing"]._gather(
            self.company_id,
            self.date_from,
            self.date_to,
            self.date_until,
            self._units(),
        )

    def _check_asked(self):
        """:raise AccessError: see ``_gathered``"""
        self.env["res.users"]._iso_require(("head", "leader"), self)

    def _period_words(self):
        """The period as it is spoken of (str, Vietnamese)."""
        if self.period == "week":
            return f"tuần từ {day_words(self.date_from)} đến {day_words(self.date_to)}"
        return period_words(self.date_from, self.date_to)

    def _unit_words(self):
        """Whose briefing it is (str)."""
        units = self._units()
        # sudo: names of the agency and of what was asked for
        if units is None:
            return self.sudo().company_id.name
        return ", ".join(units.sudo().mapped("name"))

    def _print_name(self):
        """The name of the printed file, without extension."""
        days = f"{self.date_from:%d-%m-%Y} {self.date_to:%d-%m-%Y}"
        return f"Tiến độ giao ban - {self._unit_words()} {days}".replace("/", "-")[:120]

    # ------------------------------------------------------------ buttons
    def action_print_pdf(self):
        return self._print("pdf")

    def action_print_docx(self):
        return self._print("docx")

    def _print(self, format_):
        self.ensure_one()
        self.check_access("read")
        self._check_asked()
        name = f"iso_quality_report.report_briefing_{format_}"
        return self.env.ref(name).report_action(self, config=False)

    def action_open_difficulties(self):
        """Open what stands in the way, as the briefing tells it."""
        self.ensure_one()
        self.check_access("read")
        self._check_asked()
        briefing = self.env["iso.briefing"]
        return open_list(
            self.env._("Difficulties"),
            "iso.task.difficulty",
            briefing._of_domain(self.company_id, self._units())
            & briefing._difficulty_domain(self.date_from, self.date_to),
            view_mode="list,kanban",
            views=[(False, "list"), (False, "kanban")],
        )
