"""There is one calendar: working days are counted by the days off that an agency has
entered (``res.company._iso_calendar``), and nowhere by weekends alone."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What makes a calendar of its own, or counts weekdays.
OWN = re.compile(
    r"\bWorkCalendar\(|weekday\(\) *(<|>|in\b|not in\b)|isoweekday\(|\bplan_(days|hours)\("
    r"|\bbusday_|\bimport holidays"
)
# Who may: the rule, its default, the room, days of a story, and what was before.
MAY = (
    "iso_quality/tools/workdays.py",
    "iso_quality/tools/deadline_dates.py",
    "iso_quality/models/calendar/",
    "iso_quality/wizards/calendar/",
    "iso_quality/demo/story_days.py",
    "iso_quality/migrations/",
)


def _own_calendars(name, text):
    if name.startswith(MAY):
        return []
    return [
        f"{name}:{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if OWN.search(line)
    ]


def test_nothing_has_a_calendar_of_its_own():
    files = [
        path
        for addon in ROOT.glob("iso_quality*")
        for path in sorted(addon.rglob("*.py"))
        if "tests" not in path.parts
    ]
    assert len(files) > 400
    found = [
        line
        for path in files
        for line in _own_calendars(
            path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        )
    ]
    assert not found, "\n".join(["ask company._iso_calendar() instead:", *found])


@pytest.mark.parametrize(
    "line",
    [
        "due = WorkCalendar().add(day, 5)",
        "while day.weekday() >= 5:",
        "if day.weekday() in (5, 6):",
        "due = calendar.plan_days(5, start)",
        "import holidays",
    ],
)
def test_an_own_calendar_is_found(line):
    assert _own_calendars("iso_quality_audit/models/x.py", line)
    assert not _own_calendars("iso_quality/tools/workdays.py", line)
