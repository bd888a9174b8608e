from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.mail.tools.discuss import Store

# What people say; all other kinds of messages are noted by the system.
SAID = ("comment", "user_notification")
# What else a message holds that nobody says of himself.
NOT_SAID = frozenset(
    {
        "create_date",
        "create_uid",
        "mail_activity_type_id",
        "message_id",
        "notification_ids",
        "reaction_ids",
        "reply_to",
        "starred_partner_ids",
        "write_date",
        "write_uid",
    }
)


class MailMessage(models.Model):
    """In the history of our records everybody speaks for himself, and now; what was
    said stays. Who has written a comment edits it in the chatter, which says so; Odoo
    would let authors delete, and whoever was notified rewrite, what buttons have noted.
    What the system notes (other kinds of messages, values of fields) it notes itself.

    The address that somebody of another agency wrote from is told to its people only.
    """

    _inherit = "mail.message"

    _iso_written_addresses = {"email_from": "author_id", "reply_to": "author_id"}

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            vals_list = [
                self._iso_said_now(vals) if self._iso_is_history(vals) else vals
                for vals in vals_list
            ]
        return super().create(vals_list)

    @api.model
    def _iso_is_history(self, vals):
        """Whether a message with these values would stand in a history of ours; the
        model may be one that the caller's context presets."""
        model = vals.get("model") or self.default_get(["model"]).get("model")
        return str(model or "").startswith("iso.")

    @api.model
    def _iso_said_now(self, vals):
        """The values of a message as the user says it now: neither for others nor on
        another day nor in the system's name."""
        me = self.env.user
        kind = vals.get("message_type")
        return {
            **{name: one for name, one in vals.items() if name not in NOT_SAID},
            "author_id": me.partner_id.id,
            "author_guest_id": False,
            "email_from": me.email_formatted or vals.get("email_from"),
            "date": fields.Datetime.now(),
            "message_type": kind if kind in SAID else "comment",
            "tracking_value_ids": False,
        }

    def write(self, vals):
        self._iso_check_history()
        result = super().write(vals)
        # Nothing comes in from elsewhere either.
        self._iso_check_history()
        return result

    def unlink(self):
        # With a record the system deletes its history as well.
        self._iso_check_history()
        return super().unlink()

    def _iso_ours(self):
        """Those that stand in a history of ours, as the system."""
        # sudo: only which records they are about
        messages = self.sudo().exists()
        return messages.filtered(lambda one: (one.model or "").startswith("iso."))

    def _iso_check_history(self):
        """:raise AccessError: for the history of a record of ours"""
        if not self.env.su and self._iso_ours():
            raise AccessError(
                self.env._(
                    "What was said about a record stays in its history: write a new "
                    "message."
                )
            )

    def _filter_records_for_message_operation(self, doc_model, doc_res_ids, operation):
        """As Odoo's; the history of a contact tells his name and addresses, old ones
        too, so that of people of other agencies is not read."""
        allowed = super()._filter_records_for_message_operation(
            doc_model, doc_res_ids, operation
        )
        if doc_model == "res.partner" and not self.env.su:
            return allowed - allowed._iso_strangers()
        return allowed

    def _to_store_defaults(self, target):
        """As Odoo's, for the web client's conversations."""
        found = super()._to_store_defaults(target)
        return [
            Store.Attr("email_from", predicate=_told_from(one.predicate))
            if getattr(one, "field_name", None) == "email_from"
            else one
            for one in found
        ]


def _told_from(predicate):
    """Whether a message tells its sender's address, as Odoo's predicate says."""
    # sudo: only whether the author works elsewhere
    return lambda message: (
        (not predicate or predicate(message))
        and not message.sudo().author_id.iso_elsewhere
    )
