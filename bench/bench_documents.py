"""PDF of documents: against bare platypus, many plans at once, a long table.

Baseline of a plan: the same paragraphs and tables as flowables of reportlab, made and
laid out without our language. Both begin from the same arranged elements or blocks, and
both run with fonts parsed and records read.
"""

import gc
import resource
import time
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from odoo.addons.iso_quality_report.papers import build
from odoo.addons.iso_quality_report.typeset import blocks as b
from odoo.addons.iso_quality_report.typeset import fonts, write_pdf
from odoo.addons.iso_quality_report.typeset.arrange import arrange
from odoo.addons.iso_quality_report.typeset.elements import Ending, Grid, Head, Para
from odoo.addons.iso_quality_report.typeset.wording import MOTTO, STATE

LIMIT = 2.0
LINEAR = 1.3
ROUNDS = 9


def run(env):
    """See ``run.py``; unit: seconds, megabytes for memory."""
    agency = env["res.company"].create({"name": "Sở Đo", "iso_symbol": "SD"})
    env = env(context={**env.context, "allowed_company_ids": agency.ids})
    rows = []
    plans = env["iso.plan"]
    for number, template in enumerate(env["iso.plan.template"].search([]), 1):
        plan = _plan(env, agency, template, 2030 + number)
        plans |= plan
        ours = _best(lambda plan=plan: write_pdf(build("plan", plan)))
        elements = arrange(build("plan", plan))
        bare = _best(lambda elements=elements: _bare(elements))
        rows.append((f"PDF of template {number}", ours, bare, ours / bare, LIMIT))
    rows += _many(env, plans)
    rows.append(_long_table())
    return rows


def _plan(env, agency, template, year):
    wizard = env["iso.plan.new.wizard"].create(
        {
            "company_id": agency.id,
            "year": year,
            "source": "template",
            "template_id": template.id,
        }
    )
    return env["iso.plan"].browse(wizard.action_create()["res_id"])


def _best(work):
    """The shortest time of some runs: what the work needs when nothing disturbs it."""
    work()
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


# ---------------------------------------------------------------- bare reportlab
_CELL = ParagraphStyle("cell", fontName=fonts.face(), fontSize=13, leading=15)
_BOLD, _ITALIC = {"bold": True}, {"italic": True}
_LOOKS = dict.fromkeys(("heading1", "heading2", "kind", "subject", "appendix"), _BOLD)
_LOOKS |= dict.fromkeys(("basis", "reference"), _ITALIC)


def _bare(elements):
    """The same words in the same faces, in paragraphs and tables, and nothing else."""
    story = []
    width = 160 * 72 / 25.4
    for element in elements:
        match element:
            case Para():
                story.append(
                    _paragraph(element, _style(**_LOOKS.get(element.role, {})))
                )
            case Grid():
                story.append(_table(element, width))
            case Head():
                story += _lines([element.superior, element.number], _style())
                story += _lines([element.agency, STATE, MOTTO], _style(**_BOLD))
                story += _lines([element.place_date], _style(**_ITALIC))
            case Ending():
                story += _lines(["Nơi nhận:"], _style(**_BOLD, **_ITALIC))
                story += _lines(element.recipients, _style())
                for signer in element.signers:
                    story += _lines([*signer.lines, signer.name], _style(**_BOLD))
    stream = BytesIO()
    SimpleDocTemplate(stream).build(story)
    return stream.getvalue()


@cache
def _style(**look):
    face = fonts.face(**look)
    return ParagraphStyle(face, fontName=face, fontSize=14, leading=18.5)


def _lines(lines, style):
    return [Paragraph(escape(line), style) for line in lines]


def _paragraph(para, style):
    label = f"{para.label.text} " if para.label else ""
    runs = "".join(
        f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
        for run in para.runs
    )
    return Paragraph(escape(label) + runs, style)


def _table(grid, width):
    rows = [*grid.header, *grid.rows]
    cells = [[""] * len(grid.widths) for _row in rows]
    spans = []
    for number, row in enumerate(rows):
        for cell in row:
            cells[number][cell.column] = [_paragraph(p, _CELL) for p in cell.content]
            if cell.colspan > 1 or cell.rowspan > 1:
                end = (cell.column + cell.colspan - 1, number + cell.rowspan - 1)
                spans.append(("SPAN", (cell.column, number), end))
    return LongTable(
        cells,
        colWidths=[share * width for share in grid.widths],
        repeatRows=len(grid.header),
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans],
    )


# ---------------------------------------------------------------- many, long
def _many(env, plans):
    """100 plans in one print: ten times the time of 10; and the memory that printing
    them adds, against three times the file that comes out and 20 MB."""
    report = env.ref("iso_quality_report.report_plan_pdf")
    base = plans[0]
    copies = env["iso.plan"]
    for year in range(2000, 2100):
        if year in plans.mapped("year"):
            continue
        copy = env["iso.plan"].create({**base._plan_vals(year)})
        base._copy_body(copy, base.year, year)
        copies |= copy
    ten, hundred = copies[:9] | base, (copies | plans)[:100]
    for plan in hundred:
        build("plan", plan)  # read beforehand

    def measure(records):
        gc.collect()
        start = time.perf_counter()
        content, _pdf = env["ir.actions.report"]._render(report, records.ids)
        return time.perf_counter() - start, len(content)

    few, _size = measure(ten)
    before = _memory()
    many, size = measure(hundred)
    grown = _memory() - before
    allowed = 3 * size / 1e6 + 20
    return [
        ("100 plans, to ten times 10", many, 10 * few, many / few / 10, LINEAR),
        ("memory of 100 plans (MB)", grown, allowed, grown / allowed, 1.0),
    ]


def _memory():
    """The most memory this process has used so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _long_table():
    """5,000 rows: ten times the time of 500."""

    def table(count):
        columns = [b.Column(1), b.Column(5), b.Column(2), b.Column(2)]
        rows = [
            [str(n), f"Nội dung công việc {n}", "Quý I", "Phòng"] for n in range(count)
        ]
        block = b.Table(columns, rows, [["STT", "Nội dung", "Thời gian", "Đơn vị"]])
        return b.Document("x", [block])

    small, big = table(500), table(5000)
    few = _best(lambda: write_pdf(small))
    many = _best(lambda: write_pdf(big))
    return "5,000 rows, to ten times 500", many, 10 * few, many / few / 10, LINEAR
