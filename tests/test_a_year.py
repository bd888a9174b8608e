"""A year told end to end: a head leaves in May, two departments merge in July, the
secretary is replaced in September, an auditor moves in the middle of a round, next
year's plan is issued in November.

Nobody who has gone is addressed, nothing is asked twice, every number agrees.
"""

from datetime import date, datetime, timedelta
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality_audit.tests.audit.audit_case import AuditMakers
from odoo.addons.iso_quality_report.tests.numbers_case import NumbersCase

# Told over and over while something stays as it is, as to-dos that replace each other.
REPEATED = "iso_quality.mail_activity_type_late"


@tagged("post_install", "-at_install", "iso_quality")
class TestAYear(NumbersCase, AuditMakers, AgencyCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
        energy = cls._party_of(cls.energy)
        cls.lines = (
            {"deadline": "Tháng 3", "lead": [cls.all_departments]},
            {"deadline": "Tháng 6; tháng 9", "lead": [cls.all_departments]},
            {"deadline": "Tháng 10", "lead": [cls.committee_party]},
            {"deadline": "Tháng 4; tháng 11", "lead": [energy]},
            {"deadline": "Tháng 12", "lead": [cls.secretary_party]},
        )
        plan = cls._issue(cls._new_plan(*cls.lines))
        cls.plan = cls.env["iso.plan"].browse(plan.id)
        cls.seen_todo = cls.env["mail.activity"].search([], order="id desc", limit=1).id
        cls.seen_note = (
            cls.env["mail.notification"].search([], order="id desc", limit=1).id
        )

    # ------------------------------------------------------------ days
    def _morning(self, day):
        """The daily job, and what everybody may expect of it."""
        cron = self.env["ir.cron"].__class__
        with (
            freeze_time(datetime.combine(day, datetime.min.time())),
            patch.object(cron, "_commit_progress", lambda *a, **kw: 1.0),
        ):
            self.env["iso.daily.job"]._run()
            self.env.flush_all()
            self._check_addressed(day)

    def _check_addressed(self, day):
        staff = self.env["iso.addressee"]._of(self.agency).staff
        todos = self.env["mail.activity"].search([("user_id", "!=", False)])
        mine = todos.filtered(
            lambda one: (
                one.id > self.seen_todo
                and (one.res_model or "iso.").startswith("iso.")
                # The demo's agencies have nothing to do with it.
                and self.agency in one.user_id.company_ids
            )
        )
        wrong = mine.filtered(lambda one: one.user_id not in staff)
        self.assertFalse(wrong.mapped("summary"), f"{day}: to-dos of people gone")
        keys = [(one.user_id, one.res_model, one.res_id, one.summary) for one in mine]
        doubled = {key for key in keys if keys.count(key) > 1}
        fresh = {
            (one.user_id, one.res_model, one.res_id, one.summary)
            for one in mine
            if one.create_date.date() >= day
        }
        self.assertFalse(doubled & fresh, f"{day}: asked twice")
        notes = self.env["mail.notification"].search([("id", ">", self.seen_note)])
        for note in notes:
            users = note.res_partner_id.with_context(active_test=False).user_ids
            here = users.filtered(lambda user: self.agency in user.company_ids)
            self.assertTrue(not here or here & staff, f"{day}: mail to {here.login}")
        self.seen_note = max(notes.ids, default=self.seen_note)

    def _weeks(self, first, last):
        day = first
        while day <= last:
            self._morning(day)
            day += timedelta(days=7)

    def _finish(self, user, *tasks):
        for task in tasks:
            task.with_user(user).result = f"{user.name} đã làm"
            task.with_user(user).finish()

    def _tasks(self, line, unit=None, plan=None):
        tasks = (plan or self.plan).line_ids[line].task_ids
        if unit is not None:
            tasks = tasks.filtered(lambda one: one.department_id == unit)
        return tasks.sorted("date_due")

    def _check_numbers(self, *users):
        for user in users:
            with self.subTest(user.login):
                count, wrong = self._recounted(user)
                self.assertFalse(wrong, "\n".join(wrong[:20]))
                self.assertGreater(count, 5)

    def _employee(self, user):
        found = self.env["hr.employee"].with_context(active_test=False)
        return found.search([("user_id", "=", user.id)])

    # ------------------------------------------------------------ the story
    def test_the_year(self):
        self._weeks(date(2026, 1, 12), date(2026, 4, 27))
        with freeze_time("2026-04-28 03:00:00"):
            self._finish(self.energy_head, self._tasks(3, self.energy)[0])
            self._finish(self.trade_head, self._tasks(0, self.trade))
            half = self._tasks(1, self.trade)[0].with_user(self.trade_head)
        with freeze_time("2026-05-11 03:00:00"):
            half.result = "Đã gom được nửa số liệu"
            self._head_leaves()
        self.assertEqual(half.sudo().user_id, self.staff)
        self.assertEqual(half.sudo().result, "Đã gom được nửa số liệu")
        self._weeks(date(2026, 5, 12), date(2026, 6, 30))
        with freeze_time("2026-07-01 03:00:00"):
            self._departments_merge()
        self._weeks(date(2026, 7, 2), date(2026, 8, 31))
        with freeze_time("2026-09-01 03:00:00"):
            self._check_numbers(self.leader, self.staff)
            new = self._secretary_is_replaced()
        self._weeks(date(2026, 9, 2), date(2026, 9, 30))
        with freeze_time("2026-10-05 03:00:00"):
            self._auditor_moves(new)
        self._weeks(date(2026, 10, 6), date(2026, 11, 10))
        with freeze_time("2026-11-16 03:00:00"):
            following = self._next_years_plan(new)
        self._weeks(date(2026, 11, 17), date(2026, 12, 29))
        self._nothing_is_asked_twice(following)

    def _head_leaves(self):
        person = self.env["iso.person"].search([("user_id", "=", self.trade_head.id)])
        action = person.with_user(self.admin).leave()
        wizard = self.env["hr.departure.wizard"].with_user(self.admin)
        wizard = wizard.with_context(**action["context"]).create({})
        wizard.action_register_departure()
        self._morning(date(2026, 5, 11))
        self.trade.with_user(self.admin).manager_id = self._employee(self.staff)

    def _departments_merge(self):
        done = self._tasks(3, self.energy)[0]
        open_one = self._tasks(3, self.energy)[1]
        wizard = self.env["iso.reorganisation.wizard"].with_user(self.admin)
        wizard.create(
            {
                "company_id": self.agency.id,
                "department_ids": self.energy.ids,
                "successor_id": self.trade.id,
                "words": "Quyết định số 12/QĐ-STN",
            }
        ).apply()
        self.assertEqual(open_one.department_id, self.trade)
        self.assertEqual((done.department_id, done.state), (self.energy, "done"))

    def _secretary_is_replaced(self):
        new = self._new_user("new_secretary", "staff")
        self._employee(new).department_id = self.office
        self.env["iso.role"].with_user(self.admin)._give(new, "secretary", self.agency)
        new.sudo().iso_role_ids.date_from = "2000-01-01"
        rows = self.env["iso.role"].search(
            [("user_id", "=", self.secretary.id), ("ended_on", "=", False)]
        )
        rows.with_user(self.admin)._end()
        self.office.with_user(self.admin).manager_id = self._employee(new)
        return new

    def _auditor_moves(self, secretary):
        # Rounds are made by whoever is the secretary now.
        with patch.object(type(self), "secretary", secretary):
            audit = self._new_audit()
        session = self._new_session(audit, self.office, self.auditor).sudo()
        self._employee(self.auditor).department_id = self.office
        self.env["iso.role"].search(
            [("user_id", "=", self.auditor.id), ("role", "=", "auditor")]
        )._end()
        told = self.env["mail.activity"].search(
            [("res_model", "=", "iso.audit"), ("res_id", "=", session.audit_id.id)]
        )
        self.assertIn("Kiện toàn", told.summary)
        self.assertEqual(told.user_id, secretary)
        self._morning(date(2026, 10, 5))

    def _next_years_plan(self, secretary):
        draft = self.env["iso.plan"].with_user(secretary)
        draft = draft.create({"title": "Kế hoạch năm 2027", "year": 2027})
        for line in self.lines:
            self._add_line(draft, **line)
        draft.submit()
        number = draft._next_number(date(2026, 11, 16))
        draft.with_user(self.leader)._unsealed().issue(number, "2026-11-16")
        following = self.env["iso.plan"].browse(draft.id)
        self.assertNotIn(self.energy, following.task_ids.department_id)
        self._check_numbers(secretary, self.leader, self.staff)
        return following

    def _nothing_is_asked_twice(self, following):
        """One task for each deadline and department, in both years."""
        for plan in (self.plan, following):
            with freeze_time("2026-12-29 03:00:00"):
                before = len(plan.task_ids)
                plan._sync_tasks()
                self.assertEqual(len(plan.task_ids), before, "given out again")
        # What was finished stays as it was.
        done = self._tasks(3, self.energy)[0]
        self.assertEqual((done.state, done.done_by_id), ("done", self.energy_head))
