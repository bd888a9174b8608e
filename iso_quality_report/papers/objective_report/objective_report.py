"""Báo cáo kết quả thực hiện mục tiêu chất lượng 6 tháng, năm.

The words and the numbers of departments stand in the report, the table of objectives
with its eight columns in an appendix on landscape pages.
"""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..objective import objective_words as words
from ..official import attached_to, official_document
from ..registry import printed

SIZE = 12
_SHAPES = [
    ("TT", 4, "center"),
    ("Mục tiêu", 24, "left"),
    ("Chỉ tiêu", 10, "center"),
    ("Kết quả (tử/mẫu, %)", 14, "center"),
    ("Đạt/Không đạt", 10, "center"),
    ("Nguyên nhân", 18, "left"),
    ("Giải pháp", 18, "left"),
    ("Đề xuất năm sau", 16, "left"),
]
_UNIT_SHAPES = [
    ("TT", 5, "center"),
    ("Phòng, đơn vị", 30, "left"),
    ("Số mục tiêu", 10, "center"),
    ("Đạt", 9, "center"),
    ("Không đạt", 11, "center"),
    ("Không phát sinh", 11, "center"),
    ("Chưa đánh giá", 12, "center"),
    ("Báo cáo", 19, "center"),
]
_NUMBERS = ("total", "reached", "missed", "no_cases", "unmeasured")


@printed("objective_report")
def objective_report(report) -> b.Document:
    """The report of a department or of the agency.

    :param report: one iso.objective.report
    """
    lines = report.line_ids
    results = [b.Paragraph(_summary(report))]
    if report.unit_ids:
        results += [
            b.Paragraph("Kết quả theo phòng, đơn vị như sau:", keep=True),
            _units(report.unit_ids),
        ]
    if lines:
        results.append(
            b.Paragraph("Kết quả của từng mục tiêu nêu tại Phụ lục kèm theo.")
        )
    body = [
        *_paragraphs(report.introduction or _introduction(report)),
        b.Section("KẾT QUẢ THỰC HIỆN", results),
    ]
    for title, text in (
        ("ĐÁNH GIÁ", report.assessment),
        ("ĐỀ XUẤT, KIẾN NGHỊ", report.proposals),
    ):
        if (text or "").strip():
            body.append(b.Section(title, _paragraphs(text)))
    appendix = b.Appendix(
        title=f"KẾT QUẢ THỰC HIỆN TỪNG MỤC TIÊU CHẤT LƯỢNG {_span(report).upper()}",
        blocks=[_lines(lines)],
        reference=attached_to(report),
        landscape=True,
    )
    return official_document(
        report, report._document_subject(), body, [appendix] if lines else []
    )


def _span(report) -> str:
    half = "6 tháng đầu năm" if report.period == "half" else "năm"
    return f"{half} {report.year}"


def _introduction(report) -> str:
    unit = report._unit_name()
    return (
        f"Thực hiện mục tiêu chất lượng năm {report.year}, {unit} báo cáo kết quả "
        f"thực hiện {_span(report)} như sau:"
    )


def _paragraphs(text: str) -> list[b.Block]:
    return [b.Paragraph(line.strip()) for line in text.splitlines() if line.strip()]


def _summary(report) -> str:
    """How many objectives came to what; no share where nothing has a result."""
    parts = [
        f"{report.reached_count} mục tiêu đạt",
        f"{report.missed_count} mục tiêu không đạt",
    ]
    if report.no_cases_count:
        parts.append(f"{report.no_cases_count} mục tiêu không phát sinh trường hợp")
    if report.unmeasured_count:
        parts.append(f"{report.unmeasured_count} mục tiêu chưa đánh giá")
    judged = report.reached_count + report.missed_count
    share = (
        f"Tỷ lệ đạt: {words.number(100 * report.reached_count / judged)}% số mục tiêu "
        "đã có kết quả."
        if judged
        else "Chưa có mục tiêu nào có kết quả để đánh giá."
    )
    return (
        f"Tính đến ngày {words.day(report.date_end)}, trong {report.line_count} mục "
        f"tiêu có {', '.join(parts)}. {share}"
    )


# ---------------------------------------------------------------- tables
def _units(units) -> b.Table:
    rows = [
        [
            str(place),
            unit.name,
            *(str(unit[name]) for name in _NUMBERS),
            f"Đã gửi\n{words.day(unit.sent_on)}" if unit.sent_on else "Chưa gửi",
        ]
        for place, unit in enumerate(units, 1)
    ]
    sent = sum(bool(unit.sent_on) for unit in units)
    totals = [str(sum(units.mapped(name))) for name in _NUMBERS]
    total = ["", "Cộng", *totals, f"{sent}/{len(units)} đã gửi"]
    rows.append([b.Cell(text, bold=True) for text in total])
    return labelled_table(_UNIT_SHAPES, rows, SIZE)


def _lines(lines) -> b.Table:
    rows = [
        [
            str(place),
            line.name,
            words.target(line),
            _result(line),
            b.Cell(_judged(line), bold=line.result == "not_reached"),
            line.cause or "",
            line.solution or "",
            line.proposal or "",
        ]
        for place, line in enumerate(lines, 1)
    ]
    return labelled_table(_SHAPES, rows, SIZE)


def _result(line) -> str:
    """The cases and the value; what is not measured says so in the next column."""
    cases = f"{words.number(line.numerator)}/{words.number(line.denominator)}"
    if line.result == "not_measured":
        return ""
    if line.result == "no_cases":
        return cases if line.is_ratio else ""
    texts = [cases] if line.is_ratio else []
    if line.has_value:
        texts.append(words.amount(line, line.value))
    if line.open_count:
        texts.append(f"(còn {line.open_count} kỳ chưa đo)")
    return "\n".join(texts)


def _judged(line) -> str:
    if line.result == "not_measured" and line.not_due:
        return "Chưa đến kỳ đo"
    return words.RESULTS[line.result]
