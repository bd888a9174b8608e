from odoo import api, models, tools
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import OrderedSet

from ...tools.safe_html import safe_html
from ...tools.spelling import nfc, nfc_of

# The most characters that a text of ours may have, unless its field says otherwise.
LONGEST = {"char": 1_000, "text": 20_000, "html": 100_000}
# Models of Odoo's whose texts people of agencies type and look for; none keeps what must
# stay as it was sent, as passwords must.
TYPED = frozenset(
    {
        *("calendar.event", "hr.department", "hr.employee", "hr.job", "mail.activity"),
        *("mail.message", "res.company", "res.partner", "resource.calendar.leaves"),
    }
)
# Of others these fields only.
TYPED_FIELDS = {"ir.attachment": {"name", "description"}}


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


def _sought(value):
    """The words of a condition in one spelling; the same object when they were."""
    if isinstance(value, str):
        return nfc(value)
    # Long lists are numbers.
    if isinstance(value, list | tuple | set | frozenset | OrderedSet) and isinstance(
        next(iter(value), None), str
    ):
        items = list(value)
        spelled = nfc_of(items)
        return value if spelled is items else spelled
    return value


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
    characters. Those that people of agencies type, ours and some of Odoo's, are in one
    spelling (NFC) whatever keyboard or file they come from, and so are the words they
    are looked for by.
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
    @tools.ormcache()
    def _iso_typed_names(self):
        """The names of the fields whose texts are kept in one spelling (frozenset)."""
        if self._name in TYPED:
            return self._iso_text_names()
        listed = TYPED_FIELDS.get(self._name, ())
        return frozenset(
            name
            for name in self._iso_text_names()
            if name in listed or self._iso_is_on_ours(self._fields[name])
        )

    @api.model
    def _iso_spelled(self, vals):
        """Values for ``create`` or ``write`` with their texts in one spelling.

        :param dict vals: field name → value
        :return: a dict; the same one when nothing in it had to be changed
        """
        found = {}
        for name in self._iso_typed_names().intersection(vals):
            value = vals[name]
            if value and (spelled := nfc_of(value)) is not value:
                found[name] = spelled
        return {**vals, **found} if found else vals

    @api.model
    def _search(self, domain, *args, **kwargs):
        if self._name.startswith("iso.") or self._name in TYPED:
            domain = Domain(domain)
            if any(
                _sought(one.value) is not one.value for one in domain.iter_conditions()
            ):
                domain = domain.map_conditions(
                    lambda one: Domain(one.field_expr, one.operator, _sought(one.value))
                )
        return super()._search(domain, *args, **kwargs)

    @api.model
    def load(self, fields, data):
        """As Odoo's; what a file says is in the spelling of what is there."""
        if self._iso_typed_names():
            data = nfc_of(data)
        return super().load(fields, data)

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
        vals_list = [self._iso_spelled(vals) for vals in vals_list]
        self._check_texts(vals_list)
        prepared = super()._prepare_create_values(vals_list)
        prepared = [self._iso_spelled(vals) for vals in prepared]
        self._check_texts(prepared)
        return [self._safe_texts(vals) for vals in prepared]

    def write(self, vals):
        """As Odoo's; texts are whole, have an end and one spelling."""
        vals = self._iso_spelled(vals)
        self._check_texts([vals])
        return super().write(self._safe_texts(vals))

    def _update_field_translations(
        self, field_name, translations, digest=None, source_lang=""
    ):
        spelled = self._iso_spelled({field_name: translations})
        self._check_texts([spelled])
        safe = self._safe_texts(spelled)
        return super()._update_field_translations(
            field_name, safe[field_name], digest, source_lang
        )

    # ------------------------------------------------------------ flags
    @api.model
    def _search_flag(self, operator, value, domain):
        """The domain of a searched boolean that is true for the records of ``domain``:
        what depends on today, or on who asks, is not stored."""
        if operator != "in":
            return NotImplemented
        wanted = set(map(bool, value))
        if wanted == {True, False}:
            return Domain.TRUE
        return domain if wanted == {True} else ~domain
