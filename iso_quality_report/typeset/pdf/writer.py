"""From the elements of a document to a PDF file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import ActionFlowable

from ..arrange import arrange
from ..blocks import Document
from ..elements import (
    Break,
    Chart,
    Element,
    Ending,
    Grid,
    Head,
    Matrix,
    NewPages,
    Para,
    Rule,
)
from .grid import GridFlowable
from .looks import paragraph
from .matrix import matrix
from .pages import Nothing, Pages, new_page, turn
from .parts import BarsFlowable, EndingFlowable, RuleFlowable, letterhead
from .together import Together


def write_pdf(document: Document) -> bytes:
    """The document as a PDF file: A4 or A3, fonts embedded, with outline and metadata.

    :raise TypeError: when something that is no block stands in the document
    """
    return write_pdfs([document])


def write_pdfs(documents: Iterable[Document]) -> bytes:
    """Several documents in one file, each on pages and with page numbers of its own.

    The file's properties are those of the first one. The next document is taken when
    the one before is written, so that many of them need no more memory than their
    pages.

    :param documents: at least one; a generator makes them when their turn comes
    """
    rest = iter(documents)
    stream = BytesIO()
    first = _Story(next(rest))
    pages = Pages(stream, first.document, first.shape)
    flowables = first.flowables(pages)
    flowables.append(_Next(rest, flowables))
    pages.build(flowables)
    return stream.getvalue()


class _Next(ActionFlowable):
    """Goes on with the next document, when there is one."""

    def __init__(self, documents: Iterator[Document], flowables: list[Flowable]):
        super().__init__()
        self.documents = documents
        self.flowables = flowables

    def apply(self, pages: Pages) -> None:
        """Put the next document's flowables before what is left to be done."""
        document = next(self.documents, None)
        if document:
            story = _Story(document)
            pages.begin(document, story.shape)
            self.flowables[:0] = [*story.flowables(pages), self]


class _Story:
    """The flowables of a document."""

    def __init__(self, document: Document):
        self.document = document
        self.layout = document.layout
        self.elements = arrange(document)
        self.shape = NewPages(document.size, document.landscape, restart=True)
        if self.elements and isinstance(self.elements[0], NewPages):
            self.shape = self.elements.pop(0)

    def flowables(self, pages: Pages) -> list[Flowable]:
        """The flowables of all elements; what belongs together in one."""
        self.pages = pages
        self.width, self.height = pages.frame_size(
            self.shape.size, self.shape.landscape
        )
        story: list[Flowable] = [Nothing()]
        waiting: list[Flowable] = []  # what must stay with what comes next
        for element in self.elements:
            made = self._flowables(element)
            if isinstance(element, NewPages | Break):
                story += [*waiting, *made]
                waiting = []
            elif isinstance(element, Rule) or _keeps(element):
                waiting += made
            else:
                if waiting:
                    ending = isinstance(element, Ending) or (
                        isinstance(element, Grid) and element.signs
                    )
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
            case Matrix():
                make = self._cell_paragraph
                return [matrix(element, self.width, self.height, make)]
            case NewPages():
                self.width, self.height = self.pages.frame_size(
                    element.size, element.landscape
                )
                return [turn(element)]
            case Break():
                return [new_page()]

    def _cell_paragraph(self, para: Para, size: float) -> Flowable:
        return paragraph(para, self.layout, size)


def _keeps(element: Element) -> bool:
    """Whether an element stays with the next one."""
    return (isinstance(element, Para) and element.keep) or (
        isinstance(element, Grid) and element.tail
    )
