"""Chương trình đánh giá nội bộ of a year: what for, which department in which month,
what spoke for it, and what three years have looked at."""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..official import attached_to, official_document
from ..registry import printed
from . import audit_words as words

# sudo: the programme is read by all once it is issued, and tells of the whole agency.

MONTHS = range(1, 13)
_MATRIX = [
    ("Phòng, đơn vị", 34, "left"),
    *((str(month), 5.5, "center") for month in MONTHS),
]
_CELLS = [
    ("TT", 6, "center"),
    ("Phòng, đơn vị", 26, "left"),
    ("Tháng", 10, "center"),
    ("Quy trình, điều khoản", 32, "left"),
    ("So với năm trước", 13, "center"),
    ("Ghi chú", 13, "left"),
]
_OUTSIDE = [
    ("Tháng", 11, "center"),
    ("Nội dung", 49, "left"),
    ("Cơ quan thực hiện", 40, "left"),
]
_REASONS = [
    ("TT", 6, "center"),
    ("Phòng, đơn vị", 28, "left"),
    ("Lý do", 36, "left"),
    ("Quyết định", 30, "left"),
]
STANDINGS = {"new": "Mới", "changed": "Thay đổi", "same": "Như năm trước"}
FORESEEN = "x"
HOLE = "#f3c2c2"
LOOKED = "#dcefdc"


@printed("audit_programme")
def audit_programme(programme) -> b.Document:
    """The programme of a year; the table of coverage stands in an appendix.

    :param programme: one iso.audit.programme
    """
    mine = programme.sudo().with_context(lang="vi_VN")
    body = [
        b.Section("MỤC TIÊU", words.paragraphs(mine.objectives or "…")),
        b.Section("PHẠM VI, CHUẨN MỰC VÀ TẦN SUẤT", [b.ItemList(_frame(mine))]),
        b.Section(
            "LỊCH ĐÁNH GIÁ",
            [
                b.Paragraph(
                    f"Tháng đánh giá của từng phòng, đơn vị trong năm {mine.year}:",
                    keep=True,
                ),
                _matrix(mine),
                b.Paragraph("Nội dung đánh giá:", keep=True),
                _cells(mine),
            ],
        ),
    ]
    if mine.outside_ids:
        body.append(
            b.Section(
                "ĐÁNH GIÁ, KIỂM TRA TỪ BÊN NGOÀI",
                [
                    labelled_table(
                        _OUTSIDE,
                        [
                            [str(one.month), one.name, one.body or ""]
                            for one in mine.outside_ids
                        ],
                        words.SIZE,
                    )
                ],
            )
        )
    decided = mine.proposal_ids.filtered(lambda one: one.state != "open")
    if decided:
        body.append(b.Section("CĂN CỨ LỰA CHỌN", [_reasons(decided)]))
    if mine.unlooked_text:
        body.append(b.Section("NỘI DUNG CHƯA ĐÁNH GIÁ TRONG BA NĂM", _unlooked(mine)))
    body.append(
        b.Section(
            "TỔ CHỨC THỰC HIỆN",
            [
                *words.paragraphs(mine.resources),
                b.Paragraph(
                    f"{mine.responsible_id.name or 'Thư ký ISO'} phụ trách chương trình, "
                    "theo dõi và báo cáo kết quả thực hiện. Đánh giá ngoài chương trình "
                    "được lập kế hoạch riêng, có nêu lý do."
                ),
            ],
        )
    )
    found = mine._coverage()
    appendix = b.Appendix(
        title="PHẠM VI ĐÃ ĐÁNH GIÁ THEO ĐIỀU KHOẢN, "
        f"{found['years'][0]}–{found['years'][-1]}",
        blocks=[
            b.Paragraph(
                "Số câu hỏi đã được trả lời trong ba năm; ô tô đỏ là nội dung chưa ai "
                f"xem tới, “–” là không áp dụng, “{FORESEEN}” là có trong chương trình "
                "năm nay."
            ),
            _coverage(mine, found),
        ],
        reference=attached_to(programme),
        landscape=True,
    )
    return official_document(programme, programme._document_subject(), body, [appendix])


def _frame(programme) -> list[str]:
    found = [
        f"Phạm vi: {(programme.scope or '…').strip()}",
        f"Chuẩn mực đánh giá: {(programme.criteria or '…').strip()}",
        f"Tần suất: {(programme.frequency or '…').strip()}",
    ]
    if programme.asks_risks and (programme.risks or "").strip():
        found.append(f"Rủi ro của chương trình: {programme.risks.strip()}")
    return found


def _units(programme):
    return programme.cell_ids.department_id.sorted(lambda one: (one.name or "").lower())


def _matrix(programme) -> b.Table:
    months = {(one.department_id, one.month) for one in programme.cell_ids}
    rows = [
        [
            unit.name,
            *(FORESEEN if (unit, month) in months else "" for month in MONTHS),
        ]
        for unit in _units(programme)
    ]
    return labelled_table(_MATRIX, rows, words.SIZE)


def _cells(programme) -> b.Table:
    cells = programme.cell_ids.sorted(
        lambda one: (one.month, (one.department_id.name or "").lower())
    )
    rows = [
        [
            str(place),
            cell.department_id.name,
            str(cell.month),
            words.looked_at(cell),
            STANDINGS.get(cell.standing, ""),
            cell.note or "",
        ]
        for place, cell in enumerate(cells, 1)
    ]
    return labelled_table(_CELLS, rows, words.SIZE)


def _reasons(proposals) -> b.Table:
    rows = [
        [
            str(place),
            one.department_id.name or "Toàn cơ quan",
            one.reason,
            "Đưa vào chương trình"
            if one.state == "accepted"
            else f"Không đưa vào: {one.words}",
        ]
        for place, one in enumerate(proposals, 1)
    ]
    return labelled_table(_REASONS, rows, words.SIZE)


def _unlooked(programme) -> list[b.Block]:
    reason = (programme.unlooked_reason or "").strip()
    return [
        b.ItemList(programme.unlooked_text.splitlines(), style="dash"),
        *([b.Paragraph(f"Lý do: {reason}")] if reason else []),
    ]


def _coverage(programme, found) -> b.Table:
    units = found["departments"]
    width = 70 / max(len(units), 1)
    shapes = [
        ("Điều khoản", 30, "left"),
        *((unit.name, width, "center") for unit in units),
    ]
    rows = []
    for row in programme._coverage_rows(found):
        if not row["level"]:
            heading = b.Run(f"{row['number']}. {row['title']}", bold=True)
            rows.append(
                [
                    b.Cell(
                        blocks=[b.Paragraph([heading], keep=True)],
                        colspan=len(shapes),
                        align="left",
                    )
                ]
            )
        elif row["is_end"]:
            name = f"{row['number']} {row['title']}"
            rows.append([name, *map(_covered, row["cells"])])
    return labelled_table(shapes, rows, 10)


def _covered(cell) -> b.Cell:
    total = sum(cell["counts"])
    text = str(total) if total else "–" if cell["aside"] else ""
    if cell["foreseen"]:
        text = f"{text} {FORESEEN}".strip()
    if cell["hole"] and not cell["foreseen"]:
        return b.Cell(text, fill=HOLE)
    return b.Cell(text, fill=LOOKED if total else "")
