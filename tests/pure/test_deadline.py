"""The deadline grammar, text by text: what five real plans write, and what others do.

Days are written "1/4-30/9" (of 2026, the plan's year, unless a year is given), several
windows with ";" between them.
"""

import subprocess
import sys
from datetime import date

import pytest
from loader import TOOLS, load

deadline = load("deadline")
parse = deadline.parse
YEAR = 2026
ALL_YEAR = "1/1-31/12"


def day(text):
    numbers = [int(n) for n in text.strip().split("/")]
    return date(*reversed(numbers)) if len(numbers) == 3 else date(YEAR, *numbers[::-1])


def windows(text):
    return [
        tuple(day(end) for end in (part.split("-") * 2)[:2])
        for part in text.split(";")
        if part
    ]


# Every deadline cell of the five plans (seeds 000 to 004), each in its plan's year.
SEEDS = [
    (2026, "Quý I", "window", "1/1-31/3"),
    (2026, "Quí I-IV", "window", ALL_YEAR),
    (2026, "Quý I-II", "window", "1/1-30/6"),
    (2026, "Thường \nxuyên", "continuous", ALL_YEAR),
    (2026, "Quý II-III", "window", "1/4-30/9"),
    (2026, "Quý IV", "window", "1/10-31/12"),
    (2021, "Tháng 02", "window", "1/2/2021-28/2/2021"),
    (2021, "Tháng 3 ", "window", "1/3/2021-31/3/2021"),
    (2021, "Thường xuyên", "continuous", "1/1/2021-31/12/2021"),
    (2021, "Tháng 10", "window", "1/10/2021-31/10/2021"),
    (2021, "Tháng 11", "window", "1/11/2021-30/11/2021"),
    (2026, "Tháng 02/2026", "window", "1/2-28/2"),
    (2026, "Quý I/2026", "window", "1/1-31/3"),
    (2026, "Quý II và Quý \n\nIII/2026", "window", "1/4-30/9"),
    (2026, "Quý IV/2026", "window", "1/10-31/12"),
    (2026, "Trước ngày \n\n05/11/2026", "before", "1/1-4/11"),
    (2026, "30/6 hằng năm", "on", "30/6"),
    (2026, "31/12 hằng năm", "on", "31/12"),
    (
        2026,
        "Không quy định \nthời gian \n\n(Thường Quý III-\nIV)",
        "window",
        "1/7-31/12",
    ),
    (2023, "Trước \nngày \n\n28/02/2023", "before", "1/1/2023-27/2/2023"),
    (2023, "Trước \n\nngày \n\n20/10/2023", "before", "1/1/2023-19/10/2023"),
    (2023, "Trước \nngày \n\n25/10/2023", "before", "1/1/2023-24/10/2023"),
    (2023, "Trước \n\nngày \n31/10/2023", "before", "1/1/2023-30/10/2023"),
    (2023, "Trước \n\nngày \n30/12/2023", "before", "1/1/2023-29/12/2023"),
    (2023, "Thường xuyên (giao ban tuần, tháng, quý, tổng kết năm)", "continuous",
     "1/1/2023-31/12/2023"),
    (2026, "Theo Kế hoạch \n\nkiểm tra của \n\nUBND tỉnh", "external", ""),
    (2026, "Sau mỗi cuộc \nĐGNB", "after_event", ""),
    (2026, "Yêu cầu của Sở \nKH&CN", "on_request", ""),
    (2026, "Khi UBND tỉnh \n\ncó QĐ công bố về \nTTHC", "after_event", ""),
    (2023, "Khi có \nthay đổi \n\nthành viên \nBCĐ", "after_event", ""),
    (2026, "tối thiểu 01 năm một lần", "window", ALL_YEAR),
    (2026, "theo thời gian quy định", "external", ""),
]  # fmt: skip


@pytest.mark.parametrize(("year", "text", "kind", "expected"), SEEDS)
def test_every_deadline_of_the_five_plans(year, text, kind, expected):
    s = parse(text, year)
    assert (s.kind, s.windows(), s.understood) == (kind, windows(expected), True)
    assert s.text == " ".join(text.split())


