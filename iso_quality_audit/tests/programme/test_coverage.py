"""Clause × department × three years, counted from answers."""

from collections import Counter

from odoo.tests import tagged

from ...tools.coverage import Cell
from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestCoverage(ProgrammeCase):
    def test_recounted_from_raw_answers(self):
        self._closed_round()
        programme = self._new_programme()
        found = programme._coverage()
        raw = Counter()
        answers = self.env["iso.audit.answer"].search(
            [("company_id", "=", self.agency.id)]
        )
        self.assertTrue(answers)
        answers.sudo()._unsealed().with_context(tracking_disable=True).write(
            {"clause_id": self.clause.id}
        )
        self.env.flush_all()
        found = programme._coverage()
        for answer in answers:
            if answer.meaning in ("conform", "remark", "nonconform"):
                clause = answer.clause_id
                while clause:
                    raw[Cell(answer.department_id.id, clause.id, answer.year)] += 1
                    clause = clause.parent_id
        self.assertEqual(found["looked"], raw)
        self.assertEqual(found["years"], [2024, 2025, 2026])
        rows = {row["number"]: row for row in programme._coverage_rows(found)}
        place = list(found["departments"]).index(self.trade)
        self.assertEqual(rows["7.5.3"]["cells"][place]["counts"], [0, 0, 2])
        self.assertFalse(rows["7.5.3"]["cells"][place]["hole"])
        self.assertEqual(rows["7.5"]["cells"][place]["counts"], [0, 0, 2])
        self.assertTrue(rows["9.3.1"]["cells"][place]["hole"])

    def test_answers_of_the_former_edition_count_in_the_next(self):
        answers = self._closed_round().session_ids.answer_ids
        answers.sudo()._unsealed().with_context(tracking_disable=True).write(
            {"clause_id": self.env.ref("iso_quality.clause_9001_2015_6_1_2").id}
        )
        last_year = self._new_programme(2025)
        dropped = self.env.ref("iso_quality.clause_9001_2015_10_3")
        self._foresee(last_year, self.trade, clauses=dropped)
        following = self.env.ref("iso_quality.standard_9001_2026")
        following.active = True
        self.agency.iso_standard_id = following
        programme = self._new_programme()
        self._foresee(programme, self.trade, clauses=dropped)
        found = programme._coverage()
        self.assertEqual(found["clauses"].standard_id, following)
        place = list(found["departments"]).index(self.trade)
        cells = {
            row["number"]: row["cells"][place]
            for row in programme._coverage_rows(found)
        }
        # In each part, and once in what both are part of.
        for number in ("6.1.2", "6.1.3", "6.1", "6"):
            self.assertEqual(cells[number]["counts"], [0, 0, 2], number)
        self.assertEqual(cells["6.1.1"]["counts"], [0, 0, 0])
        self.assertTrue(cells["10.1"]["foreseen"])
        self.assertFalse(cells["10.2"]["foreseen"])

    def test_what_did_not_apply_is_no_hole_and_no_look(self):
        session = self._running("Có sổ không?")
        answer = session.answer_ids
        answer.sudo()._unsealed().clause_id = self.clause
        self._answer(answer, "none", reason="Phòng không có việc này")
        session.hand_in()
        programme = self._new_programme()
        found = programme._coverage()
        self.assertFalse(found["looked"])
        rows = {row["number"]: row for row in programme._coverage_rows(found)}
        place = list(found["departments"]).index(self.trade)
        cell = rows["7.5.3"]["cells"][place]
        self.assertTrue(cell["aside"])
        self.assertFalse(cell["hole"])

    def test_sessions_that_go_on_do_not_count_yet(self):
        session = self._running("Có sổ không?")
        session.answer_ids.sudo()._unsealed().clause_id = self.clause
        self._answer(session.answer_ids, "conform")
        programme = self._new_programme()
        self.assertFalse(programme._coverage()["looked"])
        session.hand_in()
        self.assertTrue(programme._coverage()["looked"])

    def test_a_foreseen_clause_takes_its_parts_along(self):
        programme = self._new_programme()
        chapter = self.env.ref("iso_quality.clause_9001_2015_7_5")
        self._foresee(programme, self.trade, clauses=chapter)
        foreseen = programme._coverage()["foreseen"]
        self.assertIn((self.trade.id, self.clause.id), foreseen)
        self.assertNotIn((self.energy.id, self.clause.id), foreseen)
        self.assertNotIn("7.5.3", programme.unlooked_text)

    def test_more_cells_ask_no_more(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade, 1)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            programme._coverage()
            return self.env.cr.sql_log_count - before

        queries()
        first = queries()
        for month in range(2, 12):
            self._foresee(programme, self.trade, month)
        self.assertEqual(queries(), first)
