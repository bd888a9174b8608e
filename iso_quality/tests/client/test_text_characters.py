"""No text of any model takes halves of characters or NUL, however they come."""

import json
from unittest.mock import patch
from xmlrpc.client import Binary

from odoo.exceptions import ValidationError
from odoo.tests import HttpCase, tagged

from ...models.client.base import LONGEST
from ..common import AgencyCase

BROKEN = ("a\ud800", "\udfffé", "a\0b")


@tagged("post_install", "-at_install", "iso_quality")
class TestTextCharacters(AgencyCase):
    def _texts(self):
        """Every text field of every model, ours and Odoo's."""
        for model in self.env.values():
            if not model._abstract:
                for field in model._fields.values():
                    if field.type in LONGEST:
                        yield model, field

    def _takers(self):
        """Names of the fields that take what is no character."""
        found = set()
        for model, field in self._texts():
            for text in BROKEN:
                try:
                    model._prepare_create_values([{field.name: text}])
                except ValidationError:
                    continue
                except Exception as error:
                    found.add(f"{field}: {error!r}")
                else:
                    found.add(str(field))
        return found

    def test_no_text_takes_them(self):
        self.assertGreater(len(list(self._texts())), 1000)
        self.assertEqual(self._takers(), set())

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        toy = type(self.env["iso.clause"])
        with patch.object(toy, "_check_text_characters", lambda self, vals_list: None):
            found = self._takers()
        self.assertIn("iso.clause.title", found)
        self.assertEqual({name.rsplit(".", 1)[0] for name in found}, {"iso.clause"})

    def test_create_write_default_translation_and_comment(self):
        party = self.env["iso.party"].with_user(self.secretary)
        for text in BROKEN:
            with self.assertRaisesRegex(ValidationError, "broken character"):
                party.with_context(default_name=text).create({})
            with self.assertRaisesRegex(ValidationError, "broken character"):
                self.committee.with_user(self.secretary).name = text
            with self.assertRaisesRegex(ValidationError, "broken character"):
                self.all_departments.update_field_translations("name", {"vi_VN": text})
            with self.assertRaisesRegex(ValidationError, "ký tự hỏng"):
                self.committee.message_post(body=text)
            load = party.load(["name"], [[text]])
            self.assertIn("broken character", load["messages"][0]["message"])

    def test_what_odoo_makes_a_text_of(self):
        """Bytes, and the files of XML-RPC; each term of a translation."""
        party = self.env["iso.party"]
        for value in (b"a\0b", b"\xff", Binary(b"a\0b"), {"vi_VN": {"a": "\ud800"}}):
            with self.assertRaisesRegex(ValidationError, "broken character"):
                party._check_texts([{"name": value}])
        for value in (b"a" * 1001, Binary(b"a" * 1001), {"vi_VN": {"a": "a" * 1001}}):
            with self.assertRaisesRegex(ValidationError, "1001"):
                party._check_texts([{"name": value}])
        section = self.env["iso.plan.section"]
        hostile = b'<p style="position:fixed">x</p>'
        for value in (hostile, Binary(hostile)):
            safe = section._safe_texts({"body": value})["body"]
            self.assertEqual(safe, "<p>x</p>")

    def test_whole_characters_outside_of_the_first_plane_are_kept(self):
        self.committee.name = "Ban 👩‍👩‍👧 \U0002070e Đ"
        self.committee.flush_recordset()
        self.committee.invalidate_recordset()
        self.assertEqual(self.committee.name, "Ban 👩‍👩‍👧 \U0002070e Đ")

    def test_said_in_the_language_of_the_user(self):
        party = self.env["iso.party"].with_context(lang="vi_VN")
        with self.assertRaisesRegex(ValidationError, "ký tự hỏng"):
            party.create({"name": "a\ud800"})


@tagged("post_install", "-at_install", "iso_quality")
class TestTextCharactersOverRPC(HttpCase):
    def test_a_clean_answer(self):
        self.authenticate("admin", "admin")
        for text in (r"\ud800", r"a\u0000b"):
            params = json.dumps(
                {
                    "model": "iso.party",
                    "method": "web_save",
                    "args": [[], {"name": "TEXT"}],
                    "kwargs": {"specification": {}},
                }
            ).replace("TEXT", text)
            answer = self.url_open(
                "/web/dataset/call_kw/iso.party/web_save",
                data=f'{{"jsonrpc": "2.0", "method": "call", "params": {params}}}',
                headers={"Content-Type": "application/json"},
            )
            error = answer.json()["error"]["data"]
            self.assertEqual(error["name"], "odoo.exceptions.ValidationError")
