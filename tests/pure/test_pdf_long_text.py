"""A text of any length is printed in time linear in it, and no letter of it is lost."""

from collections import Counter
from unittest import mock

import pytest
from loader import load_document
from pdf_reader import page_texts, squeezed
from steps import steps

b = load_document("blocks")
running_text = load_document("pdf.running_text")
write_pdf = load_document("pdf").write_pdf

SENTENCE = "Các phòng rà soát quy trình đang áp dụng, đề nghị sửa đổi, bổ sung. "


def words(length):
    """One paragraph."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def looks(length):
    """One paragraph in two looks, with breaks."""
    run = words(700)
    return [b.Run(run + "\n" * (n % 2), bold=n % 3 == 0) for n in range(length // 700)]


def solid(length):
    """One word."""
    return "a" * length


def cell(content):
    return b.Document(
        "Kế hoạch",
        [
            b.Table(
                [b.Column(6), b.Column(38), b.Column(16)],
                [["1", content, "Quý I"]],
                [["STT", "Nội dung", "Thời gian"]],
            )
        ],
    )


def cell_of_paragraphs(length):
    paragraphs = [b.Paragraph(words(700)) for _number in range(length // 700)]
    return cell(b.Cell(blocks=paragraphs))


def body(length):
    return b.Document("Kế hoạch", [b.Paragraph(words(length))])


DOCUMENTS = {
    "words": lambda length: cell(words(length)),
    "looks": lambda length: cell(looks(length)),
    "solid": lambda length: cell(solid(length)),
    "paragraphs": cell_of_paragraphs,
    "body": body,
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_twice_the_text_is_twice_the_work(kind):
    write_pdf(DOCUMENTS[kind](2000))  # fonts are read once
    once, twice = (
        steps(write_pdf, DOCUMENTS[kind](length)) for length in (60_000, 120_000)
    )
    assert twice < 2.15 * once


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_windows_change_nothing(kind):
    def pages(window):
        with mock.patch.object(running_text, "WINDOW", window):
            return page_texts(write_pdf(DOCUMENTS[kind](12_000)))

    assert pages(10) == pages(97) == pages(10**9)


@pytest.mark.parametrize("kind", ["words", "looks", "solid", "body"])
def test_no_letter_is_lost(kind):
    made = {"words": words, "looks": looks, "solid": solid, "body": words}[kind](30_000)
    text = made if isinstance(made, str) else "".join(run.text for run in made)
    printed = Counter(squeezed("".join(page_texts(write_pdf(DOCUMENTS[kind](30_000))))))
    assert not Counter(squeezed(text)) - printed
