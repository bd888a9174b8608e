from odoo import api, models
from odoo.exceptions import AccessError

from odoo.addons.mail.tools.discuss import Store


class MailMessage(models.Model):
    """In the history of our records everybody speaks for himself, and now; what was
    said stays. Who has written a comment edits it in the chatter, which says so; Odoo
    would let authors delete, and whoever was notified rewrite, what buttons have noted.

    The address that somebody of another agency wrote from is told to its people only.
    """

    _inherit = "mail.message"

    _iso_written_addresses = {"email_from": "author_id", "reply_to": "author_id"}

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            me = self.env.user
            vals_list = [
                {
                    **{key: one for key, one in vals.items() if key != "date"},
                    "author_id": me.partner_id.id,
                    "email_from": me.email_formatted or vals.get("email_from"),
                }
                if (vals.get("model") or "").startswith("iso.")
                else vals
                for vals in vals_list
            ]
        return super().create(vals_list)

    def write(self, vals):
        self._iso_check_history()
        return super().write(vals)

    def unlink(self):
        # With a record the system deletes its history as well.
        self._iso_check_history()
        return super().unlink()

    def _iso_check_history(self):
        """:raise AccessError: for the history of a record of ours"""
        if self.env.su:
            return
        # sudo: only which records they are about
        if any((one.model or "").startswith("iso.") for one in self.sudo().exists()):
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
