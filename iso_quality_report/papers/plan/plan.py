"""The yearly plan: "Kế hoạch duy trì và cải tiến HTQLCL"."""

from __future__ import annotations

from ...typeset import blocks as b
from ...typeset.html import from_html
from ..official import attached_to, official_document
from ..registry import printed

# What is centred in its column; everything else begins at the left.
_CENTRED = {"number", "deadline", "parties"}


@printed("plan")
def plan_document(plan) -> b.Document:
    """The whole plan: every section, every row, the columns of its template.

    :param plan: one iso.plan
    """
    sections = plan.section_ids.sorted(lambda section: (section.tree_order, section.id))
    children = sections.grouped("parent_id")
    tops = sections.filtered(lambda section: not section.parent_id)
    body = [
        block
        for section in tops.filtered(lambda section: not section.in_appendix)
        for block in _section(section, children)
    ]
    appendices = [
        b.Appendix(
            title=section.title or "",
            blocks=[
                *_contents(section),
                *_children(section, children),
            ],
            reference=attached_to(plan),
        )
        for section in tops.filtered("in_appendix")
    ]
    return official_document(plan, plan.title, body, appendices)


def _section(section, children) -> list[b.Block]:
    blocks = [*_contents(section), *_children(section, children)]
    return [b.Section(section.title, blocks)] if section.title else blocks


def _children(section, children) -> list[b.Block]:
    below = children.get(section, section.browse())
    return [block for child in below for block in _section(child, children)]


def _contents(section) -> list[b.Block]:
    blocks = from_html(section.body)
    if section.kind == "table":
        blocks.append(plan_table(section))
    return blocks


# ---------------------------------------------------------------- the table
def plan_table(section, extra=()) -> b.Table:
    """The table of work as the template's columns print it.

    A row that is divided has its number in one cell over its sub-rows.

    :param section: one iso.plan.section of kind "table"
    :param extra: more columns: (label, width, align, function from a line to a Cell
        or text)
    """
    columns = section.column_ids
    # The two widths of the page share out what the columns of the template say.
    shapes = [
        b.Column(column.width, "center" if column.content in _CENTRED else "left")
        for column in columns
    ]
    shapes += [b.Column(width, align) for _label, width, align, _function in extra]
    lines = section.line_ids.sorted(lambda line: (line.sequence, line.id))
    below = lines.grouped("parent_id")
    rows = []
    for line in lines.filtered(lambda line: not line.parent_id):
        subs = below.get(line, line.browse())
        rows.append(_row(line, columns, extra, subs))
        rows += [_row(sub, columns, extra, is_sub=True) for sub in subs]
    return b.Table(shapes, rows, _header(columns, extra))


def _header(columns, extra) -> list[list[b.Cell]]:
    """One row of labels, or two where columns stand under a common heading."""
    grouped = any(column.group_label for column in columns)
    tall = 2 if grouped else 1
    first: list[b.Cell] = []
    second: list[b.Cell] = []
    previous = None
    for column in columns:
        if not column.group_label:
            first.append(b.Cell(column.label, rowspan=tall))
        else:
            second.append(b.Cell(column.label))
            if column.group_label != previous:
                first.append(b.Cell(column.group_label))
            else:
                heading = first.pop()
                first.append(b.Cell(heading.text, colspan=heading.colspan + 1))
        previous = column.group_label
    first += [b.Cell(label, rowspan=tall) for label, *_rest in extra]
    return [first, second] if grouped else [first]


def _row(line, columns, extra, subs=(), is_sub=False) -> list[b.Cell]:
    cells = []
    for column in columns:
        if column.content != "number":
            cells.append(_cell(line, column))
        elif not is_sub:
            cells.append(b.Cell(line.row_number, rowspan=1 + len(subs)))
    if subs and line._is_heading():
        # It only introduces its sub-rows: its words take the whole width.
        numbers = [cell for cell in cells if cell.rowspan > 1]
        rest = len(cells) - len(numbers)
        cells = [*numbers, b.Cell(_name(line), colspan=rest, bold=True)]
    return [*cells, *(function(line) for *_shape, function in extra)]


def _cell(line, column) -> b.Cell:
    match column.content:
        case "name":
            return b.Cell(_name(line))
        case "deadline":
            return _deadlines(line)
        case "parties":
            return b.Cell(_parties(line, column.role_ids))
        case "outputs":
            return b.Cell(line.outputs or "")
    return b.Cell()


def _name(line) -> str:
    name = (line.name or "").strip()
    return f"{name} ({line.condition})" if line.condition else name


def _deadlines(line) -> b.Cell:
    """The deadline as printed; with cases, each one after a dash."""
    cases = []
    for branch in line.branch_ids:
        text = (branch.text or "").strip()
        case = (branch.condition or "").strip()
        cases.append(f"{case}: {text}" if case and text else case or text)
    cases = [case for case in cases if case]
    if len(cases) < 2:
        return b.Cell("".join(cases))
    return b.Cell(
        blocks=[b.ItemList([[b.Paragraph(case, "left")] for case in cases], "dash")]
    )


def _parties(line, roles) -> str:
    entries = line.party_ids
    if roles:
        entries = entries.filtered(lambda entry: entry.role_id in roles)
    return "\n".join(entry.display_name for entry in entries)
