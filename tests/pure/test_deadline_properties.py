"""Properties of the deadline grammar that hold for every deadline, not for a list."""

import unicodedata
from datetime import date, timedelta

import pytest
from deadline_samples import DEADLINES, EVENTS
from deadline_samples_agencies import BY_POSITION, DATED
from deadline_samples_agencies import EVENTS as MORE_EVENTS
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from loader import load

deadline = load("deadline")
workdays = load("workdays")
Deadline, parse = deadline.Deadline, deadline.parse

YEARS = st.integers(1950, 2150)
# Days: bounds that hold one period only are not bounds. One more for a leap year.
SHORTEST_BOUNDS = {"weekly": 8, "monthly": 32, "quarterly": 93, "half_yearly": 185}
STEPS = {"monthly": 1, "quarterly": 3, "half_yearly": 6}
EVENT_WORDS = """nhận được văn bản mới hoàn thành rà soát TTHC/quy trình ĐGNB của Sở
KH&CN UBND tỉnh công bố kết quả đánh giá (ISO 9001:2015) 19/2014/QĐ-TTg"""
WORDS = st.lists(st.sampled_from(EVENT_WORDS.split()), min_size=1, max_size=6).map(
    lambda words: " ".join(["có", *words])
)


@st.composite
def spans(draw, year, count=3, single_days=True):
    """One to `count` spans of the plan's year or its neighbours, apart, in order."""
    first = date(year - 1, 1, 1)
    offsets = draw(st.sets(st.integers(0, 1090), min_size=2, max_size=2 * count))
    days = [first + timedelta(n) for n in sorted(offsets)][: len(offsets) // 2 * 2]
    found = list(zip(days[::2], days[1::2], strict=True))
    if single_days and draw(st.booleans()):
        found[0] = (found[0][0],) * 2
    return tuple(found)


@st.composite
def dated(draw):
    year = draw(YEARS)
    found = draw(spans(year))
    if draw(st.booleans()):
        found = tuple((start, start) for start, _end in found)
    kind = "on" if all(start == end for start, end in found) else "window"
    more = {}
    if indicative := draw(st.booleans()):
        lead = draw(st.sampled_from(["", "sau khi", "ngay sau khi", "sau", "khi"]))
        more = {"lead": lead, "event": draw(WORDS)} if lead else {}
    return Deadline(
        kind,
        year,
        found,
        indicative=indicative,
        conditional=draw(st.booleans()),
        **more,
    )


@st.composite
def reports(draw):
    year = draw(YEARS)
    ends = draw(st.sets(st.sampled_from([3, 6, 9, 12]), min_size=2))
    found = load("deadline_report_periods").spans(year, tuple(sorted(ends)))
    return Deadline("window", year, found, cumulative=True)


@st.composite
def before(draw):
    year = draw(YEARS)
    found = draw(spans(year, single_days=False))
    if draw(st.booleans()):
        # Without its own start: from the first of January.
        return Deadline(
            "before",
            year,
            tuple((None, end) for _start, end in found),
            strict=draw(st.booleans()),
            conditional=draw(st.booleans()),
        )
    # With one, and due on its last day, it is a window: only strict ones are left.
    return Deadline("before", year, found[:1], strict=True)


@st.composite
def bounds(draw, year, shortest):
    if draw(st.booleans()):
        return ((date(year, 1, 1), date(year, 12, 31)),)
    start = date(year, 1, 1) + timedelta(draw(st.integers(0, 364)))
    return ((start, start + timedelta(draw(st.integers(shortest, 800)))),)


@st.composite
def recurring(draw):
    year = draw(YEARS)
    kind = draw(st.sampled_from(list(SHORTEST_BOUNDS)))
    more = {}
    if kind == "weekly" and draw(st.booleans()):
        more = {"weekday": draw(st.integers(0, 6)), "strict": draw(st.booleans())}
    elif kind in STEPS and draw(st.booleans()):
        step = STEPS[kind]
        inside = [1, 2, 3] if step == 3 else [1, step]
        month = draw(st.sampled_from([*inside, step + 1]))
        more = {
            "month": month,
            "day": draw(st.integers(1, 31)),
            "strict": draw(st.booleans()),
        }
        start = draw(st.sampled_from([0, *inside])), draw(st.integers(1, 31))
        if start < (month, more["day"]) and draw(st.booleans()):
            more |= {"start_month": start[0], "start_day": start[1]}
    elif kind == "quarterly" and draw(st.booleans()):
        more = {"month": draw(st.integers(1, 4))}
    return Deadline(
        kind,
        year,
        draw(bounds(year, SHORTEST_BOUNDS[kind])),
        conditional=draw(st.booleans()),
        **more,
    )


@st.composite
def continuous(draw):
    year = draw(YEARS)
    return Deadline("continuous", year, draw(bounds(year, 1)))


@st.composite
def events(draw):
    kind, lead, words = draw(
        st.sampled_from(
            [
                ("after_event", "khi", ""),
                ("after_event", "sau khi", ""),
                ("after_event", "ngay sau khi", ""),
                ("after_event", "sau", ""),
                ("external", "theo", "kế hoạch"),
                ("on_request", "theo", "yêu cầu"),
                ("on_request", "", "yêu cầu"),
                ("on_request", "khi có", "đề nghị"),
            ]
        )
    )
    more = {}
    if kind == "after_event" and draw(st.booleans()):
        lead = draw(st.sampled_from(["kể từ", "kể từ khi", "sau khi", "sau"]))
        more = {
            "delay": draw(st.integers(0, 999)),
            "unit": draw(st.sampled_from(list(deadline.UNIT_WORDS))),
        }
    if kind == "after_event" and draw(st.booleans()):
        kind, lead = "before_event", draw(st.sampled_from(["trước khi", "trước"]))
        more = {
            "delay": draw(st.integers(0, 365)),
            "unit": draw(st.sampled_from(list(deadline.UNIT_WORDS))),
        }
    return Deadline(
        kind,
        draw(YEARS),
        event=f"{words} {draw(WORDS)}".strip(),
        lead=lead,
        conditional=draw(st.booleans()),
        **more,
    )


DEADLINES_READ = st.one_of(
    dated(), reports(), before(), recurring(), continuous(), events()
)


@settings(max_examples=1000, deadline=None)
@given(DEADLINES_READ)
def test_what_is_written_reads_back_the_same(s):
    assert parse(str(s), s.year) == s
    assert hash(parse(str(s), s.year)) == hash(s)


@settings(max_examples=500, deadline=None)
@given(DEADLINES_READ, st.booleans())
def test_every_window_starts_before_it_is_due(s, inclusive):
    event = date(s.year, 5, 15)
    windows = s.windows(event_date=event, before_inclusive=inclusive)
    assert all(start <= due for start, due in windows)
    assert [due for _start, due in windows] == sorted(due for _start, due in windows)
    assert len(s.labels()) == len(windows)
    assert (s.windows() == []) == (s.needs_event or not windows)
    assert s.describe(inclusive)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 60),
    st.sampled_from(list(deadline.UNIT_WORDS)),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sets(st.integers(-30, 30), max_size=20),
)
def test_so_long_before_an_event_is_so_long_and_no_longer(n, unit, event, off):
    """Some days about the event are off, as at Tết: they are not counted."""
    off = {event + timedelta(days) for days in off}

    calendar = workdays.WorkCalendar(frozenset(off))
    s = parse(f"Ít nhất {n:02d} {deadline.UNIT_WORDS[unit]} trước khi có họp", 2026)
    ((start, due),) = s.windows(calendar.add, event)
    assert start <= due <= event
    if unit == "working_days":
        between = [due + timedelta(k) for k in range((event - due).days)]
        assert sum(map(calendar.is_workday, between)) == n
        assert n == 0 or calendar.is_workday(due)
    elif unit == "days":
        assert due + timedelta(n) == event
    else:
        assert (event.year - due.year) * 12 + event.month - due.month == n


