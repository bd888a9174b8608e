"""A year without a plan is said to secretary and leaders, once, until it has one."""

from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestYearWithoutPlan(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.last = cls._issue(cls._new_plan({"deadline": "Tháng 3"}, year=2026))

    def _tell(self, day):
        [step] = [
            step
            for step in self.env["iso.daily.job"]._steps()
            if step.__name__ == "_iso_tell_no_plan_batch"
        ]
        with freeze_time(f"{day} 03:00:00"):
            return step(self.agency, step.__self__)[0]

    def _to_dos(self):
        kind = self.env.ref("iso_quality.mail_activity_type_no_plan")
        to_dos = self.env["mail.activity"].sudo()
        return to_dos.search([("activity_type_id", "=", kind.id)])

    def test_secretary_and_leaders_are_told_once_from_15_january(self):
        self.last.with_user(self.secretary).close()
        self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
        days = ("2026-11-10", "2027-01-14", "2027-01-15", "2027-01-18", "2027-06-01")
        self.assertEqual([self._tell(day) for day in days], [0, 0, 1, 0, 0])
        to_dos = self._to_dos()
        self.assertEqual(to_dos.user_id, self.secretary | self.leader)
        self.assertEqual(len(to_dos), 2)
        for to_do in to_dos:
            self.assertIn("Năm 2027 chưa ban hành kế hoạch", to_do.summary)
            self.assertEqual(
                (to_do.res_model, to_do.res_id), ("iso.plan", self.last.id)
            )
            self.assertTrue(self.last.with_user(to_do.user_id).has_access("read"))

    def test_a_draft_is_no_plan_and_the_issued_one_ends_it(self):
        draft = self._new_plan({"deadline": "Tháng 3"}, year=2027)
        self.assertEqual(self._tell("2027-02-01"), 1)
        with freeze_time("2027-02-05 03:00:00"):
            self._issue(draft, date="2027-02-05")
        self.assertFalse(self._to_dos())
        self.assertEqual(self._tell("2027-02-06"), 0)
        # Cancelled, the year has none again.
        with freeze_time("2027-02-08 03:00:00"):
            draft.with_user(self.leader).cancel("nhầm")
        self.assertEqual(self._tell("2027-02-09"), 1)

    def test_where_there_has_never_been_one(self):
        with freeze_time("2026-02-02 03:00:00"):
            self.other_agency._iso_tell_no_plan(self.last.issue_date)
        to_dos = self._to_dos()
        self.assertEqual(to_dos.user_id, self.other_secretary | self.other_leader)
        self.assertFalse(to_dos.filtered("res_model"))
        self.assertEqual(self.other_agency.iso_no_plan_told, 2026)
        # The plan of one agency ends nothing of another's.
        self.agency.iso_no_plan_told = 2026
        self.agency._iso_has_plan_now()
        self.assertEqual(self._to_dos(), to_dos)
        self.other_agency._iso_has_plan_now()
        self.assertFalse(self._to_dos())
