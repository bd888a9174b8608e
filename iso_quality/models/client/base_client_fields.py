from odoo import api, models, tools
from odoo.exceptions import AccessError

TALK_PREFIXES = ("message_", "activity_", "website_message_", "rating_")


class Base(models.AbstractModel):
    """Fields that people do not write are written by code of ours only.

    ``readonly`` alone protects the screen: Odoo takes such fields from any client.
    Here they are refused to everybody but the system (``sudo``) and who has the key
    (``_iso_with_key``), whatever way in: create, write, translations, import.
    """

    _inherit = "base"

    @api.model
    def _iso_is_ours(self, field):
        """Whether a field is of our addons: of our models, or ours on Odoo's."""
        return bool(field._modules) and all(
            module.startswith("iso_quality") for module in field._modules
        )

    @api.model
    def _iso_is_talk(self, name):
        """Whether a field holds talk about a record, which goes on after it is sealed:
        Odoo's, not one of ours that is called alike (``activity_type_id``)."""
        field = self._fields.get(name)
        return name.startswith(TALK_PREFIXES) and not (
            field and self._iso_is_ours(field)
        )

    @api.model
    def _iso_people_write(self, field):
        """Whether people may write a field of ours.

        The link of a part to its whole is written when the part is made in a list of
        the whole that people write.
        """
        return not field.readonly or any(
            inverse.type == "one2many" and not inverse.readonly
            for inverse in self.pool.field_inverses[field]
        )

    @api.model
    def _iso_kept(self, names):
        """Which of these are names of fields that people do not write (frozenset)."""
        return self._iso_kept_names().intersection(names)

    @api.model
    @tools.ormcache()
    def _iso_kept_names(self):
        return frozenset(
            name
            for name, field in self._fields.items()
            if self._iso_is_ours(field) and not self._iso_people_write(field)
        )

    @api.model
    def _has_field_access(self, field, operation):
        if operation == "read" and not field.groups:
            # As Odoo's, which asks this for each value of each record that is read.
            return True
        return super()._has_field_access(field, operation) and (
            operation != "write"
            or self.env.su
            or self._iso_has_key()
            or field.name not in self._iso_kept_names()
        )

    @api.model
    def _check_field_access(self, field, operation):
        if (
            operation == "write"
            and field.name in self._iso_kept_names()
            and not self._has_field_access(field, operation)
        ):
            # sudo: the name of a model
            raise AccessError(
                self.env._(
                    "“%(field)s” of “%(kind)s” is filled in by the system: it cannot "
                    "be entered. Leave it out, or use the button that does it.",
                    field=self._iso_label(field.name),
                    kind=self.env["ir.model"].sudo()._get(self._name).name,
                )
            )
        return super()._check_field_access(field, operation)

    @api.model
    def default_get(self, fields):
        """As Odoo's; what people do not write begins as our code says, not as somebody
        has set for himself."""
        kept = () if self._iso_has_key() else self._iso_kept(fields)
        if kept:
            set_by_people = self.env["ir.default"]._get_model_defaults(self._name)
            kept = {
                name
                for name in kept
                if name in set_by_people or f"default_{name}" in self.env.context
            }
        if not kept:
            return super().default_get(fields)
        defaults = super().default_get([name for name in fields if name not in kept])
        for name in kept:
            field = self._fields[name]
            if field.default:
                value = field.convert_to_cache(
                    field.default(self), self, validate=False
                )
                defaults[name] = field.convert_to_write(value, self)
        return defaults

    def copy_data(self, default=None):
        """As Odoo's; a copy begins anew in what people do not write."""
        vals_list = super().copy_data(default)
        if self._iso_has_key():
            return vals_list
        kept = self._iso_kept(self._fields) - (default or {}).keys()
        return [
            {name: value for name, value in vals.items() if name not in kept}
            for vals in vals_list
        ]
