"""How objectives are put into words on paper: Vietnamese whatever the user's language."""

from __future__ import annotations

from ...typeset import wording

SIGNS = {"least": "≥", "most": "≤", "equal": "="}
PERIODS = {
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half": "6 tháng một lần",
    "year": "mỗi năm một lần",
}
RULES = {
    "mean": "trung bình có trọng số của các mục tiêu thành phần",
    "sum": "tổng của các mục tiêu thành phần",
    "worst": "đạt khi mọi mục tiêu thành phần đều đạt",
}
RESULTS = {
    "reached": "Đạt",
    "not_reached": "Không đạt",
    "no_cases": "Không phát sinh",
    "not_measured": "Chưa đánh giá",
}


def number(value: float) -> str:
    """ "1.234,5": at most two decimals, none of them zeros at the end."""
    # What rounds to nothing has no sign.
    text = f"{round(value, 2) + 0.0:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def amount(one, value: float) -> str:
    """A value of an objective, or of its line in a report, in its unit: "98,5%"."""
    if one.direction == "yes":
        return "Đã thực hiện" if value else "Chưa thực hiện"
    unit = (one.unit or "").strip()
    return (
        f"{number(value)}{unit}" if unit == "%" else f"{number(value)} {unit}".strip()
    )


def target(one) -> str:
    """What is to be reached: "≥ 98%"; a question of yes or no: "Hoàn thành".

    More than all of them there cannot be: 100% has no sign.
    """
    if one.direction == "yes":
        return "Hoàn thành"
    if one.direction == "least" and one.unit == "%" and one.target == 100:
        return amount(one, one.target)
    return f"{SIGNS[one.direction]}{wording.NBSP}{amount(one, one.target)}"


def outcome(one) -> str:
    """What came of an objective and how that is judged: "96,2% (không đạt)"."""
    result = RESULTS[one.result or "not_measured"]
    if one.result not in ("reached", "not_reached"):
        return result
    if not one.has_value:
        return result
    return f"{amount(one, one.value)} ({result.lower()})"


def day(date) -> str:
    """ "05/01/2026", empty for no day."""
    return f"{date:%d/%m/%Y}" if date else ""


def numbered(objectives, start: str = ""):
    """Objectives of a recordset as a tree, those below another one after it.

    :return: list of (number such as "2.1", objective)
    """
    below = objectives.grouped("parent_id")
    roots = objectives.filtered(lambda one: one.parent_id not in objectives)
    found = []

    def add(some, before):
        for place, one in enumerate(some, 1):
            label = f"{before}{place}"
            found.append((label, one))
            add(below.get(one, ()), f"{label}.")

    add(roots, start)
    return found
