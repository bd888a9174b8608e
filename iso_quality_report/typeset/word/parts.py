"""Letterhead, rules and closing."""

from __future__ import annotations

from math import ceil

from lxml import etree

from .. import fonts, wording
from ..blocks import Signer
from ..elements import Ending, Head
from ..layout import CLOSING_LEFT, LETTERHEAD_LEFT
from .runs import Writing, add_line
from .styles import FRAME, GAP, RULE
from .tables import cell, columns, row, table
from .xml import add, points, twips

_RULE_SHARE = 0.4  # the agency's rule: 1/3 to 1/2 of its name
_ABREAST = 3  # signers side by side
_LINE = 1.15  # line height of the font
_MANY = 60  # recipients that may not fit on one page


def write_rule(
    parent: etree._Element,
    length: float,
    room: float,
    *,
    keep: bool = False,
    below: float = 0.0,
) -> None:
    """Add a line in the middle: the upper border of a paragraph set in at both sides.

    :param length: of the line, in millimetres
    :param room: the width it stands in
    :param below: air under it, in points
    """
    side = twips(max(room - min(length, room), 0) / 2)
    look = add(add(parent, "w:p"), "w:pPr")
    add(look, "w:pStyle", val=RULE)
    if keep:
        add(look, "w:keepNext")
    if below:
        add(look, "w:spacing", after=points(below))
    add(look, "w:ind", left=side, right=side)


def write_gap(
    parent: etree._Element,
    height: float = 0.0,
    *,
    keep: bool = False,
    page_break: bool = False,
) -> etree._Element:
    """Add a paragraph without words: it ends a table, and parts it from another one.

    :param height: in points, when it is not the style's
    :param keep: it stays with the next paragraph
    """
    made = add(parent, "w:p")
    look = add(made, "w:pPr")
    add(look, "w:pStyle", val=GAP)
    if keep:
        add(look, "w:keepNext")
    if page_break:
        add(look, "w:pageBreakBefore")
    if height:
        add(look, "w:spacing", line=points(height), lineRule="exact")
    return made


# ---------------------------------------------------------------- letterhead
def write_head(
    writing: Writing, body: etree._Element, head: Head, width: float
) -> None:
    """Add the letterhead: agency | state, then number and subject | place and date.

    :param width: of the text between the margins, in millimetres
    """
    look, layout = writing.styles.look, writing.layout
    widths = columns([LETTERHEAD_LEFT, 1 - LETTERHEAD_LEFT], twips(width))
    made = table(body, FRAME, widths)
    line = row(made)
    left = cell(line, widths[0])
    if head.superior:
        add_line(left, look("superior"), head.superior)
    add_line(left, look("agency"), head.agency)
    room = width * LETTERHEAD_LEFT
    shown = max(
        fonts.width(text, layout.state_size, bold=True)
        for text in head.agency.split("\n")
    )
    if head.agency:
        write_rule(left, min(shown, room) * _RULE_SHARE, room)
    right = cell(line, widths[1])
    add_line(right, look("state"), wording.STATE)
    add_line(right, look("motto"), wording.MOTTO)
    shown = fonts.width(wording.MOTTO, layout.motto_size, bold=True)
    write_rule(right, shown, width - room)
    if not (head.number or head.about or head.place_date):
        return
    line = row(made)
    left = cell(line, widths[0])
    if head.number or not head.about:
        add_line(left, look("number"), head.number)
    if head.about:
        add_line(left, look("about"), head.about)
    add_line(cell(line, widths[1]), look("place_date"), head.place_date)


# ---------------------------------------------------------------- closing
def write_ending(
    writing: Writing, body: etree._Element, ending: Ending, width: float
) -> None:
    """Add the closing: recipients | signer, or signers side by side over recipients.

    :param width: of the text between the margins, in millimetres
    """
    signers, recipients = ending.signers, ending.recipients
    total, long = twips(width), len(recipients) > _MANY
    if len(signers) < 2:
        widths = columns([CLOSING_LEFT, 1 - CLOSING_LEFT], total)
        line = row(table(body, FRAME, widths), split=long)
        _recipients(writing, cell(line, widths[0]), recipients)
        _signer(writing, cell(line, widths[1]), signers[0] if signers else Signer(()))
        return
    abreast = min(len(signers), _ABREAST)
    widths = columns([1 / abreast] * abreast, total)
    made = table(body, FRAME, widths)
    rows = range(0, len(signers), abreast)
    for start in rows:
        line = row(made)
        follows = bool(recipients) or start != rows[-1]
        beside = (*signers, *[Signer(())] * abreast)[start : start + abreast]
        room = widths[0] * 25.4 / 1440
        heights = [_authority_height(writing, signer, room) for signer in beside]
        for signer, height, each in zip(beside, heights, widths, strict=True):
            lower = max(heights) - height
            _signer(writing, cell(line, each), signer, keep=follows, lower=lower)
    if recipients:
        line = row(made, split=long)
        here = cell(line, sum(widths), span=abreast)
        write_gap(here)
        _recipients(writing, here, recipients)


def _recipients(writing: Writing, here: etree._Element, lines: tuple[str, ...]) -> None:
    look = writing.styles.look
    if lines:
        add_line(here, look("recipients"), wording.RECIPIENTS)
    for line in lines or ("",):
        add_line(here, look("recipient"), line)


def _authority_height(writing: Writing, signer: Signer, room: float) -> float:
    """How tall the lines over a signature are, in points; ``room`` in millimetres."""
    look, total = writing.styles.look, 0.0
    for role, texts in (("signer", signer.lines), ("signer_note", [signer.note])):
        size = look(role).size or writing.layout.body_size
        for line in "\n".join(text for text in texts if text).split("\n"):
            width = fonts.width(line, size, bold=look(role).bold)
            total += ceil(width / room) * size * _LINE
    return total


def _signer(
    writing: Writing,
    here: etree._Element,
    signer: Signer,
    keep: bool = False,
    lower: float = 0.0,
) -> None:
    """Add a signer to a cell; the name stands ``lower`` by so many points."""
    look = writing.styles.look
    for line in signer.lines:
        add_line(here, look("signer"), line)
    if signer.note:
        add_line(here, look("signer_note"), signer.note)
    # Without a name its place stays, as the room for the signature is above it.
    named = signer.lines or signer.note or signer.name
    role = "signer_name" if named else "recipient"
    name = add_line(here, look(role), signer.name, keep=keep)
    if lower:
        before = look(role).before + lower
        add(name.find("{*}pPr"), "w:spacing", before=points(before))
