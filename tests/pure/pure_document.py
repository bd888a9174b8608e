"""Load iso_quality_report/document without importing Odoo, and read PDFs back.

`load_document("blocks")`; the package is loaded as ``iso_document``.
"""

import importlib
import importlib.util
import re
import sys
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

FOLDER = Path(__file__).resolve().parents[2] / "iso_quality_report" / "document"
PACKAGE = "iso_document"


def load_document(name=""):
    """The package of the document language, or a module of it.

    :param str name: e.g. "blocks", "pdf.grid"; empty: the package itself
    """
    if PACKAGE not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            PACKAGE, FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
        )
        package = importlib.util.module_from_spec(spec)
        sys.modules[PACKAGE] = package
        spec.loader.exec_module(package)
    return importlib.import_module(f"{PACKAGE}.{name}" if name else PACKAGE)


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


def words_of(elements):
    """The words of lowered elements as they must be read from any format."""
    elements_module = load_document("elements")
    wording = load_document("wording")
    parts = []
    for element in elements:
        match type(element).__name__:
            case "Para":
                parts += _para_words(element)
            case "Grid":
                for row in [*element.header, *element.rows]:
                    for cell in row:
                        for para in cell.content:
                            parts += _para_words(para)
            case "Head":
                parts += [
                    element.superior,
                    element.agency,
                    wording.STATE,
                    wording.MOTTO,
                ]
                parts += [element.number, element.about, element.place_date]
            case "Ending":
                names = [wording.RECIPIENTS] if element.recipients else []
                names += element.recipients
                signed = [
                    word
                    for signer in element.signers
                    for word in (*signer.lines, signer.note, signer.name)
                ]
                parts += signed + names if len(element.signers) > 1 else names + signed
            case "Chart":
                parts += [word for row in element.rows for word in (row[0], row[2])]
    assert elements_module
    return squeezed("".join(parts))


def _para_words(para):
    return [para.label.text if para.label else "", para.text]
