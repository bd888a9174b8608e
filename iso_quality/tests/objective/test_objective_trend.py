"""Target and result of what is carried on from year to year."""

from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-12-31")
class TestObjectiveTrend(AgencyCase):
    def _next(self, sheet):
        action = sheet.with_user(self.secretary).action_next_year()
        return self.env["iso.objective.sheet"].browse(action["res_id"])

    def _rows(self, objective, user=None):
        """[(year, kind, amount)] of the chain of an objective."""
        self.env.flush_all()
        domain = objective.action_open_trend()["domain"]
        model = self.env["iso.objective.trend"].with_user(user or self.secretary)
        return [
            (row.year, row.kind, row.amount)
            for row in model.search(domain, order="year, kind desc")
        ]

    def _record(self, objective, numbers, place=0):
        measure = objective.measure_ids[place].with_user(self.secretary)
        measure.write(dict(zip(("numerator", "denominator"), numbers, strict=True)))
        measure.record()

    def _two_years(self):
        first = self._approve(self._new_sheet(self.trade, year=2025))
        self._record(first.objective_ids, (97, 100))
        second = self._next(first)
        second.objective_ids.target = 99
        return first.objective_ids, second.objective_ids

    def test_years_stand_side_by_side(self):
        old, new = self._two_years()
        self.assertEqual(new.root_id, old)
        self.assertEqual(old.root_id, old)
        before = [(2025, "target", 98.0), (2025, "result", 97.0)]
        self.assertEqual(self._rows(new), before, "a draft does not count")
        self._approve(new.sheet_id)
        self.assertEqual(self._rows(new), [*before, (2026, "target", 99.0)])
        self._record(new, (50, 50))
        self.assertEqual(
            self._rows(old),
            [*before, (2026, "target", 99.0), (2026, "result", 100.0)],
        )

    def test_what_a_revision_replaced_is_left_out(self):
        old, new = self._two_years()
        self._approve(new.sheet_id)
        # The first one of the chain is revised after it was carried on.
        for objective, target in ((new, 95), (old, 90)):
            action = objective.sheet_id.with_user(self.secretary).revise("Chỉ tiêu")
            sheet = self.env["iso.objective.sheet"].browse(action["res_id"])
            sheet.objective_ids.target = target
            self._approve(sheet)
            self.assertEqual(sheet.objective_ids.root_id, old)
        self.assertEqual(
            self._rows(new),
            [(2025, "target", 90.0), (2025, "result", 97.0), (2026, "target", 95.0)],
        )

    def test_yes_or_no_counts_one_or_nothing(self):
        sheet = self._approve(
            self._new_sheet(self.trade, {"direction": "yes", "period": "year"})
        )
        objective = sheet.objective_ids
        self.assertEqual(self._rows(objective), [(2026, "target", 1.0)])
        measure = objective.measure_ids.with_user(self.secretary)
        measure.answer = True
        measure.record()
        self.assertEqual(
            self._rows(objective), [(2026, "target", 1.0), (2026, "result", 1.0)]
        )

    def test_each_sees_what_they_may_read(self):
        of_unit = self._approve(self._new_sheet(self.trade)).objective_ids
        of_agency = self._approve(self._new_sheet(None)).objective_ids
        for user, sees in (
            (self.secretary, True),
            (self.leader, True),
            (self.trade_head, True),
            (self.staff, True),
            (self.energy_head, False),
            (self.other_secretary, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(bool(self._rows(of_unit, user)), sees)
        self.assertTrue(self._rows(of_agency, self.energy_head))
        self.assertFalse(self._rows(of_agency, self.other_secretary))

    def test_a_number_opens_its_objective(self):
        objective = self._approve(self._new_sheet(self.trade)).objective_ids
        self.env.flush_all()
        row = self.env["iso.objective.trend"].search(
            [("objective_id", "=", objective.id)]
        )
        self.assertEqual(row.action_open_objective()["res_id"], objective.id)

    def test_means_of_targets_and_of_results_stay_apart(self):
        _old, new = self._two_years()
        self._approve(new.sheet_id)
        self.env.flush_all()
        model = self.env["iso.objective.trend"].with_user(self.secretary)
        [(target, result)] = model._read_group(
            new.action_open_trend()["domain"], [], ["target:avg", "result:avg"]
        )
        self.assertEqual((target, result), (98.5, 97.0))

    def test_roots_and_graph_take_the_same_queries_for_any_number(self):
        counts = []
        for number in (10, 100):
            sheet = self._approve(
                self._new_sheet(
                    self.trade if number == 10 else self.energy,
                    *({"name": f"Mục tiêu {place}"} for place in range(number)),
                )
            )
            model = self.env["iso.objective.trend"].with_user(self.secretary)

            def graph(sheet=sheet, model=model):
                model.formatted_read_group(
                    [("objective_id.sheet_id", "=", sheet.id)],
                    ["year", "kind"],
                    ["amount:avg"],
                )

            graph()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            graph()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
