"""Pages of a PDF: shapes, page numbers, watermark, outline and metadata."""

from __future__ import annotations

from math import atan2, degrees, hypot

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable

from .. import fonts
from ..blocks import Document
from ..elements import NewPages
from ..text import one_line
from .looks import CHECK, draw_check

_WATERMARK_GREY = 0.91


def turn(shape: NewPages) -> ActionFlowable:
    """Go on with pages of this shape."""
    return ActionFlowable(("turn", shape))


def new_page() -> ActionFlowable:
    """Go on on a new page, unless this one is still empty."""
    return ActionFlowable(("freshPage",))


class Pages(BaseDocTemplate):
    """Writes flowables on the pages of an official document.

    The page number stands in the middle of the upper margin, from the second page of
    the document and of each appendix (annex I, part II, point 7 of the decree).
    """

    def __init__(self, stream, document: Document, shape: NewPages):
        super().__init__(
            stream,
            title=one_line(document.title),
            author=one_line(document.author),
            subject=one_line(document.subject),
            creator="ISO Quality",
            initialFontName=fonts.face(),
            producer="ReportLab",
            lang=document.language,
            displayDocTitle=True,
        )
        self.document = document
        self.run_page = 0
        self.use(shape)

    def begin(self, document: Document, shape: NewPages) -> None:
        """Go on with another document on pages of its own."""
        self.document = document
        self.handle_turn(shape)

    # ------------------------------------------------------------ shapes
    def use(self, shape: NewPages) -> str:
        """The page template of a shape; made when it is first wanted."""
        layout = self.document.layout
        name = f"{shape.size}-{shape.landscape}-{hash(layout)}"
        if name not in [template.id for template in self.pageTemplates]:
            width, height = layout.page(shape.size, shape.landscape)
            frame = Frame(
                layout.left * mm,
                layout.bottom * mm,
                *self.frame_size(shape.size, shape.landscape),
                leftPadding=0,
                rightPadding=0,
                topPadding=0,
                bottomPadding=0,
            )
            self.addPageTemplates(
                PageTemplate(
                    name,
                    [frame],
                    onPage=self._begin_page,
                    pagesize=(width * mm, height * mm),
                )
            )
        return name

    def frame_size(self, size: str, landscape: bool) -> tuple[float, float]:
        """Width and height of the text on such a page, in points."""
        width, height = self.document.layout.page(size, landscape)
        layout = self.document.layout
        return (
            (width - layout.left - layout.right) * mm,
            (height - layout.top - layout.bottom) * mm,
        )

    def handle_turn(self, shape: NewPages) -> None:
        """What ``turn`` asks for."""
        self.handle_nextPageTemplate(self.use(shape))
        if shape.restart:
            self.run_page = 0
        self.handle_pageBreak()

    def handle_freshPage(self) -> None:
        """What ``new_page`` asks for."""
        if not self.frame._atTop:
            self.handle_pageBreak()

    # ------------------------------------------------------------ each page
    def _begin_page(self, canvas, _document) -> None:
        self.run_page += 1
        if not canvas.getNamedCB(CHECK):
            canvas.setNamedCB(CHECK, draw_check)
        width, height = canvas._pagesize
        if self.document.watermark:
            self._watermark(canvas, width, height)
        if self.document.foot:
            self._foot(canvas, width)
        if self.run_page > 1:
            layout = self.document.layout
            canvas.saveState()
            canvas.setFont(fonts.face(), layout.page_number_size)
            # Word's default: the header begins half way down the upper margin.
            canvas.drawCentredString(
                width / 2, height - layout.top * mm * 0.65, str(self.run_page)
            )
            canvas.restoreState()

    def _foot(self, canvas, width: float) -> None:
        layout, text = self.document.layout, one_line(self.document.foot)
        room = width / mm - layout.left - layout.right
        long = fonts.width(text, layout.foot_size, italic=True)
        size = layout.foot_size * min(1, room / max(long, 1))
        canvas.saveState()
        canvas.setFont(fonts.face(italic=True), size)
        canvas.drawString(layout.left * mm, layout.bottom * mm * 0.5, text)
        canvas.restoreState()

    def _watermark(self, canvas, width: float, height: float) -> None:
        text = one_line(self.document.watermark)
        face = fonts.face(bold=True)
        diagonal = hypot(width, height)
        size = min(110, 0.62 * diagonal / max(fonts.width(text, 1, bold=True) * mm, 1))
        canvas.saveState()
        canvas.setFillGray(_WATERMARK_GREY)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(degrees(atan2(height, width)))
        canvas.setFont(face, size)
        canvas.drawCentredString(0, -size * 0.35, text)
        canvas.restoreState()


class Nothing(Flowable):
    """Takes no room, so that a document without blocks has a page."""

    def wrap(self, _width, _height):
        """No size."""
        return 0, 0

    def draw(self):
        """Nothing to draw."""
