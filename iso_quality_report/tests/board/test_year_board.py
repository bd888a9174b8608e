"""The year board: status of rows and months, filters, what each role sees, queries."""

import json
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestYearBoard(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.type_audit = cls.env.ref("iso_quality.activity_type_audit")
        cls.plan = cls._issue(
            cls._new_plan(
                {"deadline": "Tháng 3", "lead": [cls.all_departments]},
                {"deadline": "Hàng tháng", "lead": [cls.standing], "weight": 3},
                {"deadline": "Thường xuyên", "lead": [cls.secretary_party]},
                {"deadline": "Khi có thay đổi nhân sự", "lead": [cls.standing]},
                {
                    "deadline": "Quý II",
                    "lead": [cls.all_departments],
                    "activity_type_id": cls.type_audit.id,
                    "condition": "nếu có",
                },
            )
        )
        cls.march, cls.monthly, cls.always, cls.event, cls.spring = cls.plan.line_ids

    def _board(self, user=None, **options):
        board = self.env["iso.year.board"].with_user(user or self.secretary)
        return board.get_board({"plan_id": self.plan.id, **options})

    def _row(self, line, user=None, **options):
        found = [
            row for row in self._board(user, **options)["rows"] if row["id"] == line.id
        ]
        return found[0] if found else None

    def _task(self, line, department):
        return line.task_ids.filtered(lambda t: t.department_id == department)

    def _finish(self, tasks):
        for task in tasks:
            task.with_user(self.secretary).result = "Đã làm"
        tasks.with_user(self.secretary).finish()

    def _counts(self, found):
        return {
            name: found[name] for name in ("total", "done", "late", "doing", "todo")
        }

    # ------------------------------------------------------------ statuses
    def test_the_day_it_is_due_is_not_late(self):
        with freeze_time("2026-03-31 03:00:00"):
            row = self._row(self.march)
            self.assertEqual((row["status"], row["late"], row["todo"]), ("todo", 0, 3))
        with freeze_time("2026-04-01 03:00:00"):
            row = self._row(self.march)
            self.assertEqual((row["status"], row["late"], row["todo"]), ("late", 3, 0))
            self.assertEqual(len(row["late_names"]), 3)
            self.assertIn("Phòng Thương mại", row["late_names"])

    def test_today_is_that_of_the_user_not_of_the_server(self):
        # 18:00 in Greenwich is the next day in Vietnam.
        with freeze_time("2026-03-31 18:00:00"):
            self.assertEqual(self._board()["today"], "2026-04-01")
            self.assertEqual(self._row(self.march)["status"], "late")

    @freeze_time("2026-03-10 03:00:00")
    def test_the_status_of_a_line_is_its_worst_news(self):
        trade, energy = (self._task(self.march, d) for d in (self.trade, self.energy))
        trade.with_user(self.secretary).start()
        self.assertEqual(self._row(self.march)["status"], "doing")
        self._finish(trade)
        row = self._row(self.march)
        self.assertEqual(
            self._counts(row), {"total": 3, "done": 1, "late": 0, "doing": 0, "todo": 2}
        )
        self.assertEqual((row["status"], round(row["progress"])), ("doing", 33))
        with freeze_time("2026-04-02 03:00:00"):
            energy.with_user(self.secretary).start()
            row = self._row(self.march)
            self.assertEqual((row["status"], row["late"], row["doing"]), ("late", 2, 0))
        self._finish(self.march.task_ids - trade)
        with freeze_time("2026-04-02 03:00:00"):
            self.assertEqual(self._row(self.march)["status"], "done")

    @freeze_time("2026-03-10 03:00:00")
    def test_withdrawn_tasks_do_not_count_and_not_needed_is_done(self):
        self._task(self.spring, self.trade)._withdraw("Thôi")
        self._task(self.spring, self.energy).with_user(self.secretary).mark_not_needed(
            "Không phát sinh"
        )
        row = self._row(self.spring)
        self.assertEqual(
            self._counts(row), {"total": 2, "done": 1, "late": 0, "doing": 0, "todo": 1}
        )
        tasks = self.env["iso.year.board"].with_user(self.secretary)
        tasks = tasks.get_line_tasks(self.spring.id)
        self.assertEqual({t["state"] for t in tasks}, {"todo", "not_needed"})

    def test_open_difficulties_are_marked_where_they_are(self):
        board = self.env["iso.year.board"].with_user(self.trade_head)
        task = self._task(self.spring, self.trade)
        task.with_user(self.trade_head).raise_difficulty("Chưa có mẫu báo cáo")
        row = self._row(self.spring, self.trade_head)
        [cell] = [one for one in row["departments"] if one["id"] == self.trade.id]
        self.assertEqual((row["hindered"], cell["hindered"]), (1, 1))
        self.assertEqual(row["total"], self._row(self.spring, self.trade_head)["total"])
        [shown] = board.get_line_tasks(self.spring.id)
        self.assertTrue(shown["hindered"])
        task.difficulty_ids.with_user(self.secretary).settle("Mẫu ở mục Biểu mẫu")
        self.assertEqual(self._row(self.spring, self.trade_head)["hindered"], 0)

    @freeze_time("2026-12-31 03:00:00")
    def test_work_of_the_whole_year_is_never_late(self):
        row = self._row(self.always)
        [window] = row["windows"]
        self.assertTrue(window["open_ended"])
        self.assertEqual((row["status"], row["late"]), ("todo", 0))
        with freeze_time("2027-02-01 03:00:00"):
            self.assertEqual(self._row(self.always)["late"], 0)

    @freeze_time("2026-06-01 03:00:00")
    def test_a_closed_plan_has_nothing_late(self):
        self.assertTrue(self._board()["totals"]["late"])
        self.plan.with_user(self.secretary).close()
        self.assertFalse(self._board()["totals"]["late"])

    # ------------------------------------------------------------ windows
    @freeze_time("2026-03-10 03:00:00")
    def test_each_month_has_its_mark(self):
        self._finish(
            self.monthly.task_ids.filtered(lambda t: t.date_due == date(2026, 1, 31))
        )
        windows = self._row(self.monthly)["windows"]
        self.assertEqual(len(windows), 12)
        self.assertEqual(
            [window["status"] for window in windows[:4]],
            ["done", "late", "todo", "todo"],
        )
        self.assertEqual(windows[1]["start"], "2026-02-01")
        self.assertEqual(windows[1]["due"], "2026-02-28")
        self.assertEqual(len({window["key"] for window in windows}), 12)
        # The tasks below the line are found by the key of their mark.
        board = self.env["iso.year.board"].with_user(self.secretary)
        tasks = board.get_line_tasks(self.monthly.id)
        self.assertEqual(
            {task["key"] for task in tasks}, {window["key"] for window in windows}
        )
        self.assertEqual(tasks[0]["status"], "late")

    @freeze_time("2026-03-10 03:00:00")
    def test_a_line_waits_for_its_event(self):
        row = self._row(self.event)
        self.assertEqual(row["waiting"], ["Khi có thay đổi nhân sự"])
        self.assertEqual((row["windows"], row["status"]), ([], False))
        self.env["iso.plan.event"]._record(
            self.event.branch_ids, date(2026, 3, 1), "Quyết định", date(2026, 3, 9)
        )
        row = self._row(self.event)
        self.assertEqual(row["waiting"], [])
        self.assertEqual(
            [(w["due"], w["status"]) for w in row["windows"]], [("2026-03-09", "late")]
        )

    def test_rows_are_in_the_order_of_the_plan(self):
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self.standing], "sequence": 20},
            {"deadline": "Quý II", "lead": [self.standing], "sequence": 10},
            year=2027,
        )
        heading = self._add_line(plan, "", name="Đào tạo", sequence=5)
        heading.branch_ids.unlink()
        for sequence, name in ((90, "sau"), (80, "trước")):
            self._add_line(
                plan, "Quý I", [self.standing], name=name, parent_id=heading.id,
                sequence=sequence,
            )  # fmt: skip
        self._issue(plan)
        rows = self.env["iso.year.board"].with_user(self.secretary)._board_rows(plan)
        self.assertEqual(
            [(row["number"], row["name"]) for row in rows],
            [
                ("1", "Đào tạo"),
                ("1.1", "trước"),
                ("1.2", "sau"),
                ("2", "Quý II"),
                ("3", "Quý I"),
            ],
        )
        self.assertTrue(rows[0]["heading"])
        self.assertEqual(rows[1]["windows"][0]["due"], date(2027, 3, 31))
        self.assertEqual(rows[1]["lead"], "Đơn vị thường trực")

    def test_the_tenth_row_comes_after_the_ninth(self):
        plan = self._new_plan(
            *({"deadline": "Quý I", "lead": [self.standing]} for _row in range(10)),
            year=2027,
        )
        rows = self.env["iso.year.board"].with_user(self.secretary)._board_rows(plan)
        self.assertEqual([row["number"] for row in rows][-2:], ["9", "10"])

    def test_a_row_is_shown_for_its_sub_row_without_its_own_tasks(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, year=2027)
        self._add_line(
            plan,
            "Quý II",
            [self.standing],
            parent_id=plan.line_ids.id,
            activity_type_id=self.type_audit.id,
        )
        self._issue(plan)
        rows = self._board(plan_id=plan.id, activity_type_id=self.type_audit.id)["rows"]
        self.assertEqual(
            [(row["number"], row["total"]) for row in rows], [("1", 0), ("1.1", 1)]
        )

    def test_a_row_that_asks_for_several_works_is_found_by_each(self):
        training = self.env.ref("iso_quality.activity_type_training")
        plan = self._new_plan(
            {
                "deadline": "Quý I",
                "lead": [self.standing],
                "activity_type_id": self.type_audit.id,
                "also_type_ids": [Command.set(training.ids)],
            },
            year=2027,
        )
        self._issue(plan)
        for kind in (self.type_audit, training):
            board = self._board(plan_id=plan.id, activity_type_id=kind.id)
            self.assertEqual(len(board["rows"]), 1)
            offered = [one["id"] for one in board["filters"]["activity_type_id"]]
            self.assertIn(kind.id, offered)

    # ------------------------------------------------------------ which plan
    @freeze_time("2026-06-01 03:00:00")
    def test_the_plan_of_the_current_agency_comes_first(self):
        self.env["iso.role"]._give(self.secretary, "secretary", self.other_agency)
        board = self.env["iso.year.board"].with_user(self.secretary)
        both = board.with_context(
            allowed_company_ids=(self.other_agency | self.agency).ids
        )
        self.assertEqual(both.get_board()["plan"]["id"], self.plan.id)
        for year in (2025, 2026):
            foreign = self._new_plan(
                {"deadline": "Quý I"}, year=year, company_id=self.other_agency.id
            )
            foreign.with_user(self.other_secretary).submit()
            foreign.with_user(self.other_leader)._unsealed().issue(
                "01", f"{year}-01-05"
            )
            self.assertEqual(both.get_board()["plan"]["id"], foreign.id)
        there = board.with_context(allowed_company_ids=self.agency.ids)
        self.assertEqual(there.get_board()["plan"]["id"], self.plan.id)

    def test_the_plan_in_force_this_year_comes_first(self):
        later = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, year=2027)
        )
        self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, year=2028)
        board = self.env["iso.year.board"].with_user(self.secretary)
        with freeze_time("2026-06-01 03:00:00"):
            found = board.get_board()
            self.assertEqual(found["plan"]["id"], self.plan.id)
            # Drafts have no tasks yet.
            self.assertEqual(
                [plan["id"] for plan in found["plans"]], [later.id, self.plan.id]
            )
        with freeze_time("2030-06-01 03:00:00"):
            self.assertEqual(board.get_board()["plan"]["id"], later.id)

    def test_no_plan_yet(self):
        found = self.env["iso.year.board"].with_user(self.other_secretary).get_board()
        self.assertFalse(found["plan"])
        self.assertEqual(found["plans"], [])

    # ------------------------------------------------------------ numbers
    @freeze_time("2026-05-05 03:00:00")
    def test_the_numbers_are_those_of_the_plan(self):
        self._finish(self._task(self.march, self.trade))
        self._finish(self.monthly.task_ids[:4])
        totals = self._board()["totals"]
        plan = self.plan.with_user(self.secretary)
        plan.invalidate_recordset()
        self.assertEqual(
            (totals["total"], totals["done"], totals["late"]),
            (plan.task_count, plan.done_count, plan.late_count),
        )
        self.assertAlmostEqual(totals["progress"], plan.progress)
        self.assertTrue(totals["late"])
        self.assertEqual(
            totals["total"], sum(totals[n] for n in ("done", "late", "doing", "todo"))
        )
        departments = {one["id"]: one for one in self._board()["departments"]}
        for progress in self.env["iso.plan.progress"].search(
            [("plan_id", "=", self.plan.id)]
        ):
            one = departments[progress.department_id.id or 0]
            self.assertEqual(
                (one["total"], one["done"], one["late"]),
                (progress.task_count, progress.done_count, progress.late_count),
            )
            self.assertAlmostEqual(one["progress"], progress.progress, 4)

    def test_what_is_sent_is_json(self):
        self.assertEqual(json.loads(json.dumps(self._board())), self._board())

    # ------------------------------------------------------------ filters
    @freeze_time("2026-05-05 03:00:00")
    def test_filter_by_department(self):
        found = self._board(department_id=self.trade.id)
        self.assertEqual(
            [row["id"] for row in found["rows"]], [self.march.id, self.spring.id]
        )
        self.assertEqual(found["totals"]["total"], 2)
        self.assertEqual(found["hidden_count"], 3)
        names = {one["id"] for one in found["filters"]["department_id"]}
        self.assertEqual(names, set(self.departments.ids))
        board = self.env["iso.year.board"].with_user(self.secretary)
        [task] = board.get_line_tasks(self.march.id, {"department_id": self.trade.id})
        self.assertEqual(task["department"], "Phòng Thương mại")

    def test_filter_by_party_and_activity_type(self):
        rows = self._board(party_id=self.standing.id)["rows"]
        self.assertEqual([row["id"] for row in rows], [self.monthly.id, self.event.id])
        found = self._board(activity_type_id=self.type_audit.id)
        self.assertEqual([row["id"] for row in found["rows"]], [self.spring.id])
        self.assertEqual(found["totals"]["total"], 3)

    @freeze_time("2026-05-05 03:00:00")
    def test_only_late(self):
        everything = self._board()
        found = self._board(status="late")
        self.assertEqual(
            [row["id"] for row in found["rows"]], [self.march.id, self.monthly.id]
        )
        # One can go on from one status to another.
        self.assertEqual(found["totals"], everything["totals"])
        board = self.env["iso.year.board"].with_user(self.secretary)
        tasks = board.get_line_tasks(self.monthly.id, {"status": "late"})
        self.assertEqual(len(tasks), 4)

    def test_filters_that_make_no_sense(self):
        with self.assertRaises(UserError):
            self._board(department_id=["x"])
        self.assertTrue(self._board(status="1=1", unknown=1)["rows"])

    # ------------------------------------------------------------ access
    @freeze_time("2026-05-05 03:00:00")
    def test_each_role_sees_its_own(self):
        everything = self._counts(self._board(self.secretary)["totals"])
        self.assertEqual(self._counts(self._board(self.leader)["totals"]), everything)
        self.assertEqual(len(self._board(self.leader)["rows"]), 5)
        for user in (self.trade_head, self.staff):
            found = self._board(user)
            self.assertEqual(
                [row["id"] for row in found["rows"]], [self.march.id, self.spring.id]
            )
            self.assertEqual(
                (found["totals"]["total"], found["totals"]["late"]), (2, 1)
            )
            self.assertEqual(
                [one["id"] for one in found["departments"]], self.trade.ids
            )
            self.assertEqual(found["rows"][0]["late_names"], ["Phòng Thương mại"])
            self.assertEqual(found["hidden_count"], 3)
            board = self.env["iso.year.board"].with_user(user)
            tasks = board.get_line_tasks(self.march.id)
            self.assertEqual([t["department"] for t in tasks], ["Phòng Thương mại"])
            # Asking for another department brings nothing to light.
            self.assertFalse(self._board(user, department_id=self.energy.id)["rows"])

    @freeze_time("2026-05-05 03:00:00")
    def test_what_each_role_is_offered(self):
        def offered(user):
            board = self.env["iso.year.board"].with_user(user)
            tasks = board.get_line_tasks(self.march.id)
            return {(task["may_finish"], task["may_urge"]) for task in tasks}

        self.assertEqual(offered(self.secretary), {(True, True)})
        self.assertEqual(offered(self.leader), {(False, False)})
        self.assertEqual(offered(self.trade_head), {(True, False)})
        self.assertEqual(offered(self.staff), {(False, False)})
        self.march.task_ids.with_user(self.secretary).action_urge()
        self.assertEqual(offered(self.secretary), {(True, False)})

    def test_other_agencies_are_refused(self):
        for user in (self.other_secretary, self.other_leader):
            board = self.env["iso.year.board"].with_user(user)
            for ask in (
                lambda board=board: board.get_board({"plan_id": self.plan.id}),
                lambda board=board: board.get_line_tasks(self.march.id),
                lambda board=board: board.action_open_tasks(
                    self.march.id, 0, {"plan_id": self.plan.id}
                ),
            ):
                with self.assertRaises(UserError):
                    ask()
        with self.assertRaises(UserError):
            self._board(plan_id=self.plan.id + 10_000)

    def test_drafts_are_for_those_who_make_them(self):
        draft = self._new_plan({"deadline": "Quý I"}, year=2027)
        self.assertTrue(self._board(plan_id=draft.id)["rows"])
        with self.assertRaises(UserError):
            self._board(self.staff, plan_id=draft.id)

    def test_users_without_a_role_are_refused(self):
        user = new_test_user(
            self.env,
            "no_role",
            company_id=self.agency.id,
            company_ids=[Command.set(self.agency.ids)],
        )
        with self.assertRaises(AccessError):
            self._board(user)

    # ------------------------------------------------------------ drilling down
    @freeze_time("2026-05-05 03:00:00")
    def test_a_cell_opens_its_tasks(self):
        board = self.env["iso.year.board"].with_user(self.secretary)
        options = {"plan_id": self.plan.id, "status": "late"}
        action = board.action_open_tasks(self.march.id, self.trade.id, options)
        tasks = self.env["iso.task"].search(action["domain"])
        self.assertEqual(tasks, self._task(self.march, self.trade))
        self.assertEqual(action["context"], {"search_default_late": 1})
        action = board.action_open_tasks(self.always.id, 0, options)
        tasks = self.env["iso.task"].search(action["domain"])
        self.assertEqual(tasks, self.always.task_ids)


