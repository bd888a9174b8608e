"""What is kept of a document is the document, in every format."""

import json

import pytest
from block_trees import b, documents
from hypothesis import given, settings
from loader import load_document

store = load_document("store")
arrange = load_document("arrange")


@settings(max_examples=300)
@given(documents)
def test_what_is_read_is_what_was_kept(document):
    kept = store.encode(document)
    assert kept.isascii()
    assert store.decode(kept) == store.solid(document)
    assert store.encode(store.decode(kept)) == kept


@settings(max_examples=50, deadline=None)
@given(documents)
def test_it_is_printed_alike(document):
    read = store.decode(store.encode(document))
    assert arrange.arrange(read) == arrange.arrange(document)


def test_rows_may_come_one_by_one():
    table = b.Table([b.Column()], (["a", str(row)] for row in range(3)))
    once = store.solid(b.Document("x", (one for one in [table])))
    assert store.decode(store.encode(once)) == once
    assert len(once.blocks[0].rows) == 3


def test_a_default_that_changes_changes_nothing_that_is_kept():
    kept = json.loads(store.encode(b.Document("x", [b.Paragraph("y")])))
    [paragraph] = kept["document"]["blocks"]
    assert paragraph == {
        "_": "Paragraph",
        "text": "y",
        "align": "justify",
        "indent": True,
        "keep": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"version": 2, "document": {"_": "Document", "title": "x"}}',
        '{"version": 1, "document": {"_": "Paragraph", "text": "x"}}',
        '{"version": 1, "document": {"_": "Popen", "args": "x"}}',
        '{"version": 1, "document": {"_": "Document", "tittle": "x"}}',
    ],
)
def test_what_is_none_is_refused(text):
    with pytest.raises(ValueError):
        store.decode(text)


def test_what_is_no_block_is_not_kept():
    with pytest.raises(TypeError):
        store.encode(b.Document("x", [object()]))
