"""Word files: labels are real numbers that Word counts."""

import pytest
import word_reader
from plan_sample import b, wording
from word_files import body, plan_file, texts, written
from word_reader import W


@pytest.mark.parametrize("start", [1, 4, 5, 6, 20, 22, 23, 24, 520])
def test_letters_of_the_vietnamese_alphabet(start):
    items = [f"mục {number}" for number in range(60)]
    data = written(b.ItemList(items, "letter", start), b.ItemList(["x"], "letter"))
    labels = [text.split()[0] for text in texts(data)]
    assert labels[:-1] == [f"{wording.letter(start + n)})" for n in range(60)]
    assert labels[-1] == "a)"


def test_labels_are_not_typed():
    sample = plan_file()
    typed = "".join(one.text for one in body(sample).iter(f"{W}t"))
    assert "Mục tiêu chất lượng thứ 5" in typed
    assert "đ) Mục" not in typed
    assert "đ) Mục tiêu chất lượng thứ 5 của năm 2026;" in texts(sample)


def test_headings_and_articles_are_numbered_by_their_styles():
    tree = [
        b.Section("A", [b.Section("B", [b.Section("C"), b.Section("D")])]),
        b.Section("E", [b.Section("F")]),
    ]
    data = written(*tree, b.Article("G"), b.Article("H"))
    assert texts(data) == [
        *("I. A", "1. B", "a) C", "b) D", "II. E", "1. F"),
        *("Điều 1. G", "Điều 2. H"),
    ]
    assert body(data).find(f".//{W}numPr") is None


def test_headings_of_an_appendix_begin_anew():
    inner = [b.Section("A", [b.Section("B")]), b.Section("C", [b.Section("D")])]
    data = written(*inner, b.Appendix("X", inner), b.Appendix("Y", inner))
    labels = ["I. A", "1. B", "II. C", "1. D"]
    assert texts(data) == [
        *labels,
        *("Phụ lục I", "X", *labels, "Phụ lục II", "Y", *labels),
    ]
    assert word_reader.words(data, True) == word_reader.words(data, False)
