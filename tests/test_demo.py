"""The demo data: a believable province, whatever the day it is loaded on."""

from datetime import date, timedelta

import pytest

from odoo import fields
from odoo.tests import TransactionCase, freeze_time

from odoo.addons.iso_quality.demo.objective.objectives import (
    follow_objectives,
    set_objectives,
)
from odoo.addons.iso_quality.demo.plan.next_year import plan_next_year
from odoo.addons.iso_quality.demo.story_days import StoryDays, workday_before

TODAYS = [
    date(2027, 1, 1),
    date(2027, 1, 2),
    date(2026, 6, 30),
    date(2028, 2, 29),
    date(2026, 11, 22),
    date(2026, 12, 31),
]


@pytest.mark.parametrize("today", TODAYS, ids=str)
class TestStoryDays:
    """The days of the story; no database."""

    def test_documents_are_issued_on_worked_days_that_are_past(self, today):
        days = StoryDays(today)
        year = today.year
        for issued in (
            days.reform_plan(year - 1),
            days.reform_plan(year),
            days.issued(year - 1),
            days.issued(year),
            days.closed(year - 1),
        ):
            assert issued == workday_before(issued)
            assert issued <= today

    def test_the_order_of_the_story(self, today):
        days = StoryDays(today)
        year = today.year
        assert days.reform_plan(year) <= days.issued(year)
        assert days.issued(year - 1) < days.closed(year - 1) <= days.issued(year)
        assert days.issued(year - 1).year == year - 1

    def test_a_deadline_has_just_passed_and_one_is_near(self, today):
        days = StoryDays(today)
        assert today - timedelta(days=14) < days.late < today
        assert today <= days.soon <= today + timedelta(days=7)

    def test_events_are_in_their_year_and_past(self, today):
        days = StoryDays(today)
        assert days.event.year == today.year
        assert days.event <= today
        spring = days.spring_event(today.year)
        assert spring is None or spring + timedelta(days=60) < today
        assert days.spring_event(today.year - 1)

    def test_work_is_done_after_the_issue_and_before_today(self, today):
        days = StoryDays(today)
        for year in (today.year - 1, today.year):
            for due in (date(year, 2, 28), days.late, date(year, 12, 31)):
                for place in range(12):
                    done = days.done_on(year, date(year, 1, 1), due, place)
                    assert days.issued(year) <= done <= today

    def test_fates(self, today):
        days = StoryDays(today)
        begin = date(today.year, 1, 1)
        end = date(today.year, 12, 31)
        yesterday = today - timedelta(days=1)
        tomorrow = today + timedelta(days=1)
        assert days.fate(begin, yesterday, False, 0) == "done"
        late = {days.fate(begin, yesterday, False, place, 30) for place in range(6)}
        assert late == {"doing", "todo"}
        assert days.fate(tomorrow, tomorrow, False, 0, 30) == "todo"
        ongoing = {days.fate(begin, end, True, place) for place in range(6)}
        assert ongoing == {"doing", "todo"}


