"""styles.xml: named styles a clerk can go on working with, in the decree's font."""

from __future__ import annotations

import re

from lxml import etree

from .. import fonts
from ..layout import CELL_PADDING, GRID_WIDTH, RULE_WIDTH, Layout
from .looks import Look, looks
from .xml import add, half_points, points, root, twips

TABLE, PLAIN_TABLE, FRAME = "BangKe", "BangKhongKe", "KhungTrinhBay"
RULE, GAP = "DuongKe", "KhoangCach"
CELL_PAD_Y = 2  # pt above a cell's text
GAP_HEIGHT = 6  # pt after a table
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_JC = {"justify": "both"}


class Styles:
    """The styles of one document; cells of other sizes get styles when asked for."""

    def __init__(self, layout: Layout, language: str):
        self.layout = layout
        self.language = language if _LANGUAGE.fullmatch(language) else "vi-VN"
        self.looks = looks(layout)

    def look(self, role: str, size: float = 0.0) -> Look:
        """The style of a role; one of its own for a cell of another size."""
        look = self.looks.get(role) or self.looks["body"]
        if not size or size == look.size:
            return look
        key = f"{role} {size:g}"
        if key not in self.looks:
            self.looks[key] = Look(
                f"{look.id}{half_points(size)}",
                f"{look.name} cỡ {size:g}",
                base=look.id,
                bold=look.bold,
                align=look.align,
                keep=look.keep,
                size=size,
            )
        return self.looks[key]

    def part(self) -> etree._Element:
        """The whole of styles.xml."""
        styles = root("w:styles")
        self._defaults(styles)
        self._normal(styles)
        for look in self.looks.values():
            self._paragraph(styles, look)
        self._rule_and_gap(styles)
        _tables(styles)
        return styles

    def _defaults(self, styles: etree._Element) -> None:
        defaults = add(styles, "w:docDefaults")
        look = add(add(defaults, "w:rPrDefault"), "w:rPr")
        _font(look, self.layout.body_size)
        add(look, "w:lang", val=self.language, eastAsia=self.language, bidi="ar-SA")
        add(add(defaults, "w:pPrDefault"), "w:pPr")
        # Word's own hundreds of styles stay out of the clerk's way.
        add(
            styles,
            "w:latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        )

    def _normal(self, styles: etree._Element) -> None:
        layout = self.layout
        style = _style(styles, "paragraph", "Normal", "Normal", default=True)
        add(style, "w:qFormat")
        look = add(style, "w:pPr")
        add(look, "w:widowControl")
        add(
            look,
            "w:spacing",
            before=0,
            after=points(layout.paragraph_space),
            line=round(240 * layout.line_spacing),
            lineRule="auto",
        )
        _font(add(style, "w:rPr"), layout.body_size, self.language)
        style = _style(
            styles,
            "character",
            "DefaultParagraphFont",
            "Default Paragraph Font",
            default=True,
        )
        add(style, "w:uiPriority", val=1)
        add(style, "w:semiHidden")
        style = _style(styles, "numbering", "NoList", "No List", default=True)
        add(style, "w:uiPriority", val=99)
        add(style, "w:semiHidden")

    def _paragraph(self, styles: etree._Element, look: Look) -> None:
        built_in = look.name.startswith("head")
        style = _style(styles, "paragraph", look.id, look.name, custom=not built_in)
        add(style, "w:basedOn", val=look.base)
        if look.next:
            add(style, "w:next", val=look.next)
        add(style, "w:uiPriority", val=9 if built_in else 1)
        add(style, "w:qFormat")
        found = add(style, "w:pPr")
        if look.keep:
            add(found, "w:keepNext")
        if look.numbered:
            number, level = look.numbered
            numbering = add(found, "w:numPr")
            add(numbering, "w:ilvl", val=level)
            add(numbering, "w:numId", val=number)
        _spacing(found, look)
        first = twips(self.layout.first_line) if look.indent else 0
        add(found, "w:ind", left=0, firstLine=first)
        add(found, "w:jc", val=_JC.get(look.align, look.align))
        if look.outline:
            add(found, "w:outlineLvl", val=look.outline - 1)
        letters = add(style, "w:rPr")
        for tag in ("b", "i"):
            if look.bold if tag == "b" else look.italic:
                add(letters, f"w:{tag}")
                add(letters, f"w:{tag}Cs")
        if look.size:
            add(letters, "w:sz", val=half_points(look.size))
            add(letters, "w:szCs", val=half_points(look.size))

    def _rule_and_gap(self, styles: etree._Element) -> None:
        """Paragraphs without words: a rule's line, and the air after a table."""
        for id, name, height in (
            (RULE, "Đường kẻ", 6),
            (GAP, "Khoảng cách", GAP_HEIGHT),
        ):
            style = _style(styles, "paragraph", id, name, custom=True)
            add(style, "w:basedOn", val="Normal")
            add(style, "w:uiPriority", val=2)
            look = add(style, "w:pPr")
            if id == RULE:
                borders = add(look, "w:pBdr")
                size = round(RULE_WIDTH * 8)
                add(borders, "w:top", val="single", sz=size, space=0, color="auto")
            before = 60 if id == RULE else 0
            exact = points(height)
            add(look, "w:spacing", before=before, after=0, line=exact, lineRule="exact")
            _font(add(style, "w:rPr"), 4)


def _style(styles, kind: str, id: str, name: str, default=False, custom=False):
    style = add(styles, "w:style", type=kind)
    for key, given in (("default", default), ("customStyle", custom)):
        if given:
            style.set(f"{{{style.nsmap['w']}}}{key}", "1")
    style.set(f"{{{style.nsmap['w']}}}styleId", id)
    add(style, "w:name", val=name)
    return style


def _spacing(found: etree._Element, look: Look) -> None:
    given = {"before": points(look.before)}
    if look.after is not None:
        given["after"] = points(look.after)
    if look.line is not None:
        given |= {"line": round(240 * look.line), "lineRule": "auto"}
    add(found, "w:spacing", **given)


def _font(look: etree._Element, size: float, language: str = "") -> None:
    face = fonts.WORD_FONT
    add(look, "w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)
    add(look, "w:sz", val=half_points(size))
    add(look, "w:szCs", val=half_points(size))
    if language:
        add(look, "w:lang", val=language)


def _tables(styles: etree._Element) -> None:
    style = _style(styles, "table", "TableNormal", "Normal Table", default=True)
    add(style, "w:uiPriority", val=99)
    add(style, "w:semiHidden")
    look = add(style, "w:tblPr")
    add(look, "w:tblInd", w=0, type="dxa")
    _margins(look, 0, twips(1.9))
    side = twips(CELL_PADDING)
    for id, name, lines, y, x in (
        (TABLE, "Bảng kẻ", True, points(CELL_PAD_Y), side),
        (PLAIN_TABLE, "Bảng không kẻ", False, points(CELL_PAD_Y), side),
        (FRAME, "Khung trình bày", False, 0, 0),
    ):
        style = _style(styles, "table", id, name, custom=True)
        add(style, "w:basedOn", val="TableNormal")
        add(style, "w:uiPriority", val=3)
        look = add(style, "w:tblPr")
        if lines:
            borders(look)
        _margins(look, y, x)


def borders(look: etree._Element) -> None:
    """The lines of a table, into its properties."""
    found = add(look, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(
            found,
            f"w:{side}",
            val="single",
            sz=round(GRID_WIDTH * 8),
            space=0,
            color="auto",
        )


def _margins(look: etree._Element, top: int, x: int) -> None:
    """Inner margins of cells; below, the last paragraph brings its own air."""
    found = add(look, "w:tblCellMar")
    for side, size in (("top", top), ("left", x), ("bottom", 0), ("right", x)):
        add(found, f"w:{side}", w=size, type="dxa")
