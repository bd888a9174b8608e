from markupsafe import Markup, escape

from odoo import api, models, tools
from odoo.tools.mail import generate_tracking_message_id

# As much of a text stands in a note at once; the rest when it is unfolded.
SHORT = 120


class Base(models.AbstractModel):
    """Where the history of a record stands, and how texts are told there.

    A record with a chatter has its own history; that of a part (a row, a section, an
    answer) is its document's. Notes are Vietnamese always, as an inspector reads them.
    """

    _inherit = "base"

    @api.model
    def _iso_is_thread(self):
        """Whether records of this model have a history."""
        return isinstance(self, self.env.registry["mail.thread"])

    @api.model
    @tools.ormcache()
    def _iso_wholes(self):
        """The links to what a record is a part of, and goes with (tuple of names)."""
        return tuple(
            name
            for name, field in self._fields.items()
            if field.type == "many2one"
            and field.store
            and not field.related
            and field.ondelete == "cascade"
            and field.comodel_name.startswith("iso.")
            and field.comodel_name != self._name
        )

    def _iso_history_places(self, as_part=False):
        """The records in whose history that of each of these stands.

        :param bool as_part: what these are part of, also where they have a history
        :return: dict {id: record with a history, as the system}; without those that are
            no part of any
        """
        # sudo: only which document a record is part of
        records = self.sudo()
        if self._iso_is_thread() and not as_part:
            return {record.id: record for record in records}
        places, left = {}, records
        for name in self._iso_wholes():
            linked = left.filtered(name)
            found = linked[name]._iso_history_places()
            for record in linked:
                if record[name].id in found:
                    places[record.id] = found[record[name].id]
            left = left.filtered(lambda record: record.id not in places)
        return places

    @api.model
    def _iso_in_vietnamese(self):
        """The same records, speaking Vietnamese where it is there."""
        if self.env["res.lang"]._get_data(code="vi_VN"):
            return self.with_context(lang="vi_VN")
        return self

    @api.model
    def _iso_post_notes(self, notes, heading=None):
        """Put a note into the history of each document.

        :param dict notes: (model, id, id of the author's user) → entries
        :param heading: Markup, what stands above all of them
        """
        # A note goes to nobody, so no addresses are looked up for it, as Odoo's notes
        # would: that takes longer than the note itself.
        quiet = {
            "message_type": "notification",
            "subtype_id": self.env["ir.model.data"]._xmlid_to_res_id("mail.mt_note"),
            "is_internal": True,
            "email_from": False,
            "reply_to": False,
            "email_add_signature": False,
            "record_alias_domain_id": False,
            "record_company_id": False,
        }
        # sudo: the history is written for whoever may change the record
        users = self.env["res.users"].sudo()
        clean = self.env(context=tools.misc.clean_context(self.env.context))
        clean["mail.message"].sudo().create(
            [
                {
                    **quiet,
                    "model": model,
                    "res_id": res_id,
                    "author_id": users.browse(uid).partner_id.id,
                    "body": Markup("").join([heading or "", *entries]),
                    "message_id": generate_tracking_message_id("message-notify"),
                }
                for (model, res_id, uid), entries in notes.items()
                if entries
            ]
        )

    def _iso_entry(self, name, old, new, is_part=True):
        """A text before and after, as a note shows it (Markup).

        :param new: None for what is deleted
        :param bool is_part: whether the record is named, as part of a document
        """
        record = self._iso_in_vietnamese()
        title = escape(record._iso_label(name))
        if is_part:
            title = Markup("%s — %s") % (escape(_short(record.display_name)), title)
        parts = [Markup("<div><b>%s</b></div>") % title]
        if new is None:
            parts.append(record._iso_folded(name, record.env._("Deleted"), old))
        else:
            parts.append(record._iso_folded(name, record.env._("Before"), old))
            parts.append(record._iso_folded(name, record.env._("Now"), new))
        return Markup("").join(parts)

    def _iso_folded(self, name, label, value):
        """A text with its label; a long one shows its beginning until it is unfolded."""
        field = self._fields[name]
        if not value and field.type not in ("float", "integer", "monetary"):
            empty = self.env._("(empty)")
            return Markup("<div>%s: <em>%s</em></div>") % (label, empty)
        if field.type == "html":
            plain = tools.html2plaintext(value, include_references=False)
            whole = Markup(self._safe_texts({name: str(value)})[name])
        else:
            plain = self._iso_told(name, value)
            whole = Markup("<br>").join(escape(line) for line in plain.split("\n"))
        if len(plain) <= SHORT and "\n" not in plain.strip() and field.type != "html":
            return Markup("<div>%s: %s</div>") % (label, whole)
        return Markup("<details><summary>%s: %s</summary><div>%s</div></details>") % (
            label,
            _short(plain),
            whole,
        )


def _short(text):
    words = " ".join(str(text or "").split())
    return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"
