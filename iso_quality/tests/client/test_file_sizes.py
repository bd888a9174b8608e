"""Files attached to records of ours have a largest size, by every way in."""

import base64
import json
from unittest.mock import patch

from lxml import etree

from odoo import http
from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase

LIMIT = 1000


@tagged("post_install", "-at_install", "iso_quality")
class TestFileSizes(AgencyCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.files = self.env["ir.attachment"]

        def largest(files, res_model):
            return str(res_model or "").startswith("iso.") and LIMIT

        self.small = patch.object(type(self.files), "_iso_largest_file", largest)
        self.small.start()
        self.addCleanup(self.small.stop)
        self.secretary.lang = "vi_VN"

    def _takers(self):
        """The models of ours that take a file which is too large."""
        found = []
        for name, model in self.env.items():
            if not name.startswith("iso.") or model._abstract:
                continue
            vals = {"name": "a.bin", "res_model": name, "raw": b"a" * LIMIT}
            self.files.create(vals)
            try:
                with self.env.cr.savepoint():
                    self.files.create({**vals, "raw": b"a" * (LIMIT + 1)})
            except ValidationError:
                continue
            found.append(name)
        return found

    def test_no_model_takes_one(self):
        self.assertEqual(self._takers(), [])

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        self.small.stop()

        def largest(files, res_model):
            return res_model != "iso.clause" and LIMIT

        with patch.object(type(self.files), "_iso_largest_file", largest):
            self.assertEqual(self._takers(), ["iso.clause"])
        self.small.start()

    def test_every_way_of_writing(self):
        content = b"a" * (LIMIT + 1)
        self.small.stop()
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.all_departments]})
        task = self._issue(plan).task_ids.filtered(
            lambda task: task.department_id == self.trade
        )
        self.small.start()
        files = self.files.with_user(self.trade_head)
        target = {"name": "a.bin", "res_model": "iso.task", "res_id": task.id}
        small = files.create({**target, "raw": b"a"})
        loose = files.create({"name": "b.bin", "raw": content})
        ways = [
            lambda: files.create({**target, "raw": content}),
            lambda: files.create({**target, "datas": base64.b64encode(content)}),
            lambda: files.create({**target, "db_datas": content}),
            lambda: files.with_context(
                default_res_model="iso.task", default_res_id=task.id
            ).create({"name": "a.bin", "raw": content}),
            lambda: small.write({"raw": content}),
            lambda: small.write({"datas": base64.b64encode(content)}),
            lambda: small.write({"db_datas": content}),
            lambda: loose.write({"res_model": "iso.task", "res_id": task.id}),
            lambda: task.with_user(self.trade_head).write(
                {"evidence_ids": [Command.link(loose.id)]}
            ),
            lambda: task.with_user(self.trade_head).message_post(
                body=task.name, attachments=[("a.bin", content)]
            ),
        ]
        for number, way in enumerate(ways):
            with (
                self.subTest(number=number),
                self.assertRaisesRegex(ValidationError, "0.0 MB"),
                self.env.cr.savepoint(),
            ):
                way()
        self.assertEqual(small.raw, b"a")
        # A partner's file is Odoo's business.
        self.assertTrue(loose.write({"res_model": "res.partner"}))

    def _upload(self, route, name, **data):
        self.authenticate(self.secretary.login, self.secretary.login)
        answer = self.url_open(
            route,
            data={"csrf_token": http.Request.csrf_token(self), **data},
            files=[("ufile", (name, b"a" * (LIMIT + 1), "image/png"))],
        )
        self.assertEqual(answer.status_code, 200)
        return json.loads(answer.text)

    def test_uploads_are_refused_in_words(self):
        route = "/web/binary/upload_attachment"
        [said] = self._upload(route, "ảnh.png", model="iso.task", id=0)
        self.assertIn("“ảnh.png” có dung lượng 0.0 MB", said["error"])
        [taken] = self._upload(route, "ảnh.png", model="res.partner", id=0)
        self.assertTrue(taken["id"])

    def test_uploads_of_the_history_are_refused_in_words(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.all_departments]})
        for pending in ("true", "false"):
            said = self._upload(
                "/mail/attachment/upload",
                "ảnh.png",
                thread_model="iso.plan",
                thread_id=plan.id,
                is_pending=pending,
            )
            self.assertIn("“ảnh.png” có dung lượng 0.0 MB", said["error"])

    def test_pictures_of_formatted_texts_are_refused_in_words(self):
        self.authenticate(self.secretary.login, self.secretary.login)
        params = {
            "name": "ảnh.png",
            "data": base64.b64encode(b"a" * (LIMIT + 1)).decode(),
            "is_image": False,
            "res_model": "iso.plan.section",
        }
        with mute_logger("odoo.http"):
            answer = self.url_open(
                "/html_editor/attachment/add_data", json={"params": params}
            )
        error = answer.json()["error"]["data"]
        self.assertEqual(error["name"], "odoo.exceptions.ValidationError")
        self.assertIn("“ảnh.png” có dung lượng 0.0 MB", error["message"])

    # ------------------------------------------------------------ what screens say
    def _silent(self, model, node):
        """The fields of files in a view that say no limit and save without waiting."""
        for child in node:
            name = child.get("name") if child.tag == "field" else None
            field = model._fields.get(name)
            if field is None or not field.relational:
                yield from self._silent(model, child)
                continue
            fixed = "1" in (child.get("readonly"), child.get("invisible"))
            files = field.comodel_name == "ir.attachment" and field.type == "many2many"
            if files and not fixed and child.get("widget") != "iso_evidence":
                yield str(field)
            yield from self._silent(self.env[field.comodel_name], child)

    def test_every_screen_with_files_says_the_limit_and_waits(self):
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "iso.%"), ("type", "in", ["form", "list", "kanban"])]
        )
        shown = 0
        for view in views:
            arch = etree.fromstring(view.arch_db)
            shown += len(arch.xpath("//field[@widget='iso_evidence']"))
            with self.subTest(view=view.xml_id):
                silent = list(self._silent(self.env[view.model], arch))
                self.assertEqual(silent, [])
        self.assertGreaterEqual(shown, 3)

    def test_the_walk_finds_a_screen_that_breaks_the_rule(self):
        toy = etree.fromstring(
            "<form><group><field name='evidence_ids' widget='many2many_binary'/>"
            "<field name='evidence_ids' readonly='1'/></group></form>"
        )
        found = list(self._silent(self.env["iso.task"], toy))
        self.assertEqual(found, ["iso.task.evidence_ids"])

    def test_the_client_knows_the_limit(self):
        self.authenticate(self.secretary.login, self.secretary.login)
        page = self.url_open("/odoo").text
        self.assertIn('"iso_largest_file_mb": 50', page)
