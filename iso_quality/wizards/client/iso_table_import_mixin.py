import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ...tools import table_reading

LARGEST_MB = 5


class IsoTableImportMixin(models.AbstractModel):
    """A table that is pasted or comes from a file: shown first, then done as a whole or
    not at all.

    A wizard has its own ``line_ids`` (with ``number``, ``status`` and ``note``; the
    status "error" for what has to be mended), ``apply`` and the three methods at the
    end of this file.
    """

    _name = "iso.table.import.mixin"
    _description = "Table to Be Imported"

    text = fields.Text("Pasted Rows", longest=2_000_000)
    file = fields.Binary("or a File", attachment=False)
    file_name = fields.Char()
    state = fields.Selection(
        [("input", "List"), ("preview", "Check")], default="input", readonly=True
    )

    # ------------------------------------------------------------ buttons
    def preview(self):
        """Show what will be done for every row; nothing is done yet."""
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        plan = self._plan(self._rows())
        self.line_ids.unlink()
        self.line_ids._iso_create(
            [{"wizard_id": self.id, **one["shown"]} for one in plan]
        )
        self._iso_with_key().state = "preview"
        return self._shown()

    def back(self):
        """To the list, to mend it."""
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        self._iso_with_key().state = "input"
        return self._shown()

    def _shown(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Paste a List"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def _plan_without_errors(self):
        """What is to be done, read anew: what is there may have changed since it was
        shown.

        :return: as ``_plan``
        :raise UserError: when a row cannot be entered
        """
        plan = self._plan(self._rows())
        wrong = [one["shown"] for one in plan if one["shown"]["status"] == "error"]
        if wrong:
            raise UserError(
                self.env._(
                    "Row %(row)s: %(problem)s Nothing was entered. Press “Check” again.",
                    row=wrong[0]["number"],
                    problem=wrong[0]["note"],
                )
            )
        return plan

    # ------------------------------------------------------------ what the table says
    def _rows(self):
        """The rows of the table, as ``_rows_of`` gives them (list).

        :raise UserError: for a table that cannot be read
        """
        try:
            if self.file:
                cells = self._cells_of_file()
            else:
                cells = table_reading.read_text(self.text or "")
            rows = list(self._rows_of(cells))
        except table_reading.TableError as error:
            raise UserError(self._unreadable(str(error))) from error
        if not rows:
            raise UserError(
                self.env._(
                    "Paste the rows first, or choose a file: there are none yet."
                )
            )
        return rows

    def _cells_of_file(self):
        content = base64.b64decode(self.file)
        if len(content) > LARGEST_MB * 1024 * 1024:
            raise UserError(
                self.env._(
                    "The file is larger than %s MB: keep only the columns that are "
                    "needed.",
                    LARGEST_MB,
                )
            )
        if (self.file_name or "").lower().endswith((".csv", ".txt")):
            return table_reading.read_csv(content)
        return table_reading.read_workbook(content)

    def _unreadable(self, kind):
        return {
            "text": self.env._(
                "The text cannot be read: save the file in Excel as “CSV UTF-8”, or "
                "copy the rows again."
            ),
            "workbook": self.env._(
                "The file cannot be read: save it in Excel as .xlsx without a password."
            ),
            "rows": self.env._(
                "There are more than %s rows: divide the list.", table_reading.MOST_ROWS
            ),
        }[kind]

    def _problem(self, kind, words):
        """The words for what no cell of any table may be (``table_reading.faults``)."""
        return {
            "formula": self.env._("“%s” is a formula: paste values only.", words),
            "long": self.env._("“%s…” is too long.", words),
        }[kind]

    # ------------------------------------------------------------ what a wizard says
    def _check_may_import(self):
        """:raise AccessError: when the user may not import into this agency"""
        raise NotImplementedError

    def _rows_of(self, cells):
        """What the cells mean.

        :param cells: list of lists of str
        :return: iterable of rows, whatever ``_plan`` takes
        """
        raise NotImplementedError

    def _plan(self, rows):
        """What is to be done for each row; nothing is done here.

        :return: list of dict; "shown" are the values of its line
        """
        raise NotImplementedError
