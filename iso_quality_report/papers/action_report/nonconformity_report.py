"""Báo cáo hoạt động khắc phục of a period: its words, its numbers, every nonconformity in
an appendix on landscape pages."""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam
from odoo.addons.iso_quality_audit.tools import nonconformity_words as words

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..official import attached_to, official_document
from ..registry import printed

# sudo: names that stand in what the user may read and prints.

SIZE = 11
# So many are named in the text; the appendix has all.
MOST = 10
_NUMBERS = ("total", "begun", "carried", "closed", "ongoing", "late", "repeated")
_FIGURES = [
    ("Tổng số", 9, "center"),
    ("Trong kỳ", 10, "center"),
    ("Kỳ trước chuyển sang", 13, "center"),
    ("Đã đóng", 10, "center"),
    ("Đang xử lý", 10, "center"),
    ("Quá hạn", 9, "center"),
    ("Lặp lại", 8, "center"),
]
_TABLES = (
    ("kind", "Theo loại, mức độ:", "Loại, mức độ"),
    ("source", "Theo nguồn:", "Nguồn"),
    ("department", "Theo phòng, đơn vị:", "Phòng, đơn vị"),
)
_LINES = [
    ("TT", 5, "center"),
    ("Số, ngày", 10, "center"),
    ("Nội dung", 22, "left"),
    ("Phòng, đơn vị", 12, "left"),
    ("Nguyên nhân", 16, "left"),
    ("Biện pháp; người thực hiện; hạn", 19, "left"),
    ("Kết quả kiểm tra", 16, "left"),
]


@printed("nonconformity_report")
def nonconformity_report(report) -> b.Document:
    """The report of the agency or of a department.

    :param report: one iso.nonconformity.report
    """
    # Numbers and lines are parts of the report: who reads it reads them.
    mine = report.sudo()
    lines = mine.line_ids
    body = [
        *_paragraphs(report.introduction or _introduction(report)),
        b.Section("TÌNH HÌNH CHUNG", _numbers(mine)),
        b.Section("KẾT QUẢ THỰC HIỆN", _results(lines)),
    ]
    for title, text in (
        ("ĐÁNH GIÁ", report.assessment),
        ("ĐỀ XUẤT, KIẾN NGHỊ", report.proposals),
    ):
        if (text or "").strip():
            body.append(b.Section(title, _paragraphs(text)))
    period = words.period_words(report.date_from, report.date_to)
    appendix = b.Appendix(
        title=f"DANH SÁCH SỰ KHÔNG PHÙ HỢP VÀ HÀNH ĐỘNG KHẮC PHỤC {period.upper()}",
        blocks=[_list(lines)],
        reference=attached_to(report),
        landscape=True,
    )
    return official_document(
        report, report._document_subject(), body, [appendix] if lines else []
    )


def _introduction(report) -> str:
    period = words.period_words(report.date_from, report.date_to)
    # As it was called when the report was issued.
    unit = " ".join(report._letterhead()["agency"].split())
    return f"{unit} báo cáo hoạt động khắc phục, cải tiến {period} như sau:"


def _paragraphs(text: str) -> list[b.Block]:
    return [b.Paragraph(line.strip()) for line in text.splitlines() if line.strip()]


