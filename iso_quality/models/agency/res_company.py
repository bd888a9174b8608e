from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.misc import clean_context

from ...tools.vietnam_time import ZONE

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

    # ------------------------------------------------------------ who sets it up
    @api.model_create_multi
    def create(self, vals_list):
        """As Odoo's; an agency is in Vietnam unless it is said where."""
        country, currency = (
            self.env.ref(name, raise_if_not_found=False)
            for name in ("base.vn", "base.VND")
        )
        common = {
            "country_id": country and country.id,
            "currency_id": currency and currency.id,
        }
        common = {name: value for name, value in common.items() if value}
        agencies = super().create(
            [{**({} if one.get("parent_id") else common), **one} for one in vals_list]
        )
        for partner in agencies.partner_id.filtered(lambda one: not one.tz):
            partner.tz = ZONE
        return agencies

    def write(self, vals):
        """As Odoo's; an agency's administrator writes what is his (see
        ``_has_field_access``) of his own agency."""
        if not self._iso_is_agency_admin():
            return super().write(vals)
        self.check_access("write")
        self.env["res.users"]._iso_require("admin", self)
        for name in vals:
            self._check_field_access(self._fields[name], "write")
        # sudo: name and picture stand on the contact, which is not his to write; what
        # the caller's context presets on other records is not heard
        here = self.sudo().with_env(
            self.env(su=True, context=clean_context(self.env.context))
        )
        result = super(ResCompany, here).write(vals)
        self._iso_check_links(self._iso_links() & vals.keys())
        return result

    @api.model
    def _iso_is_agency_admin(self):
        """Whether the current user writes on agencies as the administrator of one, and
        not by a right of Odoo's."""
        return not self.env.su and not self.env.user.has_group("base.group_erp_manager")

    @api.model
    def _has_field_access(self, field, operation):
        """As Odoo's; of an agency its administrator writes name, picture and what is
        ours, but not which agency follows it up."""
        allowed = super()._has_field_access(field, operation)
        if operation == "read" or not allowed or not self._iso_is_agency_admin():
            return allowed
        return field.name in ("name", "logo") or (
            self._iso_is_ours(field) and field.name != "iso_supervisor_id"
        )

    @api.model
    def _check_field_access(self, field, operation):
        if (
            operation == "write"
            and self._iso_is_agency_admin()
            and not self._has_field_access(field, operation)
        ):
            raise AccessError(
                self.env._(
                    "“%s” of an agency is changed by the administrator of the "
                    "installation: ask for it there.",
                    self._iso_label(field.name),
                )
            )
        return super()._check_field_access(field, operation)

    def action_add_administrator(self):
        """Open the form of a new person with the role of administrator."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_person_action_new"
        )
        return {
            **action,
            "context": {"default_company_id": self.id, "default_is_admin": True},
        }

    def _iso_departments(self):
        """The departments that "all departments" of a plan means."""
        self.ensure_one()
        # sudo: what a plan means by all departments, whoever asks
        return (
            self.env["hr.department"]
            .sudo()
            .search_fetch(
                [("company_id", "=", self.id), ("iso_in_scope", "=", True)],
                ["name", "iso_head_user_id", "iso_symbol"],
            )
        )
