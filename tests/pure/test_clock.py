"""There is one clock: an agency's today is Vietnam's for everybody.

Our code asks ``vietnam_today``; what the server, an account or a browser calls today is
another day from midnight to seven o'clock, or never was asked for.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from freezegun import freeze_time
from loader import load

clock = load("vietnam_time")

ROOT = Path(__file__).resolve().parents[2]
# Suffix → what tells another day there, and is not to be written.
OTHERS = {
    ".py": re.compile(
        r"Date\.context_today\b|\b[Dd]ate\.today\(|\butcnow\(|\bdatetime\.now\(\)|\btoday\(\)"
        r"(?<!vietnam_today\(\))"
    ),
    ".js": re.compile(r"\bnew Date\(\)|\bDate\.now\(|\bDateTime\.(utc|fromJSDate)\("),
    ".csv": re.compile(r"'today'|context_today"),
}


def _ours():
    folders = [*ROOT.glob("iso_quality*"), ROOT / "bench"]
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in OTHERS and "lib" not in path.parts
    ]


def _told(path, text):
    """The lines that ask another clock."""
    pattern = OTHERS[path.suffix]
    return [
        f"{path}:{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line) and not line.lstrip().startswith(("#", "//", "*"))
    ]


def test_nothing_asks_another_clock():
    files = _ours()
    assert len(files) > 500
    found = [line for path in files for line in _told(path, path.read_text("utf-8"))]
    assert not found, "\n".join(["ask vietnam_today() instead:", *found])


@pytest.mark.parametrize(
    ("suffix", "line"),
    [
        (".py", "today = fields.Date.context_today(self)"),
        (".py", "year = fields.Date.today().year"),
        (".py", "day = date.today()"),
        (".py", "now = datetime.now()"),
        (".js", "const now = new Date();"),
        (".csv", "\"[('date_to', '>=', 'today')]\""),
    ],
)
def test_other_clocks_are_found(suffix, line):
    assert _told(Path(f"x{suffix}"), line)


def test_the_right_clock_is_not():
    for suffix, line in (
        (".py", "day = vietnam_today()"),
        (".js", "new Date(y, m, 0)"),
    ):
        assert not _told(Path(f"x{suffix}"), line)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-31 16:59:59", date(2026, 3, 31)),
        ("2026-03-31 17:00:00", date(2026, 4, 1)),  # midnight in Hà Nội
        ("2026-03-31 17:30:00", date(2026, 4, 1)),
        ("2026-03-31 23:59:00", date(2026, 4, 1)),  # 06:59
        ("2026-12-31 17:30:00", date(2027, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_vietnam(moment, day):
    with freeze_time(moment):
        assert clock.vietnam_today() == day
