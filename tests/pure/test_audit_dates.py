"""When audits are announced and reported, and what their papers say when late."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from loader import load

dates = load("audit_dates", "iso_quality_audit")

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MONDAY = date(2026, 10, 5)


@given(days, st.integers(0, 60), st.integers(-90, 90))
def test_an_announcement_is_late_after_its_last_day_only(first, least, moved):
    told = first + timedelta(days=moved)
    late = dates.days_too_late(told, first, least)
    assert late == max(moved + least, 0)
    assert (told <= dates.last_notice_day(first, least)) == (late == 0)
    assert bool(dates.notice_words(told, first, least)) == bool(late)


def test_words():
    told = date(2026, 9, 30)
    assert dates.notice_words(told, MONDAY, 5) == ""
    assert dates.notice_words(told, MONDAY, 7) == (
        "Thông báo trước buổi đầu tiên 5 ngày (ngày 30/09/2026), quy định ít nhất 7 "
        "ngày."
    )
    assert "vào hoặc sau ngày" in dates.notice_words(MONDAY, MONDAY, 7)
    due = date(2026, 10, 16)
    said = dates.report_words(due, 2)
    assert said == "Báo cáo chậm 2 ngày làm việc so với hạn 16/10/2026."
    assert dates.report_words(due, 0) == ""


@given(st.integers(2024, 2028), days, st.integers(0, 12))
def test_a_year_is_asked_about_from_its_month_on(year, today, month):
    due = dates.is_year_due(year, today, month)
    if not month:
        assert not due
    else:
        assert due == (today >= date(year, month, 1))
