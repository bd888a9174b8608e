from collections.abc import Mapping
from math import isfinite

from odoo import api, fields, models, tools
from odoo.exceptions import MissingError, UserError, ValidationError
from odoo.orm.identifiers import NewId

# What PostgreSQL keeps in a whole number, and what screens and papers show of another.
LARGEST = {"integer": 2**31 - 1, "float": 10**15, "monetary": 10**15}
# Spans of time that are counted from a day: further than this no calendar goes.
LONGEST_SPAN = {"days": 3_660, "months": 120}
# No document is older, and no deadline is later.
FIRST_YEAR, LAST_YEAR = 1900, 2199
COMMANDS = range(7)
ID_TYPES = frozenset({int, bool, NewId})


def _is_number(value, most):
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return isfinite(number) and abs(number) <= most


def _is_day(value):
    try:
        day = fields.Date.to_date(value)
    except (TypeError, ValueError):
        return False
    return bool(day) and FIRST_YEAR <= day.year <= LAST_YEAR


def _is_id(value):
    """Whether something may name a record: a number, a new record or, from the form
    that it is part of, its values."""
    if isinstance(value, int):
        return abs(value) <= LARGEST["integer"]
    return isinstance(value, tuple | dict | models.BaseModel | NewId)


def _is_command(value):
    match value:
        case [code, *_rest] if code not in COMMANDS:
            return False
        case [0, *_rest] | [5, *_rest]:
            return True
        case [6, _zero, ids]:
            return isinstance(ids, list | tuple) and all(map(_is_id, ids))
        case [_code, one, *_rest]:
            # The web client names lines that are not saved yet by words.
            return _is_id(one) or (isinstance(one, str) and not one.isdecimal())
        case _:
            return _is_id(value)


def _are_lines(value):
    if isinstance(value, models.BaseModel):
        return True
    return isinstance(value, list | tuple) and all(map(_is_command, value))


# kind of field -> whether it can hold a value that says something
HOLDS = {
    "date": _is_day,
    "datetime": _is_day,
    "many2one": _is_id,
    "one2many": _are_lines,
    "many2many": _are_lines,
}


class Base(models.AbstractModel):
    """What comes in at a door (``base_client_words``) is what it says it is.

    Records are named by numbers, values stand in a dictionary, and each is one that its
    field can hold: numbers and days have an end, lists are lists. Odoo answers anything
    else with an error of Python or of the database, or keeps what breaks a sum, a date
    or a paper later on (``NaN``, a deadline after a billion working days).
    """

    _inherit = "base"

    @api.model
    @tools.ormcache()
    def _iso_checked_names(self):
        """The fields whose values are looked at: dict {name: largest number or None}.
        They are of models of ours, or ours on Odoo's."""
        return {
            name: self._iso_largest(field)
            for name, field in self._fields.items()
            if self._iso_is_on_ours(field)
        }

    @api.model
    def _iso_largest(self, field):
        """The largest number that a field may hold; None for what is no number."""
        span = LONGEST_SPAN.get(field.name.rpartition("_")[2])
        if span and field.type == "integer" and self._iso_people_write(field):
            return span
        return LARGEST.get(field.type)

    def _iso_check_call(self, name, args, kwargs):
        """Check the records and the values that a method is called with.

        :param str name: of the method
        :raise MissingError: for what names no record
        :raise UserError: for what are no values
        :raise ValidationError: for a value that its field cannot hold
        """
        if self._name.startswith("iso.") and not ID_TYPES.issuperset(
            map(type, self._ids)
        ):
            raise MissingError(
                self.env._("There is no such record: reload the page and choose it.")
            )
        if name not in ("create", "write", "web_save", "copy", "copy_data", "onchange"):
            return
        given = args[0] if args else next(iter(kwargs.values()), None)
        some = (
            given if name == "create" and isinstance(given, list | tuple) else [given]
        )
        if name in ("copy", "copy_data", "onchange"):
            some = [one or {} for one in some]
        for vals in some:
            if not isinstance(vals, Mapping):
                raise UserError(
                    self.env._("These are no values: reload the page and try again.")
                )
            self._iso_check_values(vals)

    @api.model
    def _iso_check_values(self, vals):
        """Check the values of one record.

        :param vals: field name → value
        """
        if not self.pool.ready:
            return
        checked = self._iso_checked_names()
        if self._name.startswith("iso.") and not vals.keys() <= self._fields.keys():
            strange = vals.keys() - self._fields.keys()
            # Who may not write it is told that, and nothing else.
            self.check_access("write")
            raise UserError(
                self.env._("There is no field “%s” here: reload the page.", *strange)
                if len(strange) == 1
                else self.env._("There are no such fields here: reload the page.")
            )
        for name, value in vals.items():
            if (
                value
                and name in checked
                and not self._iso_field_holds(self._fields[name], checked[name], value)
            ):
                raise ValidationError(self._iso_unheld_message(name))

    @api.model
    def _iso_holds(self, name, value):
        """Whether a field can hold a value."""
        most = self._iso_checked_names()[name]
        return self._iso_field_holds(self._fields[name], most, value)

    @api.model
    def _iso_field_holds(self, field, most, value):
        """As ``_iso_holds``; ``most``: the largest number, None for what is none."""
        if most:
            return _is_number(value, most)
        if field.type == "selection":
            return isinstance(value, str) and value in field.get_values(self.env)
        holds = HOLDS.get(field.type)
        return holds is None or holds(value)

    @api.model
    def _iso_unheld_message(self, name):
        """What a field holds instead (str)."""
        field, most = self._fields[name], self._iso_checked_names()[name]
        label = self._iso_label(name)
        if most:
            return self.env._(
                "“%(field)s”: enter a number, at most %(most)s.", field=label, most=most
            )
        if field.type in ("date", "datetime"):
            return self.env._(
                "“%(field)s”: enter a day between the years %(first)s and %(last)s.",
                field=label,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        return self.env._("“%s” cannot hold this: choose another value.", label)
