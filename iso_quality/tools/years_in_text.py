"""Years inside running text (titles, sections, descriptions of work)."""

import re

# "năm 2026" moves with the plan; the year of a dated document ("ngày 05 tháng 3
# năm 2014", "tháng 3 năm 2014") is a fact and stays.
_YEAR = re.compile(r"(?<![\w/])(năm\s+)(\d{4})\b", re.IGNORECASE)
_NEAR = 60  # characters in which the month before a year is looked for
_MONTH_BEFORE = re.compile(r"tháng\s+\d{1,2}\s*$", re.IGNORECASE)


def move_year_in_prose(text, year, new_year):
    """Rewrite a plan's text for another year.

    Only the plan's own year and its two neighbours move ("báo cáo năm 2025 và mục
    tiêu năm 2026"); every other year is left alone.

    :param text: str, plain or HTML; falsy values are returned as they are
    :param int year: the year the text was written for
    :param int new_year: the year it is wanted for
    :return: str
    """
    if not text or year == new_year:
        return text

    def moved(match):
        found = int(match[2])
        start = match.start()
        before = text[max(start - _NEAR, 0) : start]
        if abs(found - year) > 1 or _MONTH_BEFORE.search(before):
            return match[0]
        return f"{match[1]}{found + new_year - year}"

    return _YEAR.sub(moved, text)
