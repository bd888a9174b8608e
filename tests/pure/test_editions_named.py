"""ISO 9001:2026 has no national edition: nothing that is shipped names one, and no text
that moves to another year makes one."""

from pathlib import Path

import pytest
from loader import load

deadline, years = load("deadline"), load("years_in_text")

ROOT = Path(__file__).parents[2]
ADDONS = ("iso_quality", "iso_quality_audit", "iso_quality_report")
READ = {".py", ".xml", ".csv", ".po", ".js"}


def test_nothing_shipped_names_it():
    seen = 0
    for addon in ADDONS:
        for file in (ROOT / addon).rglob("*"):
            if file.suffix not in READ or "tests" in file.relative_to(ROOT).parts:
                continue
            seen += 1
            text = " ".join(file.read_text(encoding="utf-8").split())
            assert "TCVN ISO 9001:2026" not in text, file
    assert seen > 300


@pytest.mark.parametrize("name", ["TCVN ISO 9001:2015", "ISO 9001:2026"])
@pytest.mark.parametrize("by", [-11, -1, 1, 11])
def test_the_year_of_an_edition_does_not_move(name, by):
    year = int(name[-4:])
    for move in (deadline.move_year, years.move_year_in_prose):
        assert move(f"theo {name}", year, year + by) == f"theo {name}"
