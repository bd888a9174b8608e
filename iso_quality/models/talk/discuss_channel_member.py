from collections.abc import Collection

from odoo import api, models
from odoo.fields import Domain


class DiscussChannelMember(models.Model):
    """Channels that are open to all hold the people of all agencies: their list of
    members is no directory. Whom one talks with in a chat or a group is met there."""

    _name = "discuss.channel.member"
    _inherit = ["discuss.channel.member", "iso.contact.mixin"]

    @api.model
    def _iso_elsewhere_domain(self):
        return Domain(
            "partner_id", "any!", self.env["res.partner"]._iso_elsewhere_domain()
        ) & Domain("channel_id", "any!", Domain("channel_type", "=", "channel"))

    @api.depends("partner_id.iso_elsewhere", "channel_id.channel_type")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()

    @api.model
    def _iso_known_in(self, domain):
        # Whether somebody is a member is asked before he is added or leaves.
        named = [
            (one.field_expr, [one.value] if one.operator == "=" else one.value)
            for one in domain.iter_conditions()
            if one.field_expr in ("id", "partner_id") and one.operator in ("=", "in")
        ]
        return Domain.OR(
            Domain(name, "in", [one for one in ids if isinstance(one, int)])
            for name, ids in named
            if isinstance(ids, Collection)
        )
