import logging

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ...tools.for_readers import for_readers

# The most people one may name on one message.
MOST_RECIPIENTS = 100

_logger = logging.getLogger(__name__)


class MailThread(models.AbstractModel):
    """What is said about a record of ours reaches people who may read it, and nobody
    else: neither people of other agencies nor portal users nor addresses outside, which
    hear of an agency by its issued documents only.

    Asked at the last step before anybody is notified, so that it holds for messages,
    notifications, followers and mentions alike.
    """

    _inherit = "mail.thread"

    # ------------------------------------------------------------ who may hear of it
    @api.model
    def _iso_thread(self, model, res_id):
        """The record of ours that a message is about; empty when it is none."""
        if not (model or "").startswith("iso.") or not res_id or model not in self.env:
            return self.env["mail.thread"]
        return self.env[model].browse(res_id)

    def _iso_reaches_outside(self):
        """Whether the user may send this record to whom he likes."""
        return False

    def _iso_out_of_reach(self, partners, outside=False):
        """Those of some partners who must not hear of this record.

        :param partners: res.partner
        :param bool outside: whether those without any account may
        :return: res.partner, as the system
        """
        self.ensure_one()
        # sudo: only whether these people may read the record
        refused = partners.sudo().browse()
        for partner in partners.sudo():
            users = partner.user_ids
            reached = any(not user.share and self._iso_may_read(user) for user in users)
            if not reached and (users or not outside):
                refused |= partner
        return refused

    def _iso_may_read(self, user):
        """Whether a user may read this record, in all agencies he works in."""
        record = self.sudo(False).with_context(
            allowed_company_ids=user.company_ids.ids, active_test=True
        )
        return record.with_user(user).has_access("read")

    # ------------------------------------------------------------ what clients ask for
    def _iso_recipients(self, partner_ids, emails):
        """The recipients that a person may name on a message about this record.

        :param partner_ids: list of ids, or None
        :param emails: addresses, as ``message_post`` takes them
        :return: (list of ids, addresses, number of those left out)
        :raise UserError: when there are too many
        """
        partners = self.env["res.partner"].browse(partner_ids or [])
        self.env["mail.thread"]._iso_check_number(len(partners))
        outside = self._iso_reaches_outside()
        refused = self._iso_out_of_reach(partners, outside)
        kept = [one for one in partners.ids if one not in refused.ids]
        if emails and not outside:
            return kept, False, len(refused) + 1
        return kept, emails, len(refused)

    @api.model
    def _iso_check_number(self, count):
        if count > MOST_RECIPIENTS:
            raise UserError(
                self.env._(
                    "A message reaches %(most)s people at most, %(count)s are named: "
                    "name fewer, or send it in parts.",
                    most=MOST_RECIPIENTS,
                    count=count,
                )
            )

    def _iso_note_left_out(self, count):
        if count:
            # sudo: who posts may not write the record; a number
            self.sudo()._message_log(
                body=for_readers(self.env)._(
                    "%s recipients were not told: they may not read this.", count
                )
            )

    def message_post(self, *, partner_ids=None, outgoing_email_to=False, **kwargs):
        """As Odoo's; over our records a person speaks for himself and reaches those who
        may read them, and a note says how many were left out."""
        if self.env.su or not self._name.startswith("iso."):
            return super().message_post(
                partner_ids=partner_ids, outgoing_email_to=outgoing_email_to, **kwargs
            )
        self.ensure_one()
        kept, emails, left_out = self._iso_recipients(partner_ids, outgoing_email_to)
        message = super().message_post(
            partner_ids=kept, outgoing_email_to=emails, **_own_words(kwargs)
        )
        self._iso_note_left_out(left_out)
        return message

    @api.model
    def _get_allowed_message_params(self):
        """As Odoo's; in the chatter of our records people do not say of what kind a
        message is."""
        allowed = super()._get_allowed_message_params()
        return allowed - {"message_type"} if self._name.startswith("iso.") else allowed

    def _check_can_update_message_content(self, messages):
        """As Odoo's; over our records only by the author himself (Odoo lets
        administrators as well)."""
        result = super()._check_can_update_message_content(messages)
        me = self.env.user.partner_id
        if self._name.startswith("iso.") and any(
            one.author_id != me for one in messages
        ):
            raise AccessError(
                self.env._("Only its author edits what was said: write a new message.")
            )
        return result

    def message_notify(self, *, partner_ids=False, model=False, res_id=False, **kwargs):
        """As Odoo's; about our records people are notified who may read them."""
        record = self if self else self._iso_thread(model, res_id)
        if not self.env.su and record._name.startswith("iso."):
            record.with_env(self.env).check_access("read")
            partner_ids, _emails, _count = record._iso_recipients(partner_ids, False)
            kwargs = _own_words(kwargs)
            if not partner_ids:
                return self.env["mail.message"]
        return super().message_notify(
            partner_ids=partner_ids, model=model, res_id=res_id, **kwargs
        )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """As Odoo's; our records are followed by those who may read them.

        :raise UserError: when a person names others
        """
        if not self.env.su and self._name.startswith("iso."):
            # What is said below names the record.
            self.check_access("read")
            self._iso_check_number(len(partner_ids or ()))
            partners = self.env["res.partner"].browse(partner_ids or ())
            for record in self:
                if refused := record._iso_out_of_reach(partners):
                    raise UserError(
                        self.env._(
                            "%(count)s of these people may not read “%(record)s” and "
                            "cannot follow it: choose people of its agency who see it.",
                            count=len(refused),
                            record=record.display_name,
                        )
                    )
        return super().message_subscribe(
            partner_ids=partner_ids, subtype_ids=subtype_ids
        )

    # ------------------------------------------------------------ what was changed
    def _message_track(self, fields_iter, initial_values_dict):
        """As Odoo's; old long texts of the same save stand in the same message."""
        if not self._name.startswith("iso."):
            return super()._message_track(fields_iter, initial_values_dict)
        notes = self.env["base"]._iso_unposted_notes()
        words = f"mail.tracking.message.{self._name}"
        bodies = self.env.cr.precommit.data.setdefault(words, {})
        told = {
            res_id: (self._name, res_id, self.env.uid)
            for res_id in self.ids
            if (self._name, res_id, self.env.uid) in notes and res_id not in bodies
        }
        for res_id, key in told.items():
            bodies[res_id] = Markup("").join(notes[key])
        tracking = super()._message_track(fields_iter, initial_values_dict)
        for res_id, (changes, _values) in tracking.items():
            if changes and res_id in told:
                del notes[told[res_id]]
        return tracking

    # ------------------------------------------------------------ the last step
    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        found = super()._notify_get_recipients(message, msg_vals, **kwargs)
        # sudo: only which record the message is about
        vals, told = msg_vals or {}, message.sudo()
        record = self
        if not self:
            record = self._iso_thread(
                vals.get("model", told.model), vals.get("res_id", told.res_id)
            )
        if not found or not record._name.startswith("iso."):
            return found
        # Who is named on a document that is sent; followers are people of the agency.
        outside = record._iso_reaches_outside()
        named = set(vals.get("partner_ids", told.partner_ids.ids) if outside else ())
        refused = set()
        for one in found:
            partner = self.env["res.partner"].browse(one["id"] or [])
            if record._iso_out_of_reach(partner, one["id"] in named):
                refused.add(one["id"])
        reached = [
            one for one in found if (one["id"] not in refused if one["id"] else outside)
        ]
        if len(reached) < len(found):
            _logger.info(
                "%s: %s recipients left out, who may not read it",
                record,
                len(found) - len(reached),
            )
        return reached


def _own_words(values):
    """Values of a message without who wrote it, when and what the system notes: it is
    the user, now (see ``mail.message``)."""
    said_by = ("author_id", "email_from", "date", "create_date", "tracking_value_ids")
    return {name: value for name, value in values.items() if name not in said_by}
