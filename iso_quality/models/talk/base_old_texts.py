from collections import defaultdict
from collections.abc import Mapping

from odoo import api, models, tools
from odoo.exceptions import MissingError

# Where the old texts of a transaction wait until it is committed.
WAITING = "iso.history"
# What is compared already and stands in no message yet.
NOTES = "iso.history.notes"
LONG = frozenset({"text", "html"})
MOST_LEVELS = 5


class Base(models.AbstractModel):
    """What was written over in a long text stays in the history of its document.

    A save leaves one note on each document it touches: for each text what stood there
    and what stands there now, the rows of the document included, which have no history
    of their own. Odoo's tracking shows short values only and no formatted text, so
    fields that are tracked are left to it. Texts of rows that are deleted stay too.

    As tracking does, the old text is taken before the first change of a transaction and
    compared when it is committed: what was changed back leaves no note, and what was
    created in it has no old text. The words of the context that switch tracking off do
    the same here. Notes are Vietnamese always, as an inspector reads them.
    """

    _inherit = "base"

    # ------------------------------------------------------------ which texts, and where
    @api.model
    @tools.ormcache()
    def _iso_noted_names(self):
        """The long texts whose changes are noted (frozenset)."""
        if not self._name.startswith("iso.") or self._abstract or self._transient:
            return frozenset()
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.type in LONG
            and field.store
            and not self._iso_is_tracked(name)
            and self._iso_people_write(field)
        )

    @api.model
    def _iso_is_tracked(self, name):
        """Whether Odoo notes what a field held."""
        return self._iso_is_thread() and bool(
            getattr(self._fields[name], "tracking", None)
        )

    @api.model
    @tools.ormcache()
    def _iso_noted_lists(self):
        """The lists of parts that go with a record and have texts that are noted, or
        such parts themselves (tuple of names)."""
        return tuple(
            name
            for name, field in self._fields.items()
            if field.type == "one2many"
            and field.comodel_name.startswith("iso.")
            and field.inverse_name in self.env[field.comodel_name]._fields
            and self.env[field.comodel_name]._iso_goes_along(field.inverse_name)
        )

    @api.model
    def _iso_goes_along(self, name):
        field = self._fields[name]
        if field.type != "many2one" or field.ondelete != "cascade":
            return False
        if self._iso_noted_names():
            return True
        return field.comodel_name != self._name and bool(self._iso_noted_lists())

    # ------------------------------------------------------------ before a change
    @api.model
    def _iso_notes_history(self):
        words = self.env.context
        return (
            self.pool.ready
            and not words.get("tracking_disable")
            and not words.get("mail_notrack")
        )

    @api.model
    def _iso_waiting(self):
        """What waits to be noted in this transaction (dict)."""
        data = self.env.cr.precommit.data
        if WAITING not in data:
            data[WAITING] = {"old": {}, "new": defaultdict(set), "gone": []}
            self.env.cr.precommit.add(self.env["base"]._iso_note_history)
        return data[WAITING]

    def _iso_keep_old(self, names):
        """Take the texts of some fields as they are before they are changed."""
        waiting = self._iso_waiting()
        old = waiting["old"].setdefault((self._name, self.env.uid), {})
        fresh = waiting["new"].get(self._name, ())
        records = self.browse(
            one
            for one in self._ids
            if isinstance(one, int)
            and one not in fresh
            and not (one in old and names <= old[one].keys())
        )
        if not records:
            return
        # sudo: the text is shown to those who may read the document
        records = records.sudo()
        records.fetch(names)
        for record in records:
            kept = old.setdefault(record.id, {})
            for name in names:
                kept.setdefault(name, record[name])

    def write(self, vals):
        """As Odoo's; old long texts are kept for the history."""
        names = self._iso_noted_names()
        lists = self._iso_noted_lists()
        if (names or lists) and self._iso_notes_history():
            if changed := names.intersection(vals):
                self._iso_keep_old(changed)
            for name in lists:
                if name in vals:
                    self._iso_keep_old_rows(name, vals[name])
        return super().write(vals)

    def _iso_keep_old_rows(self, name, commands):
        """Take the old texts of the rows that are changed with these records all at
        once: Odoo writes one row after the other."""
        rows = self.env[self._fields[name].comodel_name]
        changed = defaultdict(list)
        for command in commands if isinstance(commands, list | tuple) else ():
            match command:
                case [1, int() as row_id, dict() as vals]:
                    if names := rows._iso_noted_names().intersection(vals):
                        changed[names].append(row_id)
        for names, ids in changed.items():
            # Ids of a client: none of a row that is not there.
            rows.browse(ids).exists()._iso_keep_old(names)

    def _iso_keep_over(self, changed, over):
        """Take what is written over knowingly, whatever kind of field holds it.

        :param changed: ids of records that are changed
        :param over: what a client names, by id (str): lists of names
        """
        fields_of = defaultdict(list)
        for record_id in changed if isinstance(over, Mapping) else ():
            said = over.get(str(record_id))
            said = said if isinstance(said, list | tuple) else ()
            names = frozenset(
                name
                for name in said
                if isinstance(name, str)
                and self._iso_compares(name)
                and self._fields[name].store
                and not self._iso_is_tracked(name)
            )
            if names:
                fields_of[names].append(record_id)
        for names, ids in fields_of.items():
            records = self.browse(ids).exists()._filtered_access("read")
            records._iso_keep_old(names)

    @api.model
    def _create(self, data_list):
        records = super()._create(data_list)
        if self._iso_noted_names() and self._iso_notes_history():
            self._iso_waiting()["new"][self._name].update(records.ids)
        return records

    def unlink(self):
        """As Odoo's; long texts of what is deleted stay in the history of the whole."""
        if (
            (self._iso_noted_names() or self._iso_noted_lists())
            and self.ids
            and self._iso_notes_history()
        ):
            self._iso_keep_gone()
        return super().unlink()

    def _iso_keep_gone(self):
        waiting = self._iso_waiting()
        fresh = waiting["new"].get(self._name, ())
        old = self.browse(one for one in self._ids if one not in fresh).exists()
        places = old._iso_history_places(as_part=True)
        # sudo: as above
        records = self.sudo().browse(places)
        gone = waiting["gone"]
        for record, entries in records._iso_texts_along().items():
            if entries:
                gone.append((places[record.id], self.env.uid, entries))

    def _iso_texts_along(self, level=0):
        """The texts that go with these records and their parts: dict {record: entries,
        see ``_iso_entry``}."""
        found = {record: [] for record in self}
        names = [name for name in self._fields if name in self._iso_noted_names()]
        for record, entries in found.items():
            entries += [
                record._iso_entry(name, record[name], None)
                for name in names
                if record[name]
            ]
        for name in self._iso_noted_lists() if level < MOST_LEVELS else ():
            inverse = self._fields[name].inverse_name
            rows = self.with_context(active_test=False)[name]
            for row, entries in rows._iso_texts_along(level + 1).items():
                whole = row[inverse]
                if whole in found:
                    found[whole] += entries
        return found

    # ------------------------------------------------------------ noted
    @api.model
    def _iso_note_history(self):
        """Note what the transaction has changed; called when it is committed."""
        notes = self._iso_unposted_notes()
        self.env.cr.precommit.data.pop(NOTES, None)
        self._iso_post_notes(notes)

    @api.model
    def _iso_unposted_notes(self):
        """What the transaction has changed and no message tells yet: dict {(model, id,
        id of the user who did it): entries}. Who tells it takes it out."""
        data = self.env.cr.precommit.data
        notes = data.setdefault(NOTES, defaultdict(list))
        if waiting := data.pop(WAITING, None):
            self._iso_compare_old(waiting, notes)
        return notes

    @api.model
    def _iso_compare_old(self, waiting, notes):
        """Put what is different now, and what was deleted, into the notes."""
        for (model, uid), old in waiting["old"].items():
            # sudo: what was changed was allowed; here it is compared and told
            records = self.env[model].sudo()._iso_in_vietnamese()
            records = records.browse(old)
            try:
                changed = records._iso_changed_since(old)
            except MissingError:
                changed = records.exists()._iso_changed_since(old)
            if not changed:
                continue
            ids = {record.id for record, *_values in changed}
            places = records.browse(ids)._iso_history_places()
            for record, name, text, now in changed:
                if place := places.get(record.id):
                    entry = record._iso_entry(name, text, now, record != place)
                    notes[place._name, place.id, uid].append(entry)
        there = defaultdict(set)
        for place, _uid, _entries in waiting["gone"]:
            there[place._name].add(place.id)
        for model, ids in there.items():
            there[model] = set(self.env[model].browse(ids).exists().ids)
        for place, uid, entries in waiting["gone"]:
            if place.id in there[place._name]:
                notes[place._name, place.id, uid] += entries

    def _iso_changed_since(self, old):
        """What is different from some old texts: list of (record, field name, old, new).

        :param dict old: id → field name → text
        """
        return [
            (record, name, text, record[name])
            for record in self
            for name, text in old[record.id].items()
            if (text or "") != (record[name] or "")
        ]
