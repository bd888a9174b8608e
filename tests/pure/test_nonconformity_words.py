"""How nonconformities and periods are put into words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from loader import load

words = load("nonconformity_words", "iso_quality_audit")

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_periods_as_they_are_spoken_of():
    for first, last, said in (
        ("2026-01-01", "2026-12-31", "năm 2026"),
        ("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-01-01", "2026-09-30", "9 tháng đầu năm 2026"),
        ("2026-01-01", "2026-03-31", "quý I năm 2026"),
        ("2026-04-01", "2026-09-30", "quý II-III năm 2026"),
        ("2026-10-01", "2026-12-31", "quý IV năm 2026"),
        ("2024-02-01", "2024-02-29", "tháng 2 năm 2024"),
        ("2026-02-01", "2026-03-31", "từ ngày 01/02/2026 đến ngày 31/03/2026"),
        ("2026-01-01", "2026-10-05", "từ ngày 01/01/2026 đến ngày 05/10/2026"),
        ("2025-12-01", "2026-01-31", "từ ngày 01/12/2025 đến ngày 31/01/2026"),
    ):
        period = date.fromisoformat(first), date.fromisoformat(last)
        assert words.period_words(*period) == said


@given(days, st.integers(0, 800))
def test_two_periods_are_never_called_the_same(first, length):
    last = first + timedelta(days=length)
    said = words.period_words(first, last)
    assert said != words.period_words(first, last + timedelta(days=1))
    assert said != words.period_words(first + timedelta(days=-1), last)


def test_only_nonconformities_have_a_grade():
    assert words.kind_words("nonconform", "major") == "Không phù hợp (nặng)"
    assert words.kind_words("nonconform", None) == "Không phù hợp"
    assert words.kind_words("remark", "major") == "Lưu ý"


@given(days)
def test_days(day):
    assert words.day_words(day) == day.strftime("%d/%m/%Y")
    assert words.day_words(None) == ""


def test_what_is_checked_waits_for_its_effect_only_where_it_is_asked():
    assert words.action_state("done", ()) == "đã làm"
    assert words.action_state("checked", ("done",)) == "đã kiểm tra"
    assert "chờ" in words.action_state("checked", ("done", "effect"))
    assert set(words.ACTION_STATES) >= {"draft", "doing", "done", "failed", "dropped"}
