import functools
import inspect
from collections.abc import Mapping

from odoo import models

from ...tools.vietnam_time import ZONE

# Compared by identity: a context that comes in by RPC cannot hold this object, so
# only code of ours has the key.
KEY = object()
# What a word of the context would switch off or preset in what is ours.
SWITCHES = ("iso_", "mail_", "email_notification_")
SWITCH_WORDS = frozenset({"tracking_disable", "_force_unlink"})
# Adds followers, which Odoo's composer asks for; it switches nothing off.
HARMLESS = frozenset({"mail_post_autofollow"})
# How records are read. What our own methods read is not for the caller to say.
READINGS = frozenset(
    {
        "active_test",
        "bin_size",
        "delay_translations",
        "edit_translations",
        "prefetch_fields",
        "prefetch_langs",
    }
)
# The methods in which "default_…" means something.
WITH_DEFAULTS = frozenset(
    {"create", "default_get", "load", "name_create", "onchange", "web_save"}
)
CRUD = frozenset({"copy", "create", "read", "unlink", "write"})


class Base(models.AbstractModel):
    """Words of the caller's context count in what is ours only with the key.

    Every method of our models that a client can call has a door: what the caller's
    context may not say is taken out of it there, once, before any code of ours or of
    Odoo's reads it. What comes with the key was said by code of ours.

    Odoo obeys such words from anybody (``tracking_disable``, ``_force_unlink``,
    ``default_<field>``), and the context survives ``sudo``.
    """

    _inherit = "base"

    def _iso_with_key(self, **words):
        """The same records for code of ours.

        It may say words of the context and write the fields that people do not write.

        :param words: of the context, e.g. ``tracking_disable=True``
        """
        return self.with_context(iso_key=KEY, **words)

    def _iso_create(self, vals_list):
        """Create records with fields that people do not write; rights and rules hold.

        :param vals_list: as for ``create``
        :return: the records, without the key
        """
        return self._iso_with_key().create(vals_list).with_env(self.env)

    def _iso_has_key(self):
        return self.env.context.get("iso_key") is KEY

    def _register_hook(self):
        result = super()._register_hook()
        if not self._abstract and any(map(self._iso_is_ours, self._fields.values())):
            self._iso_set_doors()
        return result

    def _iso_set_doors(self):
        model = self.env.registry[self._name]
        private = {
            name
            for kind in model.mro()
            for name, member in vars(kind).items()
            if getattr(member, "_api_private", False)
        }
        for name in dir(model):
            method = getattr(model, name)
            if (
                not name.startswith("_")
                and name not in private
                and inspect.isfunction(method)
                and not hasattr(method, "_iso_door")
            ):
                setattr(model, name, _door(method))

    def _iso_unheard(self, word, method):
        """Whether a word of the context of who calls a method is not heard.

        :param str word: e.g. ``default_state``
        :param method: the function that is called
        """
        ours = self._name.startswith("iso.")
        if word.startswith("default_"):
            field = self._fields.get(word.removeprefix("default_"))
            if field is None or method.__name__ not in WITH_DEFAULTS:
                return ours
            return field.name in self._iso_kept_names()
        if not ours or word in HARMLESS:
            return False
        if word in READINGS:
            return _is_own(method)
        return word in SWITCH_WORDS or word.startswith(SWITCHES)


def _is_own(method):
    """Whether a method is one of ours, and does more than Odoo's of that name."""
    return (
        method.__module__.startswith("odoo.addons.iso_quality")
        and method.__name__ not in CRUD
    )


@functools.cache
def _door(method):
    """The method, called without the words that are not heard."""

    @functools.wraps(method)
    def door(self, *args, **kwargs):
        self._iso_check_call(method.__name__, args, kwargs)
        context = self.env.context
        if context.get("iso_key") is not KEY:
            unheard = [word for word in context if self._iso_unheard(word, method)]
            defaults = ()
            if method.__name__ == "create" and self._name.startswith("iso."):
                defaults = [word for word in context if word.startswith("default_")]
            if defaults:
                args, kwargs = _with_defaults(self, defaults, unheard, args, kwargs)
            elsewhere = context.get("tz", ZONE) != ZONE
            if unheard or defaults or elsewhere:
                gone = {*unheard, *defaults}
                heard = {key: context[key] for key in context if key not in gone}
                if elsewhere:
                    # "today" in a filter, days of a chart: the agency's.
                    heard["tz"] = ZONE
                self = self.with_env(self.env(context=heard))
        return method(self, *args, **kwargs)

    door._iso_door = True
    return door


def _with_defaults(model, defaults, unheard, args, kwargs):
    """The values for ``create``, with what the context presets.

    They go no further: what is created on the way to a record has fields of the same
    names.
    """
    given = kwargs["vals_list"] if "vals_list" in kwargs else (args or [None])[0]
    preset = {
        word.removeprefix("default_"): model.env.context[word]
        for word in defaults
        if word not in unheard
    }
    if isinstance(given, Mapping):
        vals_list = {**preset, **given}
    elif isinstance(given, list | tuple) and all(isinstance(v, Mapping) for v in given):
        vals_list = [{**preset, **vals} for vals in given]
    else:
        return args, kwargs
    if "vals_list" in kwargs:
        return args, {**kwargs, "vals_list": vals_list}
    return (vals_list, *args[1:]), kwargs
