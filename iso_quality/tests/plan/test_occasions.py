"""What has occurred is recorded by the system on the deadlines that wait for it; where it
cannot be, that is said, and nothing is refused."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common import AgencyCase

CODE = "audit_closed"
WORDS = "Sau mỗi cuộc ĐGNB"


@tagged("post_install", "-at_install", "iso_quality")
class TestOccasions(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Any record may be what brought an occasion about.
        cls.source = cls.committee

    def _plan(self, *texts, year=2026, **vals):
        plan = self._new_plan(
            *(
                {"deadline": text, "lead": [self.all_departments], **vals}
                for text in texts or [WORDS]
            ),
            year=year,
        )
        return self._issue(plan, date=f"{year}-01-05")

    def _occur(self, day=date(2026, 9, 10), source=None, user=None, lang=None):
        branches = self.env["iso.plan.branch"].with_user(user or self.staff)
        if lang:
            branches = branches.with_context(lang=lang)
        return branches._occur(
            CODE, self.agency, day, "Đợt 1 đã kết thúc", source or self.source
        )

    # ------------------------------------------------------------ the code
    def test_the_code_follows_the_words(self):
        plan = self._new_plan(
            {"deadline": WORDS, "lead": [self.standing]},
            {"deadline": "Sau khi kết thúc đánh giá nội bộ 10 ngày", "lead": []},
            {"deadline": "Khi có văn bản mới", "lead": []},
            {"deadline": "Quý II", "lead": []},
        )
        branches = plan.line_ids.branch_ids
        self.assertEqual(branches.mapped("event_code"), [CODE, CODE, False, False])
        branches[0].write({"manual_start": "2026-05-01", "manual_due": "2026-05-31"})
        self.assertFalse(branches[0].event_code, "it does not wait any more")
        branches[2].text = "sau đợt ĐGNB"
        self.assertEqual(branches[2].event_code, CODE)

    def test_the_row_of_the_communes_template(self):
        line = self.env.ref("iso_quality.template_commune_appendix_line_5")
        coded = line.template_id.line_ids.branch_ids.filtered("event_code")
        self.assertEqual(coded.mapped("text"), [WORDS])

    # ------------------------------------------------------------ recorded
    def test_every_line_that_waits_gets_its_tasks_whoever_acts(self):
        plan = self._plan(WORDS, "Sau 10 ngày kể từ ngày kết thúc ĐGNB", "Quý II")
        there = plan.task_ids
        found = self._occur()
        self.assertEqual(len(found.events), 2)
        self.assertEqual((len(found.done), found.not_done), (2, []))
        self.assertEqual(len(plan.task_ids - there), 6)
        self.assertEqual(
            set(found.events.sudo().mapped("source_model")), {self.source._name}
        )
        self.assertEqual(set(found.events.sudo().mapped("source_id")), {self.source.id})
        self.assertEqual(
            set(found.events.sudo().task_ids.mapped("date_start")), {date(2026, 9, 10)}
        )

    def test_once_for_the_same_record(self):
        plan = self._plan()
        first = self._occur().events
        again = self._occur()
        self.assertFalse(again.events or again.done)
        self.assertIn("nothing recorded", again.not_done[0])
        other = self._occur(date(2026, 11, 10), source=self.agency)
        self.assertEqual(len(other.events), 1)
        self.assertEqual(plan.line_ids.branch_ids.event_ids, first | other.events)

    def test_what_was_recorded_by_hand_that_day_is_not_recorded_again(self):
        plan = self._plan()
        branch = plan.line_ids.branch_ids
        wizard = self.env["iso.event.wizard"].with_user(self.secretary)
        wizard.create(
            {"branch_id": branch.id, "date": "2026-09-10", "reason": "Đợt 1"}
        ).action_record()
        self.assertFalse(self._occur().events)
        self.assertEqual(len(branch.event_ids), 1)

    def test_once_across_a_revision(self):
        plan = self._plan()
        self._occur()
        action = plan.with_user(self.secretary).action_revise()
        revision = self.env["iso.plan"].browse(action["res_id"])
        self._issue(revision, date="2026-10-05")
        self.assertFalse(self._occur().events)

    def test_what_follows_another_deadline_is_left_to_it(self):
        plan = self._new_plan(
            {"deadline": "Quý II", "lead": [self.standing], "name": "Đánh giá"},
            {"deadline": WORDS, "lead": [self.standing], "name": "Báo cáo"},
        )
        first, second = plan.line_ids.branch_ids
        second.after_branch_id = first
        self._issue(plan)
        found = self._occur()
        self.assertFalse(found.events)
        self.assertIn("Đánh giá", found.not_done[0])

    def test_what_it_asks_for_may_be_there_already(self):
        kind = self.env.ref("iso_quality.activity_type_objective")
        self._approve(self._new_sheet(self.trade))
        self._plan(activity_type_id=kind.id)
        tasks = self._occur(user=self.leader).events.sudo().task_ids
        mine = tasks.filtered(lambda task: task.department_id == self.trade)
        self.assertEqual(mine.state, "done")
        self.assertEqual(mine.done_by_id, self.leader)
        self.assertEqual(set((tasks - mine).mapped("state")), {"todo"})

    # ------------------------------------------------------------ what cannot be
    def test_without_a_plan_in_force_it_says_so(self):
        self._new_plan({"deadline": WORDS, "lead": [self.standing]})
        found = self._occur()
        self.assertFalse(found.events or found.done)
        self.assertIn("No plan of 2026 is in force", found.not_done[0])
        said = self._occur(lang="vi_VN").not_done[0]
        self.assertIn("Chưa có kế hoạch năm 2026", said)

    def test_a_plan_of_another_year_is_left_alone(self):
        plan = self._plan()
        found = self._occur(date(2027, 1, 5))
        self.assertFalse(found.events)
        self.assertIn("2027", found.not_done[0])
        self.assertIn("2026", found.not_done[0])
        self.assertFalse(plan.task_ids)

    def test_a_plan_that_does_not_wait_has_nothing_to_say(self):
        self._plan("Quý II")
        found = self._occur()
        self.assertFalse(found.events or found.done or found.not_done)

    def test_other_agencies_are_left_alone(self):
        plan = self._plan()
        branches = self.env["iso.plan.branch"]
        branches._occur(CODE, self.other_agency, date(2026, 9, 10), "Đợt 1")
        self.assertFalse(plan.line_ids.branch_ids.event_ids)

    def test_what_goes_wrong_is_said_and_leaves_nothing(self):
        plan = self._plan()

        error = ValidationError("Không giao được việc")

        def wrong(plan, events=None):
            raise error

        with patch.object(type(plan), "_sync_tasks", wrong):
            found = self._occur()
        self.assertIn("Không giao được việc", found.not_done[0])
        self.assertFalse(plan.line_ids.branch_ids.event_ids)