# (text, kind, windows), in the plan of 2026.
DEADLINES = [
    # quarters
    ("Quý 2", "window", "1/4-30/6"),
    ("Q2/2026", "window", "1/4-30/6"),
    ("QII/2026", "window", "1/4-30/6"),
    ("Quý III năm 2026", "window", "1/7-30/9"),
    ("Quý I 2026", "window", "1/1-31/3"),
    ("Quý I/2027", "window", "1/1/2027-31/3/2027"),
    ("Quý I năm sau", "window", "1/1/2027-31/3/2027"),
    ("Trong Quý I", "window", "1/1-31/3"),
    ("Dự kiến Quý III", "window", "1/7-30/9"),
    ("Hoàn thành trong Quý I", "window", "1/1-31/3"),
    ("Thời gian: Quý I/2026", "window", "1/1-31/3"),
    ("Quý IV hàng năm", "window", "1/10-31/12"),
    ("Hàng năm vào quý I", "window", "1/1-31/3"),
    ("Quý I, II", "window", "1/1-30/6"),
    ("Quý I, quý II và quý III", "window", "1/1-30/9"),
    ("Quý I đến Quý III", "window", "1/1-30/9"),
    ("Từ Quý II đến hết Quý III/2026", "window", "1/4-30/9"),
    ("Quý I và Quý III", "window", "1/1-31/3; 1/7-30/9"),
    ("Quý II; Quý III", "window", "1/4-30/6; 1/7-30/9"),
    ("Quý 1,3", "window", "1/1-31/3; 1/7-30/9"),
    ("Quý IV/2026 và Quý I/2027", "window", "1/10-31/3/2027"),
    ("Quý II và tháng 12", "window", "1/4-30/6; 1/12-31/12"),
    ("Đầu quý II", "window", "1/4-30/4"),
    ("Cuối quý II", "window", "1/6-30/6"),
    ("Tháng cuối quý II", "window", "1/6-30/6"),
    ("Quý I (tháng 3)", "window", "1/3-31/3"),
    ("Quý IV (trước ngày 15/12)", "before", "1/10-14/12"),
    ("Quý IV, chậm nhất ngày 15/12", "window", "1/10-15/12"),
    # months
    ("Trong tháng 3", "window", "1/3-31/3"),
    ("T3/2026", "window", "1/3-31/3"),
    ("T3-T5/2026", "window", "1/3-31/5"),
    ("02/2026", "window", "1/2-28/2"),
    ("Tháng 02/2028", "window", "1/2/2028-29/2/2028"),
    ("Tháng 01/2027", "window", "1/1/2027-31/1/2027"),
    ("Tháng 12 năm trước", "window", "1/12/2025-31/12/2025"),
    ("Tháng 6-7", "window", "1/6-31/7"),
    ("Tháng 6 - tháng 7/2026", "window", "1/6-31/7"),
    ("Từ tháng 3 đến tháng 5/2026", "window", "1/3-31/5"),
    ("Tháng 6 và tháng 12", "window", "1/6-30/6; 1/12-31/12"),
    ("Tháng 3, 6, 9, 12", "window", "1/3-31/3; 1/6-30/6; 1/9-30/9; 1/12-31/12"),
    ("Tháng 3,6,9 và 12 hàng năm", "window",
     "1/3-31/3; 1/6-30/6; 1/9-30/9; 1/12-31/12"),
    ("Tháng 6/2026 (sơ kết), tháng 12/2026 (tổng kết)", "window",
     "1/6-30/6; 1/12-31/12"),
    ("Tháng 11, 12 và tháng 01/2027", "window", "1/11-31/1/2027"),
    ("Từ tháng 11/2026 đến tháng 02/2027", "window", "1/11-28/2/2027"),
    ("Từ tháng 11 đến tháng 02 năm sau", "window", "1/11-28/2/2027"),
    ("Đầu tháng 5", "window", "1/5-10/5"),
    ("Giữa tháng 5", "window", "11/5-20/5"),
    ("Cuối tháng 5", "window", "21/5-31/5"),
    ("Nửa đầu tháng 5", "window", "1/5-15/5"),
    ("Tuần đầu tháng 3", "window", "1/3-7/3"),
    ("Tuần 2 tháng 6", "window", "8/6-14/6"),
    ("Tuần cuối tháng 6", "window", "24/6-30/6"),
    ("Tuần 14/2026", "window", "30/3-5/4"),
    ("Từ tháng 3", "window", "1/3-31/12"),
    ("Từ tháng 6 đến hết năm 2026", "window", "1/6-31/12"),
    # parts of the year and the year
    ("6 tháng đầu năm", "window", "1/1-30/6"),
    ("06 tháng cuối năm", "window", "1/7-31/12"),
    ("6 tháng cuối năm 2026", "window", "1/7-31/12"),
    ("9 tháng đầu năm", "window", "1/1-30/9"),
    ("Nửa đầu năm", "window", "1/1-30/6"),
    ("Đầu năm", "window", "1/1-31/3"),
    ("Giữa năm", "window", "1/4-30/6"),
    ("Cuối năm", "window", "1/10-31/12"),
    ("Cuối hàng năm", "window", "1/10-31/12"),
    ("Hàng năm", "window", ALL_YEAR),
    ("Cả năm", "window", ALL_YEAR),
    ("Năm 2026", "window", ALL_YEAR),
    ("Trong năm", "window", ALL_YEAR),
    ("Trong năm 2026", "window", ALL_YEAR),
    ("Mỗi năm một lần", "window", ALL_YEAR),
    ("01 lần/năm", "window", ALL_YEAR),
    ("Giai đoạn 2026-2030", "window", "1/1-31/12/2030"),
    # days
    ("15/6", "on", "15/6"),
    ("15/06/2026", "on", "15/6"),
    ("15/6/26", "on", "15/6"),
    ("Ngày 15 tháng 6 năm 2026", "on", "15/6"),
    ("Ngày 15/6 và ngày 15/12", "on", "15/6; 15/12"),
    ("Ngày 20 và 21/10/2026", "on", "20/10; 21/10"),
    ("8h00 ngày 15/6/2026", "on", "15/6"),
    ("Ngày cuối cùng của tháng 6", "on", "30/6"),
    ("Từ ngày 01/3 đến 15/4/2026", "window", "1/3-15/4"),
    ("01/3-15/4/2026", "window", "1/3-15/4"),
    ("Ngày 10-15/6", "window", "10/6-15/6"),
    ("Từ ngày 10 đến ngày 15 tháng 6 năm 2026", "window", "10/6-15/6"),
    ("Tháng 10 (từ ngày 05 đến 10/10)", "window", "5/10-10/10"),
    ("Sau ngày 30/6", "window", "1/7-31/12"),
    ("Tháng 11, ngày 15", "on", "15/11"),
    # limits
    ("Hoàn thành trước 20/12/2026", "before", "1/1-19/12"),
    ("Trước 30 tháng 11", "before", "1/1-29/11"),
    ("Trước ngày 01/01/2026", "before", "1/1/2025-31/12/2025"),
    ("Trước ngày 31/12 hàng năm", "before", "1/1-30/12"),
    ("Hàng năm, trước ngày 15/12", "before", "1/1-14/12"),
    ("Trước ngày 15/6 và 15/12 hằng năm", "before", "1/1-14/6; 1/1-14/12"),
    ("Trước ngày 20/6 (báo cáo 6 tháng); trước ngày 20/12 (báo cáo năm)", "before",
     "1/1-19/6; 1/1-19/12"),
    ("Chậm nhất ngày 15/6", "before", "1/1-15/6"),
    ("Muộn nhất là 15/6", "before", "1/1-15/6"),
    ("Không quá 30/9", "before", "1/1-30/9"),
    ("Đến hết ngày 30/9", "before", "1/1-30/9"),
    ("Từ nay đến hết năm 2026", "before", ALL_YEAR),
    ("Trước 17h00 ngày 15/6/2026", "before", "1/1-15/6"),
    ("Xong trước tháng 7", "before", "1/1-30/6"),
    ("Trước quý III", "before", "1/1-30/6"),
    ("Trước cuối năm", "before", ALL_YEAR),
    ("Đến hết tháng 6", "before", "1/1-30/6"),
    ("Hết quý II", "before", "1/1-30/6"),
    ("Từ ngày 01/3 đến trước ngày 15/4", "before", "1/3-14/4"),
    ("Tháng 11, trước ngày 15", "before", "1/11-14/11"),
    ("Tháng 11, chậm nhất ngày 15", "window", "1/11-15/11"),
    ("Quý I/2026, hoàn thành trước 31/3/2026", "before", "1/1-30/3"),
    ("Trước tháng 6 và tháng 12", "before", "1/1-31/5; 1/1-30/11"),
    # all the time
    ("Liên tục", "continuous", ALL_YEAR),
    ("Quanh năm", "continuous", ALL_YEAR),
    ("Hằng ngày", "continuous", ALL_YEAR),
    ("Thường xuyên, liên tục", "continuous", ALL_YEAR),
    ("Thường xuyên trong năm", "continuous", ALL_YEAR),
    ("Thường xuyên, hàng năm", "continuous", ALL_YEAR),
    ("Thường xuyên trong năm 2026", "continuous", ALL_YEAR),
    ("Thường xuyên, đột xuất khi có yêu cầu", "continuous", ALL_YEAR),
    ("Thường xuyên khi có phát sinh", "continuous", ALL_YEAR),
    ("Thường xuyên từ tháng 3 đến tháng 12", "continuous", "1/3-31/12"),
    ("Không quy định thời gian", "continuous", ALL_YEAR),
    # a sentence around the deadline
    ("Gửi báo cáo về Sở trước ngày 15/6", "before", "1/1-14/6"),
    ("Các phòng gửi báo cáo trước ngày 15/6 về Văn phòng Sở", "before", "1/1-14/6"),
    ("Báo cáo năm 2025 trước ngày 28/2", "before", "1/1-27/2"),
    ("Quý I xây dựng kế hoạch", "window", "1/1-31/3"),
    ("Đánh giá theo TCVN ISO 9001:2015 trong Quý I", "window", "1/1-31/3"),
    ("Rà soát khi có văn bản mới, trước ngày 31/8", "before", "1/1-30/8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), DEADLINES)
def test_deadlines_that_name_days(text, kind, expected):
    s = parse(text, YEAR)
    assert (s.kind, s.windows()) == (kind, windows(expected))
    assert s.understood and not s.needs_event and s.message == ""


# (text, kind, how many windows, first, last)
RECURRING = [
    ("Hàng tháng", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Mỗi tháng 01 lần", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Hàng tháng, quý, năm", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Thường xuyên hàng tháng", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Hàng tháng và đột xuất khi có yêu cầu", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Hàng tháng từ tháng 3 đến tháng 10", "monthly", 8, "1/3-31/3", "1/10-31/10"),
    ("Ngày 15 hàng tháng", "monthly", 12, "1/1-15/1", "1/12-15/12"),
    ("Trước 25 hàng tháng", "monthly", 12, "1/1-24/1", "1/12-24/12"),
    ("Hàng tháng từ tháng 10", "monthly", 3, "1/10-31/10", "1/12-31/12"),
    ("Hàng tháng (ngày 25)", "monthly", 12, "1/1-25/1", "1/12-25/12"),
    ("Ngày cuối tháng hàng tháng", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Trước ngày 25 hàng tháng", "monthly", 12, "1/1-24/1", "1/12-24/12"),
    ("Chậm nhất ngày 25 hàng tháng", "monthly", 12, "1/1-25/1", "1/12-25/12"),
    ("Trước ngày 01 hàng tháng", "monthly", 12, "1/12/2025-31/12/2025", "1/11-30/11"),
    ("Trước ngày 05 tháng sau", "monthly", 12, "1/1-4/2", "1/12-4/1/2027"),
    ("Hàng quý", "quarterly", 4, "1/1-31/3", "1/10-31/12"),
    ("Mỗi quý một lần", "quarterly", 4, "1/1-31/3", "1/10-31/12"),
    ("3 tháng/lần", "quarterly", 4, "1/1-31/3", "1/10-31/12"),
    ("Định kỳ hàng quý, 6 tháng, 9 tháng và năm", "quarterly", 4, "1/1-31/3",
     "1/10-31/12"),
    ("Hàng quý năm 2027", "quarterly", 4, "1/1/2027-31/3/2027", "1/10/2027-31/12/2027"),
    ("ngày 05 tháng đầu quý", "quarterly", 4, "1/1-5/1", "1/10-5/10"),
    ("Trước ngày 20 tháng cuối quý", "quarterly", 4, "1/1-19/3", "1/10-19/12"),
    ("Hàng quý, trước ngày 20 tháng cuối quý", "quarterly", 4, "1/1-19/3",
     "1/10-19/12"),
    ("Ngày 10 tháng đầu quý sau", "quarterly", 4, "1/1-10/4", "1/10-10/1/2027"),
    ("Trước ngày 15 mỗi quý", "quarterly", 4, "1/1-14/3", "1/10-14/12"),
    ("Giữa tháng", "monthly", 12, "1/1-20/1", "1/12-20/12"),
    ("Cuối hàng tháng", "monthly", 12, "1/1-31/1", "1/12-31/12"),
    ("Cuối quý", "quarterly", 4, "1/1-31/3", "1/10-31/12"),
    ("Định kỳ 6 tháng", "half_yearly", 2, "1/1-30/6", "1/7-31/12"),
    ("6 tháng, năm", "half_yearly", 2, "1/1-30/6", "1/7-31/12"),
    ("6 tháng một lần", "half_yearly", 2, "1/1-30/6", "1/7-31/12"),
    ("02 lần/năm", "half_yearly", 2, "1/1-30/6", "1/7-31/12"),
    ("2 tháng một lần", "window", 6, "1/1-28/2", "1/11-31/12"),
    ("Hàng tuần", "weekly", 53, "1/1-4/1", "28/12-31/12"),
    ("Thứ sáu hàng tuần", "weekly", 52, "1/1-2/1", "21/12-25/12"),
    ("Thứ 6 hàng tuần", "weekly", 52, "1/1-2/1", "21/12-25/12"),
    ("Trước thứ sáu hàng tuần", "weekly", 52, "1/1-1/1", "21/12-24/12"),
    ("Chủ nhật hàng tuần", "weekly", 52, "1/1-4/1", "21/12-27/12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "count", "first", "last"), RECURRING)
def test_recurring_deadlines(text, kind, count, first, last):
    s = parse(text, YEAR)
    found = s.windows()
    assert (s.kind, len(found)) == (kind, count)
    assert [found[0], found[-1]] == windows(f"{first};{last}")
    assert s.is_recurring == (kind != "window")


# (text, kind, event, delay, unit)
EVENTS = [
    ("Khi có thay đổi", "after_event", "có thay đổi", None, None),
    ("Khi có phát sinh", "after_event", "có phát sinh", None, None),
    ("Nếu có phát sinh", "after_event", "có phát sinh", None, None),
    ("Mỗi khi có văn bản mới", "after_event", "có văn bản mới", None, None),
    ("Sau khi có kết quả đánh giá", "after_event", "có kết quả đánh giá", None, None),
    ("Ngay sau khi ban hành", "after_event", "ban hành", None, None),
    ("Sau mỗi cuộc ĐGNB", "after_event", "mỗi cuộc ĐGNB", None, None),
    ("Sau 30 ngày làm việc kể từ ngày nhận được văn bản", "after_event",
     "ngày nhận được văn bản", 30, "working_days"),
    ("Sau 30 ngày kể từ ngày nhận được văn bản", "after_event",
     "ngày nhận được văn bản", 30, "days"),
    ("Trong vòng 05 ngày làm việc kể từ ngày họp", "after_event", "ngày họp", 5,
     "working_days"),
    ("Trong thời hạn 07 ngày, kể từ ngày ký", "after_event", "ngày ký", 7, "days"),
    ("05 (năm) ngày làm việc sau khi kết thúc đánh giá", "after_event",
     "kết thúc đánh giá", 5, "working_days"),
    ("Chậm nhất 10 ngày sau khi họp", "after_event", "họp", 10, "days"),
    ("Sau khi họp 03 ngày làm việc", "after_event", "họp", 3, "working_days"),
    ("Sau 10 ngày kết thúc đánh giá", "after_event", "kết thúc đánh giá", 10, "days"),
    ("Trong vòng 02 tuần kể từ ngày ký", "after_event", "ngày ký", 14, "days"),
    ("Sau 01 tháng kể từ khi ban hành", "after_event", "ban hành", 1, "months"),
    ("Trong vòng 48 giờ kể từ khi có sự cố", "after_event", "có sự cố", 2, "days"),
    ("Trong vòng 30 ngày", "after_event", "", 30, "days"),
    ("Khắc phục tồn tại sau đánh giá", "after_event", "đánh giá", None, None),
    ("Theo kế hoạch", "external", "kế hoạch", None, None),
    ("Theo lịch của Sở Nội vụ", "external", "lịch của Sở Nội vụ", None, None),
    ("Theo hướng dẫn của UBND tỉnh", "external", "hướng dẫn của UBND tỉnh", None, None),
    ("Thực hiện theo quy định", "external", "quy định", None, None),
    ("Kế hoạch kiểm tra của UBND tỉnh", "external", "kế hoạch kiểm tra của UBND tỉnh",
     None, None),
    ("Theo Kế hoạch số 188/KH-SKHCN ngày 31/02/2026", "external",
     "Kế hoạch số 188/KH-SKHCN ngày 31/02/2026", None, None),
    ("Theo Kế hoạch của UBND tỉnh (dự kiến Quý III)", "external",
     "Kế hoạch của UBND tỉnh (dự kiến Quý III)", None, None),
    ("Tham gia tập huấn theo Kế hoạch của UBND tỉnh", "external",
     "Kế hoạch của UBND tỉnh", None, None),
    ("Theo yêu cầu của Sở KH&CN", "on_request", "yêu cầu của Sở KH&CN", None, None),
    ("Khi có yêu cầu", "on_request", "yêu cầu", None, None),
    ("Đột xuất", "on_request", "đột xuất", None, None),
    ("Đột xuất theo yêu cầu của UBND tỉnh", "on_request", "yêu cầu của UBND tỉnh",
     None, None),
    ("Khi cần thiết", "on_request", "cần thiết", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "event", "delay", "unit"), EVENTS)
def test_deadlines_that_wait_for_an_event(text, kind, event, delay, unit):
    s = parse(text, YEAR)
    assert (s.kind, s.event, s.delay, s.unit) == (kind, event, delay, unit)
    assert s.needs_event and s.windows() == []
    assert s.labels() == [""]


FREE = [
    "abc",
    "Ngày 15",
    "6 tháng",
    "Tháng sau",
    "Kế hoạch quý I",
    "TCVN ISO 9001:2015",
    "01/KH-UBND",
    "Quyết định 19/2014/QĐ-TTg",
    "Số 26/2014/TT-BKHCN",
    "Theo dõi, đôn đốc",
    "Trước khi họp XXLĐ",
    "Trước Tết Nguyên đán",
    "Trước ngày 10/3 (âm lịch)",
    "Trước ngày 15/6 hoặc 30/6",
    "Tháng 3 hoặc tháng 9",
    "Tháng 3 hàng quý",
    "Hai lần mỗi tháng",
    "Hai tuần một lần",
    "Mỗi 2 tuần",
    "24 tháng/lần",
    "30/6 hàng tháng",
    "Trước 15/6 hàng tháng",
    "Trước 15/6 và tháng 12",
    "Trước 15/6, chậm nhất 30/6",
    "Quý I, trước tháng 3",
    "Quý I, trước ngày 15",
    "Quý IV, trước ngày 01/10",
    "Tháng 11, trước ngày 01",
    "Ngày 5 tháng sau hàng quý",
    "Ngày 05 tháng cuối quý sau",
    "Ngày 05 tháng đầu hàng năm",
    "Thứ sáu hàng tháng",
    "Ngày 15 và 30 hàng tháng",
    "Từ 15-20 hàng tháng",
    "Từ ngày 15 đến ngày 20 hàng tháng",
    "Thứ ba, thứ năm hàng tuần",
    "Họp sau 6 tháng",
    "Khi 15/6",
    "Quý I sau khi UBND phê duyệt",
    "Quý I, trước ngày 15/12",
    "Thường xuyên; báo cáo trước 15/12",
    "Trong vòng 8 giờ kể từ khi có sự cố",
    "Quý I " + "x " * 600,
]


@pytest.mark.parametrize("text", FREE)
def test_what_is_not_understood_is_kept_and_said(text):
    s = parse(text, YEAR)
    assert (s.kind, s.understood, s.windows(), s.labels()) == ("free", False, [], [])
    assert str(s) == s.text == text.strip()
    assert s.message.startswith("Chưa hiểu thời hạn này; ")
    assert s.describe() == s.message


@pytest.mark.parametrize("text", ["", "  \n ", None, False])
def test_an_empty_text_asks_for_one(text):
    s = parse(text, YEAR)
    assert (s.kind, s.understood, s.text) == ("free", False, "")
    assert s.message.startswith("Chưa ghi thời hạn; hãy ghi như “Quý II”")


def test_two_texts_not_understood_differ():
    assert parse("abc", YEAR) != parse("abd", YEAR)
    assert parse("abc", YEAR) == parse("ABC", YEAR)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02", "Không có ngày 31/02/2026: tháng 02/2026 có 28 ngày"),
        ("29/02/2026", "Không có ngày 29/02/2026"),
        ("Trước ngày 31/4/2026", "Không có ngày 31/04/2026"),
        ("Ngày 31 tháng 6", "Không có ngày 31/06/2026"),
        ("32/1", "Không có ngày 32/01/2026"),
        ("Từ 01/02 đến 30/02", "Không có ngày 30/02/2026"),
        ("15/13/2026", "Không có tháng 13: một năm có 12 tháng"),
        ("Tháng 13", "Không có tháng 13"),
        ("Tháng 0", "Không có tháng 0"),
        ("Từ tháng 10 đến tháng 14", "Không có tháng 14"),
        ("13/2026", "Không có tháng 13"),
        ("13 tháng đầu năm", "Không có tháng 13"),
        ("Quý 5", "Không có Quý 5: một năm có 4 quý"),
        ("Quý V", "Không có Quý 5"),
        ("Quý 0", "Không có Quý 0"),
        ("Quý III-V/2026", "Không có Quý 5"),
        ("Tuần 54/2026", "Năm 2026 không có tuần 54"),
        ("Tuần 5 tháng 02", "Tháng 02/2026 không có tuần 5"),
        ("Ngày 32 hàng tháng", "Không có ngày 32: hãy ghi ngày từ 01 đến 31"),
        ("Ngày 0 hàng tháng", "Không có ngày 0"),
        ("Tháng 11 đến tháng 2", "nếu sang năm sau, hãy ghi rõ năm"),
        ("15/12-15/01", "kết thúc (15/01/2026) trước khi bắt đầu (15/12/2026)"),
        ("Gửi về Sở trước ngày 31/02", "Không có ngày 31/02/2026"),
    ],
)
def test_what_does_not_exist_is_refused_with_advice(text, message):
    with pytest.raises(ValueError) as error:
        parse(text, YEAR)
    assert message in str(error.value)
    assert "hãy ghi" in str(error.value)


@pytest.mark.parametrize("year", [0, 1899, 2200, 20260])
def test_a_year_out_of_reach_is_refused(year):
    with pytest.raises(ValueError, match="từ 1900 đến 2199"):
        parse("Quý I", year)


def test_a_leap_day_is_read_in_a_leap_year():
    assert parse("29/02", 2028).windows() == windows("29/2/2028")


# --- what a Deadline offers -----------------------------------------------------------


def test_before_may_mean_on_the_day_where_the_agency_says_so():
    s = parse("Trước ngày 05/11/2026", YEAR)
    assert s.windows(before_inclusive=True) == windows("1/1-5/11")
    s = parse("Trước ngày 25 hàng tháng", YEAR)
    assert s.windows(before_inclusive=True)[0] == windows("1/1-25/1")[0]
    for text in ("Chậm nhất ngày 15/6", "Trước tháng 7", "Quý I"):
        s = parse(text, YEAR)
        assert s.windows(before_inclusive=True) == s.windows()


def test_the_days_after_an_event():
    friday = date(2026, 6, 5)

    def due(text, **more):
        ((start, end),) = parse(text, YEAR).windows(event_date=friday, **more)
        assert start == friday
        return end

    assert due("Sau 01 ngày làm việc kể từ ngày họp") == date(2026, 6, 8)
    assert due("Sau 10 ngày làm việc kể từ ngày họp") == date(2026, 6, 19)
    assert due("Sau 05 ngày kể từ ngày họp") == date(2026, 6, 10)
    # Calendar days ending on a Saturday end on Monday.
    assert due("Sau 01 ngày kể từ ngày họp") == date(2026, 6, 8)
    assert due("Sau 01 tháng kể từ ngày họp") == date(2026, 7, 6)
    for text in ("Khi có thay đổi", "Theo quy định", "Đột xuất"):
        assert due(text) == date(2026, 12, 31)

    def every_day(start, n):
        return date.fromordinal(start.toordinal() + n)

    text = "Sau 10 ngày làm việc kể từ ngày họp"
    assert due(text, workdays=every_day) == date(2026, 6, 15)
    assert due("Sau 01 ngày kể từ ngày họp", workdays=every_day) == date(2026, 6, 6)


def test_the_event_of_another_year_is_due_in_that_year():
    s = parse("Khi có thay đổi", YEAR)
    assert s.windows(event_date=date(2027, 2, 1)) == windows("1/2/2027-31/12/2027")


def test_a_usual_time_is_never_late():
    s = parse("Không quy định thời gian (Thường Quý III-IV)", YEAR)
    assert s.indicative and s.is_open_ended
    assert parse("Thường Quý III-IV", YEAR) == s
    assert not parse("Dự kiến Quý III", YEAR).is_open_ended
    assert parse("Thường xuyên", YEAR).is_open_ended
    assert not parse("Hàng tháng", YEAR).is_open_ended


@pytest.mark.parametrize(
    "text",
    [
        "Quý I (nếu có)",
        "Quý I, nếu có thay đổi",
        "Quý I (khi thay đổi)",
        "Quý I (công bố lại nếu thay đổi lĩnh vực)",
        "Quý I (nếu xét thấy cần thiết)",
    ],
)
def test_a_condition_is_marked_and_changes_no_day(text):
    s = parse(text, YEAR)
    assert s.conditional and s.windows() == windows("1/1-31/3")
    assert s != parse("Quý I", YEAR)
    assert str(s) == "Quý I/2026 (nếu có)"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Quý I", [""]),
        ("Thường xuyên", [""]),
        ("Quý I và Quý III", ["Quý I/2026", "Quý III/2026"]),
        ("15/6 và 15/12", ["Ngày 15/06/2026", "Ngày 15/12/2026"]),
        ("Trước 15/6 và 15/12",
         ["Trước ngày 15/06/2026", "Trước ngày 15/12/2026"]),
        ("Hàng quý", ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]),
        ("6 tháng, năm", ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]),
    ],
)  # fmt: skip
def test_labels_of_windows(text, labels):
    assert parse(text, YEAR).labels() == labels


