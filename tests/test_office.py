"""LibreOffice opens the Word files of real plans, and finds in them what we wrote."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from pypdf import PdfReader

from odoo.fields import Command
from odoo.tests import TransactionCase

from odoo.addons.iso_quality_report.typeset import fonts, wording

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 180
# The same letters on every machine: those of our own PDF files.
FONTS = f"""<?xml version="1.0"?>
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{fonts.FOLDER}</dir>
<match target="pattern"><test name="family"><string>{fonts.WORD_FONT}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string>
</edit></match>
</fontconfig>"""


def squeezed(text):
    """Text without any white space: where lines are broken does not matter."""
    return re.sub(r"\s+", "", text or "")


def pdf_text(pdf):
    """(squeezed text, number of pages) of a PDF (bytes).

    Page numbers are left out, and so is the watermark, which LibreOffice draws and we
    write.
    """
    pages = PdfReader(BytesIO(pdf)).pages
    top = re.compile(rf"^\s*({wording.DRAFT})?\s*(\d+\s*\n)?")
    texts = [top.sub("", page.extract_text(), count=1) for page in pages]
    return squeezed("".join(texts)), len(pages)


def docx_text(data):
    """The squeezed words of a Word file's body, numbers of lists left out."""
    body = docx.Document(BytesIO(data)).element.body
    return squeezed("".join(one.text or "" for one in body.iter(qn("w:t"))))


