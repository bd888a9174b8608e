"""A time and the paper that fixed it: "từ ngày 15/9 đến 30/9 theo Kế hoạch đã ban hành".

The days bind, the paper only says where they come from. A text that names a paper and no
days waits for it (deadline_events).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .deadline_grammar_words import lex

_PAPER = (
    r"(?:kế hoạch|quyết định|công văn|văn bản|thông tư|nghị định|nghị quyết|chương trình"
    r"|lịch|thông báo|hướng dẫn|quy định|yêu cầu|chỉ đạo|chỉ thị|quy chế|quy trình"
    r"|đề cương|tiến độ|phân công)(?!\w)"
)
_NAMED = rf"(?:thực hiện )?(?:theo|căn cứ(?: vào)?)(?: đúng)? {_PAPER}"
_BEHIND = re.compile(rf",? ?\(?\b{_NAMED}[^()]*\)?$")
_AHEAD = re.compile(rf"{_NAMED}[^():,;]*")
# Its number and its date are no time of the plan.
_CITED = re.compile(
    r"(?<!\w)\d+(?:/\d{4})?/[^\W\d][\w.&-]*"
    r"|(?:ngày )?(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
    r"|ngày \d{1,2} tháng \d{1,2} năm \d{4}"
)
_JOINED = re.compile(r" ?[,:(] ?")
# A time that is only expected leaves the paper to decide.
_EXPECTED = re.compile(r"dự kiến|thường |khoảng ")


def without_paper(folded: str, year: int) -> Iterator[str]:
    """Yield what is left of a text without the paper it follows, if it names one."""
    for m in _BEHIND.finditer(folded, 1):
        rest = folded[: m.start()]
        # "Trong năm theo kế hoạch của UBND tỉnh" waits for that plan.
        if _names_time(rest, year) and not _paper_names_time(m[0], year):
            yield rest
    if m := _AHEAD.match(folded):
        # "Theo Kế hoạch số 188/KH-SKHCN ngày 26/01/2026, từ ngày 15/9": a few commas.
        for cut in islice(_JOINED.finditer(folded, m.end()), 4):
            paper, rest = folded[: cut.start()], folded[cut.end() :]
            if "(" in cut[0]:
                rest = rest.removesuffix(")")
            if not _paper_names_time(paper, year) and not _EXPECTED.match(rest):
                yield rest


def _paper_names_time(paper: str, year: int) -> bool:
    return _names_time(_CITED.sub("", paper), year)


def _names_time(text: str, year: int) -> bool:
    return any(x.tag != "P" or x.unit != "year" for x in lex(text, year)[1])
