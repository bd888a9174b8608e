"""From the elements of a document to a Word file that a clerk can go on editing."""

from __future__ import annotations

from lxml import etree

from ..arrange import arrange
from ..blocks import Document
from ..elements import (
    Break,
    Chart,
    Element,
    Ending,
    Grid,
    Head,
    NewPages,
    Para,
    Rule,
    tables_only,
)
from ..text import clean, one_line
from .numbering import Numbering
from .package import describe, empty_file, saved
from .pages import Pages, Sections
from .parts import write_ending, write_gap, write_head, write_rule
from .runs import Writing
from .styles import Styles
from .tables import write_chart, write_grid
from .xml import add

_LAST_GAP = 1  # pt: a gap at the end of pages must not open another one
_HEAD_GAP, _ENDING_GAP = 14, 8


def write_docx(document: Document) -> bytes:
    """The document as a Word file: named styles, real numbering, real page numbers.

    The words are those of ``arrange(document)`` in the same order. In the letterhead:
    superior, agency, state, motto, number, subject, place and date; in a closing with
    one signer: recipients, then the signer; with several: one signer after the other,
    then the recipients.

    :raise TypeError: when something that is no block stands in the document
    """
    return _Body(document).file()


class _Body:
    """The body of a document, written element by element."""

    def __init__(self, document: Document):
        self.document = document
        self.layout = document.layout
        self.styles = Styles(document.layout, document.language)
        self.numbering = Numbering(document.layout)
        self.writing = Writing(document.layout, self.styles, self.numbering)
        self.made = empty_file()
        self.body = self.made.element.body
        watermark = clean(document.watermark).strip()
        foot = one_line(document.foot)
        looks = (self.styles.look("header"), self.styles.look("footer"))
        self.sections = Sections(self.made, looks, document.layout, watermark, foot)
        # The pages being written.
        self.pages = Pages(document.size, document.landscape, first=True)
        self.coming: Pages | None = None  # those that the next element begins
        self.filled = False  # whether anything stands on the newest pages
        self.break_page = False  # whether what comes next begins a page
        self.gap: etree._Element | None = None  # the gap that ends the body, if any

    def file(self) -> bytes:
        """The whole file."""
        for element in tables_only(arrange(self.document)):
            self._element(element)
        if not len(self.body):
            add(self.body, "w:p")
        self._shrink_gap()
        self.sections.end(self.body, self.pages)
        self.styles.fill_in(self.made.styles)
        self.numbering.fill_in(self.made.part.numbering_part.element)
        describe(self.made, self.document, self.styles.language)
        return saved(self.made)

    @property
    def width(self) -> float:
        """Of the text between the margins, in millimetres."""
        return self.layout.text_width(self.pages.size, self.pages.landscape)

    @property
    def height(self) -> float:
        """Of the text on a page."""
        layout = self.layout
        height = layout.page(self.pages.size, self.pages.landscape)[1]
        return height - layout.top - layout.bottom

    # ------------------------------------------------------------ elements
    def _element(self, element: Element) -> None:
        match element:
            case NewPages():
                self._turn(element)
            case Break():
                self.break_page = self.filled
            case Ending(signers=(), recipients=()) | Grid(header=[], rows=[]):
                pass
            case _:
                self._begin()
                self._content(element)

    def _content(self, element: Element) -> None:
        match element:
            case Para():
                self.writing.paragraph(self.body, element, page_break=self._breaks())
                self.gap = None
            case Rule():
                self._break_before()
                write_rule(self.body, element.width, self.width, keep=True, below=10)
                self.gap = None
            case Grid():
                self._break_before()
                write_grid(self.writing, self.body, element, self.width, self.height)
                self._gap(keep=element.tail)
            case Head():
                self._break_before()
                write_head(self.writing, self.body, element, self.width)
                self._gap(_HEAD_GAP)
            case Ending():
                self._break_before()
                if self.gap is None:
                    write_gap(self.body, _ENDING_GAP, keep=True)
                write_ending(self.writing, self.body, element, self.width)
                self._gap()
            case Chart():
                self._break_before()
                write_chart(self.writing, self.body, element, self.width)
                self._gap()

    def _gap(self, height: float = 0.0, keep: bool = False) -> None:
        """End a table: without it the next one would grow together with it."""
        self.gap = write_gap(self.body, height, keep=keep)

    def _breaks(self) -> bool:
        breaks, self.break_page = self.break_page, False
        return breaks

    def _break_before(self) -> None:
        """A paragraph that begins a page, before what cannot do so itself."""
        if self._breaks():
            self.gap = write_gap(self.body, _LAST_GAP, keep=True, page_break=True)

    # ------------------------------------------------------------ pages
    def _turn(self, new: NewPages) -> None:
        """Go on with pages of another shape, as soon as there is something on them."""
        self.break_page = False
        if self.filled:
            self.coming = Pages(
                new.size,
                new.landscape,
                first=new.restart,
                restart=new.restart,
            )
            self.filled = False
            return
        # Nothing stood on the pages begun before: they leave no trace.
        before = self.coming or self.pages
        again = Pages(
            new.size,
            new.landscape,
            first=before.first or new.restart,
            restart=before.restart or new.restart,
        )
        if self.coming:
            self.coming = again
        else:
            self.pages = again

    def _begin(self) -> None:
        """Something is about to be written: end the section before it, if any."""
        self.filled = True
        if self.coming:
            self._shrink_gap()
            # A section's properties stand in its last paragraph.
            self.sections.end(self.body[-1].get_or_add_pPr(), self.pages)
            self.pages, self.coming, self.gap = self.coming, None, None

    def _shrink_gap(self) -> None:
        """A gap that ends pages must not open another one."""
        if self.gap is not None:
            self.body.remove(self.gap)
            self.gap = write_gap(self.body, _LAST_GAP)
