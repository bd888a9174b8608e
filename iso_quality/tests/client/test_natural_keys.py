"""What people know by a number or a name is there once: entered by hand it is refused,
imported again it changes the one that is there, and the import says so."""

import unicodedata

from psycopg2.errors import UniqueViolation

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..risk.risk_case import RiskCase

# How somebody else writes the same.
OTHER_HAND = str.maketrans({" ": "  ", "-": "–"})
LAW = {
    "kind": "decision",
    "number": "19/2014/QĐ-TTg",
    "issuer": "Thủ tướng Chính phủ",
    "date": "2014-03-05",
    "subject": "về việc áp dụng HTQLCL",
}


def other_hand(text):
    """A text as somebody else writes it."""
    return unicodedata.normalize("NFD", text.upper().translate(OTHER_HAND)) + " "


@tagged("post_install", "-at_install", "iso_quality")
class TestNaturalKeys(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        cls.samples = {
            "iso.legal.document": (cls.secretary, {**LAW, "number": "77/2099/QĐ-UBND"}),
            "iso.party": (
                cls.secretary,
                {"name": "Các phòng chuyên môn", "kind": "all_departments"},
            ),
            "hr.department": (cls.admin, {"name": "Phòng Kế hoạch – Tài chính"}),
            "iso.procedure": (
                cls.secretary,
                {"code": "QT-HT-77", "name": "Kiểm soát hồ sơ", "kind": "system"},
            ),
            "iso.procedure.area": (cls.secretary, {"name": "Xây dựng cơ bản"}),
            "iso.risk": (
                cls.trade_head,
                {"register_id": cls.register.id, "name": "Chậm trả kết quả"},
            ),
        }

    def _declared(self):
        return {m._name for m in self.env.values() if m._natural_key and m._auto}

    def _tables(self):
        for name, (user, vals) in self.samples.items():
            yield self.env[name].with_user(user).with_company(self.agency), vals

    def _written(self, vals, table):
        """The same in another hand."""
        texts = {
            n for n in table._natural_key if table._fields[n].type in ("char", "text")
        }
        return {
            name: other_hand(value) if name in texts else value
            for name, value in vals.items()
        }

    def test_every_model_that_names_a_key_has_a_sample(self):
        self.assertEqual(self._declared() - self.samples.keys(), set())
        for name in self._declared():
            model = self.env[name]
            self.assertTrue(model._fields.keys() >= {*model._natural_key}, name)

    # ------------------------------------------------------------ by hand
    def test_entered_once(self):
        for table, vals in self._tables():
            one = table.create(vals)
            with self.assertRaises(ValidationError) as refused, self.cr.savepoint():
                table.create(self._written(vals, table))
            self.assertIn("there already", str(refused.exception), table)
            twice = [self._other(vals, table), self._other(vals, table)]
            with (
                self.assertRaises(
                    UniqueViolation
                    if table._name.startswith("iso.procedure")
                    else ValidationError
                ),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                table.create(twice)
            other = table.create(self._other(vals, table))
            text = self._first_text(table)
            with self.assertRaises(ValidationError), self.cr.savepoint():
                other.write({text: other_hand(one[text])})
            other.write({text: other[text]})

    def test_what_is_archived_and_of_another_agency_is_no_double(self):
        table = self.env["iso.party"].with_user(self.secretary)
        vals = self.samples["iso.party"][1]
        first = table.create(vals)
        first.active = False
        second = table.create(vals)
        with self.assertRaises(ValidationError), self.cr.savepoint():
            first.active = True
        elsewhere = table.with_user(self.other_secretary).create(vals)
        self.assertNotEqual(elsewhere.company_id, second.company_id)

    def test_doubles_from_before_stay_and_are_changed_otherwise(self):
        table = self.env["iso.party"]
        vals = {**self.samples["iso.party"][1], "company_id": self.agency.id}
        doubles = table.create([vals, vals])
        doubles[0].with_user(self.secretary).sequence = 7
        found = table.with_user(self.secretary).load(
            ["name", "sequence"],
            [
                [vals["name"], "9"],
            ],
        )
        self.assertFalse(found["ids"])
        self.assertIn("2 times", found["messages"][0]["message"])

    def test_said_when_it_is_typed(self):
        table = self.env["iso.legal.document"].with_user(self.secretary)
        shared = self.env["iso.legal.document"].create({**LAW, "number": "1/2099/QĐ"})
        self.assertFalse(shared.company_id)
        spec = {name: {} for name in (*LAW, "company_id")}
        values = {
            **dict.fromkeys(spec, False),
            **LAW,
            "number": other_hand("1/2099/QĐ"),
        }
        said = table.onchange(values, ["number"], spec)
        self.assertIn("known to all agencies", said["warning"]["message"])
        own = table.create({**LAW, "number": "2/2099/QĐ"})
        said = table.onchange({**values, "number": "2/2099/qđ"}, ["issuer"], spec)
        self.assertIn("there already", said["warning"]["message"])
        self.assertNotIn("warning", own.onchange(values, ["number"], spec))
        self.assertNotIn("warning", table.onchange(values, ["subject"], spec))

    # ------------------------------------------------------------ imported
    def test_imported_twice(self):
        for table, vals in self._tables():
            columns, row = self._row(vals, table)
            first = table.load(columns, [row])
            self.assertFalse(first["messages"], table)
            self.assertNotIn("iso_told", first)
            again = table.load(
                columns,
                [
                    [
                        other_hand(c) if n in self._texts(table) else c
                        for n, c in zip(columns, row, strict=True)
                    ]
                ],
            )
            self.assertFalse(again["messages"], table)
            self.assertEqual(again["ids"], first["ids"], table)
            self.assertIn("1 rows are there already", again["iso_told"][0])

    def test_what_a_row_says_is_written_and_an_empty_cell_is_not(self):
        table = self.env["iso.legal.document"].with_user(self.secretary)
        own = table.create({**LAW, "number": "3/2099/QĐ", "date_from": "2099-01-01"})
        found = table.load(
            ["number", "issuer", "subject", "date_from"],
            [["3/2099/qđ", "THỦ TƯỚNG CHÍNH PHỦ", "về việc khác", ""]],
        )
        self.assertEqual(found["ids"], own.ids)
        self.assertEqual(own.subject, "về việc khác")
        # Its name is kept as it was written: it says the same.
        self.assertEqual((own.number, own.issuer), ("3/2099/QĐ", LAW["issuer"]))
        self.assertEqual(str(own.date_from), "2099-01-01")

    def test_lines_are_not_entered_again(self):
        table = self.env["iso.risk"].with_user(self.trade_head)
        columns = [
            "register_id/.id",
            "name",
            "measure_ids/name",
            "measure_ids/date_deadline",
        ]
        row = [str(self.register.id), "Mất hồ sơ", "Khóa tủ", "2026-03-01"]
        first = table.load(columns, [row])
        self.assertFalse(first["messages"])
        again = table.load(columns, [[*row[:3], "2026-04-01"]])
        self.assertEqual(again["ids"], first["ids"])
        [measure] = table.browse(first["ids"]).measure_ids
        self.assertEqual(str(measure.date_deadline), "2026-04-01")

    def test_twice_in_one_file(self):
        table = self.env["iso.party"].with_user(self.secretary)
        found = table.load(
            ["name", "kind"],
            [["Các tổ", "all_departments"], ["Các  TỔ", "all_departments"]],
        )
        self.assertFalse(found["ids"])
        self.assertIn("row 1 too", found["messages"][0]["message"])

    def test_what_all_agencies_know_is_not_entered_again(self):
        shared = self.env["iso.legal.document"].create({**LAW, "number": "4/2099/QĐ"})
        table = self.env["iso.legal.document"].with_user(self.secretary)
        columns, row = self._row({**LAW, "number": "4/2099/QĐ"}, table)
        found = table.load(columns, [row])
        self.assertFalse(found["ids"])
        self.assertIn("known to all agencies", found["messages"][0]["message"])
        # The agency's own, which it made of that, is changed.
        copy = shared.with_user(self.secretary).copy()
        self.assertEqual(table.load(columns, [row])["ids"], copy.ids)

    def test_a_department_named_by_one_above_it_in_the_same_file(self):
        table = self.env["hr.department"].with_user(self.admin)
        columns = ["name", "parent_id", "company_id/.id"]
        rows = [
            ["Trung tâm A", "", str(self.agency.id)],
            ["Tổ 1", "Trung tâm A", str(self.agency.id)],
        ]
        first = table.load(columns, rows)
        self.assertFalse(first["messages"])
        self.assertEqual(table.browse(first["ids"])[1].parent_id.id, first["ids"][0])
        self.assertEqual(table.load(columns, rows)["ids"], first["ids"])

    def test_reading_costs_the_same_for_many_rows(self):
        table = self.env["iso.party"].with_user(self.secretary)

        def rows(count, start):
            return [[f"Nhóm {start + n}", "all_departments"] for n in range(count)]

        def cost(some):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            with self.assertNoLogs("odoo.models", "WARNING"):
                self.assertFalse(table.load(["name", "kind"], some)["messages"])
            return self.cr.sql_log_count - before

        cost(rows(3, 0))
        self.assertEqual(cost(rows(10, 100)), cost(rows(100, 1000)))

    # ------------------------------------------------------------ levels
    def test_levels_are_those_of_the_rows_review(self):
        older = self._register(self._new_round(2025, scale="five"))
        names = dict.fromkeys(self.register.sudo().scale_id.level_ids.mapped("name"))
        level = next(
            one
            for one in self.register.sudo().scale_id.level_ids
            if one.axis == "likelihood" and one.name in names
        )
        table = self.env["iso.risk"].with_user(self.secretary)
        columns = ["register_id/.id", "name", "current_likelihood_id"]
        for register in (self.register, older):
            twin = register.sudo().scale_id.level_ids.filtered(
                lambda one: one.axis == "likelihood" and one.value == level.value
            )
            for number, words in enumerate(
                [
                    level.name,
                    other_hand(level.name),
                    str(level.value),
                    twin.display_name,
                ]
            ):
                found = table.load(columns, [[str(register.id), f"R{number}", words]])
                self.assertFalse(found["messages"], (register, words))
                self.assertEqual(
                    table.browse(found["ids"]).current_likelihood_id.id, twin.id
                )
        wrong = table.load(columns, [[str(older.id), "R", "Không có mức này"]])
        self.assertIn(level.name, wrong["messages"][0]["message"])
        self.assertFalse(wrong["ids"])

    # ------------------------------------------------------------ copies
    def test_a_copy_beside_its_origin_is_called_a_copy(self):
        for table, vals in self._tables():
            if table._name == "hr.department":
                continue
            one = table.create(vals)
            copy = one.copy()
            self.assertIn("copy", copy[self._first_text(table)])

    # ------------------------------------------------------------ ways to rows
    def _texts(self, table):
        return {
            n for n in table._natural_key if table._fields[n].type in ("char", "text")
        }

    def _first_text(self, table):
        return next(n for n in table._natural_key if n in self._texts(table))

    def _other(self, vals, table):
        text = self._first_text(table)
        return {**vals, text: vals[text] + " 2"}

    def _row(self, vals, table):
        columns, row = [], []
        for name, value in vals.items():
            link = table._fields[name].type == "many2one"
            columns.append(f"{name}/.id" if link else name)
            row.append(str(value))
        return columns, row