@settings(max_examples=300, deadline=None)
@given(recurring())
def test_each_occurrence_has_its_own_label(s):
    labels = s.labels()
    assert all(labels) and len(set(labels)) == len(labels)


@settings(max_examples=500, deadline=None)
@given(recurring())
def test_a_day_of_each_period_is_never_due_before_it_is_over(s):
    """With "trước", on its eve; a month that has no such day gives all its days."""
    assume(s.day)
    for (_start, due), (_same, named) in zip(
        s.windows(), s.windows(before_inclusive=True), strict=True
    ):
        has_it = named.day == s.day
        assert named == due + timedelta(1 if s.strict and has_it else 0)
        assert has_it or (named.day < s.day and (named + timedelta(1)).day == 1)


@settings(deadline=None)
@given(before())
def test_before_a_day_ends_on_its_eve_unless_the_agency_says_otherwise(s):
    eves, days = s.windows(), s.windows(before_inclusive=True)
    named = [end for _start, end in s.spans]
    assert [due for _start, due in days] == named
    gap = timedelta(1 if s.strict else 0)
    assert [due for _start, due in eves] == [end - gap for end in named]
    if s.spans[0][0] is None:
        assert all((start.month, start.day) == (1, 1) for start, _due in eves + days)
        assert all(start.year == due.year for start, due in eves + days)


