"""Bảng bối cảnh và bảng các bên quan tâm (ISO 9001, 4.1 and 4.2)."""

from __future__ import annotations

from ...typeset import blocks as b
from ..landscape_table import landscape_table
from ..registry import printed

SIZE = 11
KINDS = {
    "strength": "Điểm mạnh",
    "weakness": "Điểm yếu",
    "opportunity": "Cơ hội",
    "threat": "Thách thức",
}
PLACES = {"internal": "Nội bộ", "external": "Bên ngoài"}
RELEVANCE = {"yes": "Có liên quan.", "no": "Không liên quan."}


@printed("context")
def context_document(context) -> b.Document:
    """The issues of a year, internal ones first, and the interested parties.

    :param context: one iso.context
    """
    return landscape_table(
        context,
        "BẢNG PHÂN TÍCH BỐI CẢNH VÀ CÁC BÊN QUAN TÂM",
        f"năm {context.year}",
        [
            b.Section("Bối cảnh của cơ quan", [_issues(context.issue_ids)]),
            b.Section("Các bên quan tâm", [_parties(context.party_ids)]),
        ],
        signers=[("THƯ KÝ ISO", context.sudo().reviewed_by_id.name or "")],
        day=context.reviewed_date,
    )


def _issues(issues) -> b.Table:
    columns = [b.Column(4, "center"), b.Column(26), b.Column(9, "center")]
    columns += [b.Column(22), b.Column(22), b.Column(17)]
    labels = ["TT", "Vấn đề", "Loại", "Ảnh hưởng (thuận lợi, khó khăn)", "Cách xử lý"]
    labels.append("Rủi ro, cơ hội liên quan")
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
                    _risks(issue),
                ]
            )
    return b.Table(columns, rows, [labels], size=SIZE)


def _said(issue) -> str:
    answer = RELEVANCE.get(issue.relevance, "") if issue.is_climate else ""
    description = issue.description or ""
    return "\n".join(filter(None, [issue.name, answer, description]))


def _parties(parties) -> b.Table:
    columns = [b.Column(4, "center"), b.Column(18), b.Column(26), b.Column(22)]
    columns += [b.Column(16), b.Column(14)]
    labels = ["TT", "Bên quan tâm", "Nhu cầu, mong đợi", "Cách đáp ứng", "Theo dõi"]
    labels.append("Rủi ro, cơ hội liên quan")
    rows = [
        [
            str(place),
            party.name,
            _needs(party),
            party.answer or "",
            party.watching or "",
            _risks(party),
        ]
        for place, party in enumerate(parties, 1)
    ]
    return b.Table(columns, rows, [labels], size=SIZE)


def _needs(party) -> str:
    climate = "Có yêu cầu liên quan đến biến đổi khí hậu" if party.climate_need else ""
    return "\n".join(filter(None, [party.needs or "", climate]))


def _risks(entry) -> str:
    return "\n".join(entry.risk_ids.mapped("name"))
