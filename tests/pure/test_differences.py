"""A revision shows what changes."""

from block_trees import b, documents
from hypothesis import given
from loader import load_document
from plan_sample import work_table

differences = load_document("differences").differences


def plan(*rows, text="Nội dung"):
    table = b.Table(
        [b.Column()] * 3,
        [[str(place), *row] for place, row in enumerate(rows, 1)],
        [["TT", "Việc", "Thời gian"]],
    )
    return b.Document("x", [b.Paragraph(text), table])


FIRST = plan(("Họp", "Quý I"), ("Đánh giá", "Quý II"), ("Báo cáo", "Quý IV"))


def test_a_row_that_is_another():
    new = plan(("Họp", "Quý I"), ("Đánh giá", "Quý III"), ("Báo cáo", "Quý IV"))
    assert differences(FIRST, new) == [("Đánh giá | Quý II", "Đánh giá | Quý III")]


def test_a_row_put_in_moves_no_others():
    new = plan(("Mới", "Tháng 1"), ("Họp", "Quý I"), ("Đánh giá", "Quý II"))
    assert differences(FIRST, new) == [
        ("", "Mới | Tháng 1"),
        ("Báo cáo | Quý IV", ""),
    ]


def test_texts_and_signers():
    def signed(name):
        return b.Document("x", [b.Closing([b.Signer(["GIÁM ĐỐC"], name)], ["A"])])

    assert differences(plan(text="Một"), plan(text="Hai")) == [("Một", "Hai")]
    assert differences(signed("Trần A"), signed("Lê B")) == [
        ("GIÁM ĐỐC | Trần A", "GIÁM ĐỐC | Lê B")
    ]


def test_many_rows():
    old, new = b.Document("x", [work_table(80)]), b.Document("x", [work_table(81)])
    assert len(differences(old, new)) == 1


@given(documents)
def test_no_change_is_none(document):
    assert differences(document, document) == []
