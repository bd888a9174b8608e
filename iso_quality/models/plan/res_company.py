from markupsafe import Markup

from odoo import fields, models

from ...tools.vietnam_time import vietnam_today
from .iso_plan import GAVE_WORK

# From this day of a year on, its plan is missed: (month, day).
PLAN_BY = (1, 15)
# By the agency in it a to-do is known that hangs on no plan.
PLANS_LINK = '<p><a href="/odoo/iso-plans?cids=%s">Kế hoạch năm</a></p>'


class ResCompany(models.Model):
    """How an agency reads the deadlines of its plan, and whether it has one."""

    _inherit = "res.company"

    iso_before_inclusive = fields.Boolean(
        '"Before" Includes the Day',
        help='Whether work to be done "before" a date may still be done on that date.',
    )
    iso_no_plan_told = fields.Integer(
        "Told That There Is No Plan Of",
        readonly=True,
        aggregator=None,
        help="The year for which secretary and leaders were told.",
    )

    def _iso_plans_of(self, year):
        """The plans of one agency for a year that gave work or give it."""
        # sudo: only whether there is one, for people of the agency
        return (
            self.env["iso.plan"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.id),
                    ("year", "=", year),
                    ("state", "in", GAVE_WORK),
                ]
            )
        )

    def _iso_tell_no_plan_batch(self, company, skip):
        """Tell secretary and leaders of an agency that the year has no plan, once a year.

        :param company: one res.company
        :param skip: agencies for which it failed before in this run
        :return: (number of agencies told, those for which it failed)
        """
        today = vietnam_today()
        nothing = self.browse()
        if (
            (today.month, today.day) < PLAN_BY
            or company in skip
            or company.iso_no_plan_told == today.year
            or company._iso_plans_of(today.year)
        ):
            return 0, nothing
        return 1, self.env["iso.asked.mixin"]._one_by_one_if_needed(
            company, lambda some: some._iso_tell_no_plan(today)
        )

    def _iso_tell_no_plan(self, today):
        # To-dos hang on the last plan, whose button makes the next one; where there
        # is none, on nothing.
        last = self.env["iso.plan"].search(
            [("company_id", "=", self.id), ("year", "<=", today.year)], limit=1
        )
        members = self.env["res.users"]._iso_members
        place = {}
        if last:
            model = self.env["ir.model"]._get_id(last._name)
            place = {"res_model_id": model, "res_id": last.id}
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                {
                    **place,
                    "activity_type_id": self.env.ref(
                        "iso_quality.mail_activity_type_no_plan"
                    ).id,
                    "user_id": user.id,
                    "date_deadline": today,
                    # Of the daily job, so Vietnamese.
                    "summary": f"Năm {today.year} chưa ban hành kế hoạch duy trì, cải "
                    f"tiến hệ thống quản lý chất lượng ({self.name})",
                    "note": Markup(PLANS_LINK) % self.id,
                    "automated": True,
                }
                for user in members("secretary", self) | members("leader", self)
            ]
        )
        self.iso_no_plan_told = today.year

    def _iso_has_plan_now(self):
        """The year has its plan: nobody is asked for it any more."""
        if not self.iso_no_plan_told:
            return
        kind = self.env.ref("iso_quality.mail_activity_type_no_plan")
        # sudo: to-dos of others, given by the daily job
        to_dos = self.env["mail.activity"].sudo()
        to_dos.search(
            [
                ("activity_type_id", "=", kind.id),
                ("note", "like", f'?cids={self.id}"'),
            ]
        ).unlink()
        self.iso_no_plan_told = 0
