"""Word files made for a test, each found sound, and what stands in them."""

from functools import cache

import word_reader
import word_schema
from loader import load_document
from plan_sample import b, plan
from word_reader import W, value

write_docx = load_document("word.writer").write_docx


def written(*found, **options):
    """The file of a document, found sound."""
    data = write_docx(b.Document("Thử", list(found), **options))
    word_schema.check(data)
    return data


@cache
def plan_file():
    """The file of the plan that has every block."""
    return write_docx(plan())


def texts(data):
    """The paragraphs that have words, with their labels."""
    return [text for text, _paragraph in word_reader.paragraphs(data) if text]


def body(data):
    """The document's w:body."""
    return word_reader.parts(data)["word/document.xml"].find(f"{W}body")


def styles(data):
    """Its styles by their names."""
    found = word_reader.parts(data)["word/styles.xml"].findall(f"{W}style")
    return {value(style, "name"): style for style in found}
