"""Paragraphs and their words: runs, line breaks, check boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from .. import blocks as b
from ..elements import Para
from ..layout import Layout
from .looks import Look
from .numbering import Numbering
from .styles import Styles
from .xml import add, name

_JC = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_BOX_FONT = "MS Gothic"
_SPACE = name("xml:space")


@dataclass
class Writing:
    """What all paragraphs of one document share."""

    layout: Layout
    styles: Styles
    numbering: Numbering
    boxes: int = field(default=0)

    def paragraph(
        self,
        parent: etree._Element,
        para: Para,
        *,
        role: str = "",
        size: float = 0.0,
        keep: bool = False,
        page_break: bool = False,
    ) -> etree._Element:
        """Add a paragraph with its label.

        :param role: the style, when it is not the paragraph's own role
        :param size: of a cell's type, when it is not the style's
        :param keep: it stays with the next paragraph, whatever it says itself
        """
        look = self.styles.look(role or para.role, size)
        made = add(parent, "w:p")
        found = add(made, "w:pPr")
        add(found, "w:pStyle", val=look.id)
        keep = keep or para.keep
        if keep != look.keep and (keep or not role):
            add(found, "w:keepNext", **({} if keep else {"val": 0}))
        if page_break:
            add(found, "w:pageBreakBefore")
        listed = self._number(found, para, look)
        if para.indent != look.indent and not listed:
            first = round(self.layout.first_line * 1440 / 25.4) if para.indent else 0
            add(found, "w:ind", firstLine=first)
        if para.align in _JC and para.align != look.align:
            add(found, "w:jc", val=_JC[para.align])
        for run in para.runs:
            if isinstance(run, b.Check):
                self._check(made, run.checked)
            else:
                add_run(made, run, look)
        return made

    def _number(self, found: etree._Element, para: Para, look: Look) -> bool:
        """Number a paragraph; without a label, take its style's number away."""
        where = self.numbering.number(para) if para.label else None
        if where is None and (para.label or not look.numbered):
            return bool(para.label)
        numbering = add(found, "w:numPr")
        number, level = where or (0, 0)
        add(numbering, "w:ilvl", val=level)
        add(numbering, "w:numId", val=number)
        return bool(where)

    def _check(self, made: etree._Element, checked: bool) -> None:
        """A check box that can be clicked."""
        self.boxes += 1
        control = add(made, "w:sdt")
        about = add(control, "w:sdtPr")
        add(about, "w:id", val=15090000 + self.boxes)
        box = add(about, "w14:checkbox")
        for tag, value in (
            ("checked", f"{checked:d}"),
            ("checkedState", "2612"),
            ("uncheckedState", "2610"),
        ):
            state = add(box, f"w14:{tag}")
            state.set(name("w14:val"), value)
            if tag != "checked":
                state.set(name("w14:font"), _BOX_FONT)
        run = add(add(control, "w:sdtContent"), "w:r")
        add(
            add(run, "w:rPr"),
            "w:rFonts",
            hint="eastAsia",
            ascii=_BOX_FONT,
            hAnsi=_BOX_FONT,
            eastAsia=_BOX_FONT,
        )
        add(run, "w:t").text = "☒" if checked else "☐"


def add_line(
    parent: etree._Element,
    look: Look,
    text: str,
    *,
    keep: bool = False,
    loose: bool = False,
) -> etree._Element:
    """Add a paragraph of an official part, in its style only.

    :param keep: it stays with the next paragraph
    :param loose: it does not, whatever the style says
    """
    made = add(parent, "w:p")
    found = add(made, "w:pPr")
    add(found, "w:pStyle", val=look.id)
    if keep and not look.keep:
        add(found, "w:keepNext")
    elif loose and look.keep:
        add(found, "w:keepNext", val=0)
    if text:
        add_run(made, b.Run(text), look)
    return made


def add_run(made: etree._Element, run: b.Run, look: Look) -> None:
    """Add a run; what its style has already is not said again."""
    item = add(made, "w:r")
    bold = run.bold and not look.bold
    italic = run.italic and not look.italic
    if bold or italic or run.strike or run.underline:
        found = add(item, "w:rPr")
        for tag in ("w:b",) * bold + ("w:i",) * italic:
            add(found, tag)
        if run.strike:
            add(found, "w:strike")
        if run.underline:
            add(found, "w:u", val="single")
    for number, line in enumerate(run.text.split("\n")):
        if number:
            add(item, "w:br")
        if line:
            words = add(item, "w:t")
            words.text = line
            if line != line.strip() or "  " in line:
                words.set(_SPACE, "preserve")
