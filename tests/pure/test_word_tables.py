"""Word files: tables."""

import pytest
from plan_sample import b
from word_files import body, styles, texts, written
from word_reader import W, value


def test_table_header_spans_and_fills():
    data = written(
        b.Table(
            [b.Column(1), b.Column(2), b.Column(1)],
            [
                [b.Cell("x", rowspan=2, fill="#dde8cb"), b.Cell("y", colspan=2)],
                ["z", "u"],
            ],
            header=[[b.Cell("A", rowspan=2), b.Cell("B", colspan=2)], ["C", "D"]],
        )
    )
    (table,) = body(data).iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert texts(data) == list("ABCDxyzu")
    assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    widths = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(160 * 1440 / 25.4, abs=2)
    cell = rows[2].find(f"{W}tc/{W}tcPr")
    assert value(cell, "vMerge") == "restart"
    assert cell.find(f"{W}shd").get(f"{W}fill") == "DDE8CB"
    lines = styles(data)["Bảng kẻ"].find(f"{W}tblPr/{W}tblBorders/{W}top")
    assert lines.get(f"{W}sz") == "4"


def test_a_very_long_row_may_be_cut():
    table = b.Table([b.Column(), b.Column()], [["từ " * 1200, "x"], ["ngắn", "y"]])
    rows = list(body(written(table)).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in rows] == [True, False]


def test_tables_do_not_grow_together_and_sizes_have_styles():
    one = b.Table([b.Column()], [["a"]], size=11)
    data = written(one, one, b.Table([], []))
    assert [child.tag.removeprefix(W) for child in body(data)][:4] == ["tbl", "p"] * 2
    assert value(styles(data)["Ô bảng cỡ 11"], "rPr/sz") == "22"
    assert not body(data).findall(f".//{W}sz")


def test_long_tables_cost_as_much_per_row_as_short_ones():
    def elements(count):
        rows = [
            [str(n), "việc", b.Cell("x", rowspan=2)][: 3 - n % 2] for n in range(count)
        ]
        table = b.Table([b.Column()] * 3, rows, header=[["A", "B", "C"]])
        return sum(1 for _ in body(written(table)).iter())

    small, large = elements(50), elements(5000)
    assert 95 < large / small < 105
