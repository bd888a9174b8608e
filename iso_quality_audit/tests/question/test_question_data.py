"""The questions that come with the product: enough of them, each with what is shown,
over every clause, no two the same."""

import difflib

from odoo.tests import TransactionCase, tagged

from odoo.addons.iso_quality.tools.table_reading import plain

from ...models.question.iso_audit_found_mixin import ISO_PART

# How alike two questions may be; 1 is the same.
ALIKE = 0.7
# What no question may say: there is no such national standard.
FORBIDDEN = ("TCVN ISO 9001:2026", "TCVN 9001")


@tagged("post_install", "-at_install", "iso_quality")
class TestQuestionData(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        found = cls.env["ir.model.data"].search(
            [
                ("module", "=", "iso_quality_audit"),
                ("model", "=", "iso.audit.question"),
            ]
        )
        cls.names = {one.res_id: one.name for one in found}
        cls.questions = cls.env["iso.audit.question"].browse(found.mapped("res_id"))
        cls.used = cls.env.ref("iso_quality.standard_9001_2015")
        cls.next = cls.env.ref("iso_quality.standard_9001_2026")

    def _of(self, standard):
        return self.questions.filtered(lambda one: one.standard_id == standard)

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(self._of(self.used)), 120)
        self.assertGreaterEqual(len(self._of(self.next)), 15)
        iso = self.questions.filtered_domain(ISO_PART)
        self.assertEqual(self._of(self.used) | self._of(self.next), iso)
        self.assertGreaterEqual(len(self.questions - iso), 8)
        # All agencies have them, and the administrator's changes stay.
        self.assertFalse(self.questions.company_id)
        rows = self.env["ir.model.data"].search(
            [("res_id", "in", self.questions.ids), ("model", "=", self.questions._name)]
        )
        self.assertTrue(all(rows.mapped("noupdate")))

    def test_every_clause_is_asked_about(self):
        ends = self.used.clause_ids.filtered(lambda clause: not clause.child_ids)
        self.assertGreater(len(ends), 55)
        asked = self._of(self.used).clause_id
        self.assertFalse((ends - asked).mapped("number"))
        # A question about a heading is a question about nothing in particular.
        self.assertFalse((asked - ends).mapped("number"))
        self.assertFalse(self._of(self.next).clause_id.child_ids)

    def test_more_where_auditors_look(self):
        for number in [
            "4.4",
            "6.1",
            "6.2",
            "7.2",
            "7.5",
            "8.1",
            "8.2",
            "8.5",
            "8.6",
            "8.7",
            "9.1",
            "9.2",
            "9.3",
            "10.2",
        ]:
            about = self._of(self.used).filtered(
                lambda one, number=number: f"{one.clause_id.number}.".startswith(
                    f"{number}."
                )
            )
            self.assertGreaterEqual(len(about), 4, number)

    def test_what_is_new_in_2026(self):
        numbers = set(self._of(self.next).clause_id.mapped("number"))
        for number in ["4.1", "4.2", "5.1.1", "6.1.2", "6.1.3", "6.3", "7.3", "9.3.2"]:
            self.assertIn(number, numbers)

    def test_codes_follow_clauses(self):
        for question in self.questions.filtered_domain(ISO_PART):
            number, _dash, place = question.code.rpartition("-")
            prefix = "2026-" if question.standard_id == self.next else ""
            self.assertEqual(number, f"{prefix}{question.clause_id.number}")
            self.assertTrue(place.isdigit(), question.code)
            name = f"{question.standard_id.year}_{question.clause_id.number}_{place}"
            self.assertEqual(
                self.names[question.id], "question_" + name.replace(".", "_")
            )
        self.assertEqual(len(set(self.questions.mapped("code"))), len(self.questions))

    def test_each_names_what_is_shown(self):
        for question in self.questions:
            shown = question.evidence.splitlines()
            with self.subTest(question.code):
                self.assertTrue(1 <= len(shown) <= 4, shown)
                self.assertEqual(len(set(shown)), len(shown))
                for line in shown:
                    self.assertEqual(line, " ".join(line.split()))
                    self.assertTrue(8 <= len(line) <= 90, line)
                    self.assertTrue(line[0].isupper() and line[-1] != ".", line)

    def test_each_asks_something(self):
        for question in self.questions:
            with self.subTest(question.code):
                text = question.name
                self.assertEqual(text, " ".join(text.split()))
                self.assertTrue(60 <= len(text) <= 300, len(text))
                self.assertTrue(text[0].isupper() and text[-1] in "?.", text)
                self.assertTrue("?" in text, text)
                for words in FORBIDDEN:
                    self.assertNotIn(words, f"{text} {question.evidence}")

    def test_no_two_ask_the_same(self):
        texts = [(one.code, plain(one.name)) for one in self.questions]
        self.assertFalse(self._alike(texts))
        code, text = texts[0]
        again = text.replace("nam nay", "nam").replace("mo ta", "ta")
        self.assertEqual(self._alike([(code, text), ("x", again)]), [(code, "x")])

    def _alike(self, texts):
        """Pairs of codes whose texts, without accents, are nearly the same."""
        found = []
        matcher = difflib.SequenceMatcher(autojunk=False)
        for place, (code, text) in enumerate(texts):
            matcher.set_seq2(text)
            for other, words in texts[:place]:
                matcher.set_seq1(words)
                if (
                    matcher.real_quick_ratio() > ALIKE
                    and matcher.quick_ratio() > ALIKE
                    and matcher.ratio() > ALIKE
                ):
                    found.append((other, code))
        return found

    def test_each_kind_of_agency_is_known_once(self):
        kinds = self.env["iso.audit.question.kind"].search([])
        codes = self.env["res.company"]._fields["iso_agency_kind"].get_values(self.env)
        self.assertEqual(sorted(kinds.mapped("code")), sorted(codes))
        # Some are asked in communes only, some in departments only.
        of_kinds = self._of(self.used).mapped(
            lambda one: one.agency_kind_ids.mapped("code")
        )
        self.assertIn(["commune"], of_kinds)
        self.assertIn(["department"], of_kinds)
        asked_of = set(self.questions.mapped("for_whom"))
        self.assertEqual(
            asked_of, set(self.questions._fields["for_whom"].get_values(self.env))
        )