# ---------------------------------------------------------------- numbers
def _numbers(report) -> list[b.Block]:
    figures = report.figure_ids
    whole = figures.filtered(lambda row: row.axis == "all")[:1]
    day = words.day_words(report.filled_on and in_vietnam(report.filled_on).date())
    if not whole.total:
        text = (
            f"Tính đến ngày {day}, trong kỳ không phát sinh sự không phù hợp, điểm lưu "
            "ý, cải tiến nào."
        )
        return [b.Paragraph(text), *_waiting(report)]
    text = (
        f"Tính đến ngày {day}, Sổ theo dõi có {whole.total} phiếu: {whole.begun} phiếu "
        f"phát sinh trong kỳ, {whole.carried} phiếu kỳ trước chuyển sang. Đã đóng "
        f"{whole.closed} phiếu, đang xử lý {whole.ongoing} phiếu"
    )
    text += f", trong đó {whole.late} phiếu quá hạn." if whole.late else "."
    blocks: list[b.Block] = [b.Paragraph(text), *_waiting(report)]
    for axis, heading, label in _TABLES:
        rows = figures.filtered(lambda row, axis=axis: row.axis == axis)
        if report.department_id and axis == "department":
            continue
        blocks += [
            b.Paragraph(heading, keep=True),
            labelled_table(
                [("TT", 6, "center"), (label, 25, "left"), *_FIGURES],
                [*_figure_rows(rows), _figure_row(whole, "", "Cộng", bold=True)],
                SIZE,
            ),
        ]
    return blocks


def _waiting(report) -> list[b.Block]:
    if not report.waiting_count:
        return []
    text = (
        f"Ngoài ra có {report.waiting_count} báo cáo đang chờ tiếp nhận, chưa tính vào "
        "số liệu."
    )
    return [b.Paragraph(text)]


def _figure_rows(rows) -> list[list]:
    return [_figure_row(row, str(place), row.name) for place, row in enumerate(rows, 1)]


def _figure_row(row, place: str, name: str, bold: bool = False) -> list:
    texts = [place, name, *(str(row[what]) for what in _NUMBERS)]
    return [b.Cell(text, bold=bold) for text in texts]


# ---------------------------------------------------------------- what came of them
def _results(lines) -> list[b.Block]:
    if not lines:
        return [b.Paragraph("Không có nội dung phải khắc phục.")]
    blocks: list[b.Block] = []
    for title, some, end in (
        (
            "Quá hạn",
            lines.filtered("is_late"),
            lambda line: f": {words.STATES[line.state].lower()}",
        ),
        (
            "Lặp lại",
            lines.filtered("is_repeat"),
            lambda line: f"; lặp lại phiếu {line.repeats}",
        ),
    ):
        if some:
            items = [f"{_short(line)}{end(line)}" for line in some[:MOST]]
            if len(some) > MOST:
                items.append(f"{len(some) - MOST} phiếu khác nêu tại Phụ lục")
            blocks.append(b.Section(title, [b.ItemList(items, "dash")]))
    if not blocks:
        blocks.append(b.Paragraph("Không có phiếu quá hạn, không có nội dung lặp lại."))
    blocks.append(
        b.Paragraph(
            "Nguyên nhân, biện pháp và kết quả kiểm tra của từng phiếu nêu tại Phụ lục "
            "kèm theo."
        )
    )
    return blocks


def _short(line) -> str:
    seen = " ".join((line.seen or "").split())
    if len(seen) > 120:
        seen = f"{seen[:120].rsplit(' ', 1)[0]}…"
    unit = f" ({line.department_name})" if line.department_name else ""
    return f"Phiếu {line.name}{unit}: {seen}"


def _list(lines) -> b.Table:
    rows = [
        [
            str(place),
            "\n".join(part for part in (line.name, words.day_words(line.day)) if part),
            _content(line),
            line.department_name or "",
            line.causes or "",
            line.actions or "",
            "\n".join(part for part in (line.checks, _state(line)) if part),
        ]
        for place, line in enumerate(lines, 1)
    ]
    return labelled_table(_LINES, rows, SIZE)


def _content(line) -> str:
    parts = [
        f"{line._kind_words()}; nguồn: {words.SOURCES[line.source].lower()}",
        line.scope,
        (line.seen or "").strip(),
    ]
    if line.repeats:
        parts.append(f"Lặp lại phiếu {line.repeats}")
    return "\n".join(part for part in parts if part)


def _state(line) -> str:
    if line.is_closed:
        return f"Đã đóng ngày {words.day_words(line.closed_on)}"
    late = " (quá hạn)" if line.is_late else ""
    return f"{words.STATES[line.state]}{late}"
