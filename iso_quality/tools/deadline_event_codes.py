"""Which occasions a deadline waits for that the system itself knows of.

"Sau mỗi cuộc ĐGNB" waits for the end of an internal audit, on whichever row of the plan
it stands. The words are read as deadline_events leaves them: what led to the event
("sau khi") and the event ("kết thúc đánh giá nội bộ"). Another occasion is another row
of `CODES`.

Only texts that name the occasion and nothing else are known: "sau khi khắc phục các điểm
không phù hợp của ĐGNB" waits for something that comes later, "khi có kế hoạch đánh giá
nội bộ" for something before.
"""

from __future__ import annotations

import re

from .deadline_spelling import clean, fold

AUDIT_CLOSED = "audit_closed"

_AUDIT = r"(?:đánh giá(?: chất lượng)? nội bộ|[đd]gnb|audit nội bộ)"
_COUNTED = r"(?:(?:mỗi|từng|các|một|1|01) )?(?:(?:cuộc|đợt|lần|kỳ|phiên|hoạt động) )?"
_OVER = (
    r"(?:(?:đã )?(?:kết thúc|hoàn thành|hoàn tất|xong|thực hiện xong|tiến hành xong"
    r"|tổ chức xong)|(?:có |ban hành |nhận được )*(?:kết quả|báo cáo(?: kết quả)?"
    r"|biên bản kết thúc|kết luận))(?: (?:công tác|việc|của))?"
)
_GOING_ON = r"(?:tiến hành|thực hiện|tổ chức|triển khai)(?: (?:công tác|việc))?"
# Which audit, in what and of whom: it stays the same occasion.
_OF_WHAT = (
    r"(?: (?:xong|kết thúc|(?:đối với |theo )?(?:htqlcl|hệ thống quản lý chất lượng)"
    r"|(?:theo )?(?:tiêu chuẩn )?(?:tcvn )?iso(?: 9001(?: ?: ?\d{4})?)?"
    r"|hàng năm|trong năm|định kỳ|(?:năm|của năm) \d{4}"
    r"|quý (?:iv|i{1,3}|[1-4])(?: ?/ ?\d{4})?"
    r"|tháng \d{1,2}(?: ?/ ?\d{4})?|lần \d|(?:tại|của) (?:cơ quan|đơn vị|các phòng|sở|xã"
    r"|phường|ubnd(?: xã| phường| tỉnh)?|đoàn)))*"
)
_AFTER = r"(?:(?:ngay )?sau(?: khi)?|(?:kể |tính )?từ(?: khi| sau khi)?)"

# code → patterns of "lead event"; the first code that fits is the deadline's.
CODES: dict[str, list[re.Pattern]] = {
    AUDIT_CLOSED: [
        re.compile(pattern)
        for pattern in (
            # "sau mỗi cuộc ĐGNB", "kể từ ngày kết thúc đánh giá nội bộ"
            rf"{_AFTER} (?:ngày )?{_COUNTED}(?:{_OVER} |{_GOING_ON} )?{_COUNTED}"
            rf"{_AUDIT}{_OF_WHAT}",
            # "khi có kết quả đánh giá nội bộ", "theo kết quả ĐGNB"; "khi ĐGNB" is while
            rf"(?:khi|mỗi khi|theo|căn cứ(?: vào)?) {_OVER} {_COUNTED}{_AUDIT}{_OF_WHAT}",
            rf"(?:khi|mỗi khi) {_COUNTED}{_AUDIT}{_OF_WHAT} (?:kết thúc|xong"
            r"|hoàn thành)",
        )
    ],
}


def event_code(lead: str | None, event: str | None) -> str | None:
    """Return the code of the occasion that a deadline waits for, None for others.

    lead   the word that led to the event: "sau", "kể từ", "khi" …
    event  the words of the event, as typed
    """
    words = fold(clean(f"{lead or ''} {event or ''}")).strip(" .,;:")
    # What a cell puts in brackets explains: "ĐGNB (đánh giá nội bộ)".
    words = " ".join(re.sub(r"\([^()]*\)", " ", words).split())
    for code, patterns in CODES.items():
        if any(pattern.fullmatch(words) for pattern in patterns):
            return code
    return None
