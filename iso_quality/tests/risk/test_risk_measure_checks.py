"""Who answers for work or has worked on it does not check it, on no way: a walk over all
models with a check, and over all ways in which somebody has to do with the work."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskMeasureChecks(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        # The head of the department, who may check what others have done.
        cls.doer = cls.trade_head

    # ------------------------------------------------------------ work to be checked
    def _risk_measure(self, user):
        register = self.register.with_user(self.secretary)
        if register.state != "draft":
            register.return_to_draft("Thiếu một rủi ro")
        risk = self._new_risk(self.register, user=self.secretary)
        measure = self._measure(risk, user_id=user.id)
        register.confirm()
        return measure

    # One way to something with a task for each model that is checked.
    MAKERS = {"iso.risk.measure": _risk_measure}

    def _finish(self, work, user):
        task = work.sudo().task_id.with_user(user)
        task.result = task.result or "Đã làm"
        task.finish()

    # ------------------------------------------------------------ ways to have to do
    def _own_work(self, make):
        work = make(self, self.doer)
        self._finish(work, self.doer)
        return work

    def _by_a_colleagues_button(self, make):
        work = make(self, self.doer)
        self._finish(work, self.secretary)
        return work

    def _pressed_the_button(self, make):
        work = make(self, self.staff)
        self._finish(work, self.doer)
        return work

    def _handed_over_before(self, make):
        work = make(self, self.env["res.users"])
        task = work.sudo().task_id
        self.assertEqual(task.user_id, self.doer)
        task.with_user(self.doer).user_id = self.staff
        self._finish(work, self.staff)
        return work

    def _worked_beside(self, make):
        work = make(self, self.staff)
        task = work.sudo().task_id.with_user(self.doer)
        task.user_ids = [Command.link(self.doer.id)]
        task.user_ids = [Command.unlink(self.doer.id)]
        self._finish(work, self.staff)
        return work

    def _wrote_the_result(self, make):
        work = make(self, self.staff)
        work.sudo().task_id.with_user(self.doer).result = "Kết quả"
        self._finish(work, self.staff)
        return work

    def _finished_and_reopened(self, make):
        work = make(self, self.staff)
        self._finish(work, self.doer)
        work.sudo().task_id.with_user(self.doer).reopen("Ghi nhầm")
        self._finish(work, self.staff)
        return work

    WAYS = (
        _own_work,
        _by_a_colleagues_button,
        _pressed_the_button,
        _handed_over_before,
        _worked_beside,
        _wrote_the_result,
        _finished_and_reopened,
    )

    def _checked(self, work, user):
        """Whether ``user`` checks the work, by a button or in any way our code has."""
        mine = work.with_user(user)
        ways = [
            getattr(mine, name) for name in dir(mine) if name.startswith("action_check")
        ]
        signed = {"checked_by_id": user.id, "checked_date": "2026-03-01"}
        ways.append(lambda: mine.sudo()._unsealed().write(signed))
        for way in ways:
            try:
                with self.env.cr.savepoint():
                    way()
            except (AccessError, UserError):
                continue
            return True
        return False

    def _self_checked(self):
        return {
            (model, way.__name__)
            for model, make in self.MAKERS.items()
            for way in self.WAYS
            if self._checked(way(self, make), self.doer)
        }

    def test_every_model_with_a_check_has_an_example(self):
        mixin = type(self.env["iso.check.mixin"])
        ours = [model for model in self.env.values() if model._name.startswith("iso.")]
        checked = {
            model._name
            for model in ours
            if not model._abstract
            and ("checked_by_id" in model._fields or isinstance(model, mixin))
        }
        for name in checked:
            self.assertIsInstance(self.env[name], mixin)
        # Those of the addons below have theirs there.
        own = {
            name for name in checked if self.env[name]._original_module == "iso_quality"
        }
        self.assertEqual(own, set(self.MAKERS))

    def test_no_doer_checks(self):
        self.assertEqual(self._self_checked(), set())

    def test_a_check_that_does_not_ask_is_found(self):
        toy = type(self.env["iso.risk.measure"])
        with patch.object(toy, "_check_not_doer", lambda self, user: None):
            found = self._self_checked()
        self.assertEqual(found, {("iso.risk.measure", w.__name__) for w in self.WAYS})

    def test_who_is_forgotten_is_found(self):
        """Handing over and reopening are remembered on the task."""
        with patch.object(type(self.env["iso.task"]), "_remember", lambda *_args: None):
            found = {way for _model, way in self._self_checked()}
        self.assertEqual(
            found,
            {
                "_handed_over_before",
                "_worked_beside",
                "_wrote_the_result",
                "_finished_and_reopened",
            },
        )

    def test_who_has_nothing_to_do_with_it_checks(self):
        for model, make in self.MAKERS.items():
            for user in (self.trade_head, self.secretary, self.leader):
                work = make(self, self.staff)
                self._finish(work, self.staff)
                with self.subTest(model, user=user.login):
                    self.assertTrue(self._checked(work, user))
                    self.assertEqual(work.checked_by_name, user.name)

    def test_a_role_counts_in_its_own_agency_only(self):
        work = self._risk_measure(self.staff)
        self._finish(work, self.staff)
        self.other_leader.company_ids = [Command.link(self.agency.id)]
        both = (self.agency | self.other_agency).ids
        foreign = work.with_user(self.other_leader)
        foreign = foreign.with_context(allowed_company_ids=both)
        with self.assertRaises(AccessError):
            foreign.action_check_effective()

    def test_what_is_done_again_is_checked_again(self):
        work = self._risk_measure(self.staff)
        self._finish(work, self.staff)
        work.with_user(self.secretary).action_check_effective()
        work.sudo().task_id.with_user(self.trade_head).reopen("Ghi nhầm")
        self.assertEqual((work.state, work.checked_by_name), ("todo", False))
