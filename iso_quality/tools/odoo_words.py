"""Odoo's own words in Vietnamese, where Odoo has none or wrong ones: ``i18n_extra/vi.po``.

What is in the database (labels, views) Odoo takes from that file itself, also for records
of other addons. What is in the code it looks for in the file of the addon whose code it
is: ``for_code`` lets it look into ours as well. In the file, a comment ``Odoo: …`` keeps
the word that ours replaces, see ``mend_words`` in hooks.
"""

from functools import cache

import polib

from odoo.tools.misc import file_path
from odoo.tools.translate import CodeTranslations, code_translations

ADDON, LANG = "iso_quality", "vi_VN"
REPLACED = "Odoo: "


@cache
def entries():
    """The entries of our file of Odoo's words (tuple of polib entries)."""
    return tuple(polib.pofile(file_path(f"{ADDON}/i18n_extra/vi.po")))


def modules(entry):
    """Names of the addons whose word an entry is (set)."""
    first = entry.comment.splitlines()[0]
    return {name.strip() for name in first.partition(":")[2].split(",")}


def replaced(entry):
    """Odoo's translations that an entry is put in place of (list)."""
    lines = entry.tcomment.splitlines()
    return [line.removeprefix(REPLACED) for line in lines if line.startswith(REPLACED)]


def for_code():
    """Let Odoo find our words of its code, Python and JavaScript, in this process.

    There is no hook for it, and they are a matter of the process in Odoo too: what they
    say depends on the addon and the language, not on the database.
    """
    of_odoo = CodeTranslations._get_code_translations

    def with_ours(module_name, lang, filter_func):
        found = of_odoo(module_name, lang, filter_func)
        if lang == LANG and module_name != ADDON:
            for entry in entries():
                row = {"value": entry.msgstr, "comments": entry.comment}
                if module_name in modules(entry) and filter_func(row):
                    found[entry.msgid] = entry.msgstr
        return found

    CodeTranslations._get_code_translations = staticmethod(with_ours)
    # What was read before this addon was there.
    code_translations.python_translations.clear()
    code_translations.web_translations.clear()
