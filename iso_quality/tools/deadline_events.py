"""Deadlines that wait for an event, and deadlines inside a sentence.

A text is read whole, or at one end of a sentence that says what to do. In this order:

1. a text that names days or periods from end to end (deadline_grammar);
2. `_EVENTS`: a text that waits for an event, whose words are kept as typed;
3. the deadline at the end, then at the start, of a sentence, provided the rest of the
   sentence holds no other time.

"Ngay sau khi …" states no delay that can be counted. "Trước khi …" without one and
lunar dates are not read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import deadline_kinds as kinds
from .deadline_dates import Deadline
from .deadline_delays import DELAY, DELAY_AFTER_WORDS, QUANTITY, delay_of
from .deadline_grammar import read_dated
from .deadline_grammar_words import lex
from .deadline_references import without_paper
from .deadline_usual import read_usual

_LIMIT_WORDS = (
    r"(?:chậm nhất|muộn nhất|không quá|tối đa|trong vòng|trong thời hạn"
    r"|trong thời gian|trong|ngay sau|sau)"
)
_AT_LEAST = (
    r"(?:ít nhất|tối thiểu|chậm nhất|muộn nhất|không muộn hơn|không dưới|không ít hơn)"
    r"(?: là)?"
)
_NO_DATE = r"(?!(?:ngày|tháng|quý|năm) (?:\d|[ivx]+\b))"
_EVENT = r"(?P<event>[^\s.,;:-].*)"
_EVENTS: list[tuple[str, re.Pattern]] = [
    (kind, re.compile(pattern))
    for kind, pattern in [
        # "Sau 30 ngày làm việc kể từ ngày …", "05 ngày sau khi …", "Trong vòng 10 ngày"
        (kinds.AFTER_EVENT,
         rf"(?:{_LIMIT_WORDS}(?: là)? )*{DELAY},? "
         r"(?P<lead>kể từ khi|kể từ sau khi|kể từ|tính từ khi|tính từ|từ khi|từ|sau khi"
         rf"|sau) {_EVENT}"),
        (kinds.AFTER_EVENT, rf"sau {DELAY} (?P<lead>)(?P<event>(?!làm việc)[^\W\d].*)"),
        (kinds.AFTER_EVENT, rf"(?:{_LIMIT_WORDS} )+{DELAY}(?P<lead>)(?P<event>)"),
        # "Sau khi kết thúc đánh giá 05 ngày làm việc"
        (kinds.AFTER_EVENT,
         r"(?P<lead>sau khi|sau) (?P<event>(?!khi|nếu)[^\W\d].*?),? "
         rf"(?:{_LIMIT_WORDS} )*{DELAY_AFTER_WORDS}"),
        # "Ít nhất 05 ngày làm việc trước khi …", "30 ngày trước ngày …"
        (kinds.BEFORE_EVENT,
         rf"(?:{_AT_LEAST} )*{DELAY},? (?P<lead>trước khi|trước) {_NO_DATE}{_EVENT}"),
        # "Trước 03 tháng tính đến ngày …"
        (kinds.BEFORE_EVENT,
         rf"(?P<lead>trước) (?:{_AT_LEAST} )*{DELAY},? (?:tính đến|tính tới|so với"
         rf"|tính từ|kể từ|trước)(?: khi)? {_NO_DATE}{_EVENT}"),
        # "Trước cuộc họp ít nhất 2 tuần"
        (kinds.BEFORE_EVENT,
         rf"(?P<lead>trước khi|trước) {_NO_DATE}(?!khi|{_AT_LEAST})"
         rf"(?P<event>[^\W\d].*?),? "
         rf"(?:{_AT_LEAST} )*{DELAY_AFTER_WORDS}"),
        (kinds.ON_REQUEST,
         r"(?P<lead>(?:(?:định kỳ|thường xuyên),? (?:và |hoặc )?)?đột xuất,?"
         r"(?: khi có| theo)?|theo|khi có|nếu có|) ?"
         r"(?P<event>(?:yêu cầu|đề nghị|nhu cầu)(?: .+)?)"),
        (kinds.ON_REQUEST, r"(?P<lead>khi|nếu) (?P<event>(?:xét |thấy )*cần(?: .+)?)"),
        (kinds.ON_REQUEST, r"(?P<lead>)(?P<event>đột xuất(?: .+)?)"),
        (kinds.AFTER_EVENT,
         r"(?P<lead>(?:ngay )?(?:sau khi|sau|khi)|mỗi khi|kể từ khi|nếu) "
         rf"(?!{QUANTITY.pattern}){_EVENT}"),
        (kinds.EXTERNAL,
         r"(?:thực hiện )?(?P<lead>theo|căn cứ vào|căn cứ|tuỳ theo|tuỳ thuộc vào"
         r"|phụ thuộc vào) "
         rf"(?!dõi|đúng|tiêu chuẩn|tcvn|iso|mẫu){_EVENT}"),
        (kinds.EXTERNAL,
         r"(?P<lead>)(?P<event>(?:kế hoạch|lịch|chương trình|thông báo|hướng dẫn"
         r"|chỉ đạo)(?: \w+)* của .+)"),
    ]
]  # fmt: skip
# An event that goes on into another deadline: "khi có văn bản mới, trước ngày 31/8".
_GOES_ON = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|không quá|đến hết|xong) (?:H ?)?[NPD]"
    r"|[,;] ?(?:(?:trong|dự kiến|hoặc|và|vào) )*[NPDF] ?(?:$|[,;)])"
    r"|(?:[,;] ?|và |hoặc )(?:sau|trong vòng) \d"
)


def _read_event(shown: str, folded: str, year: int) -> Deadline | None:
    for kind, pattern in _EVENTS:
        m = pattern.fullmatch(folded)
        if m is None:
            continue
        skeleton = lex(m["event"], year)[0]
        # "Kế hoạch quý III của Sở" without "theo" may well be the work, not the time.
        unsure = kind == kinds.EXTERNAL and not m["lead"] and set("NPD") & set(skeleton)
        if unsure or _GOES_ON.search(skeleton):
            continue
        delay = unit = None
        if m.groupdict().get("n"):
            if (counted := delay_of(m)) is None:
                continue
            delay, unit = counted
        if (delay is None or kind == kinds.BEFORE_EVENT) and read_dated(
            m["event"], year
        ):
            continue  # "khi 15/6": a time is no event
        event = shown[slice(*m.span("event"))].strip(" ,;:")
        if not m.start("event") and event[1:2].islower():
            event = event[0].lower() + event[1:]
        return Deadline(
            kind,
            year,
            event=event,
            delay=delay,
            unit=unit,
            lead=m["lead"].rstrip(","),
        )
    return None


# --- reading a text -------------------------------------------------------------------

_CONDITION = re.compile(
    r" ?\((?:[^()\d]* )?(?:nếu|khi)\b[^()\d]*\)"
    r"|(?<=\w)[,;]? nếu (?:có|cần|xét thấy|phát sinh)\b[^,;()\d]*$"
)
# Where the deadline may start in a sentence that says what to do.
_MARKER = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|trước|chậm nhất|muộn nhất|không quá|không muộn hơn"
    r"|đến hết|ít nhất|tối thiểu|ngay sau|ngay khi|(?<!như )sau(?= \w)|khi|trong|vào"
    r"|từ(?= (?:ngày|tháng|quý|tuần|\d))|định kỳ|hàng|mỗi|đột xuất"
    r"|thông thường|(?<!bất )(?<!bình )(?<!thông )thường(?= )"
    r"|theo (?:yêu cầu|đề nghị|quy định|kế hoạch|lịch|hướng dẫn|thông báo|chương trình)"
    r")\b"
)
# Words after the last time read that may belong to another: nothing is cut off then.
_MORE_TIME = re.compile(
    rf"\d|\b(?:sau|từ|đến|không|trừ|theo|ngày|tuần|tháng|quý|năm|giờ)\b|{_MARKER.pattern}"
)
# Words before the marker that it leaves unread: "trước | khi họp".
_UNREAD = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|không quá|tối đa|trong vòng|trong thời hạn)\b"
)
_DAYS_SAID = re.compile(r"\d\W*$|\b(?:từ|đến|ngày) \d")
_STOPS = " .,;:"
_LUNAR = re.compile(r"âm lịch|\bâl\b")
# A page pasted into the cell is no deadline, and would be slow to search.
_LONGEST = 1000


def read(shown: str, folded: str, year: int) -> Deadline | None:
    """Read a cleaned text and its folded form; None when it is not understood.

    Raises ValueError for a date, month or quarter that does not exist.
    """
    if len(folded) > _LONGEST or _LUNAR.search(folded):
        return None
    folded = folded.rstrip(_STOPS)
    shown = shown[: len(folded)]
    conditional = False
    while (m := _CONDITION.search(folded)) and m.end() - m.start() < len(folded):
        shown = _without(shown, m)
        folded = _without(folded, m)
        conditional = True
    found = _read_whole(shown, folded, year) or _read_sentence(shown, folded, year)
    if found and conditional:
        found = replace(found, conditional=True)
    return found


def _without(text: str, m: re.Match) -> str:
    return (text[: m.start()] + text[m.end() :]).strip()


def _read_whole(shown: str, folded: str, year: int) -> Deadline | None:
    folded = folded.rstrip(_STOPS)
    shown = shown[: len(folded)]
    if found := read_dated(folded, year):
        return found
    for rest in without_paper(folded, year):
        if found := read_dated(rest.rstrip(_STOPS), year):
            return found
    return read_usual(shown, folded, year) or _read_event(shown, folded, year)


def _read_sentence(shown: str, folded: str, year: int) -> Deadline | None:
    """Read the deadline that ends, or else begins, a sentence saying what to do."""
    _skeleton, lexemes = lex(folded, year)
    times = [x for x in lexemes if x.tag != "P" or x.unit != "year"]
    # Where the sentence may be cut after its last time: no other deadline follows.
    ends = [len(folded)]
    if times and not _MORE_TIME.search(folded, lexemes[-1].end):
        ends.append(lexemes[-1].end)
    for end in ends:
        if end < len(folded):
            found = read_dated(folded[:end], year)
            if found:
                return found
        for m in _MARKER.finditer(folded, 1, end):
            said = folded[: m.start()]
            if any(x.start < m.start() for x in times) or _UNREAD.search(said):
                break
            if end < len(folded):
                found = read_dated(folded[m.start() : end], year)
            else:
                found = _read_whole(shown[m.start() :], folded[m.start() :], year)
            if found and _stands_alone(found, said):
                return found
    return None


def _stands_alone(found: Deadline, said: str) -> bool:
    """Say whether what was said before a deadline holds no part of it.

    "05 ngày | sau khi họp", "họp | sau 6 tháng", "từ 15-20 | hàng tháng" do.
    """
    if found.needs_event:
        return bool(found.event) and not QUANTITY.search(said)
    return not (found.is_recurring and _DAYS_SAID.search(said))
