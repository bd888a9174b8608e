"""A few words of XML for what python-docx has no words of its own for.

Elements are made inside their parent (``add``), so that big tables cost one pass;
they are python-docx's own, as their parents are. Children must be added in the order
of ECMA-376, which Word insists on; ``tests/pure/word_schema.py`` checks it.
"""

from __future__ import annotations

from functools import cache

from docx.oxml import parse_xml
from lxml import etree

# All that our files name: every part declares them once, at its top.
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_XML = {"xml": "http://www.w3.org/XML/1998/namespace"}


@cache
def name(prefixed: str) -> str:
    """ "w:p" as lxml wants it."""
    prefix, local = prefixed.split(":")
    return f"{{{(NAMESPACES | _XML)[prefix]}}}{local}"


def add(parent: etree._Element, prefixed: str, /, **attributes) -> etree._Element:
    """Add a child at the end of ``parent``.

    :param attributes: attributes in Word's own namespace; True and False become 1, 0
    """
    child = etree.SubElement(parent, name(prefixed))
    for key, value in attributes.items():
        child.set(name(f"w:{key}"), f"{value:d}" if value is True else str(value))
    return child


def fragment(parent: etree._Element, text: str) -> etree._Element:
    """Add ready-made markup; its prefixes are ours."""
    declared = " ".join(f'xmlns:{key}="{uri}"' for key, uri in NAMESPACES.items())
    made = parse_xml(f"<x {declared}>{text}</x>")[0]
    parent.append(made)
    etree.cleanup_namespaces(made)
    return made


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(size: float) -> int:
    """Points in twentieths of a point."""
    return round(size * 20)


def half_points(size: float) -> int:
    """A type size as Word counts it."""
    return round(size * 2)