@settings(deadline=None)
@given(YEARS)
def test_recurring_periods_fill_the_year_without_a_gap(year):
    for text, count in [
        ("Hàng tháng", 12),
        ("Hàng quý", 4),
        ("6 tháng, năm", 2),
        ("Thường xuyên", 1),
        ("Hàng năm", 1),
    ]:
        assert len(parse(text, year).windows()) == count
        assert_fills(year, parse(text, year).windows())
    weeks = parse("Hàng tuần", year).windows()
    assert_fills(year, weeks)
    assert all(start.weekday() == 0 for start, _due in weeks[1:])
    assert all(due.weekday() == 6 for _start, due in weeks[:-1])


def assert_fills(year, windows):
    assert windows[0][0] == date(year, 1, 1)
    assert windows[-1][1] == date(year, 12, 31)
    for (_start, due), (following, _due) in zip(windows, windows[1:], strict=False):
        assert following - due == timedelta(1)


@settings(deadline=None)
@given(YEARS, st.integers(1, 31))
def test_a_day_of_each_month_gives_twelve_due_days_in_the_year(year, day):
    windows = parse(f"Ngày {day} hàng tháng", year).windows()
    assert [due.month for _start, due in windows] == list(range(1, 13))
    assert all(due.year == year and start.day == 1 for start, due in windows)
    assert all(
        due.day == day or (due.day < day and (due + timedelta(1)).day == 1)
        for _start, due in windows
    )


@settings(deadline=None)
@given(YEARS, st.integers(1, 12), st.integers(1, 12))
def test_months_and_quarters_without_a_year_lie_in_the_plan_s(year, a, b):
    a, b = sorted((a, b))
    assert parse(f"Tháng {a:02d}", year) == parse(f"tháng {a}/{year}", year)
    ((start, due),) = parse(f"Từ tháng {a} đến tháng {b}", year).windows()
    assert (start, (due + timedelta(1)).day) == (date(year, a, 1), 1)
    assert (due.year, due.month) == (year, b)
    # One by one, they cover the same days: neighbours are joined, others are not.
    windows = parse(f"Tháng {a}, {b}", year).windows()
    assert len(windows) == (2 if b - a > 1 else 1)
    assert (windows[0][0], windows[-1][1]) == (start, due)