def test_labels_of_months_and_weeks():
    months = parse("Hàng tháng", YEAR).labels()
    assert months[:3] == ["Tháng 01/2026", "Tháng 02/2026", "Tháng 3/2026"]
    weeks = parse("Hàng tuần", YEAR).labels()
    assert (weeks[0], weeks[13], weeks[-1]) == (
        "Tuần 1/2026",
        "Tuần 14/2026",
        "Tuần 53/2026",
    )


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


def test_a_deadline_is_a_value():
    assert len({parse("Quý I", YEAR), parse("Quý 1/2026", YEAR)}) == 1
    with pytest.raises(AttributeError):
        parse("Quý I", YEAR).kind = "on"
    kinds = {parse(row[0], YEAR).kind for row in DEADLINES + RECURRING + EVENTS}
    assert kinds | {"free"} == set(deadline.KINDS)


def test_the_tools_import_without_odoo():
    """Nothing of Odoo is imported, in a Python that could not import it anyway."""
    code = (
        "import sys; sys.modules['odoo'] = None; from loader import load; "
        "[load(n) for n in ('deadline', 'workdays')]; "
        "print([m for m in sys.modules if m.startswith('odoo.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=TOOLS.parents[1] / "tests" / "pure",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


# --- cells with several cases ---------------------------------------------------------

NEW, NONE = (
    "Trường hợp có văn bản hướng dẫn ban hành mới",
    "Trường hợp không có văn bản hướng dẫn ban hành mới",
)
SEED_004_ROW_3 = """- Trường \nhợp có văn \n\nbản hướng \ndẫn ban \n
hành mới: \nRà soát các \n\nTTHC/quy \ntrình đang \n\náp dụng, \ncải tiến sau \n
30 ngày \nlàm việc \n\nkể từ ngày \nnhận được \nvăn bản \n\nhướng dẫn \nmới. \n
- Trường \nhợp không \n\ncó văn bản \nhướng dẫn \n\nban hành \nmới: tiến \n
hành  rà \nsoát các \n\nTTHC/quy \ntrình đang \náp dụng, \ncải tiến \ntrước ngày
31/8/2023"""
SEED_004_ROW_4 = f"""- {NEW}: Ban hành Quyết định sửa đổi, bổ sung, thay thế sau 10
ngày làm việc kể từ ngày hoàn thành rà soát các TTHC/quy trình. - {NONE}: Ban hành
Quyết định sửa đổi, bổ sung, thay thế trước ngày 15/9/2023"""


@pytest.mark.parametrize(
    ("cell", "event", "delay", "due"),
    [
        (SEED_004_ROW_3, "ngày nhận được văn bản hướng dẫn mới", 30, "30/8/2023"),
        (SEED_004_ROW_4, "ngày hoàn thành rà soát các TTHC/quy trình", 10, "14/9/2023"),
    ],
)
def test_the_two_branches_of_seed_004(cell, event, delay, due):
    (new, after), (none, otherwise) = deadline.split_branches(cell)
    assert (new, none) == (NEW, NONE)
    s = parse(after, 2023)
    assert (s.kind, s.event, s.delay, s.unit) == (
        "after_event",
        event,
        delay,
        "working_days",
    )
    s = parse(otherwise, 2023)
    assert (s.kind, s.windows()) == ("before", windows(f"1/1/2023-{due}"))
    whole = parse(cell, 2023)
    assert whole.kind == "free" and "tách mỗi trường hợp" in whole.message


@pytest.mark.parametrize(
    ("cell", "branches"),
    [
        ("Báo cáo 6 tháng: trước 15/6; báo cáo năm: trước ngày 15/12",
         [("Báo cáo 6 tháng", "trước 15/6"), ("báo cáo năm", "trước ngày 15/12")]),
        ("- Cấp Sở: Quý I.\n- Cấp phòng: Quý II.",
         [("Cấp Sở", "Quý I"), ("Cấp phòng", "Quý II")]),
        ("- Cấp Sở: Quý I - Cấp phòng: Quý II",
         [("Cấp Sở", "Quý I"), ("Cấp phòng", "Quý II")]),
        ("Quý I: xây dựng kế hoạch; quý IV: báo cáo",
         [("xây dựng kế hoạch", "Quý I"), ("báo cáo", "quý IV")]),
        ("Nếu có văn bản mới thì sau 10 ngày; nếu không thì trước 15/8",
         [("Nếu có văn bản mới", "sau 10 ngày"), ("nếu không", "trước 15/8")]),
        ("31/02: kế hoạch; 31/12: báo cáo",
         [("kế hoạch", "31/02"), ("báo cáo", "31/12")]),
        ("Trường hợp có văn bản mới: trước 31/8",
         [("Trường hợp có văn bản mới", "trước 31/8")]),
    ],
)  # fmt: skip
def test_cells_with_several_cases(cell, branches):
    assert deadline.split_branches(cell) == branches


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quý I",
        " Quý I ",
        "01/3 - 15/4/2026",
        "Quý II; Quý III",
        "Thời gian: Quý I",
        "TCVN ISO 9001:2015; Quý I",
        "Phòng Văn hóa - Xã hội",
    ],
)
def test_a_simple_cell_is_left_alone(text):
    assert deadline.split_branches(text) == [("", text)]


