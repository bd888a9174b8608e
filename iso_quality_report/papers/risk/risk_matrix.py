"""Ma trận rủi ro: how many risks stand where, for the prints of registers."""

from __future__ import annotations

from ...typeset import blocks as b
from ...typeset import wording

TITLES = {
    "inherent": "Ma trận rủi ro vốn có (khi chưa có biện pháp)",
    "current": "Ma trận rủi ro hiện tại",
    "residual": "Ma trận rủi ro còn lại sau biện pháp",
    "last": "Ma trận rủi ro của năm trước",
}


def risk_matrix(found, stage: str) -> list[b.Block]:
    """The matrix with a line of totals under it.

    Each place says its score and the mark of its band, so that it can be read without
    colours.

    :param found: what ``iso.risk.heatmap._matrix`` gives
    :param stage: see ``iso.risk.heatmap``
    """
    words = found["in_words"]

    def named(level):
        return level["name"] if words else f"{level['value']}. {level['name']}"

    names = {level["value"]: named(level) for level in found["likelihoods"]}
    bands = found["bands"]
    marked = dict(
        zip(
            [band["name"] for band in bands],
            marks([band["name"] for band in bands]),
            strict=True,
        )
    )
    cells = [
        [
            b.MatrixCell(
                str(cell["count"] or ""),
                marked[cell["band"]]
                if words
                else f"{cell['score']} {marked[cell['band']]}",
                cell["colour"],
            )
            for cell in row
        ]
        for row in found["rows"]
    ]
    legend = [
        (marked[band["name"]], _meaning(band, words), band["colour"])
        for band in reversed(bands)
    ]
    summary = f"{found['total']} rủi ro, {found['opportunities']} cơ hội."
    if found["unplaced"]:
        summary += f" {found['unplaced']} rủi ro chưa đánh giá."
    return [
        b.Matrix(
            "Khả năng xảy ra",
            "Mức độ ảnh hưởng",
            [names[row[0]["likelihood"]] for row in found["rows"]],
            [named(level) for level in found["impacts"]],
            cells,
            legend,
            TITLES[stage],
        ),
        b.Paragraph([b.Run(summary, italic=True)], "center", indent=False),
    ]


def marks(names: list[str]) -> list[str]:
    """Short marks of bands, from the lowest: their initials ("RC" for "Rất cao"), or
    Roman numbers when two would have the same ones."""
    found = ["".join(word[0] for word in name.split()).upper() for name in names]
    if len(set(found)) == len(found) and all(0 < len(mark) < 5 for mark in found):
        return found
    return [wording.roman(place) for place in range(1, len(names) + 1)]


def _meaning(band, words: bool) -> str:
    if words:
        return band["name"]
    low, high = band["from"], band["to"]
    return f"{band['name']} ({low if low == high else f'{low} đến {high}'})"
