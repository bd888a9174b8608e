"""One truth per number: each is counted once more from raw rows, as each role, on a year
of random work; and each number opens exactly what it counted."""

import random
from datetime import timedelta

from lxml import etree

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .numbers import BUTTONS, PERCENTAGES, activity_numbers
from .numbers_case import YEARS, NumbersCase
from .test_screens import ScreensCase
from .web_client import WebClient


@tagged("post_install", "-at_install", "iso_quality")
class TestRandomWork(NumbersCase, AgencyCase):
    """Plans, sheets and other work of three years, in random states, around a day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for year in YEARS:
            cls._issue(
                cls._new_plan(
                    {"deadline": f"Tháng {3 if year > 2026 else 11}", "weight": 3},
                    {"deadline": "Hàng tháng", "lead": [cls.standing]},
                    {"deadline": "Quý IV", "lead": [cls.all_departments], "weight": 2},
                    {"deadline": "Thường xuyên", "lead": [cls.secretary_party]},
                    {"deadline": "Tháng 12", "lead": [cls.all_departments]},
                    year=year,
                ),
                date=f"{year - 1}-12-20",
            )
            for unit in (cls.trade, cls.energy, False):
                cls._approve(cls._new_sheet(unit, {}, {"name": "Họp"}, year=year))
        cls.plans = cls.env["iso.plan"].search([("company_id", "=", cls.agency.id)])
        cls.tasks = cls.env["iso.task"].search([("company_id", "=", cls.agency.id)])

    def _shuffle(self, seed):
        """Give tasks, plans and measures random states and days around today."""
        dice = random.Random(seed)
        today = vietnam_today()
        states = ("todo", "todo", "doing", "done", "not_needed", "withdrawn")
        rows = []
        for task in self.tasks:
            due = task.date_due + timedelta(days=dice.choice((0, 0, -400, -60, 30)))
            if dice.random() < 0.3:
                due = today + timedelta(days=dice.choice((-2, -1, 0, 1, 7, 8)))
            rows.append((dice.choice(states), due, due, dice.random() < 0.1, task.id))
        self.env.flush_all()
        self.env.cr.executemany(
            "UPDATE iso_task SET state = %s, date_due = %s,"
            " date_start = LEAST(date_start, %s), open_ended = %s WHERE id = %s",
            rows,
        )
        for plan, kinds in zip(
            self.plans.sorted("year"),
            (("running", "closed"), ("running", "issued"), ("issued", "replaced")),
            strict=True,
        ):
            self.env.cr.execute(
                "UPDATE iso_plan SET state = %s WHERE id = %s",
                [dice.choice(kinds), plan.id],
            )
        measures = self.env["iso.objective.measure"].search([])
        for measure in measures:
            self.env.cr.execute(
                "UPDATE iso_objective_measure SET state = %s WHERE id = %s",
                [dice.choice(("open", "done")), measure.id],
            )
        self.env.invalidate_all()
        self.env.add_to_compute(self.tasks._fields["year"], self.tasks)
        self.env.flush_all()

    def test_all_numbers_of_random_work(self):
        people = (self.secretary, self.leader, self.trade_head, self.staff, self.admin)
        for seed, day in enumerate(("2026-11-27", "2026-01-02", "2027-01-03")):
            with freeze_time(f"{day} 03:00:00"):
                self._shuffle(seed)
                for user in people:
                    with self.subTest(day=day, user=user.login):
                        compared, wrong = self._recounted(user)
                        self.assertFalse(wrong, "\n".join(wrong[:20]))
                        if user != self.admin:
                            self.assertGreater(compared, 40)
                        opened_count, wrong = self._opened(user)
                        self.assertFalse(wrong, "\n".join(wrong[:20]))
                        if user == self.secretary:
                            self.assertGreater(opened_count, 100)

    @freeze_time("2026-11-27 03:00:00")
    def test_late_on_the_board_is_late_in_the_list(self):
        self._shuffle(7)
        for user in (self.secretary, self.leader, self.trade_head, self.staff):
            client = WebClient(user)
            late = client.env["iso.task"].search_count([("is_late", "=", True)])
            board = client.env["iso.year.board"].get_board({})
            self.assertTrue(late)
            self.assertEqual(board["plan"]["year"], 2026)
            self.assertEqual(board["totals"]["late"], late, user.login)
            if user in (self.secretary, self.leader):
                rows = client.env["iso.plan.progress"].search(
                    [("is_current", "=", True)]
                )
                self.assertEqual(sum(rows.mapped("late_count")), late)


@tagged("post_install", "-at_install", "iso_quality")
class TestEveryNumber(NumbersCase, ScreensCase):
    """A record of every model: buttons, cells, to-dos."""

    def test_every_number_opens_what_it_counted(self):
        year = vietnam_today().year
        for role, user in self._users().items():
            with self.subTest(role):
                _count, wrong = self._opened(user, (year, 2026))
                self.assertFalse(wrong, "\n".join(wrong[:20]))

    def test_no_group_shows_a_mean_of_means(self):
        # 100 or 0 of each action: the mean is the share of the actions.
        shares = {("iso.action", "in_time_share")}
        wrong = {
            (name, field.name)
            for name, model in self.env.registry.items()
            if name.startswith("iso.")
            for field in model._fields.values()
            if field.type in ("float", "integer")
            and "%" in (field.string or "")
            and (field.store or not model._auto)
            and field.aggregator
        }
        self.assertEqual(wrong, shares)

    def test_a_percentage_says_of_what(self):
        """No label is "Progress (%)" alone."""
        for name, model in self.env.registry.items():
            if name.startswith("iso.") and "progress" in model._fields:
                field = model._fields["progress"]
                with self.subTest(name):
                    self.assertNotIn(field.string, ("Progress", "Progress (%)"))
                    self.assertTrue(field.help)

    def test_every_button_with_a_number_is_known(self):
        known = {(model, button) for model, button, _name in BUTTONS} | PERCENTAGES
        views = self.env["ir.ui.view"].search(
            [("model", "like", "iso.%"), ("type", "=", "form")]
        )
        found = set()
        for view in views:
            for button in etree.fromstring(view.arch_db).iter("button"):
                if "oe_stat_button" in (button.get("class") or "").split() and any(
                    field.get("name") for field in button.iter("field")
                ):
                    found.add((view.model, button.get("name")))
        self.assertGreater(len(found), 10)
        self.assertFalse(
            found - known, "Say what number this button shows (numbers.py)."
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestToDosOpened(NumbersCase, AgencyCase):
    @freeze_time("2026-11-27 03:00:00")
    def test_the_menu_of_to_dos_opens_what_it_counts(self):
        plan = self._issue(
            self._new_plan({"deadline": "Tháng 12", "lead": [self.all_departments]})
        )
        sheet = self._new_sheet(self.trade)
        today = vietnam_today()
        kind = self.env.ref("mail.mail_activity_data_todo")
        # Some have a late one and one of today: they are counted once, as late.
        wanted = [(-2,), (0,), (3,), (-2, 0), (0, 3)]
        for record, days in zip([*plan.task_ids, plan, sheet], wanted, strict=True):
            for day in days:
                record.activity_ids.create(
                    {
                        "res_model_id": self.env["ir.model"]._get_id(record._name),
                        "res_id": record.id,
                        "activity_type_id": kind.id,
                        "user_id": self.secretary.id,
                        "date_deadline": today + timedelta(days=day),
                    }
                )
        plan.task_ids[1].activity_ids.create(
            {
                "res_model_id": self.env["ir.model"]._get_id("iso.task"),
                "res_id": plan.task_ids[1].id,
                "activity_type_id": kind.id,
                "user_id": self.secretary.id,
                "date_deadline": today - timedelta(days=1),
            }
        )
        found = list(activity_numbers(WebClient(self.secretary)))
        self.assertGreaterEqual(len(found), 4)
        _count, wrong = self._opened(self.secretary)
        self.assertFalse(wrong, "\n".join(wrong))
