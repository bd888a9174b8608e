"""Read PDF files back in tests."""

import re
from io import BytesIO

from pypdf import PdfReader


def squeezed(text):
    """Text without any white space: where lines are broken does not matter."""
    return re.sub(r"\s+", "", text)


def read(pdf):
    """A PDF file (bytes) as a pypdf reader."""
    return PdfReader(BytesIO(pdf))


def page_texts(pdf):
    """The text of each page, without the page number at its top."""
    texts = []
    for page in read(pdf).pages:
        text = page.extract_text()
        texts.append(re.sub(r"^\s*\d+\s*\n", "", text) if _numbered(page) else text)
    return texts


def _numbered(page):
    """Whether a page has a page number: a number alone in the upper margin."""
    return bool(page_number(page))


def page_number(page):
    """The page number printed on a page (str), "" when there is none."""
    found = []
    limit = float(page.mediabox.height) - 20 / 25.4 * 72

    def visit(text, _cm, tm, _font, _size):
        if text.strip().isdigit() and tm[5] > limit:
            found.append(text.strip())

    page.extract_text(visitor_text=visit)
    return found[0] if found else ""


def spans(page):
    """Each piece of text of a page: (text, x, y, font name, size) in points."""
    found = []

    def visit(text, cm, tm, font, size):
        if text.strip():
            x = tm[4] * cm[0] + cm[4]
            y = tm[5] * cm[3] + cm[5]
            name = font["/BaseFont"] if font else ""
            found.append((text.strip(), x, y, str(name), size * tm[0]))

    page.extract_text(visitor_text=visit)
    return found
