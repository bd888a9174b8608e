"""Parts of a document that stand for themselves: letterhead, signatures, bar charts."""

from __future__ import annotations

from . import blocks as b
from . import wording
from .colours import digits
from .elements import Chart, Ending, Head
from .text import clean


def head(block: b.Letterhead) -> Head:
    """What stands at the head of the document."""
    return Head(
        agency=clean(block.agency),
        superior=clean(block.superior),
        number=clean(block.number),
        place_date=clean(block.place_date),
        about=clean(block.about),
    )


def ending(block: b.Closing) -> Ending:
    """Recipients and signatures."""
    signers = tuple(
        b.Signer(
            tuple(clean(line) for line in signer.lines),
            clean(signer.name),
            clean(signer.note),
        )
        for signer in block.signers
    )
    lines = wording.recipients(clean(line) for line in block.recipients)
    return Ending(signers, tuple(lines))


def chart(block: b.Bars) -> Chart:
    """Bars as shares of the highest one."""
    highest = block.highest or max((row[1] for row in block.rows), default=0)
    rows = tuple(
        (
            clean(label),
            min(max(value / highest, 0.0), 1.0) if highest > 0 else 0.0,
            clean(text),
        )
        for label, value, text in block.rows
    )
    return Chart(rows, digits(block.fill) or digits(b.Bars.fill))
