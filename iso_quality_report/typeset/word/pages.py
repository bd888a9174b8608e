"""Sections of pages: shape, page numbers, and the watermark in their headers."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION
from docx.section import Section
from docx.shared import Mm
from lxml import etree

from .. import fonts
from ..layout import Layout
from .looks import Look
from .xml import add, fragment, name

_GREY = "#e8e8e8"
_SHARE = 0.62  # of the page's diagonal that the watermark takes
_MOST = 110  # pt


@dataclass(frozen=True)
class Pages:
    """Pages of one shape. ``first``: they begin with a page that shows no number."""

    size: str
    landscape: bool
    first: bool = False
    restart: bool = False

    @property
    def shape(self) -> tuple[str, bool]:
        """The same for pages that look the same."""
        return self.size, self.landscape


class Sections:
    """Gives pages their shape, their headers (page number and watermark) and the line
    at their foot.

    :param looks: the styles of headers and footers
    :param watermark: cleaned text, "" for none
    :param foot: the same
    """

    def __init__(
        self,
        made: WordDocument,
        looks: tuple[Look, Look],
        layout: Layout,
        watermark: str,
        foot: str = "",
    ):
        self.made = made
        self.look, self.foot_look = looks
        self.layout = layout
        self.watermark = watermark
        self.foot = foot
        self.footers: dict[WD_HEADER_FOOTER, str] = {}
        self.marks = 0
        # Pages of the same shape share their headers: the watermark follows the
        # page's diagonal.
        self.headers: dict[tuple[str, bool], dict[WD_HEADER_FOOTER, str]] = {}

    def end(self, parent: etree._Element, pages: Pages) -> None:
        """Add the properties of a section (``w:sectPr``) to what ends it."""
        found = add(parent, "w:sectPr")
        section, layout = Section(found, self.made.part), self.layout
        width, height = layout.page(pages.size, pages.landscape)
        section.page_width, section.page_height = Mm(width), Mm(height)
        if pages.landscape:
            section.orientation = WD_ORIENTATION.LANDSCAPE
        for side in ("top", "right", "bottom", "left"):
            setattr(section, f"{side}_margin", Mm(getattr(layout, side)))
        section.header_distance = Mm(layout.top / 2)
        section.footer_distance = Mm(layout.bottom / 2)
        section.gutter = Mm(0)
        if pages.restart:
            add(found, "w:pgNumType", start=1)
        section.different_first_page_header_footer = pages.first
        known = self.headers.get(pages.shape)
        if known is None:
            self.headers[pages.shape] = self._headers(section, found, pages)
        else:
            for kind, id in known.items():
                found.add_headerReference(kind, id)
        if self.foot:
            self._footed(section, found)

    def _footed(self, section: Section, found: etree._Element) -> None:
        """Give a section the line at the foot: the same one for all pages."""
        for kind, id in self.footers.items():
            found.add_footerReference(kind, id)
        if self.footers:
            return
        for kind, footer in (
            (WD_HEADER_FOOTER.PRIMARY, section.footer),
            (WD_HEADER_FOOTER.FIRST_PAGE, section.first_page_footer),
        ):
            footer.is_linked_to_previous = False
            self.footers[kind] = found.get_footerReference(kind).rId
            line = footer.part.element.p_lst[0]
            line.style = self.foot_look.id
            add(add(line, "w:r"), "w:t").text = self.foot

    def _headers(
        self, section: Section, found: etree._Element, pages: Pages
    ) -> dict[WD_HEADER_FOOTER, str]:
        """Make the headers of a section; returns their ids by kind."""
        made = {}
        for kind, header in (
            (WD_HEADER_FOOTER.PRIMARY, section.header),
            (WD_HEADER_FOOTER.FIRST_PAGE, section.first_page_header),
        ):
            header.is_linked_to_previous = False
            made[kind] = found.get_headerReference(kind).rId
            line = header.part.element.p_lst[0]
            line.style = self.look.id
            if self.watermark:
                self.marks += 1
                size = self.layout.page(pages.size, pages.landscape)
                text = _watermark(self.watermark, self.marks, *size)
                fragment(add(line, "w:r"), text)
            if kind == WD_HEADER_FOOTER.PRIMARY:
                _page_number(line)
        return made


def _page_number(line: etree._Element) -> None:
    add(add(line, "w:r"), "w:fldChar", fldCharType="begin")
    field = add(add(line, "w:r"), "w:instrText")
    field.text = " PAGE "
    field.set(name("xml:space"), "preserve")
    add(add(line, "w:r"), "w:fldChar", fldCharType="separate")
    add(add(line, "w:r"), "w:t").text = "2"
    add(add(line, "w:r"), "w:fldChar", fldCharType="end")


def _watermark(text: str, number: int, width: float, height: float) -> str:
    """A text across the page, as Word's own command makes it, so that its command
    to remove a watermark finds it.

    :param width: of the page, in millimetres, and so is ``height``
    """
    text = " ".join(text.split())
    one = max(fonts.width(text, 1, bold=True), 0.1)
    size = min(_MOST, _SHARE * hypot(width, height) / one)
    wide, high = one * size * 72 / 25.4, size * 0.9
    turned = 360 - degrees(atan2(height, width))
    place = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{wide:.1f}pt;height:{high:.1f}pt;rotation:{turned:.0f};"
        "z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    font = f"font-family:&quot;{fonts.WORD_FONT}&quot;;font-size:1pt;font-weight:bold"
    return (
        "<w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
        '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" style="{place}" o:allowincell="f" '
        f'fillcolor="{_GREY}" stroked="f">'
        f'<v:textpath style="{font}" string={quoteattr(text)}/></v:shape></w:pict>'
    )