@settings(deadline=None)
@given(YEARS, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_however_it_is_written(year, day):
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"Ngày {day:%d} tháng {day:%m}/{day.year}",
        day.isoformat(),
    ):
        assert parse(text, year).windows() == [(day, day)], text


@settings(deadline=None)
@given(
    YEARS,
    st.dates(date(2001, 1, 1), date(2001, 12, 31)),
    st.sampled_from(
        ["ngày", "trước ngày", "trước", "chậm nhất ngày", "từ ngày", "đến hết", "sáng"]
    ),
    st.sampled_from(["{0}{1}{2}", "{0:02}{1}{2:02}"]),
)
def test_a_day_without_a_year_is_read_however_it_is_written(year, day, first, form):
    expected = parse(f"{first} {day.day}/{day.month}", year)
    assert expected.understood
    for sign in ".-":
        text = f"{first} {form.format(day.day, sign, day.month)}"
        assert parse(text, year) == expected, text


PAPERS = st.sampled_from(
    [
        "theo Kế hoạch đã ban hành",
        "theo Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh",
        "(theo Quyết định số 19/2014/QĐ-TTg)",
        "theo quy định",
        "căn cứ Công văn số 7/SKHCN ngày 3 tháng 02 năm 2026",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(dated(), before()), PAPERS)
def test_the_paper_behind_a_time_changes_no_day(s, paper):
    assume(not s.indicative and not s.conditional)
    assume(not str(s).startswith("Năm "))  # which waits for the paper
    assert parse(f"{s} {paper}", s.year) == s


@settings(max_examples=300, deadline=None)
@given(YEARS, st.integers(1, 52), st.integers(0, 300), st.integers(1, 20))
def test_the_dates_beside_a_week_s_number_stand(year, week, first, days):
    """Whichever way the agency counts its weeks."""
    start = date(year, 1, 1) + timedelta(first)
    end = start + timedelta(days)
    span = f"{start:%d/%m}-{end:%d/%m}/{year}"
    for text in (
        f"Tuần {week} ({span})",
        f"Tuần {week}: {span}",
        f"{span} (Tuần {week})",
    ):
        assert parse(text, year).windows() == [(start, end)], text


# --- the same words, typed otherwise --------------------------------------------------

AGENCIES = [row for rows in (DATED | MORE_EVENTS).values() for row in rows]
TYPED = st.sampled_from([row[0] for row in DEADLINES + EVENTS + AGENCIES + BY_POSITION])
BLANKS = st.sampled_from([" ", "  ", "\n", " \n ", "\t", "\u00a0", " \r\n\r\n"])
DASHES = st.sampled_from("-‐‑–—−")


@st.composite
def retyped(draw, text):
    text = "".join(
        draw(BLANKS) if c == " " else draw(DASHES) if c == "-" else c for c in text
    )
    change = draw(st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]))
    form = draw(st.sampled_from(["NFC", "NFD"]))
    blank = draw(BLANKS)
    return blank + unicodedata.normalize(form, change(text)) + blank


@settings(max_examples=1500, deadline=None)
@given(st.data(), TYPED)
def test_case_blanks_dashes_and_unicode_form_change_nothing(data, text):
    other = data.draw(retyped(text))
    assert parse(other, 2026) == parse(text, 2026)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quí II", "Quý II"),
        ("Qúy II", "Quý II"),
        ("30/6 hàng năm", "30/6 hằng năm"),
        ("Hằng tháng", "Hàng tháng"),
        ("Sau khi hoà giải", "Sau khi hòa giải"),
        ("Khi UBND có văn bản uỷ quyền", "Khi UBND có văn bản ủy quyền"),
        ("Tuỳ theo kế hoạch của Sở", "Tùy theo kế hoạch của Sở"),
    ],
)
def test_spellings_of_one_word_are_one(one, other):
    assert parse(one, 2026) == parse(other, 2026)
    assert parse(one, 2026).understood


# --- whatever is typed ----------------------------------------------------------------

