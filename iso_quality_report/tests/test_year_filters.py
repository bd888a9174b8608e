"""This year by default: a filter by year hides nothing that waits for somebody, and next
year's has its place."""

import re

from lxml import etree

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .test_screens import MODULES
from .web_client import Screen, WebClient

NEXT = 2027
# What says its own year in a filter instead of asking ``iso.year.mixin``.
OWN_YEAR = re.compile(r"context_today\(\)\.year(?! - 1)|\+1y")


@tagged("post_install", "-at_install", "iso_quality")
class TestYearFilters(AgencyCase):
    """On a day in December, with a plan of next year in force."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-12-10 03:00:00"):
            for year in (2026, NEXT):
                cls._issue(
                    cls._new_plan(
                        {"deadline": "Tháng 3", "lead": [cls.all_departments]},
                        {"deadline": "Tháng 12", "lead": [cls.all_departments]},
                        year=year,
                    ),
                    date="2026-12-01",
                )
            cls.plan = cls.env["iso.plan"].search([("year", "=", NEXT)])
            cls.next_tasks = cls.plan.task_ids

    def _actions(self):
        """The menus' actions that filter by a year, and the models behind them."""
        client = WebClient(self._all_in_one())
        opened = set()
        for menu in client.menus(MODULES):
            # An entry opens the same as one of its tabs.
            if menu["action_id"] in opened:
                continue
            opened.add(menu["action_id"])
            if menu["action_model"] != "ir.actions.act_window":
                continue
            action = client.load_action(menu["action_model"], menu["action_id"])
            context = client._evaluate(action["context"] or "{}")
            if context.get("search_default_this_year"):
                yield action

    def _shown(self, user, path):
        client = WebClient(user)
        action = self.env["ir.actions.act_window"].search([("path", "=", path)])
        action = client.load_action("ir.actions.act_window", action.id)
        context = client._evaluate(action["context"] or "{}")
        screen = Screen(client, action, context)
        return screen.model.search(screen.domain)

    # ------------------------------------------------------------ by one rule
    def test_filters_ask_one_rule_which_year_it_is(self):
        views = self.env["ir.ui.view"].search(
            [("model", "like", "iso.%"), ("type", "=", "search")]
        )
        wrong = [
            f"{view.model}: {node.get('name')}"
            for view in views
            for node in etree.fromstring(view.arch_db).iter("filter")
            if OWN_YEAR.search(node.get("domain") or "")
        ]
        self.assertFalse(wrong)

    def test_each_list_of_a_year_has_what_is_coming(self):
        found = {action["res_model"] for action in self._actions()}
        self.assertGreaterEqual(
            found,
            {
                *("iso.task", "iso.plan.progress", "iso.plan.line"),
                *("iso.objective", "iso.objective.sheet", "iso.objective.measure"),
            },
        )
        for model in found - {"iso.document.number"}:
            view = self.env[model].get_view(view_type="search")
            names = {
                node.get("name")
                for node in etree.fromstring(view["arch"]).iter("filter")
            }
            self.assertLessEqual({"this_year", "coming"}, names, model)

    @freeze_time("2026-12-10 03:00:00")
    def test_whatever_has_a_to_do_is_shown(self):
        kind = self.env.ref("mail.mail_activity_data_todo")
        for action in self._actions():
            model = self.env[action["res_model"]]
            if "activity_ids" not in model._fields or model._name == "iso.task":
                continue
            with self.subTest(model._name):
                for record in self._next_year(model):
                    record.activity_ids.sudo().create(
                        {
                            "res_model_id": self.env["ir.model"]._get_id(model._name),
                            "res_id": record.id,
                            "activity_type_id": kind.id,
                            "user_id": self.secretary.id,
                        }
                    )
                    self.assertTrue(record.is_current)
                    self.assertIn(record, model.search([("is_current", "=", True)]))

    def _next_year(self, model):
        if model._name == "iso.objective.sheet":
            return self._approve(self._new_sheet(self.trade, year=NEXT))
        return model.search([("year", "=", NEXT)], limit=1)

    # ------------------------------------------------------------ the fields themselves
    @freeze_time("2026-12-10 03:00:00")
    def test_fields_and_searches_say_the_same(self):
        self._new_sheet(self.trade, year=NEXT)
        for name, cls in self.env.registry.items():
            fields = cls._fields
            if cls._abstract or not {"is_current", "is_coming"} <= fields.keys():
                continue
            records = self.env[name].search([])
            for flag in ("is_current", "is_coming"):
                with self.subTest(name, flag=flag):
                    self.assertEqual(
                        records.search([(flag, "=", True)]), records.filtered(flag)
                    )
                    self.assertEqual(
                        records.search([(flag, "=", False)]),
                        records - records.filtered(flag),
                    )

    # ------------------------------------------------------------ what is shown
    @freeze_time("2026-12-10 03:00:00")
    def test_a_sheet_of_next_year_is_shown_to_who_decides(self):
        sheet = self._new_sheet(self.trade, year=NEXT)
        path = "iso-objective-sheets"
        self.assertIn(sheet, self._shown(self.secretary, path), "made a minute ago")
        sheet.with_user(self.secretary).submit()
        for user in (self.leader, self.secretary, self.trade_head):
            self.assertIn(sheet, self._shown(user, path), user.login)
        sheet.with_user(self.leader).issue()
        sheet.activity_ids.sudo().unlink()
        self.assertNotIn(sheet, self._shown(self.leader, path))
        self.assertTrue(sheet.is_coming)

    @freeze_time("2026-12-10 03:00:00")
    def test_tasks_of_next_year_are_coming(self):
        tasks = self._shown(self.secretary, "iso-tasks")
        self.assertEqual(set(tasks.mapped("year")), {2026})
        coming = tasks.search([("is_coming", "=", True)])
        self.assertEqual(coming, self.next_tasks.with_env(coming.env).sorted())

    @freeze_time("2026-12-10 03:00:00")
    def test_tasks_of_next_year_that_wait_are_shown(self):
        first, second, third, *_rest = self.next_tasks
        first.sudo().reminded_on = vietnam_today()
        second.with_user(self.secretary).start()
        third.sudo().write({"date_start": "2026-12-01"})
        tasks = self._shown(self.secretary, "iso-tasks")
        waiting = first | second | third
        self.assertEqual(
            tasks.filtered(lambda task: task.year == NEXT),
            waiting.with_env(tasks.env).sorted(),
        )

    def test_what_is_left_of_last_year_is_shown_until_it_is_done(self):
        with freeze_time("2027-01-04 03:00:00"):
            tasks = self._shown(self.secretary, "iso-tasks")
            left = tasks.filtered(lambda task: task.year == 2026)
            self.assertEqual(len(left), 6)
            left[0].with_user(self.secretary).result = "Xong"
            left[0].with_user(self.secretary).finish()
            self.assertNotIn(left[0], self._shown(self.secretary, "iso-tasks"))

    def test_measures_of_december_are_shown_in_january(self):
        sheet = self._approve(self._new_sheet(self.trade, year=2026))
        measures = sheet.objective_ids.measure_ids
        with freeze_time("2027-01-04 03:00:00"):
            shown = self._shown(self.trade_head, "iso-measures")
            self.assertEqual(shown.sudo() & measures, measures)
            objectives = self._shown(self.trade_head, "iso-objectives")
            self.assertIn(sheet.objective_ids, objectives.sudo())

    @freeze_time("2027-01-04 03:00:00")
    def test_a_row_of_the_register_is_shown_when_it_was_made(self):
        row = self.env["iso.document.number"].with_user(self.secretary)
        row = row.create(
            {
                "type_id": self.env["iso.document.type"].search([], limit=1).id,
                "number": "999",
                "issue_date": "2026-12-31",
                "subject": "Báo cáo",
                "company_id": self.agency.id,
            }
        )
        self.env.cr.execute(
            "UPDATE iso_document_number SET create_date = %s WHERE id = %s",
            ["2027-01-04 02:59:00", row.id],
        )
        row.invalidate_recordset()
        self.assertIn(row, self._shown(self.secretary, "iso-outgoing-documents"))

    # ------------------------------------------------------------ the board
    @freeze_time("2026-12-10 03:00:00")
    def test_the_board_begins_with_this_year_and_says_what_is_coming(self):
        board = WebClient(self.secretary).env["iso.year.board"].get_board({})
        self.assertEqual(board["plan"]["year"], 2026)
        names = [plan["name"] for plan in board["plans"]]
        self.assertTrue(any(name.startswith("2026 –") for name in names), names)
        others = [name for name in names if name.startswith(str(NEXT))]
        self.assertTrue(others)
        self.assertFalse(any(name.startswith(f"{NEXT} –") for name in others), names)
