"""Bảng bối cảnh và bảng các bên quan tâm (ISO 9001, 4.1 and 4.2)."""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import printed

# sudo: names that stand in what the user may read and prints.

SIZE = 11
KINDS = {
    "strength": "Điểm mạnh",
    "weakness": "Điểm yếu",
    "opportunity": "Cơ hội",
    "threat": "Thách thức",
}
PLACES = {"internal": "Nội bộ", "external": "Bên ngoài"}
RELEVANCE = {"yes": "Có liên quan.", "no": "Không liên quan."}
# Label, width and alignment of each column.
_ISSUE_SHAPES = (
    ("TT", 4, "center"),
    ("Vấn đề", 26, "left"),
    ("Loại", 9, "center"),
    ("Ảnh hưởng (thuận lợi, khó khăn)", 22, "left"),
    ("Cách xử lý", 22, "left"),
    ("Rủi ro, cơ hội liên quan", 17, "left"),
)
_PARTY_SHAPES = (
    ("TT", 4, "center"),
    ("Bên quan tâm", 18, "left"),
    ("Nhu cầu, mong đợi", 26, "left"),
    ("Cách đáp ứng", 22, "left"),
    ("Theo dõi", 16, "left"),
    ("Rủi ro, cơ hội liên quan", 14, "left"),
)


def _reads_risks(context) -> bool:
    """Whether the user may read all risks that are named beside issues and parties."""
    # sudo: which risks there are; they are read as the user
    mine = context.sudo()
    risks = mine.issue_ids.risk_ids | mine.party_ids.risk_ids
    return risks.sudo(context.env.su).has_access("read")


@printed("context_without_risks")
def context_without_risks(context) -> b.Document:
    """As ``context_document``, for those who may not read every risk that it names."""
    return _context(context, lambda _entry: "")


@printed("context", asks=_reads_risks, otherwise="context_without_risks")
def context_document(context) -> b.Document:
    """The issues of a year, internal ones first, and the interested parties.

    :param context: one iso.context
    """
    return _context(context, _risks)


def _context(context, risks) -> b.Document:
    return landscape_table(
        context,
        "BẢNG PHÂN TÍCH BỐI CẢNH VÀ CÁC BÊN QUAN TÂM",
        f"năm {context.year}",
        [
            b.Section("Bối cảnh của cơ quan", [_issues(context.issue_ids, risks)]),
            b.Section("Các bên quan tâm", [_parties(context.party_ids, risks)]),
        ],
        signers=[("THƯ KÝ ISO", context.reviewed_by_name or "")],
        day=context.reviewed_date,
    )


def _issues(issues, risks) -> b.Table:
    of = issues.grouped("place")
    rows, number = [], 0
    for place, name in PLACES.items():
        mine = of.get(place, issues[:0])
        if mine:
            rows.append([b.Cell(name, colspan=6, bold=True, fill="#eef3f7")])
        for issue in mine:
            number += 1
            rows.append(
                [
                    str(number),
                    _said(issue),
                    KINDS.get(issue.kind, ""),
                    issue.effect or "",
                    issue.handling or "",
                    risks(issue),
                ]
            )
    return labelled_table(_ISSUE_SHAPES, rows, SIZE)


def _said(issue) -> str:
    answer = RELEVANCE.get(issue.relevance, "") if issue.is_climate else ""
    description = issue.description or ""
    return "\n".join(filter(None, [issue.name, answer, description]))


def _parties(parties, risks) -> b.Table:
    rows = [
        [
            str(place),
            party.name,
            _needs(party),
            party.answer or "",
            party.watching or "",
            risks(party),
        ]
        for place, party in enumerate(parties, 1)
    ]
    return labelled_table(_PARTY_SHAPES, rows, SIZE)


def _needs(party) -> str:
    climate = "Có yêu cầu liên quan đến biến đổi khí hậu" if party.climate_need else ""
    return "\n".join(filter(None, [party.needs or "", climate]))


def _risks(entry) -> str:
    return "\n".join(entry.risk_ids.mapped("name"))
