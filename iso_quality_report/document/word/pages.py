"""Sections of pages: shape, page numbers, and the watermark in their headers."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot
from xml.sax.saxutils import quoteattr

from lxml import etree

from .. import fonts
from ..layout import Layout
from .looks import Look
from .xml import add, fragment, name, root, twips

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
    def shape(self) -> str:
        """A name for pages that look the same."""
        return f"{self.size}{'Landscape' if self.landscape else 'Portrait'}"

    def header_id(self, kind: str) -> str:
        """What sections call their header; ``kind``: "default" or "first"."""
        return f"rIdHeader{self.shape}{kind.capitalize()}"


def write_section(parent: etree._Element, pages: Pages, layout: Layout) -> None:
    """Add the properties of a section (``w:sectPr``)."""
    found = add(parent, "w:sectPr")
    for kind in ("default", "first"):
        made = add(found, "w:headerReference", type=kind)
        made.set(name("r:id"), pages.header_id(kind))
    add(found, "w:type", val="nextPage")
    width, height = layout.page(pages.size, pages.landscape)
    size = add(found, "w:pgSz", w=twips(width), h=twips(height))
    if pages.landscape:
        size.set(name("w:orient"), "landscape")
    add(
        found,
        "w:pgMar",
        top=twips(layout.top),
        right=twips(layout.right),
        bottom=twips(layout.bottom),
        left=twips(layout.left),
        header=twips(layout.top / 2),
        footer=twips(layout.bottom / 2),
        gutter=0,
    )
    if pages.restart:
        add(found, "w:pgNumType", start=1)
    add(found, "w:cols", space=708)
    if pages.first:
        add(found, "w:titlePg")


def headers(
    look: Look, watermark: str, shapes: list[Pages], layout: Layout
) -> dict[str, etree._Element]:
    """The headers of all pages: page number and watermark.

    :param watermark: cleaned text, "" for none
    :param shapes: each shape once, as the watermark follows the page's diagonal
    :return: the parts of the file by ``Pages.header_id``
    """
    made = {}
    for pages in shapes:
        for kind in ("default", "first"):
            found = root("w:hdr")
            line = add(found, "w:p")
            add(add(line, "w:pPr"), "w:pStyle", val=look.id)
            if watermark:
                size = layout.page(pages.size, pages.landscape)
                text = _watermark(watermark, len(made) + 1, *size)
                fragment(add(line, "w:r"), text)
            if kind == "default":
                _page_number(line)
            made[pages.header_id(kind)] = found
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
