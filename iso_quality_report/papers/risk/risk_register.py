"""Bảng nhận diện, đánh giá rủi ro và cơ hội: of a department and of the agency.

Columns by the procedure that agencies have for it (QT-HT-05 "Quản lý rủi ro và cơ
hội"). Opportunities are not scored and stand in a table of their own.
"""

from __future__ import annotations

from dataclasses import replace

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import build, printed
from .risk_matrix import risk_matrix

# sudo: names that stand in what the user may read and prints.

KIND = "BẢNG NHẬN DIỆN, ĐÁNH GIÁ RỦI RO VÀ CƠ HỘI"
SIZE = 10
TREATMENTS = {
    "avoid": "Tránh",
    "reduce": "Giảm thiểu",
    "share": "Chia sẻ",
    "accept": "Chấp nhận",
}
SOURCES = {
    "audit": "ĐGNB",
    "review": "XXLĐ",
    "proposal": "Đề xuất",
    "complaint": "Phàn nàn",
    "external": "Đánh giá ngoài",
    "other": "Khác",
}
MOVES = {"new": "Mới", "up": "Tăng", "down": "Giảm", "same": "Như cũ"}
CHECKS = {"effective": "đạt", "failed": "chưa đạt", "done": "chờ kiểm tra"}
# Label, width and alignment of each column.
_RISK_SHAPES = (
    ("TT", 3, "center"),
    ("Quá trình, công việc", 10, "left"),
    ("Mô tả rủi ro", 14, "left"),
    ("Nguồn", 6, "center"),
    ("Nguyên nhân; ảnh hưởng", 16, "left"),
    ("KN", 3.5, "center"),
    ("AH", 3.5, "center"),
    ("Mức", 7.5, "center"),
    ("So với năm trước", 5.5, "center"),
    ("Xử lý", 8, "center"),
    ("Biện pháp; người phụ trách; thời hạn", 19, "left"),
    ("Còn lại", 7.5, "center"),
)
_OPPORTUNITY_SHAPES = (
    ("TT", 4, "center"),
    ("Quá trình, công việc", 20, "left"),
    ("Mô tả cơ hội", 30, "left"),
    ("Nguồn", 8, "center"),
    ("Lợi ích", 20, "left"),
    ("Việc làm; người phụ trách; thời hạn", 24, "left"),
)


@printed("risk_register")
def risk_register(register) -> b.Document:
    """The register of one department with its matrix.

    :param register: one iso.risk.register
    """
    department = register.sudo().department_id
    heatmap = register.env["iso.risk.heatmap"]
    options = {"department_id": department.id}
    return landscape_table(
        register,
        KIND,
        f"{department.name}, năm {register.year}",
        [
            *risk_matrix(heatmap._matrix(register.round_id, options), "current"),
            *_lines(register.risk_ids, "Rủi ro"),
        ],
        signers=[("TRƯỞNG PHÒNG, ĐƠN VỊ", register.confirmed_by_name or "")],
        day=register.confirmed_date,
    )


def _of_reader(document, one) -> b.Document:
    """Of the stored registers of a closed review those that the user may read; who may
    not read all of them has no matrix of all."""
    registers = one.env["iso.risk.register"].search([("round_id", "=", one.id)])
    # sudo: only whether there are others
    if registers == registers.sudo().search([("round_id", "=", one.id)]):
        return document
    # What it was called when the register was closed; the review may be closed later.
    names = {_unit_as_sealed(register) for register in registers}
    names |= set(registers.sudo().department_id.mapped("name"))
    return replace(
        document,
        blocks=[
            block
            for block in document.blocks
            if isinstance(block, b.Letterhead | b.Title | b.Closing)
            or (isinstance(block, b.Section) and block.title in names)
        ],
    )


def _unit_as_sealed(register) -> str:
    """The name of a register's department when it was closed."""
    document = build("risk_register", register)
    [title] = [block for block in document.blocks if isinstance(block, b.Title)]
    return title.subject.rpartition(",")[0]


@printed("risk_round", shown=_of_reader, screen="iso_risk_matrix")
def risk_round(one) -> b.Document:
    """The registers of all departments the user may see, with the agency's matrices.

    What the screen of the matrix shows comes in the context (``iso_risk_matrix``: a dict
    with ``stage`` and ``department_id``): then it is that matrix, and the registers of
    that department.

    :param one: one iso.risk.round
    """
    heatmap = one.env["iso.risk.heatmap"]
    screen = one.env.context.get("iso_risk_matrix")
    options = heatmap._clean(screen)
    domain = [("round_id", "=", one.id)]
    if options["department_id"]:
        domain.append(("department_id", "=", options["department_id"]))
    body: list[b.Block] = []
    for stage in [options["stage"]] if screen else ("current", "residual"):
        body += risk_matrix(heatmap._matrix(one, {**options, "stage": stage}), stage)
    registers = one.env["iso.risk.register"].search(domain)
    risks = one.env["iso.risk"].search(domain)
    of = risks.grouped("register_id")
    for register in registers:
        title = register.sudo().department_id.name
        state = "" if register.state == "closed" else " (chưa hoàn thành rà soát)"
        body.append(b.Section(f"{title}{state}", _lines(of.get(register, risks[:0]))))
    subject = f"năm {one.year}"
    if options["department_id"] and registers:
        subject = f"{registers[0].sudo().department_id.name}, {subject}"
    return landscape_table(
        one,
        KIND,
        subject,
        body,
        signers=[("THƯ KÝ ISO", ""), ("LÃNH ĐẠO CƠ QUAN", "")],
        day=one.closed_date,
    )


