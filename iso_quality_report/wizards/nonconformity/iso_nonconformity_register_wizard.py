from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_list


class IsoNonconformityRegisterWizard(models.TransientModel):
    """Which register of nonconformities is printed: of the agency or of a department, of
    which days."""

    _name = "iso.nonconformity.register.wizard"
    _description = "Register of Nonconformities"
    _inherit = ["iso.agency.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        check_company=True,
        domain="[('company_id', '=', company_id)]",
        help="Empty: the register of the agency as a whole.",
    )
    date_from = fields.Date(
        "First Day",
        required=True,
        default=lambda self: vietnam_today().replace(month=1, day=1),
    )
    date_to = fields.Date(
        "Last Day",
        required=True,
        default=lambda self: vietnam_today().replace(month=12, day=31),
    )
    line_count = fields.Integer("Lines", compute="_compute_line_count")

    @api.depends("company_id", "department_id", "date_from", "date_to")
    @api.depends_context("uid")
    def _compute_line_count(self):
        for wizard in self:
            known = wizard.date_from and wizard.date_to
            register = self.env["iso.nonconformity"]
            wizard.line_count = (
                register.search_count(wizard._kept_domain()) if known else 0
            )

    # ------------------------------------------------------------ what is in it
    def _kept_domain(self):
        """The nonconformities of this register (Domain)."""
        domain = (
            Domain("company_id", "=", self.company_id.id)
            & Domain("day", ">=", self.date_from)
            & Domain("day", "<=", self.date_to)
            # Whatever came of those that were accepted, the register has them.
            & Domain("number", ">", 0)
        )
        if self.department_id:
            domain &= Domain("department_id", "=", self.department_id.id)
        return domain

    def _kept(self):
        """The lines of the register that the user may read, in order of time; raises as
        ``_check_asked``."""
        self.ensure_one()
        self._check_asked()
        return self.env["iso.nonconformity"].search(
            self._kept_domain(), order="day, year, number, id"
        )

    def _kept_count(self):
        """How many lines the register has, read or not."""
        # sudo: only how many there are
        return self.env["iso.nonconformity"].sudo().search_count(self._kept_domain())

    def _check_asked(self):
        """:raise AccessError: for those who do not belong to the agency
        :raise UserError: when the period ends before it begins"""
        self.env["res.users"]._iso_require("staff", self)
        if self.date_from > self.date_to:
            raise UserError(
                self.env._("The period ends before it begins: look at the two days.")
            )

    def _print_name(self):
        """The name of the printed file, without extension."""
        # sudo: whose register it is
        unit = self.sudo().department_id.name or self.sudo().company_id.name or ""
        days = f"{self.date_from:%d-%m-%Y} {self.date_to:%d-%m-%Y}"
        return f"Sổ theo dõi KPH và HĐKP - {unit} {days}".replace("/", "-")[:120]

    # ------------------------------------------------------------ buttons
    def action_print_pdf(self):
        return self._print("pdf")

    def action_print_docx(self):
        return self._print("docx")

    def action_print_xlsx(self):
        return self._print("xlsx")

    def _print(self, format_):
        self.ensure_one()
        self.check_access("read")
        self._check_asked()
        name = f"iso_quality_report.report_nonconformity_register_{format_}"
        return self.env.ref(name).report_action(self, config=False)

    def action_open_lines(self):
        """Open the lines as a list."""
        self.ensure_one()
        self.check_access("read")
        self._check_asked()
        return open_list(
            self.env._("Register of Nonconformities"),
            "iso.nonconformity",
            self._kept_domain(),
            context={"create": False},
        )
