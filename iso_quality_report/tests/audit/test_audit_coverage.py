"""What audits have looked at: the screen, its drill-down, for whom, and its queries."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.iso_quality_audit.tests.programme.programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditCoverage(ProgrammeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls._running("Có sổ không?", "Có lịch không?", "Cải cách?")
        first, second, third = cls.session.answer_ids
        cls.session.answer_ids.sudo()._unsealed().clause_id = cls.clause
        cls.session.sudo().audit_id._unsealed().with_reform = True
        third.sudo()._unsealed().part = "reform"
        for answer in (first, second, third):
            cls._answer(answer, "conform")
        cls.session.hand_in()

    def _screen(self, user=None, **options):
        model = self.env["iso.audit.coverage"].with_user(user or self.secretary)
        return model.with_company(self.agency).get_coverage(options)

    def _cell(self, found, number, department):
        place = [unit["id"] for unit in found["departments"]].index(department.id)
        rows = {row["number"]: row for row in found["rows"]}
        return rows[number]["cells"][place]

    def test_numbers_of_iso_and_holes(self):
        found = self._screen(year=2026)
        self.assertEqual(found["years"], [2024, 2025, 2026])
        looked = self._cell(found, "7.5.3", self.trade)
        self.assertEqual(looked["counts"], [0, 0, 2])
        self.assertTrue(self._cell(found, "7.5.3", self.energy)["hole"])
        self.assertEqual(
            self._cell(self._screen(year=2028), "7.5.3", self.trade)["counts"],
            [2, 0, 0],
        )
        self.assertTrue(
            self._cell(self._screen(year=2029), "7.5.3", self.trade)["hole"]
        )

    def test_what_a_programme_foresees(self):
        programme = self._new_programme()
        self._foresee(programme, self.energy)
        self.assertTrue(
            self._cell(self._screen(year=2026), "7.5.3", self.energy)["foreseen"]
        )
        # Drafts are the secretary's and the leadership's.
        self.assertFalse(
            self._cell(self._screen(self.staff, year=2026), "7.5.3", self.energy)[
                "foreseen"
            ]
        )

    def test_numbers_open_their_answers(self):
        model = self.env["iso.audit.coverage"].with_user(self.secretary)
        model = model.with_company(self.agency)
        parent = self.clause.parent_id
        for clause in (self.clause, parent):
            action = model.action_open_answers({"year": 2026}, clause.id, self.trade.id)
            answers = self.env[action["res_model"]].search(action["domain"])
            self.assertEqual(answers, self.session.answer_ids[:2].sudo(False))

    def test_numbers_of_another_edition_open_their_answers(self):
        ref = self.env.ref
        first, second, third = self.session.answer_ids.sudo()._unsealed()
        first.clause_id = ref("iso_quality.clause_9001_2015_6_1_2")
        second.clause_id = ref("iso_quality.clause_9001_2015_10_3")
        following = ref("iso_quality.standard_9001_2026")
        following.active = True
        self.agency.iso_standard_id = following
        model = self.env["iso.audit.coverage"].with_user(self.secretary)
        model = model.with_company(self.agency)
        found = self._screen(year=2026)
        numbers = {}
        for row in found["rows"]:
            action = model.action_open_answers({"year": 2026}, row["id"], self.trade.id)
            count = self.env["iso.audit.answer"].search_count(action["domain"])
            counts = self._cell(found, row["number"], self.trade)["counts"]
            self.assertEqual(sum(counts), count, row["number"])
            if count:
                numbers[row["number"]] = count
        self.assertEqual(
            numbers, dict.fromkeys(("6", "6.1", "6.1.2", "6.1.3", "10", "10.1"), 1)
        )

    def test_for_people_of_the_agency(self):
        self.assertTrue(self._screen(self.staff, year=2026)["rows"])
        with self.assertRaises(AccessError):
            self._screen(self.other_secretary)
        for nonsense in ("x", -1, 99, 10**12):
            with self.assertRaises(UserError):
                self._screen(year=nonsense)

    def test_queries_do_not_grow(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._screen(year=2026)
            return self.env.cr.sql_log_count - before

        queries()
        first = queries()
        for number in range(8):
            self._new_department(f"Phòng {number}", None)
        self.assertEqual(queries(), first)