# ---------------------------------------------------------------- the lines
def _lines(risks, title: str = "") -> list[b.Block]:
    """The tables of risks and of opportunities.

    :param title: of the risks; with one both are parts of the document
    """
    kept = risks.filtered(lambda one: one.review != "dropped")
    dropped = risks - kept
    scored = kept.filtered(lambda one: one.kind == "risk")
    opportunities = kept - scored
    blocks: list[b.Block] = []
    if scored:
        blocks.append(b.Section(title, [_risk_table(scored)]))
    if opportunities:
        table = _opportunity_table(opportunities)
        if title:
            blocks.append(b.Section("Cơ hội", [table]))
        else:
            blocks += [_heading("Cơ hội"), table]
    if dropped:
        names = "; ".join(dropped.mapped("name"))
        blocks.append(
            b.Paragraph(f"Không còn: {names}.", "left", indent=False),
        )
    if not blocks:
        blocks.append(b.Paragraph("Chưa nhận diện rủi ro, cơ hội.", indent=False))
    return blocks


def _heading(text: str) -> b.Paragraph:
    return b.Paragraph([b.Run(text, bold=True)], "left", indent=False, keep=True)


def _risk_table(risks) -> b.Table:
    rows = []
    for place, one in enumerate(risks, 1):
        rows.append(
            [
                str(place),
                _process(one),
                one.name,
                SOURCES[one.source],
                _reasons(one),
                _level(one.current_likelihood_id),
                _level(one.current_impact_id),
                _band(one, "current"),
                MOVES.get(one.movement, ""),
                _treatment(one),
                _measures(one),
                _band(one, "residual"),
            ]
        )
    return labelled_table(_RISK_SHAPES, rows, SIZE)


def _opportunity_table(risks) -> b.Table:
    rows = [
        [
            str(place),
            _process(one),
            one.name,
            SOURCES[one.source],
            one.effect or "",
            _measures(one),
        ]
        for place, one in enumerate(risks, 1)
    ]
    return labelled_table(_OPPORTUNITY_SHAPES, rows, SIZE)


def _process(one) -> str:
    codes = "; ".join(one.sudo().procedure_ids.mapped("code"))
    return "\n".join(filter(None, [one.process, codes]))


def _reasons(one) -> str:
    lines = [one.cause or "", one.effect or ""]
    causes = [*one.issue_ids.mapped("name"), *one.party_need_ids.mapped("name")]
    if causes:
        lines.append(f"Bối cảnh, bên quan tâm: {'; '.join(causes)}")
    return "\n".join(filter(None, lines))


def _level(level) -> str:
    if not level:
        return ""
    return level.name if level.scale_id.in_words else str(level.value)


def _band(one, stage: str) -> b.Cell:
    band, score = one[f"{stage}_band_id"], one[f"{stage}_score"]
    if not band:
        return b.Cell()
    text = band.name if band.scale_id.in_words else f"{score}\n{band.name}"
    return b.Cell(text, bold=True, fill=band.colour)


def _treatment(one) -> str:
    lines = [TREATMENTS.get(one.treatment, "")]
    if one.treatment == "accept" and one.accepted_by_id:
        lines.append(one.accepted_by_name)
        if one.accepted_until:
            lines.append(f"đến {one.accepted_until:%d/%m/%Y}")
    if one.approved_by_id:
        lines.append(f"Phê duyệt: {one.approved_by_name}")
    elif one.approval == "needed":
        lines.append("Chờ lãnh đạo phê duyệt")
    return "\n".join(filter(None, lines))


def _measures(one) -> str:
    lines = []
    if one.controls:
        lines.append(f"Đang áp dụng: {'; '.join(one.controls.splitlines())}")
    for measure in one.measure_ids:
        parts = [measure.name, measure.sudo().user_id.name or ""]
        if measure.date_deadline:
            parts.append(f"{measure.date_deadline:%d/%m/%Y}")
        text = "; ".join(filter(None, parts))
        check = CHECKS.get(measure.state)
        lines.append(f"- {text} ({check})" if check else f"- {text}")
    return "\n".join(lines)
