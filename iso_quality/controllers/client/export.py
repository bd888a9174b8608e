"""Exported cells of ours stay text, whatever somebody has typed into them."""

import json

from odoo.http import request

from odoo.addons.web.controllers.export import (
    CSVExport,
    ExcelExport,
    ExportFormat,
    ExportXlsxWriter,
    GroupExportXlsxWriter,
)

# What spreadsheets take for the beginning of a formula (the wide ones in the Far East).
FORMULA_SIGNS = "=+-@＝＋－＠"
# What a spreadsheet may strip before it looks for a formula.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def is_ours(model, names=()):
    """Whether a model, or one of the exported fields, is of this suite.

    :param str model: technical name
    :param names: paths of fields, as Odoo's client sends them ("line_ids/name")
    """
    if str(model).startswith("iso."):
        return True
    return any(
        step.startswith("iso_") for name in names for step in str(name).split("/")
    )


def text_cell(value):
    """A value for a CSV file: with an apostrophe where it could become a formula."""
    if not isinstance(value, str):
        return value
    bare = value.lstrip().lstrip(INVISIBLE).lstrip()
    if bare.startswith(tuple(FORMULA_SIGNS)) or value.startswith(("\t", "\r", "\n")):
        return f"'{value}"
    return value


class TextWriter(ExportXlsxWriter):
    """Writes words as words: no formulas, no links."""

    def write(self, row, column, cell_value, style=None):
        """As Odoo's; nothing is read into a text."""
        if isinstance(cell_value, str) and cell_value:
            return self.worksheet.write_string(row, column, cell_value, style)
        return super().write(row, column, cell_value, style)


class GroupTextWriter(TextWriter, GroupExportXlsxWriter):
    """The same for groups."""


class TextCSV(ExportFormat):
    """Odoo's CSV export with cells that stay text."""

    content_type = CSVExport.content_type
    extension = CSVExport.extension
    from_group_data = CSVExport.from_group_data

    def from_data(self, fields, columns_headers, rows):
        """As Odoo's."""
        rows = [[text_cell(value) for value in row] for row in rows]
        headers = [text_cell(value) for value in columns_headers]
        return CSVExport.from_data(self, fields, headers, rows)


class TextExcel(ExportFormat):
    """Odoo's Excel export with cells that stay text."""

    content_type = ExcelExport.content_type
    extension = ExcelExport.extension

    def from_data(self, fields, columns_headers, rows):
        """As Odoo's."""
        with TextWriter(fields, columns_headers, len(rows)) as writer:
            for line, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    writer.write_cell(line, column, value)
        return writer.value

    def from_group_data(self, fields, columns_headers, groups):
        """As Odoo's."""
        place = (1, 0)
        with GroupTextWriter(fields, columns_headers, groups.count) as writer:
            for name, group in groups.children.items():
                place = writer.write_group(*place, name, group)
        return writer.value


def _asked_for_ours(data):
    """Whether what the client asks for is of ours; no, when it asks for nonsense."""
    try:
        asked = json.loads(data)
        names = [field.get("name") for field in asked["fields"]]
        names += asked.get("groupby") or []
        return is_ours(asked["model"], names) and asked["model"] in request.env
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


class IsoCSVExport(CSVExport):
    """Serves exports of ours."""

    def base(self, data):
        """As Odoo's, by way of our format for what is ours."""
        return TextCSV().base(data) if _asked_for_ours(data) else super().base(data)


class IsoExcelExport(ExcelExport):
    """Serves exports of ours."""

    def base(self, data):
        """As Odoo's, by way of our format for what is ours."""
        return TextExcel().base(data) if _asked_for_ours(data) else super().base(data)
