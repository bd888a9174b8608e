"""Named styles a clerk can go on working with, in the decree's font."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles as WordStyles
from docx.text.font import Font
from lxml import etree

from .. import fonts
from ..layout import CELL_PADDING, GRID_WIDTH, RULE_WIDTH, Layout
from .looks import Look, looks
from .xml import add, half_points, name, points, twips

TABLE, PLAIN_TABLE, FRAME = "BangKe", "BangKhongKe", "KhungTrinhBay"
RULE, GAP = "DuongKe", "KhoangCach"
CELL_PAD_Y = 2  # pt above a cell's text
GAP_HEIGHT = 6  # pt after a table
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


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

    def fill_in(self, styles: WordStyles) -> None:
        """Add all styles to python-docx's, of which there must be none yet."""
        _defaults(styles, self.layout.body_size, self.language)
        made = {"Normal": self._normal(styles)}
        for look in self.looks.values():
            made[look.id] = self._paragraph(styles, look)
        for look in self.looks.values():
            made[look.id].base_style = made[look.base]
            if look.next:
                made[look.id].next_paragraph_style = made[look.next]
        _rule_and_gap(styles, made["Normal"])
        _tables(styles)

    def _normal(self, styles: WordStyles) -> ParagraphStyle:
        layout = self.layout
        style = _built_in(styles, "Normal", WD_STYLE_TYPE.PARAGRAPH)
        style.quick_style = True
        look = style.paragraph_format
        look.widow_control = True
        look.space_before, look.space_after = Pt(0), Pt(layout.paragraph_space)
        look.line_spacing = float(layout.line_spacing)
        _font(style.font, layout.body_size, self.language)
        kind = WD_STYLE_TYPE.CHARACTER
        _built_in(styles, "Default Paragraph Font", kind, priority=1)
        _built_in(styles, "No List", WD_STYLE_TYPE.LIST, priority=99)
        return style

    def _paragraph(self, styles: WordStyles, look: Look) -> ParagraphStyle:
        """The style of a look; ``fill_in`` links it to the others."""
        built_in = look.name.startswith(("head", "footer"))
        style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, built_in)
        style.style_id = look.id
        style.priority = 9 if built_in else 1
        style.quick_style = True
        found = style.paragraph_format
        if look.keep:
            found.keep_with_next = True
        found.space_before = Pt(look.before)
        if look.after is not None:
            found.space_after = Pt(look.after)
        if look.line is not None:
            found.line_spacing = look.line
        found.left_indent = Mm(0)
        found.first_line_indent = Mm(self.layout.first_line if look.indent else 0)
        found.alignment = _ALIGN[look.align]
        inside = style.element.get_or_add_pPr()
        if look.numbered:
            numbering = inside.get_or_add_numPr()
            numbering.get_or_add_numId().val, level = look.numbered
            numbering.get_or_add_ilvl().val = level
        if look.outline:
            add(inside, "w:outlineLvl", val=look.outline - 1)
        style.font.bold = look.bold or None
        style.font.italic = look.italic or None
        if look.size:
            style.font.size = Pt(look.size)
        return style


def _built_in(
    styles: WordStyles, name_: str, kind: WD_STYLE_TYPE, priority: int | None = None
) -> Any:
    """A style that every file must have; with a priority, it is out of sight."""
    style = styles.add_style(name_, kind, builtin=True)
    style.element.set(name("w:default"), "1")
    if priority is not None:
        style.priority, style.hidden = priority, True
    return style


def _defaults(styles: WordStyles, size: float, language: str) -> None:
    defaults = add(styles.element, "w:docDefaults")
    look = add(add(defaults, "w:rPrDefault"), "w:rPr")
    face = fonts.WORD_FONT
    add(look, "w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)
    add(look, "w:sz", val=half_points(size))
    add(look, "w:lang", val=language, eastAsia=language, bidi="ar-SA")
    add(add(defaults, "w:pPrDefault"), "w:pPr")
    # Word's own hundreds of styles stay out of the clerk's way.
    latent = styles.latent_styles
    latent.default_to_locked = latent.default_to_quick_style = False
    latent.default_priority, latent.load_count = 99, 376
    latent.default_to_hidden = latent.default_to_unhide_when_used = True


def _rule_and_gap(styles: WordStyles, normal: ParagraphStyle) -> None:
    """Paragraphs without words: a rule's line, and the air after a table."""
    for id, name_, height in ((RULE, "Đường kẻ", 6), (GAP, "Khoảng cách", GAP_HEIGHT)):
        style = styles.add_style(name_, WD_STYLE_TYPE.PARAGRAPH)
        style.style_id, style.base_style, style.priority = id, normal, 2
        inside = style.element.get_or_add_pPr()
        if id == RULE:
            lines = add(inside, "w:pBdr")
            size = round(RULE_WIDTH * 8)
            add(lines, "w:top", val="single", sz=size, space=0, color="auto")
        look = style.paragraph_format
        look.space_before = Pt(3 if id == RULE else 0)
        look.space_after, look.line_spacing = Pt(0), Pt(height)
        _font(style.font, 4)


def _font(found: Font, size: float, language: str = "") -> None:
    """The decree's font, for letters of every script."""
    found.name, found.size = fonts.WORD_FONT, Pt(size)
    look = found.element.get_or_add_rPr()
    for key in ("eastAsia", "cs"):
        look.rFonts.set(name(f"w:{key}"), fonts.WORD_FONT)
    if language:
        add(look, "w:lang", val=language)


def _tables(styles: WordStyles) -> None:
    normal = _built_in(styles, "Normal Table", WD_STYLE_TYPE.TABLE, priority=99)
    normal.style_id = "TableNormal"
    look = add(normal.element, "w:tblPr")
    add(look, "w:tblInd", w=0, type="dxa")
    _margins(look, 0, twips(1.9))
    side = twips(CELL_PADDING)
    for id, name_, lines, y, x in (
        (TABLE, "Bảng kẻ", True, points(CELL_PAD_Y), side),
        (PLAIN_TABLE, "Bảng không kẻ", False, points(CELL_PAD_Y), side),
        (FRAME, "Khung trình bày", False, 0, 0),
    ):
        style = styles.add_style(name_, WD_STYLE_TYPE.TABLE)
        style.style_id, style.base_style, style.priority = id, normal, 3
        look = add(style.element, "w:tblPr")
        if lines:
            _borders(look)
        _margins(look, y, x)


def _borders(look: etree._Element) -> None:
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
