"""How each kind of paragraph looks in a PDF, and paragraphs made of elements."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from .. import blocks as b
from .. import fonts
from ..elements import Para
from ..layout import BODY_STEP, CELL_STEP, Layout
from .running_text import Text

_ALIGN = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
# Line height of the font at single spacing, as a share of its size.
LINE = 1.15
_BOLD = {
    "heading1",
    "heading2",
    "article",
    "kind",
    "subject",
    "authority",
    "appendix",
    "appendix_title",
    "caption",
}
_ITALIC = {"basis", "reference"}
_TITLES = {"kind", "subject", "appendix", "appendix_title"}
CHECK = "iso_check"


@lru_cache(maxsize=512)
def style(
    role: str, layout: Layout, align: str, indent: bool, level: int, size: float = 0
) -> ParagraphStyle:
    """The style of a kind of paragraph.

    :param size: the type size of a table's cells; 0: the role's own
    """
    cell = role == "cell"
    size = size or (layout.table_size if cell else layout.body_size)
    spacing = 1.0 if cell or role in _TITLES else layout.line_spacing
    return ParagraphStyle(
        f"{role}-{size}-{align}",
        fontName=fonts.face(role in _BOLD, role in _ITALIC),
        fontSize=size,
        leading=size * LINE * spacing,
        alignment=_ALIGN[align],
        firstLineIndent=layout.first_line * mm if indent else 0,
        leftIndent=level * (CELL_STEP if cell else BODY_STEP) * mm,
        spaceBefore=6 if role.startswith("heading") or role == "article" else 0,
        spaceAfter=_space_after(role, layout),
        allowWidows=0,
        allowOrphans=0,
    )


def _space_after(role: str, layout: Layout) -> float:
    if role == "cell":
        return 2
    return 0 if role in _TITLES else layout.paragraph_space


def paragraph(para: Para, layout: Layout, size: float = 0) -> Text:
    """The flowable of a paragraph."""
    align = para.align
    if align == "justify" and any(isinstance(run, b.Check) for run in para.runs):
        align = "left"  # a box is drawn at its place before the line is stretched
    nested = para.label and para.role in ("body", "cell")
    level = para.label.level if nested else 0
    made = Text(markup(para), style(para.role, layout, align, para.indent, level, size))
    if para.outline:
        made.outline = para.outline
        made.outline_text = " ".join(_labelled(para).split())
    return made


def _labelled(para: Para) -> str:
    return f"{para.label.text} {para.text}" if para.label else para.text


def markup(para: Para) -> str:
    """The words of a paragraph in reportlab's markup; nothing of them is markup."""
    parts = [f"{escape(para.label.text)} "] if para.label else []
    for run in para.runs:
        if isinstance(run, b.Check):
            parts.append(
                f'<onDraw name="{CHECK}" label="{run.checked:d}"/>' + "\xa0" * 4
            )
            continue
        words = escape(run.text).replace("\n", "<br/>")
        for tag in ("bold", "italic", "underline", "strike"):
            if getattr(run, tag):
                name = tag if tag == "strike" else tag[0]
                words = f"<{name}>{words}</{name}>"
        parts.append(words)
    return "".join(parts)


def draw_check(canvas, _kind, checked: str) -> None:
    """Draw a check box where the text has come to."""
    at = canvas._curr_tx_info
    side = 8.5
    x, y = at["cur_x"] + 1, at["cur_y"] - 0.5
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.rect(x, y, side, side)
    if checked == "1":
        canvas.setLineWidth(1.1)
        canvas.lines(
            [
                (x + 1.8, y + 4.3, x + 3.6, y + 2),
                (x + 3.6, y + 2, x + 6.9, y + 7),
            ]
        )
    canvas.restoreState()
