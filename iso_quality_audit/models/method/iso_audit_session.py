from odoo import fields, models
from odoo.exceptions import UserError

from ..audit import iso_audit_session, iso_audit_session_planning

NAMES = ("method", "method_reason")


class IsoAuditSession(models.Model):
    """How a session is held, where the agency wants it said (ISO 19011:2026): on site,
    remotely, or both; with a reason when not on site."""

    _inherit = "iso.audit.session"
    _planned_names = iso_audit_session.PLANNED.union(NAMES)
    _adjustable_names = (*iso_audit_session_planning.ADJUSTABLE, *NAMES)

    method = fields.Selection(
        [("on_site", "On site"), ("remote", "Remotely"), ("hybrid", "Partly remotely")],
        required=True,
        default="on_site",
    )
    method_reason = fields.Text("Why Not on Site")
    asks_method = fields.Boolean(related="company_id.iso_audit_methods")

    def _check_planned(self):
        """As the planning's; :raise UserError: when it is not said why it is held
        remotely"""
        result = super()._check_planned()
        if (
            self.asks_method
            and self.method != "on_site"
            and not (self.method_reason or "").strip()
        ):
            raise UserError(
                self.env._("Write why “%s” is not held on site.", self.display_name)
            )
        return result

    def _auditor_words(self, user):
        """As the planning's; with the digital competence, where the agency wants it."""
        words = super()._auditor_words(user)
        if not self.company_id.iso_audit_digital:
            return words
        members = self.audit_id.member_ids.filtered(lambda one: one.user_id == user)
        told = members[:1].digital_competence
        return f"{words} ({told})" if told else words
