"""The indented list of causes: what a client sends, and what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

outline = load("outline", "iso_quality_audit")
Line = outline.Line

BONES = ("people", "method", "law")
KNOWN = frozenset(range(1, 7))

names = st.sampled_from(["", " ", "a", "b", "không  ai\nnhắc"])
rows = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.just(False),
            "depth": st.integers(-2, 12),
            "name": names,
            "bone": st.sampled_from([False, *BONES]),
        }
    ),
    max_size=12,
)


def _row(name, depth=0, key=False, bone=False):
    return {"id": key, "depth": depth, "name": name, "bone": bone}


def _read(*told):
    return outline.read(list(told), KNOWN, BONES)


def test_lines_stand_under_the_nearest_above():
    lines = _read(
        _row("a", 0, bone="law"), _row("b", 1), _row("c", 2), _row("d", 1), _row("e")
    )
    assert outline.parents(lines) == [-1, 0, 1, 0, -1]
    # What is under a bone hangs on it.
    assert [line.bone for line in lines] == ["law"] * 4 + [""]


def test_what_stood_under_an_empty_line_takes_its_place():
    lines = _read(_row("a"), _row(" ", 1), _row("b", 2), _row("c", 1))
    assert [(line.name, line.depth) for line in lines] == [("a", 0), ("b", 1), ("c", 1)]


@pytest.mark.parametrize(
    "told",
    [
        None,
        "a",
        {"rows": []},
        [1],
        [_row("a", key=99)],
        [_row("a", key=True)],
        [_row("a", key="1")],
        [_row("a", key=1), _row("b", key=1)],
        [_row("a", depth="1")],
        [_row("a", depth=True)],
        [_row(None)],
        [_row("a", bone="other")],
        [_row("a")] * (outline.LINES + 1),
    ],
)
def test_what_is_no_list_of_causes(told):
    with pytest.raises(ValueError):
        outline.read(told, KNOWN, BONES)


@given(rows)
def test_whatever_is_sent_becomes_a_list(told):
    lines = outline.read(told, KNOWN, BONES)
    assert len(lines) == sum(bool(row["name"].strip()) for row in told)
    for before, line in zip([None, *lines], lines, strict=False):
        assert line.name == " ".join(line.name.split()) != ""
        assert 0 <= line.depth <= (before.depth + 1 if before else 0)
        if line.depth:
            assert line.bone == before.bone
    # Read again it stays as it is.
    again = [_row(line.name, line.depth, bone=line.bone) for line in lines]
    assert outline.read(again, KNOWN, BONES) == lines


@given(rows)
def test_kept_and_listed_it_is_the_same(told):
    lines = outline.read(told, KNOWN, BONES)
    keyed = [
        Line(key, line.depth, line.name, line.bone) for key, line in enumerate(lines, 1)
    ]
    kept = [
        (line.key, parent + 1, line.name, line.bone)
        for line, parent in zip(keyed, outline.parents(keyed), strict=True)
    ]
    assert outline.listed(kept) == keyed
    assert (outline.version(keyed) == outline.version(lines)) is (not lines)


def test_a_cause_under_one_that_is_not_read_stands_by_itself():
    assert outline.listed([(2, 1, "b", "")]) == [Line(2, 0, "b")]
