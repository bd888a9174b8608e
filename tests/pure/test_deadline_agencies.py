"""Deadlines as agencies, laws and the press write them, family by family."""

import pytest
from deadline_samples import YEAR, windows
from deadline_samples_agencies import DATED, FREE
from loader import load

parse = load("deadline").parse

# Families whose grammar is there.
READ = {
    *("dots without a year", "hyphens between day and month", "from the year before"),
    *("part of a day", "week numbers with dates", "a whole year"),
}


def rows(families):
    return [
        pytest.param(*row, id=f"{name}: {row[0]}")
        for name, found in families.items()
        for row in found
        if name in READ
    ]


@pytest.mark.parametrize(("text", "kind", "expected"), rows(DATED))
def test_families_that_name_days(text, kind, expected):
    s = parse(text, YEAR)
    assert (s.kind, s.windows()) == (kind, windows(expected))
    assert parse(str(s), YEAR) == s


@pytest.mark.parametrize("text", FREE)
def test_what_only_looks_alike_is_not_read(text):
    assert parse(text, YEAR).kind == "free"
