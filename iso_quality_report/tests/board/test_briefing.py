"""Tiến độ giao ban: done, late and next of a week, month and quarter by department, with
what stands in the way; in every format, for whom, with as many queries for ten
departments as for a hundred."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ...papers import build
from ..common import PrintCase, docx_text, pdf_text, squeezed

WORDS = "Chưa có mẫu báo cáo"


@tagged("post_install", "-at_install", "iso_quality")
class TestBriefing(PrintCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        plan = cls._issue(
            cls._new_plan(
                {"deadline": "Tháng 1", "name": "A", "lead": [cls.all_departments]},
                {"deadline": "Tháng 2", "name": "B", "lead": [cls.all_departments]},
                {"deadline": "Tháng 3", "name": "C", "lead": [cls.all_departments]},
                {"deadline": "Tháng 4", "name": "D", "lead": [cls.all_departments]},
                {"deadline": "Thường xuyên", "name": "E", "lead": [cls.standing]},
                {"deadline": "Tháng 2", "name": "F", "lead": [cls.committee_party]},
                {
                    "deadline": "Tháng 1",
                    "name": "G",
                    "condition": "nếu có",
                    "lead": [cls.standing],
                },
            )
        )
        cls.plan = cls.env["iso.plan"].browse(plan.id)
        for name, unit, day in (
            ("A", cls.office, "2026-01-30"),
            ("A", cls.trade, "2026-02-03"),
            ("B", cls.office, "2026-02-25"),
            ("B", cls.trade, "2026-03-02"),
        ):
            cls._finished(name, unit, day)
        with freeze_time("2026-02-04 03:00:00"):
            cls._task("G", cls.office).with_user(cls.secretary).mark_not_needed("Không")
        cls.env.invalidate_all()

    def setUp(self):
        super().setUp()
        self._now("2026-02-10 03:00:00")

    def _now(self, moment):
        frozen = freeze_time(moment)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.env.invalidate_all()

    @classmethod
    def _task(cls, name, unit):
        return cls.plan.task_ids.filtered(
            lambda one: one.name == name and one.department_id == unit
        )

    @classmethod
    def _finished(cls, name, unit, day):
        # At the last moment of the day in Vietnam, which is another one than in UTC
        # only after it.
        with freeze_time(f"{day} 16:59:00"):
            task = cls._task(name, unit).with_user(unit.iso_head_user_id)
            task.result = "Xong"
            task.finish(early=True)

    def _asked(self, user=None, period="month", day="2026-02-10", **vals):
        wizards = self.env["iso.briefing.wizard"].with_user(user or self.secretary)
        return wizards.create({"period": period, "day": day, **vals})

    def _told(self, asked):
        """{name of the department: [done, late, next, difficulties]}, by names."""
        return {
            one["unit"].name or "": [
                sorted(one[name].mapped("name"))
                for name in ("done", "late", "next", "difficulties")
            ]
            for one in asked._gathered()["units"]
        }

    def _say(self, user, task, day, words=WORDS):
        with freeze_time(f"{day} 03:00:00"):
            task.with_user(user).raise_difficulty(words)
        return task.sudo().difficulty_ids.sorted("id")[-1]

    # ------------------------------------------------------------ which period
    def test_the_periods(self):
        for period, days in (
            ("week", ("2026-02-09", "2026-02-15", "2026-02-22")),
            ("month", ("2026-02-01", "2026-02-28", "2026-03-31")),
            ("quarter", ("2026-01-01", "2026-03-31", "2026-06-30")),
        ):
            asked = self._asked(period=period)
            found = (asked.date_from, asked.date_to, asked.date_until)
            self.assertEqual(tuple(map(str, found)), days)

    # ------------------------------------------------------------ what it says
    def test_a_month_that_goes_on(self):
        # What is finished after today is not known yet.
        later = self.plan.task_ids.filtered(
            lambda one: one.done_date and str(one.done_date) > "2026-02-10 03"
        )
        later.sudo().write({"state": "todo", "done_date": False, "done_by_id": False})
        self.assertEqual(
            self._told(self._asked()),
            {
                "Văn phòng": [["G"], [], ["B", "C"], []],
                "Phòng Thương mại": [["A"], [], ["B", "C"], []],
                "Phòng Năng lượng": [[], ["A"], ["B", "C"], []],
                "": [[], [], ["F"], []],
            },
        )
        late = self.env["iso.task"].search(
            self.env["iso.task"]._late_domain()
            & self.env["iso.briefing"]._of_domain(self.agency, None)
        )
        gathered = self._asked()._gathered()
        self.assertEqual(gathered["units"][0]["late"], late, "late as everywhere")
        self.assertEqual(gathered["late_done"], self._task("A", self.trade))

    def test_a_month_that_is_over(self):
        self._now("2026-05-06 03:00:00")
        self.assertEqual(
            self._told(self._asked()),
            {
                "Văn phòng": [["B", "G"], [], ["C"], []],
                # Finished in March: late at the end of February.
                "Phòng Thương mại": [["A"], ["B"], ["C"], []],
                "Phòng Năng lượng": [[], ["A", "B"], ["C"], []],
                "": [[], ["F"], [], []],
            },
        )

    def test_called_off_work_counts_nowhere(self):
        self._task("A", self.energy)._withdraw("Thôi")
        told = self._told(self._asked())["Phòng Năng lượng"]
        self.assertEqual(told[1], [])

    def test_the_week_ends_on_sunday_in_vietnam(self):
        self._now("2026-03-20 03:00:00")
        # Monday 2 March 23:59 in Vietnam.
        for day, done in (("2026-03-01", ["B"]), ("2026-03-02", [])):
            told = self._told(self._asked(period="week", day="2026-02-25"))
            self.assertEqual(told["Văn phòng"][0], ["B"])
            task = self._task("B", self.trade).sudo()
            task.done_date = f"{day} 16:59:00"
            told = self._told(self._asked(period="week", day="2026-02-25"))
            self.assertEqual(told["Phòng Thương mại"][0], done)

    def test_the_difficulties(self):
        task = self._task("A", self.energy)
        old = self._say(self.energy_head, task, "2026-01-20", "Cũ, đã trả lời")
        with freeze_time("2026-01-25 03:00:00"):
            old.with_user(self.secretary).settle("Đã gửi từ tháng Một")
        waits = self._say(self.energy_head, task, "2026-01-28", "Cũ, còn đó")
        answered = self._say(self.energy_head, task, "2026-02-03", "Mới, đã trả lời")
        answered.with_user(self.secretary).settle("Lấy ở Văn phòng")
        over = self._say(self.trade_head, self._task("C", self.trade), "2026-02-06")
        self._finished("C", self.trade, "2026-02-09")
        self.env.invalidate_all()
        asked = self._asked()
        self.assertEqual(asked._gathered()["difficulties"], waits | answered | over)
        action = asked.action_open_difficulties()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, waits | answered | over)
        asked = self._asked(day="2026-01-10")
        self.assertEqual(asked._gathered()["difficulties"], old | waits)

    def test_on_paper(self):
        task = self._task("A", self.energy)
        self._say(self.energy_head, task, "2026-02-02", "Chưa có mẫu <báo cáo>")
        answered = self._say(self.trade_head, self._task("C", self.trade), "2026-02-04")
        answered.with_user(self.secretary).settle("Lấy mẫu ở Văn phòng")
        asked = self._asked()
        wanted = (
            "TIẾN ĐỘ GIAO BAN",
            "Sở Thử nghiệm, tháng 2 năm 2026",
            "Tính đến ngày 10/02/2026: hoàn thành 3 việc trong kỳ (muộn hạn 1); quá hạn "
            "1 việc",
            "khó khăn, vướng mắc: 2, chưa trả lời 1",
            "Quá hạn 10 ngày",
            "Hoàn thành 03/02/2026, muộn 3 ngày",
            "Không phát sinh (04/02/2026)",
            "Chưa có mẫu <báo cáo>",
            f"({self.energy_head.name}, 02/02/2026)",
            "Lấy mẫu ở Văn phòng",
            "Ban Chỉ đạo, lãnh đạo, vai trò khác",
        )
        for text in (
            pdf_text(self._pdf(asked, None, "briefing_pdf")),
            docx_text(self._docx(asked, None, "briefing_docx")),
        ):
            for words in wanted:
                self.assertIn(squeezed(words), squeezed(text))
        self.assertIn("tháng 2 năm 2026", self._asked()._period_words())
        week = self._asked(period="week")
        self.assertEqual(week._period_words(), "tuần từ 09/02/2026 đến 15/02/2026")
        self.assertEqual(
            week._print_name(),
            "Tiến độ giao ban - Sở Thử nghiệm 09-02-2026 15-02-2026",
        )

    def test_a_period_with_nothing(self):
        asked = self._asked(day="2025-06-01")
        text = squeezed(pdf_text(self._pdf(asked, None, "briefing_pdf")))
        self.assertIn(squeezed("Không có khó khăn, vướng mắc trong kỳ."), text)
        self.assertIn(squeezed("tính đến hết ngày 30/06/2025"), text.replace("T", "t"))

    def test_english_prints_vietnamese(self):
        self.secretary.lang = "en_US"
        text = squeezed(pdf_text(self._pdf(self._asked(), None, "briefing_pdf")))
        self.assertIn(squeezed("Đang quá hạn"), text)
        self.assertNotIn("Late", text)

    # ------------------------------------------------------------ for whom
    def test_a_head_prints_his_department(self):
        asked = self._asked(self.trade_head)
        self.assertEqual(asked.department_id, self.trade)
        self.assertEqual(list(self._told(asked)), ["Phòng Thương mại"])
        asked.department_id = False
        self.assertEqual(list(self._told(asked)), ["Phòng Thương mại"])
        text = pdf_text(self._pdf(asked, self.trade_head, "briefing_pdf"))
        self.assertIn("Phòng Thương mại, tháng 2 năm 2026", text)
        self.assertNotIn("Phòng Năng lượng", text)
        # Another one's department has nothing that he may see.
        asked.department_id = self.energy
        self.assertEqual(self._told(asked), {"Phòng Năng lượng": [[], [], [], []]})

    def test_a_leader_prints_the_agency(self):
        self.assertEqual(len(self._told(self._asked(self.leader))), 4)
        asked = self._asked(self.leader, department_id=self.trade.id)
        self.assertEqual(list(self._told(asked)), ["Phòng Thương mại"])

    def test_nobody_else_prints(self):
        for user in (self.staff, self.admin):
            asked = self._asked(user)
            for act in (
                asked._gathered,
                asked.action_print_pdf,
                asked.action_open_difficulties,
            ):
                with self.assertRaises(AccessError):
                    act()
        with self.assertRaises(AccessError):
            self._asked(self.other_secretary, company_id=self.agency.id)
        foreign = self._asked().sudo().copy({})
        with self.assertRaises(AccessError):
            foreign.with_user(self.other_secretary)._gathered()
        mine = self._asked()
        with self.assertRaises(AccessError):
            mine.with_user(self.leader).action_print_pdf()

    # ------------------------------------------------------------ cost
    def _cost(self):
        asked = self._asked()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        build("briefing", asked)
        return self.cr.sql_log_count - before

    def test_as_many_queries_for_a_hundred_departments(self):
        def more(count):
            units = self.env["hr.department"].create(
                [
                    {"name": f"Phòng {row}", "company_id": self.agency.id}
                    for row in range(count)
                ]
            )
            first = self._task("A", self.energy).sudo()
            for place, unit in enumerate(units):
                self.env["iso.task"]._give_out(
                    [
                        {
                            "name": f"Việc {place}",
                            "company_id": self.agency.id,
                            "department_id": unit.id,
                            "date_start": "2026-01-01",
                            "date_due": due,
                            "origin_model": first._name,
                            "origin_id": 10_000_000 + unit.id * 10 + row,
                        }
                        for row, due in enumerate(("2026-01-31", "2026-02-28"))
                    ]
                )
            tasks = self.env["iso.task"].search([("department_id", "in", units.ids)])
            for task in tasks[::2]:
                task.raise_difficulty("Thiếu người")

        more(10)
        self._cost()
        ten = self._cost()
        more(90)
        hundred = self._cost()
        self.assertEqual(ten, hundred)
        self.assertLess(ten, 40)
