"""What is read in a deadline, text by text: of five real plans, and of others."""

import subprocess
import sys

import pytest
from deadline_samples import DEADLINES, EVENTS, FREE, RECURRING, SEEDS, YEAR, windows
from loader import TOOLS, load

deadline = load("deadline")
parse = deadline.parse


@pytest.mark.parametrize(("year", "text", "kind", "expected"), SEEDS)
def test_every_deadline_of_the_five_plans(year, text, kind, expected):
    s = parse(text, year)
    assert (s.kind, s.windows(), s.understood) == (kind, windows(expected), True)
    assert s.text == " ".join(text.split())


@pytest.mark.parametrize(("text", "kind", "expected"), DEADLINES)
def test_deadlines_that_name_days(text, kind, expected):
    s = parse(text, YEAR)
    assert (s.kind, s.windows()) == (kind, windows(expected))
    assert s.understood and not s.needs_event and s.message == ""


@pytest.mark.parametrize(("text", "kind", "count", "first", "last"), RECURRING)
def test_recurring_deadlines(text, kind, count, first, last):
    s = parse(text, YEAR)
    found = s.windows()
    assert (s.kind, len(found)) == (kind, count)
    assert [found[0], found[-1]] == windows(f"{first};{last}")
    assert s.is_recurring == (kind != "window")


@pytest.mark.parametrize(("text", "kind", "event", "delay", "unit"), EVENTS)
def test_deadlines_that_wait_for_an_event(text, kind, event, delay, unit):
    s = parse(text, YEAR)
    assert (s.kind, s.event, s.delay, s.unit) == (kind, event, delay, unit)
    assert s.needs_event and s.windows() == []
    assert s.labels() == [""]


@pytest.mark.parametrize("text", FREE)
def test_what_is_not_understood_is_kept_and_said(text):
    s = parse(text, YEAR)
    assert (s.kind, s.understood, s.windows(), s.labels()) == ("free", False, [], [])
    assert str(s) == s.text == text.strip()
    assert s.message.startswith("Chưa hiểu thời hạn này; ")
    assert s.describe() == s.message


@pytest.mark.parametrize("text", ["", "  \n ", None, False])
def test_an_empty_text_asks_for_one(text):
    s = parse(text, YEAR)
    assert (s.kind, s.understood, s.text) == ("free", False, "")
    assert s.message.startswith("Chưa ghi thời hạn; hãy ghi như “Quý II”")


def test_two_texts_not_understood_differ():
    assert parse("abc", YEAR) != parse("abd", YEAR)
    assert parse("abc", YEAR) == parse("ABC", YEAR)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02", "Không có ngày 31/02/2026: tháng 02/2026 có 28 ngày"),
        ("29/02/2026", "Không có ngày 29/02/2026"),
        ("Trước ngày 31/4/2026", "Không có ngày 31/04/2026"),
        ("Ngày 31 tháng 6", "Không có ngày 31/06/2026"),
        ("32/1", "Không có ngày 32/01/2026"),
        ("Từ 01/02 đến 30/02", "Không có ngày 30/02/2026"),
        ("15/13/2026", "Không có tháng 13: một năm có 12 tháng"),
        ("Tháng 13", "Không có tháng 13"),
        ("Tháng 0", "Không có tháng 0"),
        ("Từ tháng 10 đến tháng 14", "Không có tháng 14"),
        ("13/2026", "Không có tháng 13"),
        ("13 tháng đầu năm", "Không có tháng 13"),
        ("Quý 5", "Không có Quý 5: một năm có 4 quý"),
        ("Quý V", "Không có Quý 5"),
        ("Quý 0", "Không có Quý 0"),
        ("Quý III-V/2026", "Không có Quý 5"),
        ("Tuần 54/2026", "Năm 2026 không có tuần 54"),
        ("Tuần 5 tháng 02", "Tháng 02/2026 không có tuần 5"),
        ("Ngày 32 hàng tháng", "Không có ngày 32: hãy ghi ngày từ 01 đến 31"),
        ("Ngày 0 hàng tháng", "Không có ngày 0"),
        ("Tháng 11 đến tháng 2", "nếu sang năm sau, hãy ghi rõ năm"),
        ("15/12-15/01", "kết thúc (15/01/2026) trước khi bắt đầu (15/12/2026)"),
        ("Gửi về Sở trước ngày 31/02", "Không có ngày 31/02/2026"),
    ],
)
def test_what_does_not_exist_is_refused_with_advice(text, message):
    with pytest.raises(ValueError) as error:
        parse(text, YEAR)
    assert message in str(error.value)
    assert "hãy ghi" in str(error.value)


@pytest.mark.parametrize("year", [0, 1899, 2200, 20260])
def test_a_year_out_of_reach_is_refused(year):
    with pytest.raises(ValueError, match="từ 1900 đến 2199"):
        parse("Quý I", year)


def test_a_leap_day_is_read_in_a_leap_year():
    assert parse("29/02", 2028).windows() == windows("29/2/2028")


def test_a_deadline_is_a_value():
    assert len({parse("Quý I", YEAR), parse("Quý 1/2026", YEAR)}) == 1
    with pytest.raises(AttributeError):
        parse("Quý I", YEAR).kind = "on"
    kinds = {parse(row[0], YEAR).kind for row in DEADLINES + RECURRING + EVENTS}
    assert kinds | {"free", "before_event"} == set(deadline.KINDS)


def test_the_tools_import_without_odoo():
    """Nothing of Odoo is imported, in a Python that could not import it anyway."""
    code = (
        "import sys; sys.modules['odoo'] = None; from loader import load; "
        "[load(n) for n in ('deadline', 'workdays')]; "
        "print([m for m in sys.modules if m.startswith('odoo.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=TOOLS.parents[1] / "tests" / "pure",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