@tagged("post_install", "-at_install", "iso_quality")
class TestYearBoardQueries(AgencyCase):
    def _queries(self, plan, user):
        board = self.env["iso.year.board"].with_user(user)
        counts = []
        for _again in range(3):  # the first ones fill caches that live longer
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = board.get_board({"plan_id": plan.id})
            counts.append(self.env.cr.sql_log_count - before)
        return counts[-1], found["totals"]["total"]

    def _plan(self, year, lines):
        return self._new_plan(
            *(
                {"deadline": "Hàng tháng", "lead": [self.all_departments]}
                for _number in range(lines)
            ),
            year=year,
        )

    def test_the_queries_do_not_grow_with_the_tasks(self):
        empty = self._plan(2030, 3)
        few = self._issue(self._plan(2031, 1))
        many = self._issue(self._plan(2032, 3))
        none, no_tasks = self._queries(empty, self.secretary)
        for user in (self.secretary, self.leader):
            small, ten = self._queries(few, user)
            large, hundred = self._queries(many, user)
            self.assertEqual((no_tasks, ten, hundred), (0, 36, 108))
            self.assertEqual(small, large)
        self.assertLessEqual(large - none, 3)
        small, ten = self._queries(few, self.trade_head)
        large, hundred = self._queries(many, self.trade_head)
        self.assertEqual((ten, hundred), (12, 36))
        self.assertEqual(small, large)

    def test_opening_a_line_takes_the_same_queries(self):
        few = self._issue(
            self._new_plan(
                {"deadline": "Quý I", "lead": [self.all_departments]}, year=2031
            )
        )
        many = self._issue(self._plan(2032, 1))
        board = self.env["iso.year.board"].with_user(self.secretary)
        counts = []
        for plan in (few, few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            board.get_line_tasks(plan.line_ids.id)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
