import logging

from markupsafe import Markup

from odoo import api, models

_logger = logging.getLogger(__name__)


class MailThread(models.AbstractModel):
    """E-mail that comes in for a record of ours is noted on it, in nobody's name.

    Whoever writes an e-mail chooses the sender that stands on it, so an address makes
    nobody the author of anything, and no e-mail begins a record.
    """

    _inherit = "mail.thread"

    @api.private
    def message_route(
        self, message, message_dict, model=None, thread_id=None, custom_values=None
    ):
        routes = super().message_route(
            message, message_dict, model, thread_id, custom_values
        )
        kept = [
            route for route in routes if route[1] or not route[0].startswith("iso.")
        ]
        if len(kept) < len(routes):
            _logger.info(
                "E-mail %s: no e-mail begins a record of the quality system",
                message_dict.get("message_id"),
            )
        return kept

    @api.model
    def _message_route_process(self, message, message_dict, routes):
        if any(route[0].startswith("iso.") for route in routes or ()):
            env = self.with_context(lang="vi_VN").env
            warning = env._(
                "Came by e-mail from %s; nobody has checked who sent it.",
                message_dict.get("email_from") or "?",
            )
            message_dict = {
                **message_dict,
                "author_id": False,
                # A note: it goes to whom it answers, not by mail to all who follow.
                "is_internal": True,
                "body": Markup("<p><em>%s</em></p>%s")
                % (warning, Markup(message_dict.get("body") or "")),
            }
        return super()._message_route_process(message, message_dict, routes)
