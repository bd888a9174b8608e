"""Entries of the context: their review dates on the secretary's list, and the risks they
cause, both ways."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .risk_case import RiskCase


class ContextCase(RiskCase):
    @classmethod
    def _new_context(cls, year=2026):
        return (
            cls.env["iso.context"]
            .with_user(cls.secretary)
            .create({"year": year, "company_id": cls.agency.id})
        )

    @classmethod
    def _issue(cls, context, **vals):
        vals = {"name": "Thiếu người", "context_id": context.id, **vals}
        return context.env["iso.context.issue"].create(vals)

    @classmethod
    def _party(cls, context, **vals):
        vals = {"name": "Doanh nghiệp", "context_id": context.id, **vals}
        return context.env["iso.interested.party"].create(vals)

    @classmethod
    def _finish(cls, context):
        context.issue_ids.filtered("is_climate").write(
            {"relevance": "no", "description": "Không"}
        )
        context.issue_ids.action_review()
        context.party_ids.action_review()
        context.finish_review()


@tagged("post_install", "-at_install", "iso_quality")
class TestContextReminders(ContextCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.iso_remind_days = 7
        cls.context = cls._new_context()
        cls.issue = cls._issue(cls.context, date_review="2026-06-30")
        cls.party = cls._party(cls.context, date_review="2026-06-30")

    def _job(self, day):
        """The number of issues and of parties that the daily job reminds of."""
        jobs = [
            job
            for job in self.env["iso.daily.job"]._steps()
            if job.__name__ == "_remind_review_batch"
        ]
        with freeze_time(f"{day} 03:00:00"):
            found = [job(self.agency, job.__self__)[0] for job in jobs]
        return found

    def _todo(self, entry):
        return entry.sudo().activity_ids

    def test_the_secretary_is_reminded_once_for_each_date(self):
        self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
        days = ("2026-06-22", "2026-06-23", "2026-06-24", "2026-08-30")
        self.assertEqual(
            [self._job(day) for day in days], [[0, 0], [1, 1], [0, 0], [0, 0]]
        )
        for entry in (self.issue, self.party):
            todo = self._todo(entry)
            self.assertEqual(todo.user_id, self.secretary)
            self.assertEqual(str(todo.date_deadline), "2026-06-30")
            self.assertIn(entry.name, todo.summary)

    def test_another_date_is_another_reminder(self):
        self._job("2026-06-30")
        self.issue.date_review = "2026-09-30"
        self.assertFalse(self._todo(self.issue))
        self.assertEqual(self._job("2026-07-01"), [0, 0])
        self.assertEqual(self._job("2026-09-30"), [1, 0])
        self.assertTrue(self._todo(self.issue))

    def test_it_is_gone_when_reviewed(self):
        self._job("2026-06-30")
        with freeze_time("2026-06-30 03:00:00"):
            self.issue.action_review()
        self.assertFalse(self._todo(self.issue))
        self.assertTrue(self.issue.is_reviewed)
        self.assertFalse(self.issue.date_review)
        self.assertEqual(self._job("2026-07-10"), [0, 0])
        self.assertTrue(self._todo(self.party), "the other one still waits")

    def test_a_reviewed_context_is_looked_at_on_its_dates(self):
        with freeze_time("2026-02-01 03:00:00"):
            self._finish(self.context)
        with freeze_time("2026-06-01 03:00:00"), self.assertRaises(UserError):
            self.issue.action_review()
        self._job("2026-06-30")
        self.assertTrue(self._todo(self.issue))
        with freeze_time("2026-06-30 03:00:00"):
            with self.assertRaises(AccessError):
                self.issue.with_user(self.staff).action_review()
            self.issue.action_review()
        self.assertFalse(self._todo(self.issue))
        self.assertRegex(self.issue.message_ids[0].body, "Looked through|Đã rà soát")
        with self.assertRaises(UserError):
            self.issue.effect = "khác"

    def test_a_new_year_ends_the_old_reminders(self):
        self._job("2026-06-30")
        self._new_context(2027)
        self.assertFalse(self._todo(self.issue))
        self.issue.date_review = "2027-01-10"
        self.assertEqual(self._job("2027-02-01"), [0, 0])

    def test_one_that_fails_keeps_no_other_back(self):
        queries = []
        for number in (10, 90):
            for place in range(number):
                self._issue(self.context, name=f"{place}", date_review="2026-06-30")
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.assertGreaterEqual(self._job("2026-06-30")[0], number)
            queries.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(queries[1], queries[0] * 3, queries)


@tagged("post_install", "-at_install", "iso_quality")
class TestContextLinks(ContextCase):
    """Issues and needs ↔ the risks and opportunities they cause."""

    def test_both_directions_with_their_counts(self):
        context = self._new_context()
        issue, party = self._issue(context), self._party(context)
        one = self._new_round()
        mine = self._new_risk(self._register(one))
        other = self._new_risk(self._register(one, self.energy), kind="opportunity")
        mine.issue_ids = issue
        other.write({"issue_ids": issue, "party_need_ids": party})
        self.assertEqual((issue.risk_count, party.risk_count), (2, 1))
        action = issue.action_open_risks()
        found = self.env["iso.risk"].search(action["domain"])
        self.assertEqual(found, mine | other)
        # Others see the risks that are theirs, in the number as in the list.
        seen = issue.with_user(self.staff)
        seen.invalidate_recordset()
        self.assertEqual(seen.risk_count, 1)
        risks = self.env["iso.risk"].with_user(self.staff)
        self.assertEqual(len(risks.search(action["domain"])), 1)
        self.assertEqual((other.issue_count, other.party_count), (1, 1))
        self.assertEqual(other.action_open_issues()["res_id"], issue.id)
        self.assertEqual(
            other.action_open_parties()["res_model"], "iso.interested.party"
        )
        other.issue_ids |= context.issue_ids
        issues = self.env["iso.context.issue"]
        self.assertEqual(
            issues.search(other.action_open_issues()["domain"]), context.issue_ids
        )

    def test_a_context_begun_after_the_round_finds_its_risks(self):
        old = self._new_context(2025)
        issue = self._issue(old)
        last = self._new_round(2025)
        self._new_risk(self._register(last)).issue_ids = issue
        self._close_all(last)
        risk = self._register(self._new_round(2026)).risk_ids
        self.assertFalse(risk.issue_ids)
        new = self._new_context(2026)
        self.assertEqual(risk.issue_ids.origin_id, issue)
        self.assertEqual(risk.issue_ids.context_id, new)
        self.assertEqual(issue.risk_ids.year, 2025)

    def test_counts_cost_the_same_for_many(self):
        context = self._new_context()
        risk = self._new_risk(self._register(self._new_round()))
        counts = []
        for number in (10, 90):
            for place in range(number):
                risk.issue_ids |= self._issue(context, name=str(place))
            for _warm in range(2):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                context.issue_ids.mapped("risk_count")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
