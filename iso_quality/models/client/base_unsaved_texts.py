from collections.abc import Mapping

from markupsafe import Markup, escape
from psycopg2 import IntegrityError

from odoo import models
from odoo.exceptions import UserError

from ...tools.edit_conflict import EditConflict
from .base_edit_conflict import COMPARED, TEXTS

# The word of the context of a save that the browser sends when its page is closed.
PAGE_CLOSING = "page_closing"
# More fields than a form has.
MOST_FIELDS = 200


class Base(models.AbstractModel):
    """What is typed when a page is closed is not lost, even where it is not saved.

    Nobody is there any more to be told that a colleague was faster, or that the record
    was submitted meanwhile. So what such a save holds goes into the history of the
    record's document, with the reason, and nothing of it is written. It goes to the
    person himself where there is no history. Who may not read the record leaves nothing.
    """

    _inherit = "base"

    def web_save(self, vals, specification, next_id=None):
        """As Odoo's; what a closed page could not save is noted instead."""
        if not self.env.context.get(PAGE_CLOSING):
            return super().web_save(vals, specification, next_id)
        words = {k: v for k, v in self.env.context.items() if k != PAGE_CLOSING}
        records = self.with_env(self.env(context=words))
        if not self._name.startswith("iso.") or self._transient:
            return super(Base, records).web_save(vals, specification, next_id)
        try:
            with self.env.cr.savepoint():
                return super(Base, records).web_save(vals, specification, next_id)
        except (UserError, IntegrityError) as error:
            if not records._iso_keep_unsaved(vals, error):
                raise
            return []

    def _iso_keep_unsaved(self, vals, error):
        """Note what was typed and not saved.

        :param dict vals: as for ``web_save``
        :param error: why not
        :return: whether it was noted
        """
        records = self.exists()
        if records and not records.has_access("read"):
            return False
        speaking = self._iso_in_vietnamese()
        entries = []
        if isinstance(vals, Mapping):
            entries = speaking.browse(records.ids[:1])._iso_typed(vals)[:MOST_FIELDS]
        if not entries:
            return False
        if isinstance(error, EditConflict):
            first = error.context["conflicts"][0]
            reason = speaking.env._(
                "%(who)s had saved something else, %(when)s",
                who=first["by"],
                when=first["on"],
            )
        elif isinstance(error, IntegrityError):
            reason = speaking.env._("the database does not take these values")
        else:
            reason = str(error).partition("\n")[0]
        heading = Markup("<p>%s</p>") % speaking.env._(
            "%(who)s typed this when closing the page. It was not saved: %(reason)s",
            who=self.env.user.name,
            reason=reason,
        )
        places = records._iso_history_places().values()
        self._iso_post_notes(
            {(one._name, one.id, self.env.uid): entries for one in places}, heading
        )
        if not places:
            # sudo: told to the user himself, by the system
            self.env["mail.thread"].sudo().message_notify(
                partner_ids=self.env.user.partner_id.ids,
                author_id=self.env.ref("base.partner_root").id,
                subject=speaking.env._("What you typed last was not saved"),
                body=heading + Markup("").join(entries),
            )
        return True

    def _iso_typed(self, vals, title=""):
        """What was typed in a record and in its rows (list of Markup).

        :param str title: which row it is
        """
        entries = []
        for name, value in vals.items():
            field = self._fields.get(name)
            if field is None or not self._has_field_access(field, "write"):
                continue
            if field.type in COMPARED:
                label = escape(self._iso_label(name))
                head = Markup("%s — %s") % (title, label) if title else label
                entries.append(
                    Markup("<div><b>%s</b></div><div>%s</div>")
                    % (head, self._iso_shown(name, value))
                )
        for rows, commands in self._iso_row_commands(vals).values():
            for command in commands:
                entries += rows._iso_typed_row(command)
        return entries

    def _iso_typed_row(self, command):
        match command:
            case [0, _word, Mapping() as vals]:
                return self._iso_typed(vals, self.env._("new row"))
            case [1, int() as row_id, Mapping() as vals]:
                row = self.browse(row_id).exists()._filtered_access("read")
                return row._iso_typed(vals, row.display_name) if row else []
            case _:
                return []

    def _iso_shown(self, name, value):
        """A value that was typed, no longer than its field holds (Markup)."""
        field = self._fields[name]
        if field.type in TEXTS:
            text = str(value or "")
            limit = self._longest_text(field)
            if limit and len(text) > limit:
                text = f"{text[:limit]}…"
            if field.type == "html":
                return Markup(self._iso_told(name, text))
            return Markup("<br>").join(escape(line) for line in text.split("\n"))
        try:
            return escape(self._iso_told(name, value))
        except (TypeError, ValueError, OverflowError):
            return escape(str(value)[:100])
