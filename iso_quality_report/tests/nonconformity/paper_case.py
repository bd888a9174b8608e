"""What tests of the papers of nonconformities share."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from odoo.tests import freeze_time

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality_audit.tests.action.corrective_case import (
    CorrectiveMakers,
)

from ..common import PrintCase, docx_text, pdf_text, squeezed


class NonconformityPrintCase(CorrectiveMakers, PrintCase, AgencyCase):
    """Prints what the makers have made."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_corrective()

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        frozen = freeze_time("2026-10-05 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def _all_formats(self, name, record, user=None):
        """The words of the PDF and of the Word file, without white space."""
        pdf = pdf_text(self._pdf(record, user, f"{name}_pdf"))
        word = docx_text(self._docx(record, user, f"{name}_docx"))
        return squeezed(pdf), squeezed(word)

    def _check(self, texts, wanted, unwanted=()):
        for text in texts:
            for words in wanted:
                self.assertIn(squeezed(words), text)
            for words in unwanted:
                self.assertNotIn(squeezed(words), text)

    def _tables(self, content):
        """The tables of a Word file: lists of rows, each a list of words."""
        return [
            [[cell.text for cell in row.cells] for row in table.rows]
            for table in Document(BytesIO(content)).tables
        ]

    def _table(self, content, *first):
        """The table whose header begins so."""
        return next(
            table
            for table in self._tables(content)
            if table[0][: len(first)] == list(first)
        )

    def _book(self, report, record, user=None):
        content, extension = self._render(report, record, user or self.secretary)
        self.assertEqual(extension, "xlsx")
        return load_workbook(BytesIO(content))
