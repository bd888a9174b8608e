"""All measures of a department that are due are recorded in one go, or none."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-04-10 03:00:00")
class TestMeasuresToRecord(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-10 03:00:00"):
            cls.sheet = cls._approve(
                cls._new_sheet(
                    cls.trade,
                    {"period": "quarter"},
                    {"name": "Họp", "period": "quarter"},
                )
            )
            cls._approve(cls._new_sheet(cls.energy, {"period": "quarter"}))
        cls.env.flush_all()

    def _rows(self, user=None):
        user = user or self.trade_head
        return self.env["iso.objective.measure"].with_user(user).get_to_record()["rows"]

    def _record(self, rows, user=None):
        measures = self.env["iso.objective.measure"].with_user(user or self.trade_head)
        return measures.record_all(rows)

    def _entry(self, row, **entered):
        entered = entered or {"numerator": 99, "denominator": 100}
        return {"id": row["id"], "version": row["version"], "entered": entered}

    def _states(self):
        measures = self.sheet.sudo().objective_ids.measure_ids
        return measures.filtered(lambda one: one.date_to == date(2026, 3, 31)).mapped(
            "state"
        )

    # ------------------------------------------------------------ what is asked for
    def test_each_sees_what_he_may_record(self):
        for user, count in (
            (self.trade_head, 2),
            (self.energy_head, 1),
            (self.secretary, 3),
            (self.leader, 0),
        ):
            rows = self._rows(user)
            self.assertEqual(len(rows), count, user.login)
            measures = self.env["iso.objective.measure"].with_user(user)
            found = measures.search_count(measures._to_record_domain())
            self.assertEqual(found, count)
        self.assertEqual({row["kind"] for row in self._rows()}, {"ratio"})

    def test_what_ends_soon_is_asked_for_and_what_is_later_is_not(self):
        measures = self.env["iso.objective.measure"].with_user(self.trade_head)
        for day, ends in (
            (date(2026, 3, 10), set()),
            (date(2026, 3, 20), {date(2026, 3, 31)}),
            (date(2026, 6, 20), {date(2026, 3, 31), date(2026, 6, 30)}),
        ):
            found = measures.search(measures._to_record_domain(day))
            self.assertEqual(set(found.mapped("date_to")), ends, day)

    # ------------------------------------------------------------ all or none
    def test_all_are_recorded(self):
        told = self._record([self._entry(row) for row in self._rows()])
        self.assertEqual(told, {"recorded": 2, "wrong": []})
        self.assertEqual(self._states(), ["done", "done"])
        self.assertFalse(self._rows())

    def test_some_of_them(self):
        one, _two = self._rows()
        self._record([self._entry(one)])
        self.assertEqual(sorted(self._states()), ["done", "open"])

    def test_a_wrong_row_keeps_all_from_being_recorded(self):
        one, two = self._rows()
        wrong = self._entry(two, numerator=101, denominator=100)
        told = self._record([self._entry(one), wrong])
        self.assertEqual(told["recorded"], 0)
        [failure] = told["wrong"]
        self.assertEqual(failure["id"], two["id"])
        self.assertIn("more cases fit", failure["message"])
        self.assertEqual(self._states(), ["open", "open"])
        self.assertEqual(
            [row["entered"]["denominator"] for row in self._rows()], [0, 0]
        )

    def test_what_is_not_reached_asks_for_the_cause_at_its_row(self):
        with freeze_time("2026-07-05 03:00:00"):
            row = self._rows()[-1]
            self.assertTrue(row["asks_cause"])
            entered = {"numerator": 50, "denominator": 100}
            [failure] = self._record([self._entry(row, **entered)])["wrong"]
            self.assertTrue(failure["needs_cause"])
            words = {"cause": "Thiếu người", "solution": "Thêm người"}
            told = self._record([self._entry(row, **entered, **words)])
            self.assertEqual(told["recorded"], 1)

    def test_what_a_colleague_changed_meanwhile_is_not_overwritten(self):
        one, _two = self._rows()
        self.assertTrue(self._record([{**self._entry(one), "version": "x"}])["wrong"])
        self.assertEqual(self._states(), ["open", "open"])

    # ------------------------------------------------------------ what clients send
    def test_others_record_nothing(self):
        one, _two = self._rows()
        for user in (self.energy_head, self.leader, self.staff):
            with self.assertRaises(AccessError):
                self._record([self._entry(one)], user)
        self.assertEqual(self._states(), ["open", "open"])

    def test_nonsense_is_refused(self):
        one, _two = self._rows()
        for rows in (
            [],
            None,
            "x",
            ["x"],
            [{"id": "1", "entered": {}}],
            [self._entry(one, state="done")],
            [self._entry(one, numerator="1")],
            [self._entry(one, numerator=float("nan"))],
            [self._entry(one, cause=1)],
        ):
            with self.assertRaises(UserError):
                self._record(rows)
