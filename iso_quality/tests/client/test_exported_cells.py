"""What Odoo exports of our models to CSV and Excel stays text in every cell."""

import csv
import io
import json
from unittest.mock import patch

from openpyxl import load_workbook

from odoo import http
from odoo.tests import HttpCase, tagged

from ...controllers.client import export, pivot
from ...models.client.base import LONGEST

LIVE = [
    "=HYPERLINK(1)",
    "{=1+1}",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "\ufeff=1",
    "＝1",
    "https://example.org",
    "external:c:\\x.xlsx",
]
FORMULAS = tuple("=+-@\t\r\n＝＋－＠")


@tagged("post_install", "-at_install", "iso_quality")
class TestExportedCells(HttpCase):
    def setUp(self):
        super().setUp()
        self.env["iso.role"]._give(
            self.env.ref("base.user_admin"),
            "secretary",
            self.env.ref("base.main_company"),
        )
        self.authenticate("admin", "admin")
        self.words = "=1"

    def _export(self, kind, model, names, ids, groupby=()):
        data = {
            "model": model,
            "fields": [
                {"name": name, "label": self.words, "type": "char"} for name in names
            ],
            "ids": ids,
            "domain": [],
            "groupby": list(groupby),
            "import_compat": False,
            "context": {},
        }
        return self._fetched(f"/web/export/{kind}", data)

    def _fetched(self, url, data):
        token = http.Request.csrf_token(self)
        answer = self.url_open(
            url, data={"data": json.dumps(data), "csrf_token": token}
        )
        self.assertEqual(answer.status_code, 200, answer.text[:500])
        return answer.content

    def _cells(self, kind, content):
        """The cells of an export, as (text, whether a spreadsheet makes more of it)."""
        if kind == "csv":
            text = content.decode("utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")):
                for cell in row:
                    bare = cell.lstrip(" \ufeff")
                    yield cell, bare.startswith(FORMULAS)
            return
        sheet = load_workbook(io.BytesIO(content)).active
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield cell.value, cell.data_type == "f" or bool(cell.hyperlink)

    def _live(self, kind):
        """The models that let a text of theirs become more in an export."""
        found = []
        for name, model in self.env.items():
            if not name.startswith("iso.") or model._abstract or model._transient:
                continue
            names = [
                field.name
                for field in model._fields.values()
                if field.type in LONGEST and field.store and not field.translate
            ]
            if not names:
                continue
            content = self._export(kind, name, names, [2**31 - 2])
            cells = list(self._cells(kind, content))
            self.assertGreaterEqual(len(cells), len(names))
            if any(live for _text, live in cells):
                found.append(name)
        return found

    def _with_rows(self):
        """Every record exports these words, in as many columns as are asked for."""
        base = type(self.env["base"])
        rows = [[word] for word in LIVE]

        def export_rows(records, names):
            return [row * len(names) for row in rows]

        return patch.object(base, "_export_rows", export_rows)

    def test_every_model_of_ours(self):
        with self._with_rows():
            for kind in ("csv", "xlsx"):
                with self.subTest(kind=kind):
                    self.assertEqual(self._live(kind), [])

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        def ours(model, names=()):
            return model != "iso.clause"

        with self._with_rows(), patch.object(export, "is_ours", ours):
            for kind in ("csv", "xlsx"):
                self.assertEqual(self._live(kind), ["iso.clause"])

    def test_words_are_kept(self):
        committee = self.env["iso.committee"].create(
            {"name": "Ban", "date_from": "1990-01-01", "date_to": "1990-01-02"}
        )
        for words in LIVE:
            with self.subTest(words=words):
                committee.name = f"{words} Đ"
                for kind in ("csv", "xlsx"):
                    content = self._export(
                        kind, "iso.committee", ["name"], committee.ids
                    )
                    cells = list(self._cells(kind, content))
                    self.assertFalse([cell for cell in cells if cell[1]])
                    # What Odoo or XML make of a carriage return is theirs.
                    shown = cells[-1][0].lstrip("'").strip()
                    self.assertEqual(shown, f"{words} Đ".strip())

    def test_groups(self):
        plan = self.env["iso.plan.template"].search([], limit=1)
        section = self.env["iso.plan.section"].create(
            {"title": "=1+1", "template_id": plan.id}
        )
        line = self.env["iso.plan.line"].create(
            {"name": "=2+2", "template_id": plan.id, "section_id": section.id}
        )
        content = self._export(
            "xlsx", "iso.plan.line", ["name"], line.ids, ["section_id"]
        )
        cells = list(self._cells("xlsx", content))
        self.assertIn(("=2+2", False), cells)
        self.assertFalse([cell for cell in cells if cell[1]])

    def test_fields_of_ours_on_odoos_models(self):
        self.env.company.iso_place = "@SUM(1)"
        names = ["name", "iso_place"]
        content = self._export("csv", "res.company", names, self.env.company.ids)
        self.assertIn(("'@SUM(1)", False), list(self._cells("csv", content)))

    def _pivot(self, model):
        data = {
            "title": "=Thử",
            "model": model,
            "measure_count": 1,
            "origin_count": 1,
            "col_group_headers": [[{"title": "=1", "width": 1, "height": 1}]],
            "measure_headers": [{"title": "=2", "width": 1, "is_bold": False}],
            "rows": [
                {"title": "=3", "indent": 0, "values": [{"value": 1}]},
                {"title": "=4", "indent": 1, "values": [{"value": "=5"}]},
            ],
        }
        content = self._fetched("/web/pivot/export_xlsx", data)
        return list(self._cells("xlsx", content))

    def test_pivots(self):
        cells = self._pivot("iso.task")
        self.assertIn(("'=3", False), cells)
        self.assertFalse([cell for cell in cells if cell[1]])
        with patch.object(pivot, "is_ours", lambda model: False):
            self.assertTrue([cell for cell in self._pivot("iso.task") if cell[1]])
