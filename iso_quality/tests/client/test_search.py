"""Enter in a list's search finds by words, department and person, without accents; it
costs the same however much there is, and shows nobody more than the rules do."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestSearch(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.staff.name = "Đặng Thị Hường"
        cls.trade_head.name = "Bùi Quỳnh"
        plan = cls._new_plan(
            {"deadline": "Quý I", "name": "Rà soát quy trình"},
            {"deadline": "Quý II", "name": "Đánh giá nội bộ"},
            {
                "deadline": "Quý III",
                "name": "Họp xem xét của lãnh đạo",
                "lead": [cls.standing],
                "support": [cls._party(cls.energy)],
            },
        )
        for line in plan.line_ids[:2]:
            line.lead_party_ids = cls.all_departments
        cls._issue(plan)
        cls.tasks = plan.task_ids
        cls.everyone = cls.secretary | cls.leader | cls.trade_head | cls.energy_head
        cls.everyone |= cls.staff | cls.admin

    @classmethod
    def _party(cls, department):
        return cls.env["iso.party"].create(
            {
                "name": department.name,
                "company_id": cls.agency.id,
                "department_ids": [Command.set(department.ids)],
            }
        )

    def _found(self, words, user=None, model="iso.task", among=None):
        model = self.env[model].with_user(user or self.secretary)
        return model.search([("found_by", "ilike", words)]) & (among or self.tasks)

    def _of(self, department):
        return self.tasks.filtered(lambda task: task.department_id == department)

    # ------------------------------------------------------------ what finds a task
    def test_its_words(self):
        named = self.tasks.filtered(lambda task: "nội bộ" in task.name)
        self.assertEqual(len(named), 3)
        self.assertEqual(self._found("danh GIA  noi bo "), named)
        named[0].result = "Đã có biên bản"
        self.assertEqual(self._found("bien ban"), named[0])

    def test_its_department(self):
        self.assertTrue(self._of(self.trade))
        self.assertEqual(self._found("thuong mai"), self._of(self.trade))

    def test_who_answers_for_it(self):
        mine = self.tasks.filtered(lambda task: task.user_id == self.trade_head)
        self.assertTrue(mine)
        self.assertEqual(self._found("bui quynh"), mine)

    def test_who_works_on_it_too(self):
        task = self._of(self.trade)[0]
        self.assertFalse(self._found("dang thi huong"))
        task.user_ids = [Command.link(self.staff.id)]
        self.assertEqual(self._found("dang thi huong"), task)

    def test_who_has_left(self):
        mine = self.tasks.filtered(lambda task: task.user_id == self.trade_head)
        # What is open goes to others; what is done keeps its people.
        mine.write({"result": "Xong"})
        mine.finish(early=True)
        self.trade_head.active = False
        self.assertEqual(self._found("bui quynh"), mine)

    def test_words_and_people_at_once(self):
        """A name that is also a word of the work."""
        task = self._of(self.energy)[0]
        task.result = "Chị Đặng đã gửi"
        other = self._of(self.trade)[0]
        other.user_ids = [Command.link(self.staff.id)]
        self.assertEqual(self._found("dang"), task | other)

    def test_very_many(self):
        """More than are sent as numbers."""
        module = "odoo.addons.iso_quality.models.client.iso_search_mixin.MANY"
        before = self._found("huong")
        self._of(self.trade).user_ids = [Command.link(self.staff.id)]
        self.startPatcher(patch(module, 1))
        found = self._found("huong")
        self.assertEqual(found, self._of(self.trade) | before)
        self.assertGreater(len(found), 1)

    def test_what_is_not_asked(self):
        with self.assertRaises(UserError):
            self.env["iso.task"].search([("found_by", "<", "x")])
        everything = self.env["iso.task"].search([])
        self.assertEqual(self.env["iso.task"].search([("found_by", "ilike", " ")]),
                         everything)  # fmt: skip
        named = self._found("noi bo")
        same = self.env["iso.task"].search([("found_by", "=", "noi bo")])
        self.assertEqual(same & self.tasks, named)
        rest = self.env["iso.task"].search([("found_by", "not ilike", "noi bo")])
        self.assertEqual(rest & self.tasks, self.tasks - named)

    # ------------------------------------------------------------ other lists
    def test_lines_by_party_and_deadline(self):
        lines = self.tasks.line_id
        found = self._found("nang luong", model="iso.plan.line", among=lines)
        self.assertEqual(found.mapped("name"), ["Họp xem xét của lãnh đạo"])
        found = self._found("quy III", model="iso.plan.line", among=lines)
        self.assertEqual(found.mapped("name"), ["Họp xem xét của lãnh đạo"])

    def test_objectives_by_department_and_person(self):
        goals = self._new_sheet(self.trade, {"owner_id": self.staff.id}).objective_ids
        for words in ("ho so dung han", "thuong mai", "dang thi huong", "ty le ho so"):
            found = self._found(words, model="iso.objective", among=goals)
            self.assertEqual(found, goals, words)

    # ------------------------------------------------------------ departments
    def _units(self, words, **context):
        units = self.env["hr.department"].with_user(self.secretary)
        found = units.with_context(**context).name_search(words)
        return self.env["hr.department"].browse(one for one, _name in found)

    def test_departments_without_accents(self):
        self.assertEqual(self._units("nang luong") & self.departments, self.energy)
        self.assertEqual(self._units("PHONG") & self.departments, self.departments)
        group = self._new_department("Tổ Điện lực", False)
        group.parent_id = self.energy
        self.assertEqual(self._units("dien luc") & group, group)
        # As its complete name is written.
        self.assertEqual(self._units("nang luong"), self.energy | group)
        self.assertEqual(self._units("nang luong / to dien"), group)
        self.assertFalse(self._units("nang / to dien"))

    # ------------------------------------------------------------ who sees what
    def test_the_rules_decide(self):
        """Those who see few are led to theirs first, and see what the rules show."""
        self._of(self.trade)[0].user_ids = [Command.link(self.energy_head.id)]
        self._of(self.office)[0].user_id = self.staff
        self.energy.active = False
        every = self.env["iso.task"].search([("company_id", "=", self.agency.id)])
        for user in self.everyone:
            tasks = self.env["iso.task"].with_user(user)
            rule = self.env["ir.rule"].with_user(user)._compute_domain("iso.task")
            # As Odoo asks it of one record.
            asked = every.with_user(user).sudo().with_context(active_test=False)
            seen = asked.filtered_domain(rule)
            with self.subTest(user=user.login):
                self.assertEqual(tasks.search([]), seen)
                self.assertEqual(tasks.search_count([]), len(seen))
                self.assertEqual(
                    tasks.search(Domain("found_by", "ilike", "ra soat")),
                    seen & every.search([("name", "ilike", "ra soat")]),
                )
        self.assertTrue(tasks.with_user(self.staff).search([]) < every)

    def test_another_agency_finds_nothing(self):
        for user in (self.other_secretary, self.other_leader):
            for words in ("noi bo", "thuong mai", "bui quynh"):
                self.assertFalse(self._found(words, user))

    def test_a_page_and_its_count(self):
        """As the client asks for them; those who see few are answered in one look."""
        odoo = self.env.registry["base"].web_search_read
        pages = [(0, 1, 100), (1, 1, 100), (1, 2, 1), (0, 1, 1), (0, 80, 100)]
        pages += [(0, 80, None), (7, 80, 100), (0, None, None)]
        for user in self.everyone - self.admin:
            tasks = self.env["iso.task"].with_user(user)
            for domain in ([["found_by", "ilike", "noi bo"]], [], [["id", "=", 0]]):
                for offset, limit, most in pages:
                    for order in (None, "name desc, id"):
                        asked = (domain, {"name": {}}, offset, limit, order, most)
                        with self.subTest(user=user.login, asked=asked):
                            self.assertEqual(
                                tasks.web_search_read(*asked), odoo(tasks, *asked)
                            )
        seen = tasks.web_search_read([], {"name": {}}, 0, 1, None, 100)
        self.assertEqual(seen["length"], len(tasks.search([])))
        self.assertGreater(seen["length"], 1)

    # ------------------------------------------------------------ what it costs
    def test_queries_at_ten_and_at_a_hundred(self):
        counts = []
        for number in (10, 90):
            self.env["iso.task"]._give_out(
                [
                    {
                        "name": f"Việc {number} {one}",
                        "company_id": self.agency.id,
                        "department_id": self.trade.id,
                        "user_id": self.trade_head.id,
                        "origin_model": "res.company",
                        "origin_id": 1_000 * number + one,
                    }
                    for one in range(number)
                ]
            )
            for user in (self.secretary, self.staff):
                tasks = self.env["iso.task"].with_user(user)
                self.env.flush_all()
                tasks.search([("found_by", "ilike", "viec")])
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                tasks.search([("found_by", "ilike", "viec")])
                counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[:2], counts[2:])
        self.assertLess(max(counts), 15)
