from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain

from ...tools.spelling import alike

TEXTS, NUMBERS = ("char", "text"), ("boolean", "integer", "float")
# Of what is there already, so many are named when a file is tried.
TOLD = 10


class Base(models.AbstractModel):
    """What people know by a number or a name is there once.

    A model names the fields by which a person would call two records the same
    (``_natural_key``); texts are compared without accents, capital letters and spaces
    (``tools/spelling.py``). It counts within an agency, among what is not archived.

    Whoever enters a second one is told so, and what is imported again changes the one
    that is there. Doubles that were there before stay until somebody writes them: this
    is no constraint of the database.
    """

    _inherit = "base"

    # Fields, the texts among them; a link among them (the register of a risk) stands
    # for the agency.
    _natural_key = ()
    # Whether accents tell them apart, as those of codes do.
    _natural_key_accents = False

    # ------------------------------------------------------------ keys
    @api.model
    def _iso_key_part(self, name, value):
        field = self._fields[name]
        if isinstance(value, models.BaseModel):
            return value.id
        if isinstance(value, dict):
            value = value.get("id")
        if field.type in TEXTS:
            return alike(value or "", accents=self._natural_key_accents)
        return value or False

    @api.model
    def _iso_key_of(self, values, names=None):
        """What two records that are the same have in common.

        :param values: a record, or a dict(field name → value)
        :param names: fields of the key; all of them without
        :return: a tuple; None when its first text says nothing
        """
        names = self._natural_key if names is None else names
        parts = {name: self._iso_key_part(name, values[name]) for name in names}
        first = next((n for n in names if self._fields[n].type in TEXTS), None)
        return tuple(parts.values()) if first and parts[first] else None

    @api.model
    def _iso_key_place(self):
        """The fields that say where a record is the only one: links that it is part of,
        else its agency."""
        links = [
            name
            for name in self._natural_key
            if self._fields[name].type == "many2one" and self._fields[name].required
        ]
        return links or ["company_id"]

    @api.model
    def _iso_same_key(self, places, names=None):
        """What is there, by place and key, in one query.

        :param places: list of tuples of ids, of the fields ``_iso_key_place``
        :param names: as for ``_iso_key_of``
        :return: dict {(place, key): records}
        """
        at = self._iso_key_place()
        domain = Domain.AND(
            Domain(name, "in", list({place[number] for place in places}))
            for number, name in enumerate(at)
        )
        found = {}
        table = self.with_context(active_test=True)
        for record in table.search_fetch(domain, [*at, *self._natural_key], order="id"):
            if key := self._iso_key_of(record, names):
                place = tuple(record[name].id for name in at)
                found.setdefault((place, key), self.browse())
                found[place, key] |= record
        return found

    # ------------------------------------------------------------ who enters another
    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._iso_check_namesakes()
        return records

    def write(self, vals):
        result = super().write(vals)
        if self._natural_key and not vals.keys().isdisjoint(
            {*self._natural_key, "active"}
        ):
            self._iso_check_namesakes()
        return result

    def _iso_check_namesakes(self):
        """Refuse what is there already; what code of ours makes is not asked.

        :raise ValidationError: which names the one that is there
        """
        if not self._natural_key or not self or self.env.su or self._iso_has_key():
            return
        at = self._iso_key_place()
        places = [tuple(one[name].id for name in at) for one in self]
        there = self._iso_same_key(places)
        for one, place in zip(self, places, strict=True):
            if "active" in self._fields and not one.active:
                continue
            others = there.get((place, self._iso_key_of(one)), self.browse()) - one
            if others:
                raise ValidationError(self._iso_namesake_message(others[0], place))

    @api.model
    def _iso_namesake_message(self, other, place):
        if place == (False,) and "company_id" in self._fields:
            return self.env._(
                "“%s” is known to all agencies already: use that one, or duplicate it "
                "to have one of the agency's own.",
                other.display_name,
            )
        return self.env._(
            "“%s” is there already: open that one and change it, instead of entering "
            "it again.",
            other.display_name,
        )

    def onchange(self, values, field_names, fields_spec):
        """As Odoo's; that there is one already is said when its name is typed."""
        result = super().onchange(values, field_names, fields_spec)
        named = self._natural_key and not self and {*field_names} & {*self._natural_key}
        if (
            not named
            or not values.keys() >= {*self._natural_key}
            or "warning" in result
        ):
            return result
        if key := self._iso_key_of(values):
            at = self._iso_key_place()
            here = tuple(
                self._iso_key_part(name, values.get(name)) or self.env.company.id
                for name in at
            )
            places = [here, (False,)] if at == ["company_id"] else [here]
            there = self._iso_same_key(places)
            for place in places:
                if other := there.get((place, key)):
                    result["warning"] = {
                        "title": self.env._("There Already"),
                        "message": self._iso_namesake_message(other[0], place),
                        "type": "dialog",
                    }
                    break
        return result

    def copy_data(self, default=None):
        """As Odoo's; a copy beside what it was made of is called a copy."""
        vals_list = super().copy_data(default)
        texts = [n for n in self._natural_key if self._fields[n].type in TEXTS]
        if not texts or self.env.su:
            return vals_list
        for one, vals in zip(self, vals_list, strict=True):
            moved = [n for n in self._iso_key_place() if vals.get(n) != one[n].id]
            renamed = [n for n in texts if n in (default or {})]
            if not moved and not renamed and vals.get(texts[0]):
                vals[texts[0]] = self.env._("%s (copy)", vals[texts[0]])
        return vals_list

    # ------------------------------------------------------------ what is imported
    @api.model
    def load(self, fields, data):
        """As Odoo's; what is there already is changed, and said (``iso_told``)."""
        if not self._natural_key or self.env.context.get("install_module"):
            return super().load(fields, data)
        told = {"new": 0, "there": []}
        loaded = super(Base, self.with_context(import_told=told)).load(fields, data)
        if told["there"] and loaded["ids"]:
            loaded["iso_told"] = self._iso_import_told(told)
        return loaded

    def _load_records_write(self, values):
        # Which record it is is no value of it.
        return super()._load_records_write(
            {name: value for name, value in values.items() if name != "id"}
        )

    @api.model
    def _iso_import_told(self, told):
        names = told["there"]
        shown = "; ".join(names[:TOLD]) + (" …" if len(names) > TOLD else "")
        return [
            self.env._(
                "%(count)s rows are there already and are changed, where a cell is not "
                "empty: %(names)s",
                count=len(names),
                names=shown,
            ),
            self.env._("%s rows are new.", told["new"]),
        ]

    @api.model
    def _convert_records(self, records, *, log, savepoint):
        converted = super()._convert_records(records, log=log, savepoint=savepoint)
        told = self.env.context.get("import_told")
        if not self._natural_key or not isinstance(told, dict):
            yield from converted
            return
        there, rows = {}, {}
        for dbid, xid, values, info in converted:
            if dbid or xid:
                yield dbid, xid, values, info
                continue
            found = self._iso_find(values, there, rows, info, log)
            if found is None:
                continue
            if found:
                told["there"].append(found.display_name)
                values = found._iso_filled(values)
            else:
                told["new"] += 1
            yield found.id, xid, values, info

    @api.model
    def _iso_find(self, values, there, rows, info, log):
        """The record that a row of a file is about, by what the row says of its key.

        :param dict rows: the rows before, by what they are about
        :return: one record, or none; None when something is wrong
        """
        names = tuple(name for name in self._natural_key if name in values)
        key = self._iso_key_of(values, names)
        if not key:
            return self.browse()
        at = self._iso_key_place()
        if at == ["company_id"]:
            here = (values.get("company_id", self.env.company.id) or False,)
            places = list(dict.fromkeys([here, (False,)]))
        else:
            here = tuple(values.get(name) or False for name in at)
            places = [here]
        text = next(values[n] for n in names if self._fields[n].type in TEXTS)

        def wrong(message):
            log({**info, "type": "error", "field": names[0], "message": message})

        before = rows.setdefault((here, names, key), info)["rows"]["from"] + 1
        if before <= info["rows"]["from"]:
            wrong(
                self.env._("“%(name)s” is in row %(row)s too.", name=text, row=before)
            )
            return None
        if (here, names) not in there:
            # Rows before may be about what this one names.
            self.env.context.get("import_flush", lambda **kw: None)(model=self._name)
            there[here, names] = self._iso_same_key(places, names)
        found = [there[here, names].get((place, key)) for place in places]
        if found[0] and len(found[0]) > 1:
            wrong(
                self.env._(
                    "“%(name)s” is there %(count)s times: archive or delete all but "
                    "one first.",
                    name=text,
                    count=len(found[0]),
                )
            )
            return None
        if not found[0] and len(found) > 1 and found[1]:
            wrong(self._iso_namesake_message(found[1][0], (False,)))
            return None
        return found[0] or self.browse()

    def _iso_filled(self, values):
        """What a row says of this record: an empty cell leaves it as it is, and lines
        that are there already are changed."""
        filled = {}
        for name, value in values.items():
            field = self._fields[name]
            if field.type == "one2many":
                label = self.env[field.comodel_name]._rec_name or "display_name"
                lines = {
                    alike(one[label] or ""): one.id for one in reversed(self[name])
                }
                filled[name] = [
                    Command.update(lines[alike(one[2][label])], one[2])
                    if one[0] == Command.CREATE
                    and alike(one[2].get(label) or "") in lines
                    else one
                    for one in value or ()
                ]
            elif name not in self._natural_key and (value or field.type in NUMBERS):
                filled[name] = value
        return filled
