"""Texts are kept in one spelling (NFC) whatever keyboard or file they come from, and
found by words in any."""

import base64
import unicodedata
from unittest.mock import patch

from psycopg2.extras import Json

from odoo.modules import load_script
from odoo.tests import tagged
from odoo.tools import SQL, file_path, mute_logger

from ...models.client.base import LONGEST, TYPED, TYPED_FIELDS
from ..common import AgencyCase

WORDS = "Quyết định số"


def from_a_mac(text):
    """As macOS sends it: accents by themselves."""
    return unicodedata.normalize("NFD", text)


@tagged("post_install", "-at_install", "iso_quality")
class TestSpelling(AgencyCase):
    def _other_spellings(self):
        """Names of the fields that keep what a Mac sends."""
        found = set()
        for model in self.env.values():
            if model._abstract:
                continue
            ours = model._name.startswith("iso.") or model._name in TYPED
            for field in model._fields.values():
                # What is computed is made of texts that are kept.
                if (
                    field.type not in LONGEST
                    or field.compute
                    or not (
                        ours
                        or field.name.startswith("iso_")
                        or field.name in TYPED_FIELDS.get(model._name, ())
                    )
                ):
                    continue
                for text in (from_a_mac(WORDS), {"vi_VN": from_a_mac(WORDS)}):
                    [vals] = model._prepare_create_values([{field.name: text}])
                    # Odoo takes out what is not written here.
                    kept = vals.get(field.name) or WORDS
                    kept = kept["vi_VN"] if isinstance(kept, dict) else kept
                    if WORDS not in kept:
                        found.add(str(field))
        return found

    def test_every_text_that_people_type(self):
        self.assertEqual(self._other_spellings(), set())

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        toy = type(self.env["iso.clause"])
        with patch.object(toy, "_iso_typed_names", lambda self: frozenset()):
            found = self._other_spellings()
        self.assertIn("iso.clause.title", found)

    def test_what_must_stay_as_it_was_sent_is_none_of_them(self):
        names = self.env["res.users"]._iso_typed_names()
        self.assertNotIn("password", names)
        self.assertEqual(
            self.env["ir.attachment"]._iso_typed_names()
            & {"url", "checksum", "store_fname", "index_content"},
            set(),
        )

    def test_written_translated_and_said(self):
        committee = self.committee.with_user(self.secretary)
        committee.name = from_a_mac("Ban Chỉ đạo")
        self.assertEqual(committee.name, "Ban Chỉ đạo")
        type_ = self.env["iso.activity.type"].search([], limit=1)
        type_.update_field_translations("name", {"vi_VN": from_a_mac(WORDS)})
        self.assertEqual(type_.with_context(lang="vi_VN").name, WORDS)
        plan = self._new_plan()
        message = plan.message_post(body=from_a_mac(WORDS))
        self.assertIn(WORDS, message.body)
        file = self.env["ir.attachment"].create(
            {
                "name": from_a_mac("Biên bản.pdf"),
                "datas": base64.b64encode(from_a_mac(WORDS).encode()),
                "mimetype": "text/plain",
                "res_model": plan._name,
                "res_id": plan.id,
            }
        )
        self.assertEqual(file.name, "Biên bản.pdf")
        self.assertEqual(
            file.raw, from_a_mac(WORDS).encode(), "Files stay as they are."
        )
        file.name = from_a_mac("Quyết định.pdf")
        self.assertEqual(file.name, "Quyết định.pdf")

    def test_a_longest_text_is_counted_in_letters(self):
        self.committee.name = from_a_mac("ế" * 1000)
        self.assertEqual(len(self.committee.name), 1000)

    def test_found_in_any_spelling(self):
        party = self._party("Các đơn vị trực thuộc")
        table = party.browse()
        for words in ("đơn vị trực thuộc", from_a_mac("đơn vị trực thuộc")):
            for domain in (
                [("name", "ilike", words)],
                [("name", "like", words)],
                [("found_by", "ilike", words)],
                ["!", ("name", "not ilike", words)],
            ):
                self.assertIn(party, table.search(domain), domain)
                self.assertEqual(
                    table.search_count([*domain, ("id", "=", party.id)]), 1
                )
        name = from_a_mac(party.name)
        for domain in (
            [("name", "=", name)],
            [("name", "in", ["x", name])],
            [("name", "in", {name})],
        ):
            self.assertIn(party, table.search(domain), domain)
        self.assertEqual(table.name_search(name)[0][0], party.id)
        groups = table.formatted_read_group([("name", "=", name)], [], ["__count"])
        self.assertEqual(groups[0]["__count"], 1)
        found = table.web_search_read(
            [("found_by", "ilike", name)], {"name": {}}, count_limit=10
        )
        self.assertEqual(found["length"], 1)
        office = from_a_mac(self.trade.name)
        self.assertIn(
            self.trade.id,
            dict(self.env["hr.department"].with_user(self.staff).name_search(office)),
        )

    def test_what_is_imported(self):
        party = self.env["iso.party"].with_user(self.secretary)
        found = party.load(
            ["name", "kind", "department_ids"],
            [[from_a_mac(name) for name in (WORDS, "departments", self.trade.name)]],
        )
        self.assertFalse(found["messages"])
        made = party.browse(found["ids"])
        self.assertEqual(made.name, WORDS)
        self.assertEqual(made.department_ids, self.trade)

    # ------------------------------------------------------------ written before
    def _upgrade(self):
        name = "iso_quality/migrations/19.0.1.12.0/end-spelling.py"
        load_script(file_path(name), "spelling").spell(self.env)
        self.env.invalidate_all()

    def _store(self, record, name, text):
        self.env.flush_all()
        table, column = SQL.identifier(record._table), SQL.identifier(name)
        self.env.cr.execute(
            SQL("UPDATE %s SET %s = %s WHERE id = %s", table, column, text, record.id)
        )
        self.env.invalidate_all()

    def test_an_upgrade_spells_what_was_written_before(self):
        party = self._party("x")
        kind = self.env["iso.activity.type"].search([], limit=1)
        self._store(party, "name", from_a_mac(WORDS))
        self._store(self.trade, "name", Json({"en_US": from_a_mac("Tổ chức")}))
        self._store(kind, "name", Json({"en_US": "x", "vi_VN": from_a_mac(WORDS)}))
        self._upgrade()
        self.assertEqual(party.name, WORDS)
        self.assertEqual(self.trade.name, "Tổ chức")
        self.assertEqual(kind.with_context(lang="vi_VN").name, WORDS)

    def test_doubles_do_not_stop_an_upgrade(self):
        codes = ("QT-Ế", "QT-KHÁC")
        first, second = self.env["iso.procedure"].create(
            [
                {"code": code, "name": "x", "company_id": self.agency.id}
                for code in codes
            ]
        )
        self._store(second, "code", from_a_mac("QT-Ế"))
        with self.assertLogs(level="WARNING"), mute_logger("odoo.sql_db"):
            self._upgrade()
        self.assertEqual(second.code, from_a_mac("QT-Ế"))
        self.assertEqual(first.code, "QT-Ế")

    def _party(self, name):
        return (
            self.env["iso.party"]
            .with_user(self.secretary)
            .create({"name": name, "kind": "all_departments"})
        )
