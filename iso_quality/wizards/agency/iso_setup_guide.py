from odoo import api, fields, models
from odoo.fields import Command, Domain

from ...models.agency.res_users_roles import GROUPS
from ...tools.vietnam_time import vietnam_today


class IsoSetupGuide(models.TransientModel):
    """The first steps of an agency; each says what is still missing.

    A step's ``*_missing`` text is empty once the step is done. Nothing is stored:
    the guide looks at the agency each time it is opened.
    """

    _name = "iso.setup.guide"
    _description = "First-Run Guide"

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        required=True,
        readonly=True,
        default=lambda self: self.env.company,
    )
    identity_missing = fields.Char(compute="_compute_missing")
    departments_missing = fields.Char(compute="_compute_missing")
    people_missing = fields.Char(compute="_compute_missing")
    committee_missing = fields.Char(compute="_compute_missing")
    steps_done = fields.Integer(compute="_compute_missing")
    steps_total = fields.Integer(compute="_compute_missing")

    @api.model
    def _steps(self):
        """The steps in their order; each has a method ``_missing_<step>``."""
        return ["identity", "departments", "people", "committee"]

    @api.depends("company_id")
    def _compute_missing(self):
        for guide in self:
            guide._check_own_agency()
            missing = {
                step: getattr(guide, f"_missing_{step}")() for step in self._steps()
            }
            for step, text in missing.items():
                guide[f"{step}_missing"] = text
            guide.steps_total = len(missing)
            guide.steps_done = sum(not text for text in missing.values())

    def _missing_identity(self):
        company = self.company_id
        names = [
            "iso_symbol",
            "iso_place",
            "iso_agency_kind",
            "iso_standard_id",
        ]
        if company.iso_agency_kind not in ("province", "commune"):
            names.insert(0, "iso_superior_name")
        return self._missing_fields(names)

    def _missing_fields(self, names):
        """A sentence on the fields of the agency that are empty; "" when none is."""
        company = self.company_id
        labels = company.fields_get(names, ["string"])
        empty = [labels[name]["string"] for name in names if not company[name]]
        return self.env._("Missing: %s", ", ".join(empty)) if empty else ""

    def _compute_display_name(self):
        self.display_name = self.env._("First Steps")

    def _missing_departments(self):
        departments = self.company_id._iso_departments()
        # sudo: names of departments with people of this agency
        lost = self.env["hr.department"].sudo()
        lost = lost.search(
            Domain("company_id", "=", False)
            & (
                Domain("manager_id.company_id", "=", self.company_id.id)
                | Domain("member_ids.company_id", "=", self.company_id.id)
            )
        )
        if lost:
            return self.env._(
                "Of no agency, so that nobody there is asked for anything: %s. Choose "
                "the agency in the form of each.",
                ", ".join(lost.mapped("name")),
            )
        if not departments:
            return self.env._("There is no department yet.")
        headless = departments.filtered(lambda unit: not unit.iso_head_user_id)
        if headless:
            return self.env._(
                "No head with an account: %s", ", ".join(headless.mapped("name"))
            )
        return self._missing_fields(["iso_standing_department_id"])

    def _missing_people(self):
        members = self.env["res.users"]._iso_members
        # sudo: only the name of the role
        texts = [
            self.env._(
                "Nobody has the role %s.", self.env.ref(GROUPS[role]).sudo().name
            )
            for role in ("secretary", "leader")
            if not members(role, self.company_id)
        ]
        heads = self.company_id._iso_departments().iso_head_user_id
        unable = heads - members("staff", self.company_id)
        if unable:
            texts.append(
                self.env._(
                    "Heads without the role of one: %s",
                    ", ".join(unable.mapped("name")),
                )
            )
        if not texts:
            return self._missing_fields(["iso_head_user_id"])
        return " ".join(texts)

    def _missing_committee(self):
        today = vietnam_today()
        committee = self.env["iso.committee"]._in_force(self.company_id, today)
        if not committee:
            return self.env._("No ISO committee is in force today.")
        roles = set(committee._members_on(today).mapped("role"))
        if not {"head", "secretary"} <= roles:
            return self.env._("The committee needs a head and a secretary.")
        return ""

    def _check_own_agency(self):
        """:raise AccessError: for the first steps of an agency that the user does not
        administer"""
        self.env["res.users"]._iso_require("admin", self)

    # ------------------------------------------------------------ buttons
    def _open(self, xml_id, **changes):
        self._check_own_agency()
        action = self.env["ir.actions.act_window"]._for_xml_id(f"iso_quality.{xml_id}")
        return {**action, **changes}

    def action_identity(self):
        """Open the agency's own form."""
        form = self.env.ref("iso_quality.iso_agency_view_form").id
        return self._open(
            "iso_agency_action", res_id=self.company_id.id, views=[[form, "form"]]
        )

    def action_departments(self):
        """Open the departments; without any, the list to paste with the people."""
        if self.company_id._iso_departments():
            return self._open("iso_department_action")
        return self._open("iso_people_import_wizard_action")

    def action_people(self):
        return self._open("iso_people_action")

    def action_give_head_role(self):
        """Give every head of department the role that goes with it."""
        heads = self.company_id._iso_departments().iso_head_user_id
        self.env["iso.role"]._give(heads, "staff", self.company_id)
        return self._open("iso_setup_guide_action")

    def action_committee(self):
        """Open the committee in force, or a new one with who has which role."""
        self._check_own_agency()
        company = self.company_id
        today = vietnam_today()
        if self.env["iso.committee"]._in_force(company, today):
            return self._open("iso_committee_action")
        members = self.env["res.users"]._iso_members
        head = company.iso_head_user_id or members("leader", company)[:1]
        seats = [("head", head), ("secretary", members("secretary", company)[:1])]
        return self._open(
            "iso_committee_action",
            views=[[False, "form"]],
            context={
                "default_company_id": company.id,
                # Printed, so Vietnamese whatever the user's language.
                "default_name": f"Ban Chỉ đạo ISO {company.name}",
                "default_date_from": str(today),
                "default_member_ids": [
                    Command.create({"user_id": user.id, "role": role})
                    for role, user in seats
                    if user
                ],
            },
        )
