from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from odoo import fields, models
from odoo.exceptions import MissingError
from odoo.tools import format_date, format_datetime
from odoo.tools.misc import formatLang

from ...tools.edit_conflict import EditConflict

# The word of the context with what the client read: {model: {id: {field: value}}}.
READ_VALUES = "read_values"
# Likewise, with what is written over knowingly: {model: {id: [field]}}.
WRITTEN_OVER = "written_over"
WORDS = frozenset({READ_VALUES, WRITTEN_OVER})
TEXTS = frozenset({"char", "text", "html"})
COMPARED = TEXTS | {"date", "datetime", "float", "integer", "monetary", "selection"}
# As many are named in the message; the dialog of our web client shows all.
NAMED = 5


def _parts(command):
    """Code, id and values of a command for a row; of any other, nothing."""
    match command:
        case [1, int() as row_id, Mapping() as row_vals]:
            return 1, row_id, row_vals
        case _:
            return None, None, None


def _plain(value):
    """A value as it goes to a client."""
    if isinstance(value, datetime):
        return fields.Datetime.to_string(value)
    if isinstance(value, date):
        return fields.Date.to_string(value)
    return value if value or isinstance(value, int | float) else False


class Base(models.AbstractModel):
    """Nobody saves over what a colleague has saved since he read it.

    Our web client sends with each changed value the one that it was read with
    (``edit_conflict.esm.js``): of a form, of rows in it at any depth, of lists, of many
    records at once. A field that holds something else by now is not written, and who
    saves is told both values. Who sends no value read is not asked: jobs, imports, other
    programs. A field that was not changed is no matter of its save.

    What is stored is read in the transaction that writes. Two that save in the same
    moment need no lock: with REPEATABLE READ the second one's UPDATE of a row that was
    changed after its snapshot fails, and Odoo runs the whole call again, which then reads
    the new value.
    """

    _inherit = "base"

    def web_save(self, vals, specification, next_id=None):
        """As Odoo's; refuses to write over what was changed since it was read.

        :raise EditConflict: with both values of each such field
        """
        records, vals_list = self._iso_unless_conflict([vals] * max(len(self), 1))
        return super(Base, records).web_save(vals_list[0], specification, next_id)

    def web_save_multi(self, vals_list, specification):
        """As Odoo's; see ``web_save``."""
        records, vals_list = self._iso_unless_conflict(vals_list)
        return super(Base, records).web_save_multi(vals_list, specification)

    # ------------------------------------------------------------ compared
    def _iso_unless_conflict(self, vals_list):
        """What is written, unless it would go over what others have saved.

        :param list vals_list: of dict, one for each of these records
        :return: (the records without the word of the context, the values without those
            of fields that were not changed at all)
        :raise EditConflict: when it would
        """
        if READ_VALUES not in self.env.context:
            return self, vals_list
        read = self.env.context[READ_VALUES]
        over = self.env.context.get(WRITTEN_OVER)
        words = {k: v for k, v in self.env.context.items() if k not in WORDS}
        records = self.with_env(self.env(context=words))
        if not isinstance(read, Mapping) or not read:
            return records, vals_list
        changes = defaultdict(dict)
        for record_id, vals in zip(self._ids or (False,), vals_list, strict=False):
            records.browse(record_id or ())._iso_collect_changes(vals, changes)
        conflicts, untouched = [], set()
        for name, changed in changes.items():
            known = read.get(name)
            if isinstance(known, Mapping):
                # Who sets many records to one value means each of them.
                alone = None if len(self) > 1 and name == self._name else untouched
                conflicts += records.env[name]._iso_compare(changed, known, alone)
        if conflicts:
            raise EditConflict(records._iso_conflict_message(conflicts), conflicts)
        for name, changed in changes.items() if isinstance(over, Mapping) else ():
            records.env[name]._iso_keep_over(changed, over.get(name))
        if untouched:
            vals_list = [records._iso_without(vals, untouched) for vals in vals_list]
        return records, vals_list

    def _iso_collect_changes(self, vals, changes):
        """Put what is changed in a record and in the rows of its lists into
        ``changes``: dict {model: {id: values}}."""
        if not isinstance(vals, Mapping):
            return
        if self.ids:
            changes[self._name].setdefault(self.id, vals)
        for rows, commands in self._iso_row_commands(vals).values():
            for command in commands:
                code, row_id, row_vals = _parts(command)
                if code:
                    rows.browse(row_id)._iso_collect_changes(row_vals, changes)

    def _iso_row_commands(self, vals):
        """The lists of a record that are changed with it: dict {name: (the empty
        recordset of its rows, commands)}."""
        return {
            name: (self.env[self._fields[name].comodel_name], value)
            for name, value in vals.items()
            if name in self._fields
            and self._fields[name].type in ("one2many", "many2many")
            and isinstance(value, list | tuple)
        }

    def _iso_compare(self, changed, known, untouched):
        """Compare what is changed with what is stored.

        :param dict changed: id → values
        :param known: what the client read: id (str) → field name → value
        :param untouched: set that takes up (model, id, field name) of what this save did
            not change at all; None when all that it holds is meant
        :return: list of conflicts, see ``_iso_conflict``
        """
        conflicts = []
        if self._transient or self._abstract:
            return conflicts
        names = {}
        for record_id, vals in changed.items():
            values = known.get(str(record_id))
            if isinstance(values, Mapping):
                names[record_id] = [
                    name for name in vals if name in values and self._iso_compares(name)
                ]
        asked = {name for some in names.values() for name in some}
        records = self.browse(one for one, some in names.items() if some)
        records = records._iso_readable(asked)
        for record in records:
            for name in names[record.id]:
                read, mine = known[str(record.id)][name], changed[record.id][name]
                try:
                    now = record._iso_known(name, record[name])
                    read, sent = (record._iso_known(name, one) for one in (read, mine))
                except (TypeError, ValueError, OverflowError):
                    continue  # no value of this field was read
                if now in (read, sent):
                    continue
                if sent == read and untouched is not None:
                    untouched.add((self._name, record.id, name))
                else:
                    conflicts.append(record._iso_conflict(name, mine))
        return conflicts

    def _iso_readable(self, names):
        """Those of these records that are there and that the user may read: what he may
        not read is neither compared nor told. Fields are read with all that the write
        will ask of the record."""
        try:
            records = self._filtered_access("read")
            for name in names:
                records.mapped(name)
        except MissingError:
            return self.exists()._filtered_access("read")
        return records

    def _iso_compares(self, name):
        field = self._fields.get(name)
        return (
            field is not None
            and field.type in COMPARED
            and self._iso_is_on_ours(field)
            and self._has_field_access(field, "read")
        )

    def _iso_known(self, name, value):
        """A value in the one way in which it is compared, whoever gives it."""
        field = self._fields[name]
        if field.type == "html":
            if not value:
                return ""
            value = self._safe_texts({name: value})[name]
            return str(field.convert_to_cache(value, self, validate=True) or "")
        if field.type in TEXTS:
            return str(value or "").replace("\r\n", "\n").strip()
        value = field.convert_to_cache(value, self, validate=False)
        return round(value, 6) if field.type in ("float", "monetary") else value or None

    def _iso_without(self, vals, untouched):
        """Values of a record, or of these, without those of fields that nobody changed."""
        mine = self.ids[:1]
        kept = {
            name: value
            for name, value in vals.items()
            if not mine or (self._name, mine[0], name) not in untouched
        }
        for name, (rows, commands) in self._iso_row_commands(kept).items():
            kept[name] = [
                [1, row_id, rows.browse(row_id)._iso_without(row_vals, untouched)]
                if code == 1
                else command
                for command in commands
                for code, row_id, row_vals in [_parts(command)]
            ]
        return kept

    # ------------------------------------------------------------ told
    def _iso_conflict(self, name, mine):
        """Both values of a field (dict), for the dialog of our web client."""
        self.ensure_one()
        field = self._fields[name]
        now = self[name]
        # sudo: the name of a colleague who works on the same record
        by = self.write_uid.sudo()
        return {
            "model": self._name,
            "id": self.id,
            "field": name,
            "type": field.type,
            "label": self._iso_label(name),
            "record": self.display_name,
            "now": _plain(now),
            "now_text": self._iso_told(name, now),
            "mine_text": self._iso_told(name, mine),
            "by": by.name or "",
            "mine": by.id == self.env.uid,
            "on": format_datetime(
                self.env, self.write_date, dt_format="HH:mm dd/MM/yyyy"
            ),
        }

    def _iso_told(self, name, value):
        """A value as people read it (str); formatted texts are safe HTML."""
        field = self._fields[name]
        if not value and field.type not in ("float", "integer", "monetary"):
            return ""
        if field.type == "html":
            value = self._safe_texts({name: value})[name]
            return str(field.convert_to_cache(value, self, validate=True) or "")
        if field.type in TEXTS:
            return str(value)
        if field.type == "selection":
            labels = dict(field._description_selection(self.env))
            return labels.get(str(value), str(value))
        if field.type == "date":
            return format_date(self.env, value)
        if field.type == "datetime":
            return format_datetime(self.env, fields.Datetime.to_datetime(value))
        if field.type == "integer":
            return str(value or 0)
        digits = field.get_digits(self.env) if field.type == "float" else None
        return formatLang(self.env, value or 0.0, digits=digits[1] if digits else 2)

    def _iso_conflict_message(self, conflicts):
        """What is said to who has no dialog for it."""
        lines = [
            self.env._(
                "“%(field)s” of “%(record)s”: saved by %(who)s, %(when)s.",
                field=one["label"],
                record=one["record"],
                who=one["by"],
                when=one["on"],
            )
            for one in conflicts[:NAMED]
        ]
        if len(conflicts) > NAMED:
            lines.append(self.env._("… and %s more.", len(conflicts) - NAMED))
        said = self.env._(
            "Somebody else has changed what you are changing, so nothing was saved. Keep "
            "a copy of what you have written, reload the page, and join the two."
        )
        return "\n".join([said, *lines])
