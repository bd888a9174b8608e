"""What people type is read in time linear in it.

Nothing here is timed: a text of this length would keep a function that is quadratic in
it busy for many minutes.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

deadline = load("deadline")
move_year_in_prose = load("years_in_text").move_year_in_prose
numbers = load("document_number_format")

LENGTH = 300_000
UNITS = [
    *("1", "1 ", "1/", "1/2026", "20", "1 / ", "1/a", "1/a ngày ", "12:", "a", " "),
    *("luật ", "luật năm ", "năm 2026 ", "1 tháng ", "1 tháng 1 năm ", "1   "),
    *("- a: b", "; a", "nếu ", "a:", "(", "(nếu ", ". a", "trước ", "trường hợp "),
    *("theo kế hoạch, ", "thường ", "sau khi ", "31.3 ", "ngày 1-2 và ", "6 tháng, "),
    *("năm (05) ngày ", "quý i, ", "tháng trước ", "trước khi a 2 ngày ", "sáng "),
]


def _parse(text):
    try:
        return deadline.parse(text, 2026)
    except ValueError:
        return None


@pytest.mark.parametrize("unit", UNITS)
def test_repeated_without_end(unit):
    text = (unit * LENGTH)[:LENGTH]
    deadline.move_year(text, 2026, 2027)
    move_year_in_prose(text, 2026, 2027)
    deadline.split_branches(text)
    _parse(text)
    numbers.normalise(text)
    numbers.position(text)


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
def test_mixed_without_end(units):
    text = ("".join(units) * LENGTH)[:20_000]
    deadline.move_year(text, 2026, 2027)
    move_year_in_prose(text, 2026, 2027)


@given(st.lists(st.sampled_from(UNITS), max_size=40))
def test_the_longest_that_is_read(units):
    _parse("".join(units)[:1000])


def test_a_month_before_a_year_is_seen_in_a_long_text():
    text = "x " * 50_000 + "tháng 3 năm 2026, năm 2026"
    assert move_year_in_prose(text, 2026, 2027).endswith("tháng 3 năm 2026, năm 2027")
