"""The occasions that the system knows of, read from the words of a deadline."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loader import load

deadline = load("deadline")
codes = load("deadline_event_codes")

AUDIT_CLOSED = [
    "Sau mỗi cuộc ĐGNB",
    "Sau mỗi cuộc ĐGNB (nếu có)",
    "SAU MỖI CUỘC ĐÁNH GIÁ NỘI BỘ.",
    "sau mỗi cuộc  đánh giá \n nội bộ",
    "Sau mỗi cuộc DGNB",
    "sau mỗi lần đánh giá chất lượng nội bộ",
    "Sau đợt ĐGNB",
    "Sau ĐGNB năm 2026",
    "Sau đánh giá nội bộ quý III",
    "Sau cuộc đánh giá nội bộ hằng năm",
    "Ngay sau đánh giá nội bộ",
    "Sau khi kết thúc đánh giá nội bộ",
    "Sau khi đánh giá nội bộ kết thúc",
    "Ngay sau khi kết thúc cuộc đánh giá nội bộ",
    "Sau khi hoàn thành công tác đánh giá nội bộ HTQLCL",
    "Sau khi tiến hành đánh giá nội bộ",
    "Sau khi có báo cáo kết quả đánh giá nội bộ",
    "Khi kết thúc đánh giá nội bộ",
    "Khi có kết quả đánh giá nội bộ",
    "Theo kết quả đánh giá nội bộ",
    "05 ngày làm việc sau mỗi cuộc đánh giá nội bộ",
    "Sau khi đánh giá nội bộ 05 ngày làm việc",
    "Trong vòng 10 ngày kể từ ngày kết thúc đánh giá nội bộ",
    "Sau 10 ngày làm việc kể từ ngày hoàn thành đánh giá nội bộ của Sở",
    "Lập báo cáo sau mỗi cuộc ĐGNB",
]
OTHERS = [
    "Khi đánh giá nội bộ",
    "Khi có kế hoạch đánh giá nội bộ",
    "Theo kế hoạch đánh giá nội bộ",
    "Sau khi thành lập đoàn đánh giá nội bộ",
    "Sau khi khắc phục các điểm không phù hợp của ĐGNB",
    "Sau khi đào tạo chuyên gia đánh giá nội bộ",
    "Sau đánh giá nội bộ và xem xét của lãnh đạo",
    "Khi UBND tỉnh có quyết định công bố",
    "Theo yêu cầu",
    "Quý II",
    "Đánh giá nội bộ: Quý III",
    "",
    "không đọc được",
]


@pytest.mark.parametrize("text", AUDIT_CLOSED)
def test_the_end_of_an_audit(text):
    found = deadline.parse(text, 2026)
    assert found.needs_event
    assert found.event_code == codes.AUDIT_CLOSED


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts(text):
    assert deadline.parse(text, 2026).event_code is None


@settings(deadline=None)
@given(
    st.sampled_from(AUDIT_CLOSED),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([str, str.upper, str.lower, str.capitalize]),
    st.sampled_from([" ", "  ", "\n", "\u00a0"]),
)
def test_however_it_is_typed(text, form, case, blank):
    typed = blank.join(unicodedata.normalize(form, case(text)).split(" "))
    found = deadline.parse(typed, 2026)
    assert found.event_code == codes.AUDIT_CLOSED
    # Written and read again it is the same occasion.
    assert deadline.parse(str(found), 2026).event_code == codes.AUDIT_CLOSED


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_are_read(lead, event):
    assert codes.event_code(lead, event) in (None, *codes.CODES)


def test_a_long_text_is_read_at_once():
    words = "sau " + "mỗi cuộc có ban hành " * 20_000 + "đánh giá nội bộ"
    assert codes.event_code("", words) is None
    tail = "sau đánh giá nội bộ" + " của sở" * 20_000 + " x"
    assert codes.event_code("", tail) is None
