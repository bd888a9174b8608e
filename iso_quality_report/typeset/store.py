"""A document as text that can be kept, and back: what was sealed is printed from it.

JSON of plain values: each block is an object with its name (``"_"``) and all its
fields, so that a default that changes later changes nothing that is kept. Nothing but
the blocks of this language is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from . import blocks
from .layout import Layout

# Of what is written; a reader knows the older ones too.
VERSION = 1
_KINDS = {
    kind.__name__: kind
    for kind in (*vars(blocks).values(), Layout)
    if isinstance(kind, type) and is_dataclass(kind)
}
_NAMES = {kind: [field.name for field in fields(kind)] for kind in _KINDS.values()}
_PLAIN = (str, int, float, type(None))


def solid(part: Any) -> Any:
    """The same document with every sequence in it a tuple: it may be read again and
    again, and is equal to what was kept of it.

    :raise TypeError: when something that is no part of a document stands in it
    """
    if isinstance(part, _PLAIN):
        return part
    kind = type(part)
    if (names := _NAMES.get(kind)) is not None:
        return kind(**{name: solid(getattr(part, name)) for name in names})
    return tuple(solid(one) for one in _sequence(part))


def encode(document: blocks.Document) -> str:
    """A document as text, in ASCII whatever its letters are."""
    return json.dumps(
        {"version": VERSION, "document": _written(document)},
        separators=(",", ":"),
    )


def decode(text: str) -> blocks.Document:
    """The document that was kept, equal to ``solid`` of it.

    :raise ValueError: when the text is none, or of a version that is not known here
    """
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        raise ValueError("no document of a known version")
    document = _read(kept["document"])
    if not isinstance(document, blocks.Document):
        raise ValueError("no document")
    return document


def _written(part: Any) -> Any:
    if isinstance(part, _PLAIN):
        return part
    kind = type(part)
    if (names := _NAMES.get(kind)) is not None:
        found = {name: _written(getattr(part, name)) for name in names}
        return {"_": kind.__name__, **found}
    return [_written(one) for one in _sequence(part)]


def _sequence(part: Any) -> Iterable:
    """:raise TypeError: when it is no part of a document"""
    if isinstance(part, Iterable) and not isinstance(part, dict | set | bytes):
        return part
    raise TypeError(f"{type(part).__name__} is no part of a document")


def _read(part: Any) -> Any:
    if isinstance(part, list):
        return tuple(_read(one) for one in part)
    if not isinstance(part, dict):
        return part
    kind = _KINDS.get(part.get("_", ""))
    if not kind:
        raise ValueError(f"{part.get('_')!r} is no block")
    try:
        return kind(
            **{name: _read(value) for name, value in part.items() if name != "_"}
        )
    except TypeError as error:
        raise ValueError(str(error)) from error
