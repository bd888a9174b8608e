"""Word files: letterhead, closing, charts, check boxes."""

import pytest
import word_reader
from loader import load_document
from plan_sample import b, wording
from word_files import body, styles, texts, written
from word_reader import W, value


def test_letterhead():
    data = written(b.Letterhead("SỞ\nCÔNG THƯƠNG", "UBND TỈNH", "Số: 1", "Ngày", "V/v"))
    assert texts(data) == [
        *("UBND TỈNH", "SỞ\nCÔNG THƯƠNG", wording.STATE, wording.MOTTO),
        *("Số: 1", "V/v", "Ngày"),
    ]
    rules = [
        p
        for _t, p in word_reader.paragraphs(data)
        if value(p, "pPr/pStyle") == "DuongKe"
    ]
    lengths = []
    for rule, room in zip(rules, (0.43, 0.57), strict=True):
        sides = rule.find(f"{W}pPr/{W}ind")
        left, right = int(sides.get(f"{W}left")), int(sides.get(f"{W}right"))
        lengths.append((160 * room * 1440 / 25.4 - left - right) * 25.4 / 1440)
    fonts = load_document("fonts")
    assert lengths[1] == pytest.approx(
        fonts.width(wording.MOTTO, 13, bold=True), abs=0.1
    )
    agency = fonts.width("CÔNG THƯƠNG", 12, bold=True)
    assert agency / 3 < lengths[0] < agency / 2


def test_closing_of_one_signer_and_of_several():
    ann, bob = b.Signer(["GIÁM ĐỐC"], "An", "(đã ký)"), b.Signer(["CHỦ TỌA"], "Ba")
    alone = texts(written(b.Closing([ann], ["Lưu: VT"])))
    assert alone == ["Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "(đã ký)", "An"]
    both = texts(written(b.Closing([ann, bob], ["Lưu: VT"])))
    assert both == [
        "GIÁM ĐỐC",
        "(đã ký)",
        "An",
        "CHỦ TỌA",
        "Ba",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]
    assert texts(written(b.Closing([], []))) == []


@pytest.mark.parametrize("last", ["paragraph", "table"])
def test_the_closing_is_never_alone(last):
    before = {
        "paragraph": b.Paragraph("Hết./."),
        "table": b.Table([b.Column()], [["1"], ["2"]]),
    }
    signers = [b.Signer(["A"], "B"), b.Signer(["C"], "D")]
    data = written(before[last], b.Closing(signers, ["VT"]))
    found = body(data)
    if last == "paragraph":
        assert value(found[0], "pPr/keepNext") == "1"
    else:
        rows = found[0].findall(f"{W}tr")
        assert value(rows[0].find(f".//{W}p"), "pPr/keepNext") is None
        assert value(rows[1].find(f".//{W}p"), "pPr/keepNext") == "1"
    assert value(found[1], "pPr/keepNext") == "1"  # the gap
    looks = {value(s, "name"): value(s, "pPr/keepNext") for s in styles(data).values()}
    first, second = found[2].findall(f"{W}tr")
    for row in (first, second):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert looks["Quyền hạn, chức vụ"] == "1"
    names = [p for p in first.iter(f"{W}p") if value(p, "pPr/pStyle") == "HoTenNguoiKy"]
    assert len(names) == 2 and all(value(p, "pPr/keepNext") == "1" for p in names)


def test_chart_holds_label_then_text_and_bars_by_share():
    data = written(b.Bars([("A", 50, "50%"), ("B", 100, "100%"), ("C", 0, "0%")]))
    assert texts(data) == ["A", "50%", "B", "100%", "C", "0%"]
    bars = [
        int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        for cell in body(data).iter(f"{W}tc")
        if cell.find(f"{W}tcPr/{W}shd") is not None
    ]
    assert len(bars) == 2 and bars[1] == pytest.approx(2 * bars[0], abs=2)
    many = [(f"{n}", n, f"{n}") for n in range(150)]
    columns = list(body(written(b.Bars(many))).iter(f"{W}gridCol"))
    assert len(columns) <= 63, "more columns than Word has"


def test_check_boxes_can_be_clicked():
    data = written(b.Paragraph([b.Check(True), " Có ", b.Check(), " Không"]))
    w14 = word_reader.W14
    boxes = list(body(data).iter(f"{w14}checkbox"))
    assert [box.find(f"{w14}checked").get(f"{w14}val") for box in boxes] == ["1", "0"]
    assert word_reader.words(data) == ["Có", "Không"]