@unittest.skipUnless(OFFICE, "LibreOffice is missing: libreoffice-writer-nogui")
class TestOffice(TransactionCase):
    """Each template's plan, printed as Word and opened by another program."""

    test_module = "iso_quality_report"
    test_class = "TestOffice"
    test_sequence = 0
    test_tags = {"post_install"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plans = [
            cls._draft(template) for template in cls.env["iso.plan.template"].search([])
        ]
        cls.written = {str(plan.id): cls._printed("docx", plan) for plan in cls.plans}
        cls.objectives = cls._objectives()
        for document, record in cls.objectives.items():
            cls.written[document] = cls._printed("docx", record, document)

    @classmethod
    def _draft(cls, template):
        """A draft of a template's plan, made by the ISO secretary of an agency."""
        agency = "commune" if template.agency_kind == "commune" else "science"
        secretary = cls.env.ref(f"iso_quality.demo_user_{agency}_secretary")
        company = secretary.company_id
        wizard = cls.env["iso.plan.new.wizard"].with_user(secretary)
        values = {
            "company_id": company.id,
            "year": 2040 + template.id,
            "source": "template",
            "template_id": template.id,
        }
        made = wizard.with_company(company).create(values).action_create()
        return cls.env["iso.plan"].browse(made["res_id"])

    @classmethod
    def _objectives(cls):
        """What is printed of objectives: {document: record}."""
        secretary = cls.env.ref("iso_quality.demo_user_science_secretary")
        company = secretary.company_id
        steps = [Command.create({"name": "Rà soát hồ sơ", "resources": "01 người"})]
        objective = {
            "target": 98,
            "indicator": "Tỷ lệ hồ sơ đúng hạn",
            "deadline": "2040-12-31",
            "place": "Bộ phận Một cửa",
            "is_specific": True,
            "is_realistic": True,
            "step_ids": steps,
        }
        sheet = (
            cls.env["iso.objective.sheet"]
            .with_user(secretary)
            .with_company(company)
            .create(
                {
                    "company_id": company.id,
                    "year": 2040,
                    "objective_ids": [
                        Command.create({**objective, "name": f"Mục tiêu số {number}"})
                        for number in range(4)
                    ],
                }
            )
        )
        sheet.submit()
        sheet.sudo().issue()
        vals = {"company_id": company.id, "department_id": False, "year": 2040}
        report = sheet.env["iso.objective.report"].create(vals)
        return {
            "objective_sheet": sheet,
            "objective_plan": sheet,
            "objective_cascade": sheet,
            "objective_report": report,
        }

    @classmethod
    def _printed(cls, kind, plan, document="plan"):
        """The bytes of a plan's file; ``kind``: "docx", "pdf" or "xlsx"."""
        report = f"iso_quality_report.{document}_{kind}"
        return cls.env["ir.actions.report"]._render(report, plan.ids)[0]

    def _converted(self, extension):
        """All Word files as LibreOffice saves them, by the plans' ids (bytes)."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "out").mkdir()
            (folder / "fonts.conf").write_text(FONTS)
            files = []
            for key, data in self.written.items():
                files.append(folder / f"{key}.docx")
                files[-1].write_bytes(data)
            done = subprocess.run(
                [
                    *(OFFICE, "--headless", "--norestore"),
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                    *("--convert-to", extension, "--outdir", folder / "out", *files),
                ],
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
                env={
                    **{k: v for k, v in os.environ.items() if k != "DISPLAY"},
                    "FONTCONFIG_FILE": str(folder / "fonts.conf"),
                },
            )
            made = {
                path.stem: path.read_bytes()
                for path in (folder / "out").glob(f"*.{extension}")
            }
        self.assertEqual(set(made), set(self.written), done.stderr or done.stdout)
        return made

    def _rows(self, plan):
        """What is to be done in each row of a plan, in the order of the print."""
        tables = plan.section_ids.filtered(lambda section: section.kind == "table")
        for section in tables.sorted(lambda one: (one.tree_order, one.id)):
            lines = section.line_ids.sorted(lambda line: (line.sequence, line.id))
            for line in lines.filtered(lambda line: not line.parent_id):
                subs = lines.filtered(lambda sub, line=line: sub.parent_id == line)
                for one in line | subs:
                    yield one.name.strip()

    def _without_headings(self, text, plan):
        """A squeezed text without the headings that tables repeat on each page."""
        for label in plan.section_ids.column_ids.mapped("label"):
            text = text.replace(squeezed(label), "")
        return text

    def assertRows(self, text, plan):
        """A squeezed text has every row of a plan, in order."""
        at, rows = 0, list(self._rows(plan))
        self.assertGreater(len(rows), 5)
        for row in rows:
            found = text.find(squeezed(row), at)
            self.assertGreaterEqual(found, 0, f"{plan.title}: {row}")
            at = found + len(squeezed(row))

    def test_every_row_is_on_the_pages_libreoffice_makes(self):
        self.assertEqual(len(self.plans), 5)
        made = self._converted("pdf")
        for plan in self.plans:
            with self.subTest(plan=plan.title):
                text, pages = pdf_text(made[str(plan.id)])
                ours, our_pages = pdf_text(self._printed("pdf", plan))
                self.assertRows(text, plan)
                self.assertRows(ours, plan)
                self.assertAlmostEqual(pages, our_pages, delta=1)
                self.assertEqual(
                    self._without_headings(text, plan),
                    self._without_headings(ours, plan),
                )

    def test_objectives_on_the_pages_libreoffice_makes(self):
        made = self._converted("pdf")
        for document, record in self.objectives.items():
            with self.subTest(document):
                text, pages = pdf_text(made[document])
                ours, our_pages = pdf_text(self._printed("pdf", record, document))
                self.assertEqual(pages, our_pages)
                # The foot of a page is read before it in one, after it in the other.
                foot = re.compile("Chuỗilưu:[0-9a-f]{64}")
                self.assertEqual(foot.findall(text), foot.findall(ours))
                self.assertEqual(foot.sub("", text), foot.sub("", ours))
                for objective in self.objectives["objective_sheet"].objective_ids:
                    self.assertIn(squeezed(objective.name), text)

    def test_what_libreoffice_saves_has_the_same_words(self):
        for key, data in self._converted("docx").items():
            with self.subTest(plan=key):
                self.assertEqual(docx_text(data), docx_text(self.written[key]))

    def test_every_row_is_in_the_sheet_of_the_followed_up_plan(self):
        followed = self.env["iso.plan"].search([("state", "=", "running")], limit=1)
        for plan in [followed, *self.plans]:
            with self.subTest(plan=plan.title):
                data = self._printed("xlsx", plan, "plan_follow_up")
                book = openpyxl.load_workbook(BytesIO(data))
                cells = [
                    str(value)
                    for sheet in book
                    for row in sheet.iter_rows(values_only=True)
                    for value in row
                    if value is not None
                ]
                self.assertRows(squeezed("".join(cells)), plan)
