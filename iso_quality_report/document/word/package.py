"""The file itself: its parts in a zip, and what it says about itself."""

from __future__ import annotations

from datetime import datetime, timezone
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from ..blocks import Document
from ..text import clean
from .xml import add, document_bytes, root

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "docProps/core.xml"


def pack(
    body: etree._Element,
    parts: dict[str, etree._Element],
    headers: dict[str, etree._Element],
    document: Document,
    language: str,
) -> bytes:
    """The parts as one file.

    :param parts: "styles" and "numbering"
    :param headers: by the names that sections call them
    """
    kinds = {"word/document.xml": "document.main"}
    relations = {}
    files = {"word/document.xml": body}
    for kind, part in {**parts, "settings": _settings()}.items():
        path = f"word/{kind}.xml"
        files[path], kinds[path] = part, kind
        relations[f"rId{kind.capitalize()}"] = (f"{_OFFICE}/{kind}", f"{kind}.xml")
    for number, (id, part) in enumerate(headers.items(), 1):
        path = f"word/header{number}.xml"
        files[path], kinds[path] = part, "header"
        relations[id] = (f"{_OFFICE}/header", f"header{number}.xml")
    start = {
        "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", _CORE),
    }
    return _zip(
        {
            "[Content_Types].xml": _content_types(kinds),
            "_rels/.rels": _relations(start),
            "word/_rels/document.xml.rels": _relations(relations),
            _CORE: _core(document, language),
            **{path: document_bytes(part) for path, part in files.items()},
        }
    )


def _zip(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for path, content in files.items():
            about = ZipInfo(path)  # no date and no rights of this machine
            about.compress_type = ZIP_DEFLATED
            archive.writestr(about, content)
    return stream.getvalue()


def _content_types(kinds: dict[str, str]) -> bytes:
    uri = f"{_PACKAGE}/content-types"
    types = etree.Element(f"{{{uri}}}Types", nsmap={None: uri})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(
            types, f"{{{uri}}}Default", Extension=extension, ContentType=kind
        )
    types_of = {path: f"{_WORD}.{kind}+xml" for path, kind in kinds.items()}
    types_of[_CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    for path, kind in types_of.items():
        etree.SubElement(
            types, f"{{{uri}}}Override", PartName=f"/{path}", ContentType=kind
        )
    return document_bytes(types)


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    uri = f"{_PACKAGE}/relationships"
    found = etree.Element(f"{{{uri}}}Relationships", nsmap={None: uri})
    for id, (kind, target) in targets.items():
        etree.SubElement(
            found, f"{{{uri}}}Relationship", Id=id, Type=kind, Target=target
        )
    return document_bytes(found)


def _core(document: Document, language: str) -> bytes:
    """Title, author and so on; nothing about the machine or the program."""
    names = {
        "cp": f"{_PACKAGE}/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    found = etree.Element(f"{{{names['cp']}}}coreProperties", nsmap=names)
    now = f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
    for prefix, key, value in (
        ("dc", "title", clean(document.title)),
        ("dc", "subject", clean(document.subject)),
        ("dc", "creator", clean(document.author)),
        ("dc", "language", language),
        ("dcterms", "created", now),
        ("dcterms", "modified", now),
    ):
        if value:
            made = etree.SubElement(found, f"{{{names[prefix]}}}{key}")
            made.text = " ".join(value.split())
            if prefix == "dcterms":
                made.set(f"{{{names['xsi']}}}type", "dcterms:W3CDTF")
    return document_bytes(found)


def _settings() -> etree._Element:
    """Word 2013 and later as it is, not in the mode for older files."""
    found = root("w:settings")
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
    return found
