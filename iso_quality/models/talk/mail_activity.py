from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.base.models.res_partner import _tz_get

from ...tools.vietnam_time import ZONE

# The most to-dos one may give to others: at once, and on one day.
MOST_AT_ONCE = 50
MOST_A_DAY = 200


class MailActivity(models.Model):
    """To-dos over our records are given to people who may read these, and not without
    end. What the daily job and our buttons give is not counted. They are due by the day
    in Vietnam, whatever zone the account of their person has."""

    _inherit = "mail.activity"

    user_tz = fields.Selection(
        _tz_get, related=None, compute="_compute_user_tz", store=True
    )

    def _iso_ours(self):
        """Those over records of ours."""
        return self.filtered(lambda one: (one.res_model or "").startswith("iso."))

    @api.depends("user_id.tz", "res_model")
    def _compute_user_tz(self):
        ours = self._iso_ours()
        ours.user_tz = ZONE
        for activity in self - ours:
            activity.user_tz = activity.user_id.tz

    def _compute_state(self):
        ours = self._iso_ours().filtered("date_deadline")
        for activity in ours:
            day = activity.date_deadline
            activity.state = (
                self._compute_state_from_date(day, ZONE) if activity.active else "done"
            )
        return super(MailActivity, self - ours)._compute_state()

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            # Only the system's own to-dos are not counted.
            vals_list = [{**vals, "automated": False} for vals in vals_list]
        activities = super().create(vals_list)
        activities._iso_check_given()
        return activities

    def write(self, vals):
        """As Odoo's; over our records to people who may read them."""
        if not self.env.su:
            vals = {name: one for name, one in vals.items() if name != "automated"}
        result = super().write(vals)
        if {"user_id", "res_id", "res_model_id", "res_model"} & vals.keys():
            self._iso_check_given()
        return result

    def _iso_check_given(self):
        """:raise UserError: when somebody gets a to-do who may not read the record, or
        the user gives too many to others"""
        if self.env.su:
            return
        ours = self._iso_ours()
        for activity in ours.filtered("res_id"):
            record = self.env["mail.thread"]._iso_thread(
                activity.res_model, activity.res_id
            )
            # sudo: only whether that person may read the record
            who = activity.user_id.sudo()
            if who and (who.share or not record._iso_may_read(who)):
                raise UserError(
                    self.env._(
                        "This person may not read “%(record)s” and cannot get a to-do "
                        "over it: choose somebody of its agency who sees it.",
                        record=record.display_name,
                    )
                )
        given = ours.filtered(lambda one: one.user_id and one.user_id != self.env.user)
        if not given:
            return
        if len(given) > MOST_AT_ONCE:
            raise UserError(
                self.env._(
                    "At most %(most)s to-dos are given to others at once, these are "
                    "%(count)s: choose fewer records.",
                    most=MOST_AT_ONCE,
                    count=len(given),
                )
            )
        today = fields.Datetime.now().replace(hour=0, minute=0, second=0)
        count = (
            self.sudo()
            .with_context(active_test=False)
            .search_count(
                [
                    ("res_model", "=like", "iso.%"),
                    ("create_uid", "=", self.env.uid),
                    ("user_id", "!=", self.env.uid),
                    ("create_date", ">=", today),
                    ("automated", "=", False),
                ],
                limit=MOST_A_DAY + 1,
            )
        )
        if count > MOST_A_DAY:
            raise UserError(
                self.env._(
                    "You have given %s to-dos to others today: go on tomorrow, or use "
                    "“Đôn đốc” for late tasks.",
                    MOST_A_DAY,
                )
            )
