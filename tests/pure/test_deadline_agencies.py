"""Deadlines as agencies, laws and the press write them, family by family."""

from datetime import date

import pytest
from deadline_samples import DEADLINES, SEEDS, YEAR, windows
from deadline_samples_agencies import BY_POSITION, DATED, EVENTS, FREE
from loader import load

parse = load("deadline").parse
numerals = load("deadline_numerals")

SEEDS_2026 = [row[1:] for row in SEEDS if row[0] == YEAR]


def rows(families):
    return [
        pytest.param(*row, id=f"{name}: {row[0]}")
        for name, found in families.items()
        for row in found
    ]


@pytest.mark.parametrize(("text", "kind", "expected"), rows(DATED))
def test_families_that_name_days(text, kind, expected):
    s = parse(text, YEAR)
    assert (s.kind, s.windows()) == (kind, windows(expected))
    assert parse(str(s), YEAR) == s


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Quý I, 6 tháng, 9 tháng và hằng năm",
         ["Quý I/2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "Năm 2026"]),
        ("6 tháng, 9 tháng và hằng năm",
         ["6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "Năm 2026"]),
        ("Định kỳ 6 tháng, trước ngày 15 của tháng cuối kỳ báo cáo",
         ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]),
    ],
)  # fmt: skip
def test_reports_are_named_after_the_months_they_count(text, labels):
    assert parse(text, YEAR).labels() == labels


def test_the_event_of_a_usual_time_is_kept_and_never_waited_for():
    s = parse("thường vào Quý 4, sau khi hoàn thành các cuộc đánh giá", YEAR)
    assert s.indicative and s.is_open_ended and not s.needs_event
    assert (s.lead, s.event) == ("sau khi", "hoàn thành các cuộc đánh giá")
    assert s.describe() == (
        "Thường 01/10/2026 – 31/12/2026, sau khi hoàn thành các cuộc đánh giá, không "
        "tính trễ hạn"
    )
    assert s != parse("Thường vào Quý IV", YEAR)


@pytest.mark.parametrize(
    ("year", "text", "doubt"),
    [
        (2027, "Đầu năm sau", "hạn 31/03/2028 không nằm trong năm 2027 của kế hoạch"),
        (2026, "Trước ngày 05/11/2023", "hạn 05/11/2023 không nằm trong năm 2026"),
        (2026, "Sáng ngày 15/10/2020", "hạn 15/10/2020 không nằm trong năm 2026"),
        (2026, "Tháng 12 năm trước", "hạn 31/12/2025 không nằm trong năm 2026"),
        (2026, "Giai đoạn 2026-2030", "hạn 31/12/2030 không nằm trong năm 2026"),
        (2026, "Từ 15/12 năm trước đến 14/6 năm sau", "hạn 14/06/2027 không nằm"),
        (2026, "Hàng quý năm 2029", "hạn 31/12/2029 không nằm trong năm 2026"),
        (2026, "Thứ Sáu, ngày 15/10/2026", "ngày 15/10/2026 là thứ năm, không phải"),
        (2026, "Trước ngày 20 tháng cuối kỳ", "đang hiểu là hàng quý"),
        (2026, "Chậm nhất vào ngày 05 của tháng tiếp theo kỳ báo cáo",
         "đang hiểu là hàng tháng"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said_aloud(year, text, doubt):
    s = parse(text, year)
    assert s.understood and doubt in s.doubt
    assert s.doubt.startswith("Hãy xem lại: ")
    assert s.describe().startswith("⚠ ") and s.describe().endswith(f". {s.doubt}")


@pytest.mark.parametrize(
    "text",
    [
        "Quý I/2027",
        "15/1/27",
        "Từ tháng 11 đến tháng 02 năm sau",
        "Từ ngày 15/12 năm trước đến ngày 14/12 của năm báo cáo",
        "Trước ngày 01/01/2026",
        "Trước ngày 05 tháng sau",
        "Hằng quý, trước ngày 20 tháng cuối kỳ",
        "Chậm nhất ngày 20 của tháng báo cáo",
        "Thứ Năm, ngày 15/10/2026",
        "Sau khi họp năm (05) ngày",
        "Đầu năm sau Tết",
    ],
)
def test_what_is_said_plainly_is_not_doubted(text):
    assert parse(text, YEAR).doubt == ""


@pytest.mark.parametrize("row", DEADLINES + SEEDS_2026)
def test_deadlines_of_the_plan_s_year_are_not_doubted(row):
    s = parse(row[0], YEAR)
    assert not s.doubt or not any(due.year == YEAR for _start, due in s.windows())


@pytest.mark.parametrize(("text", "kind", "count", "first", "last"), BY_POSITION)
def test_days_by_their_place_in_a_period(text, kind, count, first, last):
    s = parse(text, YEAR)
    found = s.windows()
    assert (s.kind, len(found)) == (kind, count)
    assert [found[0], found[-1]] == windows(f"{first};{last}")
    assert parse(str(s), YEAR) == s


@pytest.mark.parametrize(("text", "kind", "event", "delay", "unit"), rows(EVENTS))
def test_families_that_wait_for_an_event(text, kind, event, delay, unit):
    s = parse(text, YEAR)
    assert (s.kind, s.event, s.delay, s.unit) == (kind, event, delay, unit)
    assert s.needs_event and s.windows() == [] and s.event_code is None
    assert parse(str(s), YEAR) == s


def test_the_days_before_an_event():
    monday = date(2026, 6, 15)

    def due(text):
        ((start, end),) = parse(text, YEAR).windows(event_date=monday)
        assert start == date(2026, 1, 1)
        return end

    assert due("Trước cuộc họp ít nhất 2 tuần") == date(2026, 6, 1)
    assert due("Ít nhất 01 ngày làm việc trước khi họp") == date(2026, 6, 12)
    assert due("Ít nhất 1 tuần làm việc trước khi họp") == date(2026, 6, 8)
    # A Sunday stays one: the Monday after it would be too late.
    assert due("Chậm nhất 08 ngày trước ngày họp") == date(2026, 6, 7)
    assert due("Trước 03 tháng tính đến ngày hết hạn") == date(2026, 3, 15)


@pytest.mark.parametrize("n", range(1, 1000))
def test_numbers_are_read_in_words(n):
    words = in_words(n)
    assert numerals.number(words) == n
    text = f"Trong thời hạn {words} ({n:02d}) ngày kể từ ngày ký"
    assert parse(text, YEAR).delay == n, text


def in_words(n):
    ones = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    hundreds, rest = divmod(n, 100)
    tens, one = divmod(rest, 10)
    words = [ones[hundreds], "trăm"] if hundreds else []
    if tens:
        words += ["mười"] if tens == 1 else [ones[tens], "mươi"]
    elif hundreds and one:
        words += ["linh"]
    if one:
        words.append("lăm" if tens and one == 5 else ones[one])
    return " ".join(words)


@pytest.mark.parametrize("text", FREE)
def test_what_only_looks_alike_is_not_read(text):
    assert parse(text, YEAR).kind == "free"
