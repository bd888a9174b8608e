"""Rules of audits: who may audit what, nobody in two places, coverage, repeats."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from loader import load

independence = load("independence", "iso_quality_audit")
timetable = load("timetable", "iso_quality_audit")
coverage = load("coverage", "iso_quality_audit")
repeats = load("repeats", "iso_quality_audit")

ids = st.integers(1, 5)
some_ids = st.frozensets(ids, max_size=3)


# ---------------------------------------------------------------- independence
@given(some_ids, some_ids, some_ids, some_ids, ids, some_ids)
def test_whoever_has_nothing_to_do_with_it_may(
    member_of, heads, owns, worked_for, department, procedures
):
    ties = independence.Ties(member_of, heads, owns, worked_for)
    subject = independence.Subject(department, procedures)
    touched = department in member_of | heads | worked_for or bool(owns & procedures)
    assert bool(independence.objections(ties, subject)) == touched


def test_every_reason_is_said():
    ties = independence.Ties(*[frozenset({1})] * 4)
    subject = independence.Subject(1, frozenset({1}))
    assert independence.objections(ties, subject) == list(independence.REASONS)
    assert independence.objections(independence.Ties(), subject) == []


# ---------------------------------------------------------------- nobody twice at once
MORNING = datetime(2026, 10, 5, 1)


@st.composite
def slots(draw):
    found = []
    for key in range(draw(st.integers(0, 8))):
        start = MORNING + timedelta(minutes=draw(st.integers(0, 20)))
        end = start + timedelta(minutes=draw(st.integers(0, 6)))
        found.append(timetable.Slot(key, start, end, draw(some_ids)))
    return found


def _places(plan, minute):
    """Where everybody is at a minute: Counter of people."""
    return Counter(
        person
        for slot in plan
        if slot.start <= minute < slot.end
        for person in slot.people
    )


@given(slots())
def test_accepted_plans_have_nobody_in_two_places(plan):
    minutes = [MORNING + timedelta(minutes=number) for number in range(30)]
    twice = any(max(_places(plan, m).values(), default=0) > 1 for m in minutes)
    assert bool(timetable.clashes(plan)) == twice


@given(slots())
def test_each_pair_is_said_once(plan):
    found = timetable.clashes(plan)
    wanted = {
        (frozenset({a.key, b.key}), person)
        for a in plan
        for b in plan
        if a.key < b.key and max(a.start, b.start) < min(a.end, b.end)
        for person in a.people & b.people
    }
    assert len(found) == len(wanted)
    assert {(frozenset(clash[:2]), clash.person) for clash in found} == wanted


def test_one_after_the_other_is_no_clash():
    hour = timedelta(hours=1)
    first = timetable.Slot(1, MORNING, MORNING + hour, frozenset({7}))
    second = timetable.Slot(2, MORNING + hour, MORNING + 2 * hour, frozenset({7}))
    assert timetable.clashes([second, first]) == []
    later = second._replace(start=second.start - timedelta(minutes=1))
    assert timetable.clashes([later, first]) == [timetable.Clash(1, 2, 7)]


# ---------------------------------------------------------------- coverage
ABOVE = {2: 1, 3: 2, 4: 1, 5: 0}
looks = st.builds(
    coverage.Look,
    *(ids, ids, st.sampled_from([2024, 2025, 2026]), st.booleans()),
    also=st.lists(ids, max_size=2).map(tuple),
)


@given(st.lists(looks, max_size=15))
def test_coverage_counts_raw_answers(found):
    counted = coverage.covered(found, ABOVE)
    below = {1: {1, 2, 3, 4}, 2: {2, 3}, 3: {3}, 4: {4}, 5: {5}}
    for clause, parts in below.items():
        for department in range(1, 6):
            for year in (2024, 2025, 2026):
                cell = coverage.Cell(department, clause, year)
                assert counted[cell] == sum(
                    look.counts
                    and look.department == department
                    and look.year == year
                    and not parts.isdisjoint((look.clause, *look.also))
                    for look in found
                )


@given(st.lists(looks, max_size=15))
def test_holes_and_what_was_seen_are_everything(found):
    counted = coverage.covered(found, ABOVE)
    years = [2024, 2025, 2026]
    missing = coverage.holes(counted, range(1, 6), range(1, 6), years)
    seen = {(cell.department, cell.clause) for cell in counted}
    assert not seen & set(missing)
    assert len(seen | set(missing)) == 25
    assert missing == sorted(missing)


def test_a_clause_takes_its_parts_and_what_it_is_part_of_along():
    # 7 > 7.5 > 7.5.3, and 7.1 beside.
    above = {7: 0, 75: 7, 753: 75, 71: 7}
    assert coverage.taken_along([75], above) == {7, 75, 753}
    assert coverage.taken_along([753], above) == {7, 75, 753}
    assert coverage.taken_along([7], above) == set(above)
    assert coverage.taken_along([], above) == set()


# ---------------------------------------------------------------- seen before
def _found(key, text="", clause=1, day=date(2026, 10, 5), department=1, procedure=0):
    return repeats.Found(
        key, department, clause, procedure, day, repeats.shortened(text)
    )


def test_the_same_place_within_24_months():
    new = _found(1)
    old = _found(2, day=date(2024, 10, 5))
    older = _found(3, day=date(2024, 10, 4))
    other = _found(4, department=2, day=date(2026, 1, 1))
    assert [one.key for one, _ in repeats.seen_before(new, [old, older, other])] == [2]


def test_words_without_accents():
    new = _found(1, "Sổ theo dõi hồ sơ không ghi ngày trả kết quả")
    old = _found(2, "SO THEO DOI HO SO khong ghi ngay tra ket qua!", clause=9)
    far = _found(3, "Biên bản họp xem xét của lãnh đạo chưa có chữ ký", clause=9)
    found = repeats.seen_before(new, [far, old])
    assert [(one.key, likeness) for one, likeness in found] == [(2, 1.0)]


def test_words_that_read_alike_are_asked_about_whenever_they_were_written():
    new = _found(1, "Sổ theo dõi hồ sơ không ghi ngày trả kết quả")
    old = _found(2, new.text, clause=9, day=date(2019, 1, 1))
    later = _found(3, new.text, clause=9, day=date(2026, 10, 6))
    assert [one.key for one, _ in repeats.seen_before(new, [old, later])] == [2]


def test_what_one_begins_to_write_is_found_in_the_whole():
    whole = (
        "Sổ theo dõi hồ sơ của bộ phận một cửa không ghi ngày trả kết quả cho tổ chức, "
        "cá nhân; kiểm tra 12 hồ sơ tháng 5 thì 4 hồ sơ không có ngày"
    )
    old = _found(2, whole, clause=9)
    begun = _found(0, "sổ theo dõi hồ sơ của bộ phận một cửa", clause=1)
    assert [one.key for one, _ in repeats.seen_before(begun, [old])] == [2]
    # Two words that stand everywhere say nothing.
    assert not repeats.seen_before(_found(0, "hồ sơ của bộ phận"), [old])


def test_two_new_ones_have_no_key_in_common():
    new, old = _found(0, "Sổ ghi thiếu ngày trả"), _found(0, "so ghi thieu ngay tra")
    assert len(repeats.seen_before(new, [old])) == 1


def test_a_long_text_is_compared_by_its_beginning():
    text = "Sổ theo dõi " * 500
    kept = repeats.shortened(text)
    assert len(kept) <= repeats.LETTERS
    assert set(kept.split()) == {"so", "theo", "doi"}


words = st.lists(
    st.sampled_from(
        ["so", "theo", "doi", "ho", "khong", "ghi", "ngay", "tra", "ket", "qua"]
    )
)


@given(words, words)
def test_likeness_is_a_share_and_of_the_same_all(first, second):
    likeness = repeats.alike(first, second)
    assert 0 <= likeness <= 1
    if first:
        assert repeats.alike(first, first) == 1
    if not set(first) & set(second):
        assert likeness == 0


@given(st.text(max_size=3000))
def test_shortened_words_are_bounded_and_stay_as_they_are(text):
    kept = repeats.shortened(text)
    assert len(kept) <= repeats.LETTERS
    assert repeats.shortened(kept) == kept
    # Whole words only.
    assert set(kept.split()) <= set(repeats.plain(text).split())


@given(
    st.lists(st.text("abcđê1 ", max_size=50), max_size=40),
    st.dictionaries(st.text("abc1", min_size=1, max_size=3), st.floats(0, 5000)),
)
def test_the_database_looks_by_few_rare_words(parts, common):
    text = repeats.shortened(" ".join(parts))
    chosen = repeats.rare_words(text, common)
    assert len(chosen) <= repeats.WORDS
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= set(text.split())
    # No word can be an operator of the search.
    assert all(one.isalnum() for one in chosen)
    left = {one for one in text.split() if 1 < len(one) <= repeats.LONGEST_WORD}
    left -= set(chosen)
    if chosen and left:
        rarest = min(common.get(one, 0) for one in left)
        assert max(common.get(one, 0) for one in chosen) <= rarest
    brought = sum(common.get(one, 0) for one in chosen)
    assert len(chosen) <= 1 or brought <= repeats.RECORDS


@given(st.text(max_size=60))
def test_plain_words_stay_plain(text):
    plain = repeats.plain(text)
    assert repeats.plain(plain) == plain


@given(st.lists(st.tuples(ids, ids, st.integers(0, 900)), max_size=20))
def test_at_most_four_and_the_same_place_first(rows):
    new = _found(0, "hồ sơ trả chậm", department=1, clause=1)
    earlier = [
        _found(
            key,
            "hồ sơ trả chậm" if key % 2 else "khác hẳn",
            clause=clause,
            department=department,
            day=new.day - timedelta(days=days),
        )
        for key, (department, clause, days) in enumerate(rows, 1)
    ]
    found = repeats.seen_before(new, earlier)
    assert len(found) <= repeats.MOST
    since = date(2024, 10, 5)
    same = [
        (one.department, one.clause) == (1, 1) and one.day >= since
        for one, _likeness in found
    ]
    assert same == sorted(same, reverse=True)
