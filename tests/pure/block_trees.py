"""Random documents for property tests."""

from hypothesis import strategies as st
from loader import load_document

b = load_document("blocks")

# Letters people type, and what comes out of a paste: control characters, half of a
# pair, marks that turn the direction, markup.
texts = st.text(
    st.sampled_from(
        "aăđẽ Ư1.;,-–'\"<&>\n\t\x00\x0b\u200b\u202e\ud800\ufffe😀中 \xa0%=+@]"
    ),
    max_size=25,
)
runs = st.builds(b.Run, texts, *[st.booleans()] * 4)
inlines = (
    texts
    | runs
    | st.lists(texts | runs | st.builds(b.Check, st.booleans()), max_size=3)
)
styles = st.sampled_from(["decimal", "letter", "dash", "auto"])
starts = st.integers(0, 60) | st.sampled_from([-1, 530, 40000])
aligns = st.sampled_from(["justify", "left", "center", "right"])
paragraphs = st.builds(b.Paragraph, inlines, aligns, st.booleans(), st.booleans())


def _lists(inner):
    items = st.lists(inlines | st.lists(inner, min_size=1, max_size=3), max_size=7)
    return st.builds(b.ItemList, items, styles, starts)


lists = st.recursive(
    _lists(paragraphs), lambda inner: _lists(paragraphs | inner), max_leaves=4
)
fills = st.sampled_from(["", "#dde8cb", "#FFF"])
cells = texts | st.builds(
    b.Cell,
    inlines,
    st.lists(paragraphs | lists, max_size=2),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["", "left", "center"]),
    st.booleans(),
    st.booleans(),
    fills,
)
rows = st.lists(st.lists(cells, max_size=4), max_size=4)
tables = st.builds(
    b.Table,
    st.lists(st.builds(b.Column, st.sampled_from([0, 0.2, 1, 3])), max_size=4),
    rows,
    rows,
    st.sampled_from([0, 11, 12.5]),
    st.booleans(),
)
lines = st.lists(texts, max_size=3)
parts = st.one_of(
    st.builds(b.Letterhead, texts, texts, texts, texts, texts),
    st.builds(b.Title, texts, texts, texts),
    st.builds(b.LegalBases, lines),
    st.builds(
        b.Closing, st.lists(st.builds(b.Signer, lines, texts, texts), max_size=4), lines
    ),
    st.builds(
        b.Bars,
        st.lists(st.tuples(texts, st.floats(-1, 200), texts), max_size=4),
        texts,
    ),
    st.builds(
        b.Matrix,
        texts,
        texts,
        st.lists(texts, max_size=6),
        st.lists(texts, max_size=14),
        st.lists(st.lists(st.builds(b.MatrixCell, texts, texts, fills), max_size=6)),
        st.lists(st.tuples(texts, texts, fills), max_size=5),
        texts,
    ),
    st.just(b.PageBreak()),
)
simple = paragraphs | lists | tables | parts


def _holders(inner):
    found = st.lists(inner, max_size=4)
    return st.one_of(
        st.builds(b.Section, inlines, found),
        st.builds(b.Article, inlines, found),
        st.builds(b.Appendix, inlines, found, texts, st.booleans()),
        st.builds(b.Pages, found, st.booleans(), st.sampled_from(["A4", "A3"])),
    )


blocks = st.recursive(simple, lambda inner: inner | _holders(inner), max_leaves=12)
documents = st.builds(
    b.Document,
    texts,
    st.lists(blocks, max_size=6),
    author=texts,
    subject=texts,
    watermark=texts,
    foot=texts,
    language=st.sampled_from(["vi-VN", "en", "", "<x>"]),
    landscape=st.booleans(),
)
