"""The printed documents by their codes."""

from __future__ import annotations

from collections.abc import Callable

from odoo.addons.iso_quality.tools.vietnam_time import ZONE

from ..typeset.blocks import Document

_BUILDERS: dict[str, Callable[..., Document]] = {}


def printed(code: str):
    """Decorator: the function makes the document ``code`` of one record."""

    def register(function):
        _BUILDERS[code] = function
        return function

    return register


def build(code: str, record) -> Document:
    """The document ``code`` of a record, read with the user's rights; today is
    Vietnam's.

    :raise KeyError: when no document has this code
    """
    return _BUILDERS[code](record.with_context(tz=ZONE))
