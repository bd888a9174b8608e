"""What tests of printed documents share: rendering as a user, the words of a file."""

import re
from io import BytesIO

from docx import Document
from pypdf import PdfReader

from odoo.addons.iso_quality.tests.common import AgencyCase


def pdf_text(pdf):
    """The words of a PDF file (bytes), each white space as one space."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def docx_text(content):
    """The words of a Word file in reading order, tables included, without labels."""
    body = Document(BytesIO(content)).element.body
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    nodes = body.iter(f"{tag}t", f"{tag}br", f"{tag}p", f"{tag}tc")
    parts = [node.text or "" if node.tag == f"{tag}t" else " " for node in nodes]
    return " ".join("".join(parts).split())


def squeezed(text):
    """Text without white space: lines are broken elsewhere in each format."""
    return re.sub(r"\s+", "", text)


class PrintCase(AgencyCase):
    """Prints as users of a role do."""

    def _render(self, report, records, user):
        reports = self.env["ir.actions.report"].with_user(user)
        return reports._render(f"iso_quality_report.{report}", records.ids)

    def _pdf(self, records, user=None, report="plan_pdf"):
        content, extension = self._render(report, records, user or self.secretary)
        self.assertEqual(extension, "pdf")
        return content

    def _docx(self, records, user=None, report="plan_docx"):
        content, extension = self._render(report, records, user or self.secretary)
        self.assertEqual(extension, "docx")
        return content

    def _plan_with_lines(self, count=2, **vals):
        lines = [
            {"deadline": "Quý I", "name": f"Việc số {row}", "lead": [self.standing]}
            for row in range(1, count + 1)
        ]
        return self._new_plan(*lines, signer_title="GIÁM ĐỐC", **vals)