class TestDemo(TransactionCase):
    """The demo data of a database made as `make run` does."""

    test_module = "iso_quality"
    test_class = "TestDemo"
    test_sequence = 0
    test_tags = {"post_install"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.main = cls.env.ref("base.main_company")
        cls.science = cls.env.ref("iso_quality.demo_company_science")
        cls.commune = cls.env.ref("iso_quality.demo_company_commune")
        cls.agencies = cls.main | cls.science | cls.commune
        data = cls.env["ir.model.data"].search(
            [("module", "=", "iso_quality"), ("model", "=", "res.users")]
        )
        cls.people = cls.env["res.users"].browse(data.mapped("res_id"))
        plans = cls.env["iso.plan"].search([("company_id", "=", cls.main.id)])
        # The day the story was told, which may be another one than today.
        told = plans[0].with_context(tz="Asia/Ho_Chi_Minh")
        cls.day = fields.Datetime.context_timestamp(told, told.create_date).date()
        cls.this_year = plans.filtered(lambda plan: plan.state == "running")
        cls.last_year = plans.filtered(lambda plan: plan.state == "closed")

    # ------------------------------------------------------------ the province
    def test_agencies(self):
        self.assertEqual(self.env["res.company"].search([]), self.agencies)
        self.assertEqual(self.main.iso_supervisor_id, self.science)
        self.assertEqual(self.commune.iso_supervisor_id, self.science)
        for agency in self.agencies:
            with self.subTest(agency=agency.name):
                self.assertIn("An Khang", agency.partner_id.city)
                self.assertEqual(agency.currency_id, self.env.ref("base.VND"))
                self.assertEqual(agency.partner_id.tz, "Asia/Ho_Chi_Minh")
                self.assertEqual(agency.partner_id.lang, "vi_VN")
                self.assertEqual(agency.resource_calendar_id.tz, "Asia/Ho_Chi_Minh")
                guide = self.env["iso.setup.guide"].create({"company_id": agency.id})
                self.assertEqual(guide.identity_missing, "")
                self.assertEqual(guide.departments_missing, "")
                self.assertEqual(guide.people_missing, "")
                self.assertEqual(guide.committee_missing, "")

    def test_departments(self):
        departments = self.env["hr.department"].search([])
        self.assertEqual(departments.company_id, self.agencies)
        of = departments.grouped("company_id")
        self.assertEqual(
            [len(of[agency]) for agency in self.agencies],
            [8, 3, 4],
        )
        for department in departments:
            head = department.iso_head_user_id
            self.assertTrue(head, department.name)
            self.assertIn(department, head.iso_department_ids)
            self.assertTrue(head.has_group("iso_quality.group_head"))

    def test_nothing_of_the_demo_of_odoo(self):
        employees = self.env["hr.employee"].search([])
        self.assertEqual(employees.user_id, self.people)
        partners = self.env["res.partner"].search([])
        ours = self.people.partner_id | self.agencies.partner_id
        ours |= self.env.ref("base.user_admin").partner_id
        self.assertEqual(partners, ours)

    def test_agencies_without_demo_data_get_none_of_it(self):
        manifest = self.env["ir.module.module"].get_module_info("iso_quality")
        self.assertTrue(manifest["demo"])
        for name in manifest["demo"]:
            self.assertTrue(name.startswith("demo/"), name)
        self.assertFalse([n for n in manifest["data"] if n.startswith("demo/")])
        self.assertTrue(self.env["iso.demo"]._abstract)

    # ------------------------------------------------------------ the people
    def test_each_role_of_each_agency_has_somebody(self):
        for agency in self.agencies:
            for role in ("leader", "secretary", "head", "staff"):
                group = self.env.ref(f"iso_quality.group_{role}")
                self.assertTrue(
                    self.people.filtered(
                        lambda user, group=group, agency=agency: (
                            group in user.group_ids and user.company_ids == agency
                        )
                    ),
                    f"{agency.name}: {role}",
                )
        administrator = self.env.ref("iso_quality.demo_user_administrator")
        self.assertTrue(administrator.has_group("iso_quality.group_admin"))
        self.assertFalse(administrator.has_group("base.group_system"))
        admin = self.env.ref("base.user_admin")
        self.assertEqual(admin.company_ids, self.agencies)
        self.assertEqual(admin.lang, "vi_VN")

    def test_logins(self):
        for login in ("giamdoc", "thuky", "truongphong", "chuyenvien", "quantri"):
            self.assertIn(login, self.people.mapped("login"))
        credential = {"type": "password", "password": "demo"}
        for login in ("giamdoc", "chuyenvien", "khcn.thuky", "xa.thuky"):
            self.env["res.users"].authenticate(
                {**credential, "login": login}, {"interactive": False}
            )

    def test_people_are_vietnamese_and_get_no_mail(self):
        for user in self.people:
            with self.subTest(user=user.login):
                self.assertEqual(user.lang, "vi_VN")
                self.assertEqual(user.tz, "Asia/Ho_Chi_Minh")
                self.assertTrue(
                    user.login_date, "the browser's time zone is taken over"
                )
                self.assertTrue(user.function)
                self.assertTrue(user.email.endswith(".ankhang.example"))
                self.assertEqual(user.notification_type, "inbox")
        self.assertFalse(self.env["mail.mail"].search_count([]))

    # ------------------------------------------------------------ the story
    def test_last_year_is_closed(self):
        plan = self.last_year
        self.assertEqual(len(plan), 1)
        self.assertEqual(plan.year, self.day.year - 1)
        self.assertEqual(plan.issue_date.year, plan.year)
        self.assertEqual(plan.progress, 100.0)
        self.assertEqual(
            set(plan.task_ids.mapped("state")), {"done", "not_needed", "withdrawn"}
        )
        for task in plan.task_ids.filtered(lambda task: task.state == "done"):
            self.assertTrue(task.result)
            self.assertTrue(task.done_by_id)
        self.assertTrue(plan.task_ids.evidence_ids)
        self.assertTrue(plan.line_ids.branch_ids.event_ids)

    def test_this_year_is_half_way(self):
        plan = self.this_year
        self.assertEqual(len(plan), 1)
        self.assertEqual(plan.year, self.day.year)
        self.assertEqual(plan.previous_id, self.last_year)
        self.assertFalse(plan.unread_count)
        self.assertTrue(0 < plan.progress < 100)
        tasks = plan.task_ids
        self.assertTrue({"todo", "doing", "done"} <= set(tasks.mapped("state")))
        late, soon = self.day, self.day + timedelta(days=7)
        still_open = tasks.filtered(
            lambda task: task.state in ("todo", "doing") and not task.open_ended
        )
        self.assertTrue(still_open.filtered(lambda task: task.date_due < late))
        self.assertTrue(still_open.filtered(lambda task: late <= task.date_due <= soon))
        waiting = plan.line_ids.branch_ids.filtered("needs_event")
        self.assertTrue(waiting.filtered(lambda branch: not branch.event_ids))
        self.assertTrue(waiting.event_ids.task_ids)
        self.assertTrue(tasks.activity_ids)

    def test_plans_are_issued_on_worked_days(self):
        for plan in self.env["iso.plan"].search([("issue_date", "!=", False)]):
            self.assertEqual(plan.issue_date, workday_before(plan.issue_date))

    def test_no_task_is_done_in_the_future_or_before_its_plan(self):
        done = self.env["iso.task"].search([("done_date", "!=", False)])
        for task in done:
            self.assertLessEqual(task.done_date, task.create_date + timedelta(hours=1))
            given = task.plan_id.issue_date or task.date_start
            self.assertGreaterEqual(task.done_date.date(), given)

    def test_a_revision_waits_for_the_director(self):
        revision = self.this_year.replaced_by_ids
        self.assertEqual((len(revision), revision.state), (1, "submitted"))
        director = self.env.ref("iso_quality.demo_user_director")
        tasks = self.this_year.task_ids
        before = len(tasks.filtered(lambda task: task.state != "withdrawn"))
        revision.with_user(director).issue("09", self.day)
        self.assertEqual(self.this_year.state, "replaced")
        self.assertGreaterEqual(revision.task_count, before)

    def _next_years(self):
        """Next year's plans by agency, and the state that each of them should have."""
        plans = self.env["iso.plan"].search([("year", "=", self.day.year + 1)])
        month_day = (self.day.month, self.day.day)
        # Five days later at most: the story waits for a working day.
        due = {
            (self.main, "issued"): (11, 23),
            (self.science, "submitted"): (11, 29),
            (self.commune, "draft"): (12, 6),
        }
        return plans, [key for key, day in due.items() if month_day >= day]

    def test_next_years_plans_are_told_in_autumn(self):
        plans, due = self._next_years()
        if self.day < date(self.day.year, 11, 2):
            self.assertFalse(plans)
        found = {(plan.company_id, plan.state) for plan in plans}
        self.assertLessEqual(set(due), found)
        for plan in plans:
            self.assertEqual(plan.previous_id.year, self.day.year)
            if plan.state == "issued":
                self.assertEqual(plan.previous_id, self.this_year)
                self.assertLess(self.this_year.issue_date, plan.issue_date)
                self.assertTrue(plan.task_ids)
                self.assertEqual(set(plan.task_ids.mapped("state")), {"todo"})

    def test_next_years_plan_told_on_any_day(self):
        secretary = self.env.ref("iso_quality.demo_user_secretary")
        director = self.env.ref("iso_quality.demo_user_director")
        for today, state in (
            (date(2040, 10, 31), None),
            (date(2041, 11, 10), "draft"),
            (date(2042, 11, 30), "issued"),
            (date(2043, 12, 31), "issued"),
        ):
            with self.subTest(today=today), freeze_time(f"{today} 03:00:00"):
                plan = plan_next_year(
                    self.this_year.with_user(secretary),
                    secretary,
                    StoryDays(today),
                    (11, 2),
                    (11, 18),
                    (director, "94"),
                )
                self.assertEqual(plan.state if plan else None, state)
                if plan:
                    self.assertEqual(plan.year, today.year + 1)
                if state == "issued":
                    self.assertEqual(plan.issue_date, workday_before(plan.issue_date))
                    self.assertLessEqual(plan.issue_date, today)

    # ------------------------------------------------------------ the register
    def test_register_holds_every_issued_plan_and_more(self):
        register = self.env["iso.document.number"]
        for plan in self.env["iso.plan"].search([("issue_date", "!=", False)]):
            row = plan._number_holder(plan.number, plan.issue_date)
            self.assertEqual((row.res_model, row.res_id), ("iso.plan", plan.id))
        for agency in self.agencies:
            outside = register.search(
                [("company_id", "=", agency.id), ("res_model", "=", False)]
            )
            self.assertTrue(outside, agency.name)
            self.assertLessEqual(max(outside.mapped("issue_date")), self.day)

    def test_letterheads(self):
        templates = self.env["iso.document.template"].search([])
        self.assertEqual(templates.company_id, self.agencies)
        plan = self.env["iso.plan"].search(
            [("company_id", "=", self.commune.id), ("issue_date", "!=", False)]
        )
        self.assertEqual(
            plan._letterhead(),
            {
                "superior": "",
                "agency": "ỦY BAN NHÂN DÂN\nXÃ HƯNG KHANG",
                "place": "Hưng Khang",
            },
        )
        signature = plan.signer_capacity, plan.signer_on_behalf, plan.signer_title
        self.assertEqual(signature, ("tm", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))

    def test_issued_plans_have_their_file_and_last_years_a_signed_copy(self):
        plans = self.env["iso.plan"].search([("number", "!=", False)])
        self.assertTrue(plans)
        for plan in plans:
            self.assertEqual({state for _file, state in plan.check_files()}, {"intact"})
            self.assertEqual(plan.official_by_id, plan.signer_id)
            self.assertEqual(plan.official_date.date(), plan.issue_date)
        closed = plans.filtered(lambda plan: plan.state == "closed")
        self.assertEqual(set(closed.mapped("official_kind")), {"signed"})

    def test_a_board_for_everybody(self):
        for login in ("thuky", "giamdoc", "truongphong", "chuyenvien", "xa.thuky"):
            user = self.env["res.users"].search([("login", "=", login)])
            board = self.env["iso.year.board"].with_user(user).get_board()
            self.assertTrue(board["rows"], login)

    # ------------------------------------------------------------ context and risks
    def test_two_years_of_context(self):
        old, new = self.env["iso.context"].search(
            [("company_id", "=", self.main.id)], order="year"
        )
        self.assertEqual((old.year, new.year), (self.day.year - 1, self.day.year))
        self.assertEqual({old.state, new.state}, {"reviewed"})
        self.assertEqual(new.issue_ids.origin_id, old.issue_ids)
        self.assertEqual(new.party_ids.origin_id, old.party_ids)
        for context in (old, new):
            climate = context.issue_ids.filtered("is_climate")
            self.assertEqual((len(climate), climate.relevance), (1, "yes"))
            self.assertLessEqual(context.reviewed_date, self.day)

    def test_last_years_risks_are_closed_and_this_years_are_open(self):
        old, new = self.env["iso.risk.round"].search(
            [("company_id", "=", self.main.id)], order="year"
        )
        self.assertEqual((old.year, new.year), (self.day.year - 1, self.day.year))
        self.assertEqual((old.state, new.state), ("closed", "open"))
        self.assertEqual(new.previous_id, old)
        self.assertEqual(set(old.register_ids.mapped("state")), {"closed"})
        for risk in old.register_ids.risk_ids:
            self.assertNotEqual(risk.approval, "needed")
            self.assertNotEqual(risk.review, "pending")
        self.assertTrue(new.register_ids.risk_ids.filtered("issue_ids"))
        self.assertTrue(old.register_ids.risk_ids.filtered("approved_by_id"))
        late = self.env.ref("iso_quality.demo_department_export")
        register = new.register_ids.filtered(lambda r: r.department_id == late)
        self.assertEqual(register.state, "draft")
        self.assertEqual(register.pending_count, 3)
        self.assertIn("down", new.register_ids.risk_ids.mapped("movement"))
        if self.day >= date(self.day.year, 4, 1):
            self.assertEqual(new.register_count - new.confirmed_count, 1)
            self.assertEqual(sum(new.register_ids.mapped("approval_count")), 1)
        for measure in old.register_ids.risk_ids.measure_ids:
            self.assertEqual(measure.state, "effective")
            self.assertNotEqual(measure.checked_by_id, measure.done_by_id)

    def test_tasks_about_risks_are_done_where_the_register_is_closed(self):
        tasks = self.env["iso.task"].search(
            [("line_activity_type_id.code", "=", "risk"), ("state", "!=", "withdrawn")]
        )
        self.assertTrue(tasks)
        for task in tasks:
            with self.subTest(task=task.display_name, department=task.department_id):
                self.assertTrue(task.has_outputs)
                self.assertEqual(task.state == "done", task.outputs_reached)

    def test_a_heatmap_for_everybody(self):
        for login in ("thuky", "giamdoc", "truongphong", "chuyenvien"):
            user = self.env["res.users"].search([("login", "=", login)])
            found = self.env["iso.risk.heatmap"].with_user(user).get_heatmap()
            self.assertTrue(found["total"], login)

    # ------------------------------------------------------------ objectives
    def _sheets(self, company, year):
        return self.env["iso.objective.sheet"].search(
            [("company_id", "=", company.id), ("year", "=", year)]
        )

    def test_last_years_objectives_are_approved_posted_and_measured(self):
        sheets = self._sheets(self.main, self.day.year - 1)
        self.assertEqual(len(sheets), 9)
        self.assertEqual(set(sheets.mapped("state")), {"issued"})
        for sheet in sheets:
            self.assertEqual(sheet.issue_date.year, sheet.year)
            self.assertLess(sheet.issue_date.month, 4)
            self.assertGreaterEqual(sheet.posted_on, sheet.issue_date)
        objectives = sheets.objective_ids
        self.assertEqual(
            set(objectives.mapped("result")), {"reached", "not_reached", "no_cases"}
        )
        self.assertEqual(
            set(objectives.mapped("rule")), {"own", "mean", "sum", "worst"}
        )
        measures = objectives.measure_ids
        self.assertEqual(set(measures.mapped("state")), {"done"})
        for measure in measures.filtered(lambda one: one.result == "not_reached"):
            self.assertTrue(measure.cause and measure.solution, measure.display_name)
        for measure in measures:
            self.assertGreater(measure.recorded_on, measure.date_to)
            self.assertLessEqual(measure.recorded_on, self.day)
        corrected = measures.filtered("by_hand")
        self.assertEqual(len(corrected), 1)
        self.assertTrue(corrected.by_hand_reason)
        self.assertNotEqual(corrected.denominator, corrected.counted_denominator)
        steps = objectives.step_ids
        self.assertTrue(steps)
        self.assertEqual(set(steps.mapped("state")), {"done"})

    def test_there_are_three_levels_of_objectives(self):
        objectives = self._sheets(self.main, self.day.year).objective_ids
        deep = objectives.filtered("parent_id.parent_id")
        self.assertTrue(deep)
        self.assertEqual(deep.parent_id.parent_id.department_id.ids, [])
        # Those of last year that they come from stand in the same places.
        for objective in objectives.filtered(lambda one: one.previous_id.parent_id):
            self.assertEqual(
                objective.parent_id.previous_id, objective.previous_id.parent_id
            )

    def test_this_years_objectives_are_on_their_way(self):
        sheets = self._sheets(self.main, self.day.year)
        self.assertTrue(all(sheets.objective_ids.mapped("name")))
        late = self.env.ref("iso_quality.demo_department_export")
        draft = sheets.filtered(lambda sheet: sheet.department_id == late)
        self.assertEqual(draft.state, "draft")
        self.assertTrue(
            [one for one in draft.objective_ids if one._missing_conditions()]
        )
        if self.day < date(self.day.year, 2, 10):
            return
        waiting = sheets.filtered(lambda sheet: sheet.state == "submitted")
        self.assertEqual(len(waiting), 1)
        rest = sheets - draft - waiting
        self.assertLessEqual(set(rest.mapped("state")), {"issued", "replaced"})
        agency = rest.filtered(lambda sheet: not sheet.department_id)
        self.assertEqual(agency.state, "issued")
        if self.day > date(self.day.year, 5, 1):
            revision = sheets.filtered("revision_reason")
            self.assertEqual((len(revision), revision.state), (1, "issued"))
            self.assertEqual(revision.replaces_id.state, "replaced")
        if self.day > date(self.day.year, 4, 20):
            measures = rest.objective_ids.measure_ids
            missing = measures.filtered("is_missing")
            self.assertTrue(missing)
            self.assertTrue(missing.activity_ids)
            self.assertLess(len(missing), 8)
            self.assertTrue(measures.filtered(lambda one: one.state == "done"))
        copied = sheets.filtered(lambda sheet: not sheet.revision).objective_ids
        self.assertTrue(copied.filtered("last_value_text"))
        states = set(sheets.objective_ids.step_ids.task_id.mapped("state"))
        self.assertTrue(states & {"todo", "doing"})

    def test_tasks_about_objectives_are_done_where_the_sheet_is_approved(self):
        tasks = self.env["iso.task"].search(
            [
                ("line_activity_type_id.code", "=", "objective"),
                ("state", "!=", "withdrawn"),
            ]
        )
        self.assertTrue(tasks)
        for task in tasks:
            with self.subTest(task=task.display_name, department=task.department_id):
                self.assertTrue(task.has_outputs)
                self.assertEqual(task.state == "done", task.outputs_reached)

    def test_objectives_for_everybody(self):
        for user in self.people:
            if user.has_group("iso_quality.group_admin"):
                continue
            for model in ("iso.objective.sheet", "iso.objective"):
                with self.subTest(user=user.login, model=model):
                    found = self.env[model].with_user(user).search([])
                    self.assertTrue(found.with_user(user).mapped("display_name"))
        owner = self.env.ref("iso_quality.demo_user_staff_industry")
        mine = [("owner_id", "=", owner.id), ("state", "=", "open")]
        measures = self.env["iso.objective.measure"].with_user(owner)
        if self.day >= date(self.day.year, 2, 10):
            self.assertTrue(measures.search(mine).mapped("may_record"))

    def test_committees_and_bases_follow_each_other(self):
        committees = self.env["iso.committee"]
        for agency in self.agencies:
            old, new = committees.search(
                [("company_id", "=", agency.id)], order="date_from"
            )
            self.assertEqual(old.date_to + timedelta(days=1), new.date_from)
        of = [plan.legal_basis_ids for plan in (self.last_year, self.this_year)]
        replaced = of[0].filtered("replaced_by_id")
        self.assertTrue(replaced)
        self.assertTrue(replaced.replaced_by_id <= of[1])
        self.assertFalse(replaced & of[1])

    # ------------------------------------------------------------ nonconformities
    def _nonconformities(self, company):
        return self.env["iso.nonconformity"].search([("company_id", "=", company.id)])

    def test_a_nonconformity_at_each_step(self):
        found = self._nonconformities(self.main)
        states = dict(found._fields["state"].selection)
        self.assertEqual(set(found.mapped("state")), states.keys() - {"cancelled"})
        self.assertTrue(self._nonconformities(self.commune))
        self.assertEqual(
            set(found.mapped("kind")), {"nonconform", "remark", "improvement", "output"}
        )
        again = found.filtered(lambda one: one.round == 2)
        self.assertIn("failed", again.action_ids.mapped("state"))
        self.assertTrue(found.filtered("inspection_due"))
        self.assertTrue(found.waiver_ids)
        self.assertTrue(found.action_ids.extension_ids)
        self.assertTrue(found.action_ids.filtered("is_late"))
        self.assertTrue(found.filtered("merged_into_id"))
        self.assertTrue(found.filtered(lambda one: one.state == "declined").answer)
        alike = found.filtered("asks_full_way")
        self.assertEqual(set(alike.mapped("disposition")), {"apologised"})
        answers = found.asking_ids.mapped("answer")
        self.assertTrue({"same", "none", False} <= set(answers))

    def test_nonconformities_have_days_and_numbers_of_the_story(self):
        for company in (self.main, self.commune):
            found = self._nonconformities(company)
            for year, some in found.grouped("year").items():
                numbers = sorted(some.filtered("number").mapped("number"))
                self.assertEqual(numbers, list(range(1, len(numbers) + 1)), year)
            self.assertLessEqual(max(found.mapped("reported_on")), self.day)
            for step in found.step_ids.filtered("ended"):
                self.assertLessEqual(step.begun, step.ended)
            for one in found.filtered("closed_on"):
                self.assertLessEqual(one.reported_on, one.closed_on)
                self.assertLessEqual(one.closed_on, self.day)

    def test_findings_of_both_rounds_are_dealt_with(self):
        old, new = self._nonconformities(self.main).filtered("origin_id").sorted("id")
        self.assertEqual({old.source, new.source}, {"audit"})
        self.assertEqual(old.state, "closed")
        self.assertNotEqual(new.state, "closed")
        for check in old.action_ids.check_ids:
            self.assertNotIn(check.checked_by_id, old.action_ids.user_id)

    def test_the_report_on_last_years_corrective_action_is_issued(self):
        report = self.env["iso.nonconformity.report"].search([])
        self.assertEqual((report.company_id, report.state), (self.main, "issued"))
        self.assertEqual(report.year, self.day.year - 1)
        self.assertTrue(report.closed_count)
        self.assertLessEqual(report.issue_date, self.day)

    # ------------------------------------------------------------ on other days
    def _tell_objectives(self, today):
        """The objectives of two years, told on a day some years from now."""
        secretary = self.env.ref("iso_quality.demo_user_secretary")
        director = self.env.ref("iso_quality.demo_user_director")
        days = StoryDays(today)
        with freeze_time(f"{today} 03:00:00"):
            for year in (today.year - 1, today.year):
                set_objectives(secretary, director, year, days)
                follow_objectives(secretary, director, year, days)
            self.env.flush_all()
            return [self._sheets(self.main, today.year - n) for n in (1, 0)]

    def test_objectives_told_on_any_day(self):
        for today in (
            date(2033, 1, 1),
            date(2036, 2, 29),
            date(2039, 4, 21),
            date(2042, 7, 5),
            date(2045, 12, 31),
        ):
            with self.subTest(today=today):
                old, new = self._tell_objectives(today)
                measures = old.objective_ids.measure_ids
                self.assertEqual(set(old.mapped("state")), {"issued"})
                self.assertEqual(set(measures.mapped("state")), {"done"})
                states = set(new.mapped("state"))
                if today < date(today.year, 2, 10):
                    self.assertEqual(states, {"draft"})
                else:
                    self.assertTrue({"draft", "submitted", "issued"} <= states)
                dates = [*new.mapped("posted_on"), *new.mapped("issue_date")]
                self.assertLessEqual(max([d for d in dates if d] or [today]), today)
                with freeze_time(f"{today} 03:00:00"):
                    missing = new.objective_ids.measure_ids.filtered("is_missing")
                    self.assertEqual(bool(missing), today > date(today.year, 4, 10))
