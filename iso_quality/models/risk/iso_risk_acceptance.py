from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import ask_first
from .iso_risk_approval import APPROVED


class IsoRisk(models.Model):
    """A risk that is lived with is accepted by the person who answers for it, with his
    own button (ISO 31000, 6.5.2: by informed decision). With another text, level or
    date the acceptance is gone; when its date is past, whoever accepted it is told."""

    _name = "iso.risk"
    _inherit = ["iso.risk", "iso.reminder.mixin", "mail.activity.mixin"]

    # The last day of the acceptance that was told to have run out.
    ran_out_told_for = fields.Date(readonly=True, copy=False)

    def write(self, vals):
        result = super().write(vals)
        if not {"accepted_until", "accepted_by_id", "treatment"}.isdisjoint(vals):
            # sudo: access was asked by the write above; the mark and to-dos are ours
            told = self.sudo().filtered("ran_out_told_for")
            if told:
                told._unsealed().write({"ran_out_told_for": False})
                told._forget(self.env.ref("iso_quality.mail_activity_type_ran_out"))
        if APPROVED & vals.keys() and not self._is_unsealed():
            accepted = self.filtered("accepted_by_id")
            # sudo: access was asked by the write above; people do not write it
            accepted._unsealed().sudo().write({"accepted_by_id": False})
        return result

    def _may_accept(self):
        """Whether the user heads the risk's department or leads its agency."""
        # sudo: only compared with the user
        user, risk = self.env.user, self.sudo()
        return risk.company_id in user._iso_agencies("leader") or user._iso_heads(
            risk.department_id
        )

    def action_accept(self):
        """Accept; asks first until when."""
        self.check_access("read")
        asking = ask_first(
            self,
            "iso_quality.iso_risk_view_form_accept",
            self.env._("Accept the Risk"),
            lambda: (
                self._may_accept()
                and self.treatment == "accept"
                and not self.accepted_until
            ),
        )
        return asking or self._accept()

    def _accept(self):
        """The user accepts these risks until their dates.

        :raise AccessError: for those who neither head the department nor lead the agency
        :raise UserError: when a risk is not to be accepted, or has no date to come
        """
        self.check_access("read")
        self._check_seal()
        today = vietnam_today()
        for one in self:
            if not self.env.su and not one._may_accept():
                raise AccessError(
                    self.env._(
                        "“%s” is accepted by the head of its department or a leader.",
                        one.name,
                    )
                )
            if one.treatment != "accept":
                raise UserError(
                    self.env._(
                        "“%s” is not to be accepted: choose “Accept” as its treatment "
                        "first.",
                        one.name,
                    )
                )
            if not one.accepted_until:
                raise UserError(
                    self.env._("“%s”: enter until when it is accepted.", one.name)
                )
        # sudo: access and role were asked above; the field is ours
        for one in self.sudo()._unsealed():
            vals = {"accepted_by_id": self.env.uid}
            if one.review in ("pending", "confirmed"):
                vals["review"] = "changed"
            one.write(vals)
            one.message_post(
                body=for_readers(self.env)._(
                    "Accepted by %(user)s on %(day)s, until %(until)s.",
                    user=one.accepted_by_name,
                    day=format_date(for_readers(self.env), today),
                    until=format_date(for_readers(self.env), one.accepted_until),
                )
            )

    # ------------------------------------------------------------ ran out
    def _ran_out(self):
        """Those of these risks that are accepted until a day that is over."""
        return self.filtered_domain(self._ran_out_domain(vietnam_today()))

    @api.model
    def _ran_out_domain(self, today):
        """Risks that were accepted until a day before ``today``."""
        return (
            Domain("treatment", "=", "accept")
            & Domain("accepted_by_id", "!=", False)
            & Domain("accepted_until", "<", today)
            & Domain("review", "!=", "dropped")
        )

    def _tell_ran_out_batch(self, company, skip):
        """Tell those who accepted the next risks of an agency that it has run out; of its
        newest review only, older ones are decided anew with it.

        :param company: one res.company
        :param skip: risks that failed before in this run
        :return: (number of risks looked at, those that failed)
        """
        newest = self.env["iso.risk.round"].search(
            [("company_id", "=", company.id), ("state", "!=", "draft")], limit=1
        )
        risks = self._next_batch(
            company,
            skip,
            self._ran_out_domain(vietnam_today())
            & Domain("round_id", "=", newest.id)
            & Domain("ran_out_told_for", "=", False),
            "accepted_until, id",
        )
        return len(risks), self._one_by_one_if_needed(
            risks, lambda some: some._tell_ran_out()
        )

    def _tell_ran_out(self):
        kind = self.env.ref("iso_quality.mail_activity_type_ran_out")
        fallback = self._fallback_user()
        leaders = self.env["res.users"]._iso_members("leader", self.company_id)

        def whom(risk):
            head = risk.department_id.iso_head_user_id.filtered("active")
            return risk.accepted_by_id & (leaders | head) or head or fallback

        self._schedule(
            kind,
            [(one, whom(one), one.accepted_until) for one in self],
            {
                one: f"Hết hạn chấp nhận rủi ro ngày {one.accepted_until:%d/%m/%Y}: "
                f"{one.name}"
                for one in self
            },
        )
        for one in self:
            one._unsealed().ran_out_told_for = one.accepted_until
