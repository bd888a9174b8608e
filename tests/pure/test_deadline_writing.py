"""How a deadline is written: in a plan, and while somebody types it."""

import pytest
from deadline_samples import YEAR
from loader import load

parse = load("deadline").parse


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Quý II và Quý III", "01/04/2026 – 30/09/2026"),
        ("30/6 hằng năm", "30/06/2026"),
        ("Trước ngày 05/11/2026", "01/01/2026 – 04/11/2026"),
        ("Hàng tháng", "12 kỳ, từ 01/01/2026 đến 31/12/2026"),
        ("Thường xuyên", "Suốt năm 2026, không tính trễ hạn"),
        ("Thường xuyên từ tháng 3", "01/03/2026 – 31/12/2026, không tính trễ hạn"),
        ("Thường năm 2026", "Thường 01/01/2026 – 31/12/2026, không tính trễ hạn"),
        ("Thường Quý III", "Thường 01/07/2026 – 30/09/2026, không tính trễ hạn"),
        ("Sau mỗi cuộc ĐGNB", "Tính từ khi ghi nhận: mỗi cuộc ĐGNB"),
        ("Sau 10 ngày làm việc kể từ ngày họp",
         "Tính từ khi ghi nhận: ngày họp; hạn 10 ngày làm việc"),
        ("Trong vòng 30 ngày", "Tính từ khi ghi nhận: sự kiện; hạn 30 ngày"),
    ],
)  # fmt: skip
def test_the_reading_shown_while_typing(text, description):
    assert parse(text, YEAR).describe() == description


def test_the_reading_follows_the_agency_s_switch():
    s = parse("Trước ngày 05/11/2026", YEAR)
    assert s.describe(before_inclusive=True) == "01/01/2026 – 05/11/2026"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("quí 2 và quí 3", "Quý II-III/2026"),
        ("Tháng 3, 6", "Tháng 3/2026; tháng 6/2026"),
        ("t3-t5/2026", "Tháng 3-5/2026"),
        ("01/3-15/4", "Từ ngày 01/03/2026 đến ngày 15/04/2026"),
        ("Quý IV (trước ngày 15/12)", "Từ ngày 01/10/2026 đến trước ngày 15/12/2026"),
        ("không quá 30/9", "Chậm nhất ngày 30/09/2026"),
        ("trước 25 tháng 6", "Trước ngày 25/06/2026"),
        ("hàng tháng, trước ngày 5", "Trước ngày 05 hàng tháng"),
        ("Thứ 6 hàng tuần", "Thứ sáu hàng tuần"),
        ("trước ngày 10 tháng đầu quý sau",
         "Trước ngày 10 tháng đầu quý sau, hàng quý"),
        ("liên tục", "Thường xuyên"),
        ("không quy định (thường quý III)",
         "Không quy định thời gian (thường quý III/2026)"),
        ("sau 2 tuần kể từ ngày ký", "Sau 14 ngày kể từ ngày ký"),
        ("ngay khi có văn bản của Sở", "Ngay khi có văn bản của Sở"),
    ],
)  # fmt: skip
def test_a_deadline_is_written_in_the_words_of_a_plan(text, written):
    s = parse(text, YEAR)
    assert str(s) == written
    assert parse(written, YEAR) == s
