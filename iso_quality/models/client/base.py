from odoo import api, models, tools
from odoo.exceptions import ValidationError

from ...tools.safe_html import safe_html

# The most characters that a text of ours may have, unless its field says otherwise.
LONGEST = {"char": 1_000, "text": 20_000, "html": 100_000}


def _texts(value):
    """The texts that a value comes to: one, or one for each language and term.

    Odoo makes a text of anything, of bytes and of the files of XML-RPC as well.
    """
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, bytes):
        yield value.decode(errors="surrogateescape")
    elif value is not None and value is not False:
        yield value if isinstance(value, str) else str(value)


def _is_whole(text):
    """Whether UTF-8 and PostgreSQL can hold a text."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return False
    return "\0" not in text


def _safe(value, is_picture):
    """A formatted text made safe, or each in a dictionary of translations."""
    if isinstance(value, dict):
        return {name: _safe(text, is_picture) for name, text in value.items()}
    return safe_html(next(_texts(value), value), is_picture)


class Base(models.AbstractModel):
    """What is written into texts is text that a database keeps, and has an end.

    Texts of ours have a longest length: endless ones are no mistake that a server
    survives. A field may say its own: ``fields.Text(longest=50_000)``. Formatted ones
    do not reach out of themselves (``safe_html``). Texts of any model hold whole
    characters.
    """

    _inherit = "base"

    def _valid_field_parameter(self, field, name):
        return name == "longest" or super()._valid_field_parameter(field, name)

    @api.model
    def _longest_text(self, field):
        """The most characters of a field's text; None for fields that are not ours."""
        if field.type in LONGEST and self._iso_is_on_ours(field):
            return getattr(field, "longest", None) or LONGEST[field.type]
        return None

    @api.model
    @tools.ormcache()
    def _iso_text_names(self):
        """The names of the fields that hold texts (frozenset)."""
        return frozenset(
            name for name, field in self._fields.items() if field.type in LONGEST
        )

    @api.model
    def _iso_is_on_ours(self, field):
        """Whether a field stands on a model of ours, or is named as ours on Odoo's."""
        return self._name.startswith("iso.") or field.name.startswith("iso_")

    @api.model
    def _iso_label(self, name):
        """What a field is called on the screen, in the user's language."""
        return self._fields[name].get_description(self.env, ["string"])["string"]

    @api.model
    def _check_text_characters(self, vals_list):
        """Refuse what is no character: halves of one (``\\ud800``) and NUL.

        JSON brings them along, and PostgreSQL keeps neither.

        :param list vals_list: of dict(field name → value), as for ``create``
        :raise ValidationError: in the words of the user's language
        """
        names = self._iso_text_names()
        for vals in vals_list:
            for name in names.intersection(vals):
                value = vals[name]
                if not value or (isinstance(value, str) and _is_whole(value)):
                    continue
                if not all(map(_is_whole, _texts(value))):
                    raise ValidationError(
                        self.env._(
                            "“%s” holds a broken character: delete it or type the text "
                            "again.",
                            self._iso_label(name),
                        )
                    )

    @api.model
    def _check_text_lengths(self, vals_list):
        """Refuse texts that are too long; what an upgrade brings is not asked.

        :param list vals_list: of dict(field name → value), as for ``create``
        :raise ValidationError: in the words of the user's language
        """
        if not self.pool.ready:
            return
        names = self._iso_text_names()
        for vals in vals_list:
            for name in names.intersection(vals):
                value = vals[name]
                if not value:
                    continue
                limit = self._longest_text(self._fields[name])
                for text in _texts(value) if limit else ():
                    if len(text) > limit:
                        raise ValidationError(
                            self.env._(
                                "“%(field)s” has %(length)s characters; at most "
                                "%(limit)s are possible.",
                                field=self._iso_label(name),
                                length=len(text),
                                limit=limit,
                            )
                        )

    @api.model
    def _safe_texts(self, vals):
        """Values for ``create`` or ``write``, with formatted texts of ours made safe.

        :param dict vals: field name → value
        :return: a dict; the same one when nothing in it had to be changed
        """
        found = {}
        for name in self._iso_text_names().intersection(vals):
            field, value = self._fields[name], vals[name]
            if value and field.type == "html" and self._iso_is_on_ours(field):
                found[name] = _safe(value, self.env["ir.attachment"]._iso_is_picture)
        return {**vals, **found} if found else vals

    def _check_texts(self, vals_list):
        self._check_text_characters(vals_list)
        self._check_text_lengths(vals_list)

    @api.model
    def _prepare_create_values(self, vals_list):
        # Here and not in create: what the caller's context presets is known by now.
        self._check_texts(vals_list)
        prepared = super()._prepare_create_values(vals_list)
        self._check_texts(prepared)
        return [self._safe_texts(vals) for vals in prepared]

    def write(self, vals):
        """As Odoo's; texts are whole and have an end."""
        self._check_texts([vals])
        return super().write(self._safe_texts(vals))

    def _update_field_translations(
        self, field_name, translations, digest=None, source_lang=""
    ):
        self._check_texts([{field_name: translations}])
        safe = self._safe_texts({field_name: translations})
        return super()._update_field_translations(
            field_name, safe[field_name], digest, source_lang
        )
