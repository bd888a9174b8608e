"""The printed documents by their codes, and which of them tell of the past.

What is sealed prints what it was made of on that day: its documents are stored then
(``iso.document.print``), and ``build`` returns what was stored. That holds for every
document of a sealed record by itself; one that tells how things go on says so, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from odoo.addons.iso_quality.tools.vietnam_time import ZONE

from ..typeset.blocks import Document


@dataclass(frozen=True)
class Paper:
    """A printed document.

    ``make``: from a record to blocks; ``live``: why it is never stored; ``asks``:
    whether the user may read all that stands in the stored one, which was made by the
    system (of a record; may raise AccessError); ``otherwise``: the code of what those
    print who may not; ``shown``: from (stored document, record as the user) to what
    this user may see of it; ``since``: from (stored document, record) to the document
    with what came after it was sealed; ``screen``: the word of the context with which it
    prints what a screen shows now.
    """

    code: str
    make: Callable[..., Document]
    live: str = ""
    asks: Callable[..., bool] | None = None
    otherwise: str = ""
    shown: Callable[..., Document] | None = None
    screen: str = ""
    since: Callable[..., Document] | None = None


PAPERS: dict[str, Paper] = {}


def printed(code: str, **how):
    """Decorator: the function makes the document ``code`` of one record.

    :param how: see ``Paper``
    """

    def register(function):
        PAPERS[code] = Paper(code, function, **how)
        return function

    return register


def build(code: str, record) -> Document:
    """The document ``code`` of a record: as it was stored when the record was sealed,
    else read with the user's rights as things are now; today is Vietnam's.

    :raise KeyError: when no document has this code
    """
    paper = PAPERS[code]
    record = record.with_context(tz=ZONE)
    kept = None
    if not (paper.live or record.env.context.get(paper.screen)):
        kept = record.env["iso.document.print"]._of(record, paper)
    return kept or paper.make(record)