DEADLINE_WORDS = """quý I II V 3 tháng 12 02 15/6 31/02 30/11/2026 năm 2026 2027 sau
trước ngày 25 hàng tuần đến từ - , ; và hoặc ( ) chậm_nhất không_quá khi có yêu_cầu theo
kế_hoạch của_Sở thường_xuyên 6_tháng đầu cuối giữa một lần nếu_có thứ_sáu 05 làm_việc
kể_từ trong hoàn_thành báo_cáo 17h00 ngày_cuối tuần_2 mỗi : . / thường giai_đoạn
31.3 12-7 ngày_5-10 kỳ_báo_cáo tháng_cuối tháng_trước quý_I 9_tháng ít_nhất 2_tuần
cuộc_họp năm_(05) ngày_làm_việc sáng tuần_42 theo_kế_hoạch"""
HEAPS = st.lists(st.sampled_from(DEADLINE_WORDS.split()), max_size=9).map(
    lambda words: " ".join(words).replace("_", " ")
)
TEXTS = TYPED.map(str.split)
HALVES = st.tuples(TEXTS, TEXTS, st.integers(0, 9), st.integers(0, 9)).map(
    lambda two: " ".join(two[0][: two[2]] + two[1][two[3] :])
)


@settings(max_examples=3000, deadline=None)
@given(st.one_of(HEAPS, HALVES))
def test_any_heap_of_words_is_read_soundly_or_refused(text):
    """Whatever is understood has days in order, and reads back the same."""
    try:
        s = parse(text, 2026)
    except ValueError as error:
        assert str(error).startswith(("Không có", "Thời hạn", "Năm", "Tháng")), error
        return
    assert s.text == " ".join(text.replace("–", "-").split())
    assert parse(str(s), 2026) == s
    assert all(start <= due for start, due in s.windows())
    assert bool(s.message) == (not s.understood)
    assert s.describe()


@settings(max_examples=1000, deadline=None)
@given(st.text(), st.integers())
def test_any_text_raises_nothing_but_valueerror(text, year):
    try:
        s = parse(text, year)
    except ValueError as error:
        assert str(error)
    else:
        assert parse(str(s), year) == s
    for condition, words in deadline.split_branches(text):
        assert isinstance(condition, str) and isinstance(words, str)
    try:
        deadline.move_year(text, 2026, year)
    except ValueError as error:
        assert "không hợp lệ" in str(error)


# --- next year ------------------------------------------------------------------------


@settings(max_examples=500, deadline=None)
@given(DEADLINES_READ, st.integers(-5, 5))
def test_a_moved_deadline_is_the_same_deadline_years_later(s, years):
    days = [day for span in s.spans for day in span if day]
    assume(not any((day.month, day.day) in ((2, 28), (2, 29)) for day in days))
    new_year = s.year + years
    moved = parse(deadline.move_year(str(s), s.year, new_year), new_year)

    def later(day):
        return day and day.replace(year=day.year + years)

    assert moved.kind == s.kind
    assert moved.spans == tuple((later(a), later(b)) for a, b in s.spans)
    assert (moved.event, moved.delay) == (s.event, s.delay)


@settings(deadline=None)
@given(DEADLINES_READ)
def test_moving_there_and_back_changes_no_letter(s):
    text = str(s)
    assume("29/02" not in text)
    there = deadline.move_year(text, s.year, s.year + 1)
    assert deadline.move_year(there, s.year + 1, s.year) == text
    assert deadline.move_year(text, s.year, s.year) == text


@given(st.sampled_from(DEADLINES))
def test_periods_left_apart_are_the_same_days(sample):
    try:
        found = parse(sample[-3], 2026)
        apart = deadline.parse_apart(sample[-3], 2026)
    except ValueError:
        return
    assert (apart.kind, apart.text) == (found.kind, found.text)
    assert len(apart.spans) >= len(found.spans)
    if found.spans:
        assert max(end for _s, end in apart.spans) == max(e for _s, e in found.spans)