# --- next year's plan -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "year", "moved"),
    [
        ("Quý I", 2026, "Quý I"),
        ("QUÝ  II và Quý\nIII/2026", 2026, "QUÝ  II và Quý\nIII/2027"),
        ("Tháng 02/2026", 2026, "Tháng 02/2027"),
        ("Tháng 01/2027", 2026, "Tháng 01/2028"),
        ("Trước ngày 05/11/2026", 2026, "Trước ngày 05/11/2027"),
        ("Trước ngày 5-11-2026", 2026, "Trước ngày 5-11-2027"),
        ("15/6/26", 2026, "15/6/27"),
        ("01/3-15/4/2023", 2023, "01/3-15/4/2024"),
        ("ngày 15 tháng 6 năm 2026", 2026, "ngày 15 tháng 6 năm 2027"),
        ("Năm 2026", 2026, "Năm 2027"),
        ("Báo cáo năm 2025 trước 28/2/2026", 2026, "Báo cáo năm 2026 trước 28/2/2027"),
        ("30/6 hằng năm", 2026, "30/6 hằng năm"),
        ("29/02/2024", 2024, "28/02/2025"),
        ("29/02", 2024, "28/02"),
        ("ngày 29 tháng 02 năm 2024", 2024, "ngày 28 tháng 02 năm 2025"),
        ("28/02/2027", 2027, "28/02/2028"),
        ("Theo Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014", 2014,
         "Theo Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014"),
        ("Theo KH 188/KH-SKHCN ngày 26/01/2026, quý II/2026", 2026,
         "Theo KH 188/KH-SKHCN ngày 26/01/2026, quý II/2027"),
        ("TCVN ISO 9001:2015, quý I/2015", 2015, "TCVN ISO 9001:2015, quý I/2016"),
        ("Luật Lưu trữ năm 2024, quý I/2025", 2025,
         "Luật Lưu trữ năm 2024, quý I/2026"),
        ("Quyết định 101/2019", 2019, "Quyết định 101/2019"),
        ("Chiến lược năm 1999", 2026, "Chiến lược năm 1999"),
        ("", 2026, ""),
    ],
)  # fmt: skip
def test_a_deadline_moves_to_next_year(text, year, moved):
    assert deadline.move_year(text, year, year + 1) == moved
    assert deadline.move_year(text, year, year) == text
