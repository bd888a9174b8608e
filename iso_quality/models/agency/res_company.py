from odoo import fields, models

AGENCY_KINDS = [
    ("province", "Provincial people's committee"),
    ("department", "Provincial department"),
    ("sub_department", "Sub-department"),
    ("commune", "Commune people's committee"),
    ("service_unit", "Public service unit"),
    ("other", "Other"),
]


class ResCompany(models.Model):
    """An agency that applies a quality-management system.

    The identity fields are those printed at the head of its official documents
    (Decree 30/2020/ND-CP, annex I); the obligation is that of Decision
    19/2014/QD-TTg, article 2.
    """

    _inherit = "res.company"

    # ------------------------------------------------------------ as it is printed
    iso_superior_name = fields.Char(
        "Superior Agency",
        help="The agency printed above this one at the head of documents.",
    )
    iso_symbol = fields.Char(
        "Document Symbol", help="Short symbol used in document numbers, e.g. SKHCN."
    )
    iso_place = fields.Char(
        "Place Name", help="Place printed before the date of documents."
    )
    # ------------------------------------------------------------ what it is, who answers
    iso_agency_kind = fields.Selection(AGENCY_KINDS, "Kind of Agency")
    iso_obligation = fields.Selection(
        [("must", "Must apply"), ("encouraged", "Encouraged to apply")],
        "Obligation to Apply ISO 9001",
    )
    iso_standing_department_id = fields.Many2one(
        "hr.department",
        "Unit in Charge",
        domain="[('company_id', '=', id)]",
        help="The standing unit that keeps the quality-management system running.",
        check_company=True,
    )
    iso_head_user_id = fields.Many2one(
        "res.users",
        "Head of Agency",
        help="The leader who answers for what the plan gives to the leadership.",
        check_company=True,
    )
    iso_supervisor_id = fields.Many2one(
        "res.company",
        "Supervising Agency",
        help="The agency that follows up this one's quality-management system.",
    )

    def _iso_departments(self):
        """The departments that "all departments" of a plan means."""
        self.ensure_one()
        # sudo: what a plan means by all departments, whoever asks
        return (
            self.env["hr.department"]
            .sudo()
            .search_fetch(
                [("company_id", "=", self.id), ("iso_in_scope", "=", True)],
                ["name", "iso_head_user_id"],
            )
        )

    def _iso_today(self):
        """Today where the agency is (date); jobs run without a user's time zone."""
        self.ensure_one()
        zone = self.partner_id.tz or "Asia/Ho_Chi_Minh"
        return fields.Date.context_today(self.with_context(tz=zone))
