"""Whatever a document holds, its PDF and its Word file have the same words in order."""

from collections import Counter
from dataclasses import replace
from unittest import mock

import word_reader
from block_trees import documents
from element_words import element_words
from hypothesis import HealthCheck, Phase, given, settings
from loader import load_document
from pdf_reader import page_texts, squeezed

layout = load_document("layout")
arrange = load_document("arrange").arrange
write_docx = load_document("word").write_docx
write_pdf = load_document("pdf").write_pdf

# Watermark and foot are no part of the words; they have tests of their own.
plain = documents.map(lambda document: replace(document, watermark="", foot=""))
many = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A failing document is shown as it was found: making it small takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@many
@given(plain)
def test_pdf_and_word_hold_the_same_words(document):
    # On pages that never end nothing is repeated and no row is cut.
    with mock.patch.object(layout.Layout, "page", lambda *_shape: (300, 200_000)):
        pdf = write_pdf(document)
    text = squeezed("".join(page_texts(pdf)))
    assert text == "".join(element_words(arrange(document)))
    assert text == "".join(word_reader.words(write_docx(document)))


@many
@given(plain)
def test_no_letter_is_lost_between_pages(document):
    # A row that is cut goes on cell by cell, so only the letters are counted.
    text = Counter(squeezed("".join(page_texts(write_pdf(document)))))
    assert not Counter("".join(element_words(arrange(document)))) - text
