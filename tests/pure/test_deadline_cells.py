"""Cells that hold several cases, and cells of last year's plan in the next one."""

import pytest
from deadline_samples import windows
from loader import load

deadline = load("deadline")
parse = deadline.parse


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
        ("Trước ngày 29.2", 2028, "Trước ngày 28.2"),
        ("Từ ngày 29-2 đến 20-10", 2028, "Từ ngày 28-2 đến 20-10"),
        ("Mục 29.2", 2028, "Mục 29.2"),
        ("Trước ngày 5.11.26", 2026, "Trước ngày 5.11.27"),
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
