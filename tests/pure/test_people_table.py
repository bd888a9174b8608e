"""Lists of people as they come out of Excel and Word: headings, what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

reading = load("table_reading")
table = load("people_table")


def people(text):
    return list(table.people(reading.read_text(text)))


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Nguyễn Văn An", "nguyen.van.an"),
        ("  ĐỖ   Thị Ý ", "do.thi.y"),
        ("Lê Đức-Cường", "le.duc.cuong"),
        ("H'Hen Niê", "h.hen.nie"),
        ("李", ""),
    ],
)
def test_a_login_made_of_a_name(name, login):
    assert table.login_of_name(name) == login


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_any_of_three_signs_divides_columns(sign):
    (row,) = people(sign.join(["Bình", "Phó phòng", "Phòng A", "b@a.vn", "", "", "x"]))
    assert (row.name, row.job, row.department) == ("Bình", "Phó phòng", "Phòng A")
    assert (row.email, row.login, row.head) == ("b@a.vn", "", True)
    assert not row.problems


def test_excel_quotes_what_has_line_breaks():
    (row,) = people('"Trần Thị\nBình"\tChuyên viên')
    assert row.name == "Trần Thị Bình"


def test_headings_in_any_order_and_columns_that_say_nothing():
    text = (
        "STT\tEmail\tHỌ VÀ TÊN\tGhi chú\tLà trưởng phòng\n"
        "1\tb@a.vn\tBình\tmới\tCó\n"
        "\n"
        "2\t-\tCường\t\tkhông\n"
    )
    first, second = people(text)
    assert (first.name, first.email, first.head) == ("Bình", "b@a.vn", True)
    assert (second.number, second.email, second.head) == (4, "", False)


def test_a_name_alone_is_no_heading():
    assert [row.name for row in people("Họ tên")] == ["Họ tên"]


@pytest.mark.parametrize(
    ("word", "roles"),
    [
        ("", ()),
        ("Chuyên viên", ()),
        ("THƯ KÝ", ("secretary",)),
        ("Thư ký ISO, Lãnh đạo", ("secretary", "leader")),
        ("quản trị", ("admin",)),
    ],
)
def test_roles(word, roles):
    (row,) = people(f'Bình\t\t\t\t\t"{word}"\t')
    assert row.roles == roles
    assert not row.problems


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("=1+1", "formula"),
        ("Bình\t@SUM(A1)", "formula"),
        ("Bình\t+84", "formula"),
        ("Bình\t\t\t\t\tgiám sát", "role"),
        ("Bình\t\t\t\t\t\tcó thể", "head"),
        ("\tChuyên viên", "name"),
        ("Bình\t" + "x" * 501, "long"),
    ],
)
def test_what_is_wrong_with_a_row(text, kind):
    (row,) = people(text)
    assert kind in [one for one, _words in row.problems]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        rows = people(text)
    except reading.TableError:
        return
    for row in rows:
        assert row.name or row.problems
        assert row.name == " ".join(row.name.split())
