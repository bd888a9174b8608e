"""Years in running text move with the plan, dates of documents do not."""

import pytest
from loader import load

years = load("years_in_text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch năm 2026", "Kế hoạch năm 2027"),
        ("Báo cáo năm 2025, mục tiêu năm 2026", "Báo cáo năm 2026, mục tiêu năm 2027"),
        ("<p>Trong năm 2026, Sở</p>", "<p>Trong năm 2027, Sở</p>"),
        ("NĂM 2026", "NĂM 2027"),
        # Facts stay.
        ("ngày 05 tháng 3 năm 2014", "ngày 05 tháng 3 năm 2014"),
        ("ngày 31 tháng 12 năm 2025", "ngày 31 tháng 12 năm 2025"),
        ("Quyết định số 19/2014/QĐ-TTg", "Quyết định số 19/2014/QĐ-TTg"),
        ("từ năm 2020", "từ năm 2020"),
        ("TCVN ISO 9001:2015", "TCVN ISO 9001:2015"),
        ("", ""),
        (None, None),
    ],
)
def test_move_year_in_prose(text, expected):
    assert years.move_year_in_prose(text, 2026, 2027) == expected


def test_same_year_changes_nothing():
    assert years.move_year_in_prose("năm 2025", 2026, 2026) == "năm 2025"
