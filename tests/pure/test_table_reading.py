"""Tables as they come out of Excel, Word and CSV files: cells, dates, headings, an end."""

import contextlib
import datetime
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

table = load("table_reading")

COLUMNS = ("code", "name", "note")
HEADINGS = {"code": ("ma", "ma hieu"), "name": ("ten",), "note": (), "": ("stt",)}


def named(rows):
    return list(table.named_rows(rows, COLUMNS, HEADINGS, needed="code"))


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_any_of_three_signs_divides_cells(sign):
    assert table.read_text(sign.join(["a", " b  c ", ""])) == [["a", "b c", ""]]


def test_a_quoted_cell_keeps_its_lines():
    ((cell, other),) = table.read_text('"Phòng A \n\n  Phòng  B"\tx')
    assert (cell, other) == ("Phòng A\nPhòng B", "x")
    assert table.one_line(cell) == "Phòng A Phòng B"


def test_a_workbook():
    day = datetime.datetime(2026, 3, 9)
    rows = table.read_workbook(workbook(["Mã", 12, None], [day, "=A1", 2.5]))
    assert [row[:3] for row in rows] == [["Mã", "12", ""], ["2026-03-09", "=A1", "2.5"]]
    with pytest.raises(table.TableError, match="workbook"):
        table.read_workbook(b"PK nothing")


def test_headings_in_any_order_or_none_at_all():
    rows = [["STT", "TÊN", "MÃ HIỆU"], [], ["1", "Một", "A"], ["2", "–", "B"]]
    assert named(rows) == [
        (3, {"": "1", "name": "Một", "code": "A"}),
        (4, {"": "2", "name": "", "code": "B"}),
    ]
    assert named([["A", "Một", "x"]]) == [
        (1, {"code": "A", "name": "Một", "note": "x"})
    ]
    # One heading alone may be what a row says.
    assert named([["Mã"]]) == [(1, {"code": "Mã"})]


def test_what_no_cell_may_be():
    assert table.faults({"a": "=1+1", "b": "x", "c": "@f"}) == [
        ("formula", "=1+1"),
        ("formula", "@f"),
    ]
    assert table.faults({"a": "x" * 600}) == [("long", "x" * 40)]
    assert not table.faults({"a": "x" * 600}, longest=600)


def test_there_is_an_end():
    rows = "\n".join(f"Mã {n}" for n in range(table.MOST_ROWS))
    assert len(named(table.read_text(rows))) == table.MOST_ROWS
    assert len(named(table.read_text("Mã\tTên\n" + rows))) == table.MOST_ROWS
    for text in (rows + "\nMột nữa", "\n" * (5 * table.MOST_ROWS)):
        with pytest.raises(table.TableError, match="rows"):
            named(table.read_text(text))


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused(content):
    for read in (table.read_csv, table.read_workbook):
        with contextlib.suppress(table.TableError):
            named(read(content))
