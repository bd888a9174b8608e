"""The file itself: python-docx makes it, says what it is about, and saves it."""

from __future__ import annotations

from datetime import datetime, timezone
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.rel import Relationships
from lxml import etree

from ..blocks import Document
from ..text import one_line
from .xml import NAMESPACES, add, name

# What python-docx's template holds beside these (theme, thumbnail, statistics,
# styles of old programs …) does not get into our files.
_PARTS = {RELATION.STYLES, RELATION.NUMBERING, RELATION.SETTINGS}
_FILES = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}
_MOST = 255  # letters of a property


def empty_file() -> WordDocument:
    """A document of python-docx's with nothing of its template left in it.

    Its body has no section yet, it has no style, no list and no setting but ours.
    """
    made = docx.Document()
    part = made.part
    _keep(part.rels, _PARTS)
    _keep(part.package.rels, _FILES)
    about = part.package.part_related_by(RELATION.CORE_PROPERTIES).element
    roots = [part.numbering_part.element, made.styles.element, made.settings.element]
    for element in (made.element.body, about, *roots):
        del element[:]
    for root in (made.element, *roots):
        root.set(name("mc:Ignorable"), "w14")
        etree.cleanup_namespaces(root, NAMESPACES, keep_ns_prefixes=list(NAMESPACES))
    _settings(made.settings.element)
    return made


def _keep(relations: Relationships, kinds: set[str]) -> None:
    """Forget all parts but those of some kinds; what is not related is not saved."""
    for id, relation in list(relations.items()):
        if relation.reltype not in kinds:
            del relations[id]


def describe(made: WordDocument, document: Document, language: str) -> None:
    """Title, author and so on; nothing about the machine or the program."""
    about = made.core_properties
    for key, value in (
        ("title", document.title),
        ("subject", document.subject),
        ("author", document.author),
        ("language", language),
    ):
        if text := one_line(value)[:_MOST]:
            setattr(about, key, text)
    about.created = about.modified = datetime.now(timezone.utc)


def saved(made: WordDocument) -> bytes:
    """The whole file."""
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _settings(found: etree._Element) -> None:
    """Word 2013 and later as it is, not in the mode for older files."""
    add(found, "w:zoom", percent=100)
    add(found, "w:defaultTabStop", val=720)
    add(found, "w:characterSpacingControl", val="doNotCompress")
    compat = add(found, "w:compat")
    uri = "http://schemas.microsoft.com/office/word"
    for key, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ):
        add(compat, "w:compatSetting", name=key, uri=uri, val=value)
    # As numbers are written in Vietnamese.
    add(found, "w:decimalSymbol", val=",")
    add(found, "w:listSeparator", val=";")
