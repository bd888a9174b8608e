"""Numbers of official documents: what is one, and how it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

numbers = load("document_number_format")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("7", "07"),
        ("07", "07"),
        ("007", "07"),
        (" 7 ", "07"),
        ("10", "10"),
        ("145", "145"),
        ("7a", "07a"),
        ("07A", "07a"),
        ("12đ", "12đ"),
        ("12bis", "12bis"),
    ],
)
def test_as_printed(typed, printed):
    assert numbers.normalise(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        None,
        "0",
        "00",
        "7/KH-SCT",
        "7 a",
        "a7",
        "7.1",
        "-7",
        "7abcd",
        "٧",
        "1234567",
    ],
)
def test_no_number(typed):
    assert numbers.normalise(typed) is None


@pytest.mark.parametrize(
    ("number", "place"), [("07", 7), ("07a", 7), ("145", 145), ("x", 0), (None, 0)]
)
def test_position(number, place):
    assert numbers.position(number) == place


@given(st.integers(1, 999_999), st.integers(0, 3), st.sampled_from(["", "a", "Đ"]))
def test_written_differently_it_is_the_same_number(place, zeros, suffix):
    printed = numbers.normalise("0" * zeros + str(place) + suffix)
    assert (
        numbers.normalise(printed) == printed == numbers.normalise(f"{place}{suffix}")
    )
    assert numbers.position(printed) == place
