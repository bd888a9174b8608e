"""From the elements of a document to a PDF file."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

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
)
from ..lower import lower
from .grid import GridFlowable
from .looks import paragraph
from .pages import Nothing, Pages, new_page, turn
from .parts import BarsFlowable, EndingFlowable, RuleFlowable, letterhead
from .together import Together


def write_pdf(document: Document) -> bytes:
    """The document as a PDF file: A4 or A3, fonts embedded, with outline and metadata.

    :raise TypeError: when something that is no block stands in the document
    """
    elements = lower(document)
    shape = NewPages(document.size, document.landscape, restart=True)
    if elements and isinstance(elements[0], NewPages):
        shape = elements.pop(0)
    stream = BytesIO()
    pages = Pages(stream, document, shape.size, shape.landscape)
    pages.build(_Story(document, pages, shape).flowables(elements))
    return stream.getvalue()


class _Story:
    """The flowables of a document."""

    def __init__(self, document: Document, pages: Pages, shape: NewPages):
        self.pages = pages
        self.layout = document.layout
        self.width, self.height = pages.frame_size(shape.size, shape.landscape)

    def flowables(self, elements: list[Element]) -> list[Flowable]:
        """The flowables of all elements; what belongs together in one."""
        story: list[Flowable] = [Nothing()]
        waiting: list[Flowable] = []  # what must stay with what comes next
        for element in elements:
            made = self._flowables(element)
            if isinstance(element, NewPages | Break):
                story += [*waiting, *made]
                waiting = []
            elif isinstance(element, Rule) or _keeps(element):
                waiting += made
            else:
                if waiting:
                    ending = isinstance(element, Ending)
                    made = [Together([*waiting, made[0]], ending), *made[1:]]
                    waiting = []
                story += made
        return story + waiting

    def _flowables(self, element: Element) -> list[Flowable]:
        match element:
            case Para():
                return [paragraph(element, self.layout)]
            case Grid():
                make = self._cell_paragraph
                return [GridFlowable.of(element, self.width, self.height, make)]
            case Head():
                return letterhead(element, self.layout, self.width)
            case Rule():
                return [RuleFlowable(element.width * mm, above=2, below=10)]
            case Ending():
                return [EndingFlowable(element, self.layout, self.width)]
            case Chart():
                return [BarsFlowable(element, self.layout)]
            case NewPages():
                self.width, self.height = self.pages.frame_size(
                    element.size, element.landscape
                )
                return [turn(element.size, element.landscape, element.restart)]
            case Break():
                return [new_page()]

    def _cell_paragraph(self, para: Para, size: float) -> Flowable:
        return paragraph(para, self.layout, size)


def _keeps(element: Element) -> bool:
    """Whether an element stays with the next one."""
    return (isinstance(element, Para) and element.keep) or (
        isinstance(element, Grid) and element.tail
    )
