"""Who audits whom first, and what a programme says against last year's: no database."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from loader import load

laying_out = load("laying_out", "iso_quality_audit")
programme = load("programme", "iso_quality_audit")

departments = st.lists(st.integers(1, 30), unique=True, max_size=15)


@st.composite
def rounds(draw):
    """Departments, and who may audit each."""
    units = draw(departments)
    people = st.lists(st.integers(101, 108), unique=True, max_size=8)
    return units, {unit: draw(people) for unit in units}


@given(rounds())
def test_everybody_is_audited_once_by_somebody_who_may(case):
    units, may = case
    places = laying_out.lay_out(units, may)
    assert sorted(place.department for place in places) == sorted(units)
    for place in places:
        if may[place.department]:
            assert place.auditor in may[place.department]
        else:
            assert place.auditor == 0


@given(rounds())
def test_nobody_is_in_two_places_at_once(case):
    places = laying_out.lay_out(*case)
    taken = Counter((place.slot, place.auditor) for place in places)
    assert all(count == 1 for count in taken.values())


@given(rounds())
def test_no_slot_is_left_empty_before_the_last(case):
    slots = {place.slot for place in laying_out.lay_out(*case)}
    assert slots == set(range(len(slots)))


def test_the_only_one_who_may_is_kept_for_that_department():
    places = laying_out.lay_out([1, 2], {1: [101, 102], 2: [101]})
    assert {place.department: place.auditor for place in places} == {1: 102, 2: 101}


def test_against_last_year():
    scope = {("clause", 1), ("procedure", 2)}
    assert programme.against_last(scope, None) == programme.NEW
    assert programme.against_last(scope, set(scope)) == programme.SAME
    assert programme.against_last(scope, {("clause", 1)}) == programme.CHANGED


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_whole_months(first, months):
    year, month = divmod(first.month - 1 + months, 12)
    last = date(first.year + year, month + 1, min(first.day, 28))
    expected = months if last.day >= first.day else months - 1
    assert programme.months_between(first, last) == max(0, expected)
    assert months == 0 or programme.months_between(last, first) == 0
