"""Results of objectives and how they roll up, whatever the numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from loader import load

o = load("objective_results")

NUMBERS = st.floats(0, 1e6, allow_nan=False)
DIRECTIONS = st.sampled_from(["least", "most", "equal", "yes"])
MEASURED = st.builds(
    lambda value, reached: o.Outcome(o.REACHED if reached else o.NOT_REACHED, value),
    NUMBERS,
    st.booleans(),
)
OUTCOMES = st.one_of(
    MEASURED, st.just(o.Outcome(o.NO_CASES)), st.just(o.Outcome(o.NOT_MEASURED))
)
CHILDREN = st.lists(st.builds(o.Child, OUTCOMES, st.floats(0, 100)), max_size=8)
RULES = st.sampled_from(["worst", "sum", "mean"])


MIXED = CHILDREN.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some)))


@given(RULES, DIRECTIONS, NUMBERS, MIXED)
def test_the_order_of_children_does_not_matter(rule, direction, target, both):
    some, mixed = both
    assert o.roll_up(rule, direction, target, some) == o.roll_up(
        rule, direction, target, mixed
    )


@given(RULES, DIRECTIONS, NUMBERS, CHILDREN)
def test_children_without_cases_change_nothing(rule, direction, target, children):
    counted = [one for one in children if one.outcome.result != o.NO_CASES]
    if counted:
        assert o.roll_up(rule, direction, target, children) == o.roll_up(
            rule, direction, target, counted
        )


@given(CHILDREN)
def test_worst_is_never_better_than_a_child(children):
    found = o.roll_up("worst", "least", 0, children).result
    results = [child.outcome.result for child in children]
    if o.NOT_REACHED in results:
        assert found == o.NOT_REACHED
    elif o.NOT_MEASURED in results or not results:
        assert found == o.NOT_MEASURED
    else:
        assert found == (o.REACHED if o.REACHED in results else o.NO_CASES)


@example([o.Child(o.Outcome(o.NOT_REACHED, 1.5), 5e-324)])
@given(st.lists(st.builds(o.Child, MEASURED, st.floats(0, 100)), min_size=1))
def test_a_mean_lies_between_its_children(children):
    value = o.roll_up("mean", "least", 0, children).value
    values = [child.outcome.value for child in children]
    assert min(values) - 1e-3 <= value <= max(values) + 1e-3


def test_a_mean_by_weight_and_without_weights():
    children = [
        o.Child(o.Outcome(o.REACHED, 100.0), 3),
        o.Child(o.Outcome(o.NOT_REACHED, 60.0), 1),
    ]
    assert o.roll_up("mean", "least", 90, children) == (o.REACHED, 90.0)
    equal = [child._replace(weight=0) for child in children]
    assert o.roll_up("mean", "least", 90, equal) == (o.NOT_REACHED, 80.0)


def test_a_sum_waits_for_every_child():
    two = [o.Child(o.Outcome(o.REACHED, 2.0)), o.Child(o.Outcome(o.REACHED, 3.0))]
    assert o.roll_up("sum", "least", 5, two) == (o.REACHED, 5.0)
    waiting = [*two, o.Child(o.Outcome(o.NOT_MEASURED))]
    assert o.roll_up("sum", "least", 5, waiting).result == o.NOT_MEASURED


@given(DIRECTIONS, NUMBERS, st.lists(st.just((0.0, 0.0)), min_size=1))
def test_no_cases_are_neither_none_nor_all(direction, target, entries):
    assert o.of_ratios(direction, target, entries) == (o.NO_CASES, None)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_a_ratio_is_that_of_all_cases(pairs):
    entries = [(min(pair), max(pair)) for pair in pairs]
    outcome = o.of_ratios("least", 100, entries)
    cases = sum(max(pair) for pair in pairs)
    if not cases:
        assert outcome.result == o.NO_CASES
    else:
        assert 0 <= outcome.value <= 100
        assert outcome.value == pytest.approx(
            100 * sum(min(pair) for pair in pairs) / cases
        )


def test_negative_counts_are_refused():
    with pytest.raises(ValueError):
        o.ratio(-1, 5)
    with pytest.raises(ValueError):
        o.ratio(1, -5)


@pytest.mark.parametrize(
    ("direction", "value", "result"),
    [
        ("least", 98.0, o.REACHED),
        ("least", 97.99, o.NOT_REACHED),
        ("most", 98.0, o.REACHED),
        ("most", 98.01, o.NOT_REACHED),
        ("equal", 98.0, o.REACHED),
        ("equal", 97.0, o.NOT_REACHED),
        ("yes", 1.0, o.REACHED),
        ("yes", 0.0, o.NOT_REACHED),
    ],
)
def test_judging(direction, value, result):
    assert o.judge(direction, 98.0, value) == result


def test_what_floats_add_up_to_is_what_was_typed():
    assert o.judge("least", 0.3, 0.1 + 0.2) == o.REACHED
    assert o.judge("equal", 0.3, 0.1 + 0.2) == o.REACHED


@given(st.permutations([(date(2026, 3, 31), 1.0), (date(2026, 6, 30), 7.0)]))
def test_the_last_value_counts(entries):
    assert o.of_values("least", 5, entries) == (o.REACHED, 7.0)


@given(st.sampled_from(["least", "equal", "yes"]), st.floats(0, 100), st.floats(0, 100))
def test_a_growing_value_is_judged_at_the_end_of_the_year(direction, target, value):
    early = o.of_values(direction, target, [(date(2026, 9, 30), value)])
    late = o.of_values(direction, target, [(date(2026, 12, 31), value)])
    assert early.value == late.value == value
    assert late.result == o.judge(direction, target, value)
    assert early.result == (late.result if late.result == o.REACHED else o.NOT_MEASURED)


def test_too_much_is_too_much_at_any_time():
    assert o.of_values("most", 2, [(date(2026, 3, 31), 3)]) == (o.NOT_REACHED, 3)


def test_how_far_the_sum_is_by_now():
    growing = o.Child(o.Outcome(o.NOT_MEASURED, 2.0))
    done = o.Child(o.Outcome(o.REACHED, 5.0))
    assert o.roll_up("sum", "least", 10, [growing, done]) == (o.NOT_MEASURED, 7.0)


@given(st.integers(2000, 2100), st.sampled_from(sorted(o.PERIOD_MONTHS)))
def test_periods_cover_the_year_once(year, kind):
    spans = o.periods(year, kind)
    assert spans[0][0] == date(year, 1, 1)
    assert spans[-1][1] == date(year, 12, 31)
    for (_start, end), (following, _end) in zip(spans, spans[1:], strict=False):
        assert end + timedelta(days=1) == following
    assert [o.is_half_or_year_end(end) for _start, end in spans].count(True) == (
        1 if kind == "year" else 2
    )


def test_nothing_measured():
    assert o.of_ratios("least", 1, []) == (o.NOT_MEASURED, None)
    assert o.of_values("least", 1, []) == (o.NOT_MEASURED, None)
    assert o.roll_up("mean", "least", 1, []).result == o.NOT_MEASURED


# ---------------------------------------------------------------- up to a day
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ENTRIES = st.lists(
    st.builds(o.Entry, DAYS, st.floats(0, 100), st.floats(0, 100), NUMBERS), max_size=6
).map(tuple)
AIMS = st.builds(o.Aim, st.just("own"), DIRECTIONS, NUMBERS, st.booleans())


@given(AIMS, ENTRIES, DAYS)
def test_what_comes_after_the_day_changes_nothing(aim, entries, day):
    early = tuple(entry for entry in entries if entry.date_to <= day)
    both = o.outcomes(
        {"all": aim._replace(entries=entries), "early": aim._replace(entries=early)},
        day,
    )
    assert both["all"] == both["early"]


@given(AIMS, ENTRIES)
def test_at_the_end_of_the_year_everything_counts(aim, entries):
    found = o.outcomes({1: aim._replace(entries=entries)}, o.report_end(2026, "year"))
    if aim.is_ratio:
        pairs = [(entry.numerator, entry.denominator) for entry in entries]
        expected = o.of_ratios(aim.direction, aim.target, pairs)
    else:
        values = [(entry.date_to, entry.value) for entry in sorted(entries)]
        expected = o.of_values(aim.direction, aim.target, values)
    assert found[1].result == expected.result


@given(RULES, DIRECTIONS, NUMBERS, st.lists(ENTRIES, max_size=4), DAYS)
def test_a_parent_is_what_its_children_were_that_day(rule, way, target, some, day):
    aims = {n: o.Aim("own", "least", 50, True, 2, own) for n, own in enumerate(some)}
    children = [o.Child(one, 2) for one in o.outcomes(aims, day).values()]
    # "gone": on a sheet that is not in force.
    parent = o.Aim(rule, way, target, children=(*aims, "gone"))
    found = o.outcomes({"top": parent, **aims}, day)
    assert found["top"] == o.roll_up(rule, way, target, children)


def test_a_cascade_of_any_depth_up_to_the_half_year():
    june, december = date(2026, 6, 30), date(2026, 12, 31)
    entries = (o.Entry(june, 9, 10), o.Entry(december, 1, 10))
    aims = {
        "top": o.Aim("worst", "least", 90, children=("middle",)),
        "middle": o.Aim("mean", "least", 90, children=("own",)),
        "own": o.Aim("own", "least", 90, entries=entries),
    }
    half = o.outcomes(aims, o.report_end(2026, "half"))
    assert [half[key].result for key in aims] == [o.REACHED] * 3
    year = o.outcomes(aims, o.report_end(2026, "year"))
    assert [year[key].result for key in aims] == [o.NOT_REACHED] * 3
    assert year["own"].value == 50
    assert o.cases(o.until(entries, june)) == (9, 10)
    assert o.cases(entries) == (10, 20)


@given(st.integers(0, 50), st.integers(0, 50))
def test_the_share_reached(reached, missed):
    share = o.share_reached(reached, missed)
    if not reached + missed:
        assert share is None
    else:
        assert 0 <= share <= 100
        assert (share == 100) == (not missed)
