"""A few words of XML: namespaces, elements, units.

Elements are made inside their parent (``add``), so that big tables cost one pass and
no namespace is declared twice. Children must be added in the order of ECMA-376, which
Word insists on; ``tests/pure/word_schema.py`` checks it.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_DECLARED = {key: uri for key, uri in NAMESPACES.items() if key != "xml"}


@cache
def name(prefixed: str) -> str:
    """ "w:p" as lxml wants it."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def root(prefixed: str) -> etree._Element:
    """The first element of a part of the file."""
    made = etree.Element(name(prefixed), nsmap=_DECLARED)
    made.set(name("mc:Ignorable"), "w14")
    return made


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
    declared = " ".join(f'xmlns:{key}="{uri}"' for key, uri in _DECLARED.items())
    made = etree.fromstring(f"<x {declared}>{text}</x>")[0]
    parent.append(made)
    etree.cleanup_namespaces(made)
    return made


def document_bytes(element: etree._Element) -> bytes:
    """A whole part as it stands in the file."""
    return etree.tostring(
        element, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(size: float) -> int:
    """Points in twentieths of a point."""
    return round(size * 20)


def half_points(size: float) -> int:
    """A type size as Word counts it."""
    return round(size * 2)
