"""Names that a text brings from somewhere else, and this agency's in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .spelling import alike

# "Lưu: VT, TĐC." at the end of the recipients.
_FILED = re.compile(
    r"^(?P<head>\s*-?\s*Lưu\s*:\s*)(?P<places>[^\n]*?)(?P<end>[.;]?\s*)$"
)
# What a unit is called by: the words up to a sign, a small letter goes on.
_UNIT = re.compile(
    r"\b(?:Phòng|Chi cục|Trung tâm|Văn phòng|Tổ|Ban Quản lý) "
    r"[A-ZÀ-ỸĐ][^\s,.;:()<>]*(?: (?:và |- |– )?[A-ZÀ-Ỹa-zà-ỹĐđ][^\s,.;:()<>]*){0,7}"
)
# A symbol of a unit, no words.
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-z0-9&-]{0,9}")
_TAGS = re.compile(r"<[^>]*>")


def names_in_label(label: str) -> list[str]:
    """The names in how a plan calls a unit: "Phòng Quản lý … (Phòng TĐC)" has two, the
    longest first."""
    parts = re.split(r"[()]", label or "")
    names = [" ".join(part.split()).strip(" ,;") for part in parts]
    return sorted({n for n in [label.strip(), *names] if n}, key=len, reverse=True)


def renamed(text: str, instead: Mapping[str, str]) -> str:
    """A text with some names in the place of others; whole words only.

    :param instead: old name → new name
    """
    if not text or not instead:
        return text
    names = sorted(instead, key=len, reverse=True)
    listed = "|".join(map(re.escape, names))
    return re.sub(rf"(?<!\w)(?:{listed})(?!\w)", lambda found: instead[found[0]], text)


def filed_with(
    recipients: str, known: Iterable[str], symbol: str
) -> tuple[str, list[str]]:
    """Recipients whose copy is kept by the clerk and a unit of this agency.

    :param known: symbols of the agency's units
    :param symbol: of its unit in charge; "" when it has none
    :return: the text, and the symbols in it that are nobody's here
    """
    known = {alike(one) for one in known if one} | {"vt"}
    lines, strange = [], []
    for line in (recipients or "").split("\n"):
        if found := _FILED.match(line):
            places = [one.strip() for one in found["places"].split(",")]
            foreign = [
                one
                for one in places
                if _SYMBOL.fullmatch(one) and alike(one) not in known
            ]
            if foreign and symbol:
                kept = [one for one in places if one not in foreign]
                places = list(dict.fromkeys([*kept, symbol]))
                line = f"{found['head']}{', '.join(places)}{found['end']}"
            else:
                strange += foreign
        lines.append(line)
    return "\n".join(lines), strange


def strange_units(text: str, known: Iterable[str]) -> list[str]:
    """What a text calls as units are called, and is none of this agency's; each once.

    :param text: plain or HTML
    :param known: names of its units, and others that are right
    """
    known = [alike(name) for name in known if name]
    found: dict[str, None] = {}
    for match in _UNIT.finditer(_TAGS.sub(" ", text or "")):
        words = alike(match[0])
        if not any(words == name or words.startswith(f"{name} ") for name in known):
            # Where a name ends is not written: its beginning says which it is.
            found[" ".join(match[0].split()[:4]).strip(" -–")] = None
    return list(found)
