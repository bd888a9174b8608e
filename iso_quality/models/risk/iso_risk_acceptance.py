from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ...tools.vietnam_time import vietnam_today
from .iso_risk_approval import APPROVED


class IsoRisk(models.Model):
    """A risk that is lived with is accepted by the person who answers for it, with his
    own button (ISO 31000, 6.5.2: by informed decision). With another text, level or
    date the acceptance is gone."""

    _inherit = "iso.risk"

    def write(self, vals):
        result = super().write(vals)
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
                body=self.env._(
                    "Accepted by %(user)s on %(day)s, until %(until)s.",
                    user=one.accepted_by_name,
                    day=format_date(self.env, today),
                    until=format_date(self.env, one.accepted_until),
                )
            )
