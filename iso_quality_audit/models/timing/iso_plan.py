from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.iso_quality.models.plan.iso_plan import IN_FORCE
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.audit_dates import is_year_due


class IsoPlan(models.Model):
    """A year without a closed internal audit is said, from the month that the agency sets
    (TCVN ISO 9001:2015, 9.2: at planned intervals; at least one a year)."""

    _name = "iso.plan"
    _inherit = ["iso.plan", "iso.reminder.mixin"]

    is_audit_missing = fields.Boolean(
        "No Audit Closed",
        compute="_compute_audit_missing",
        search="_search_is_audit_missing",
    )
    audit_missing_text = fields.Char(
        "About the Year's Audit", compute="_compute_audit_missing"
    )

    @api.depends("state", "year", "company_id.iso_audit_warn_month")
    @api.depends_context("lang")
    def _compute_audit_missing(self):
        missing = self._origin._without_audit()
        for plan in self:
            plan.is_audit_missing = plan._origin in missing
            plan.audit_missing_text = plan.is_audit_missing and self.env._(
                "No internal audit of %s is closed yet: at least one a year is held.",
                plan.year,
            )

    def _without_audit(self):
        """The plans in force of these whose year has no closed audit although it is time;
        the same number of queries for any number of them."""
        # sudo: whether there is one, the same for all who read the plan
        due = self.sudo().filtered(
            lambda plan: (
                plan.state in IN_FORCE
                and is_year_due(
                    plan.year,
                    vietnam_today(),
                    int(plan.company_id.iso_audit_warn_month or 0),
                )
            )
        )
        if not due:
            return self.browse()
        closed = (
            self.env["iso.audit"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "in", due.company_id.ids),
                    ("year", "in", due.mapped("year")),
                    ("state", "=", "closed"),
                ],
                ["company_id", "year"],
            )
        )
        there = {(company.id, year) for company, year in closed}
        return due.filtered(
            lambda plan: (plan.company_id.id, plan.year) not in there
        ).with_env(self.env)

    def action_open_audits(self):
        """Open the rounds of the year."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality_audit.iso_audit_action"
        )
        return {**action, "domain": [("year", "=", self.year)], "context": {}}

    def _search_is_audit_missing(self, operator, value):
        # sudo: which plans it is said of; which are read is asked around it
        plans = self.sudo().search([("state", "in", IN_FORCE)])
        found = Domain("id", "in", plans._without_audit().ids)
        return self._search_flag(operator, value, found)

    # ------------------------------------------------------------ who is told
    def _audit_reminder(self):
        return self.env.ref("iso_quality_audit.mail_activity_type_audit_year")

    def _remind_audit_batch(self, company, skip):
        """Put the missing audit of the year on the secretary's to-do list.

        :param company: one res.company
        :param skip: plans that failed before in this run
        :return: (number of plans somebody is reminded of, those that failed)
        """
        kind = self._audit_reminder()
        plans = self._next_batch(
            company, skip, Domain("state", "in", IN_FORCE), "year, id"
        )._without_audit()
        asked = self.env["mail.activity"].search_fetch(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", plans.ids),
                ("activity_type_id", "=", kind.id),
            ],
            ["res_id", "user_id"],
        )
        secretaries = self.env["res.users"]._iso_members("secretary", company)
        there = {one.res_id for one in asked if one.user_id in secretaries}
        wanted = plans.filtered(lambda plan: secretaries and plan.id not in there)
        return len(wanted), self._one_by_one_if_needed(
            wanted, lambda some: some._ask_for_audit()
        )

    def _ask_for_audit(self):
        kind = self._audit_reminder()
        self._forget(kind)
        self._schedule(
            kind,
            [(plan, plan._fallback_user(), vietnam_today()) for plan in self],
        )

    @api.model
    def _audit_is_closed(self, audits):
        """Take the to-dos back that ask for an audit of the years of these rounds."""
        self.search(
            [
                ("company_id", "in", audits.company_id.ids),
                ("year", "in", audits.mapped("year")),
            ]
        )._forget(self._audit_reminder())
