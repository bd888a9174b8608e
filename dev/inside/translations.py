"""Bring an addon's vi.po into line with its sources.

``translations.py EXPORTED.po PATH/vi.po``, run by the Python of the virtual
environment (polib): terms and their places come from Odoo's export, translations from
the file as it was. Prints what is left to translate.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib


def merge(exported: polib.POFile, known: polib.POFile) -> list[str]:
    """Put the places of ``exported`` into ``known``.

    :return: the terms that have no translation yet
    """
    # Odoo's export leaves out the words of the manifest (app list, category).
    manifest = {
        entry.msgid: [place for place in entry.occurrences if "ir.module." in place[0]]
        for entry in known
    }
    translated = {entry.msgid: entry.msgstr for entry in known}
    comments = {entry.msgid: entry.comment for entry in known}
    terms = {entry.msgid: entry for entry in exported}
    for msgid, places in manifest.items():
        if places:
            entry = terms.setdefault(
                msgid, polib.POEntry(msgid=msgid, comment=comments[msgid])
            )
            entry.occurrences += [p for p in places if p not in entry.occurrences]
    known.clear()
    for msgid in sorted(terms):
        terms[msgid].msgstr = translated.get(msgid, "")
        known.append(terms[msgid])
    return [entry.msgid for entry in known if not entry.msgstr]


def main() -> int:
    """Merge, save, and tell."""
    source, target = map(Path, sys.argv[1:])
    known = polib.pofile(str(target))
    known.wrapwidth = 78
    exported = polib.pofile(str(source)) if source.stat().st_size else polib.POFile()
    missing = merge(exported, known)
    known.save(str(target))
    for msgid in missing:
        print(f"  not translated: {msgid!r}")
    print(
        f"{target.parent.parent.name}: {len(known)} terms, {len(missing)} to translate"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
