"""Wherever people and clients lead a nonconformity, it is not closed without what its
kind asks for, and no call breaks."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.action.walk_case import WalkCase

# Who does his work is most of what happens.
ACTS = (
    *("go_on",) * 9,
    *("write", "drag", "button", "reason", "reason", "merge", "reclassify", "report"),
    *(
        "cause",
        "action",
        "action",
        "correct",
        "check",
        "check",
        "task",
        "task",
        "rubbish",
    ),
)
WALKS, STEPS = 12, 60


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityWalks(WalkCase):
    @mute_logger("odoo.sql_db", "odoo.models.unlink", "odoo.addons.base.models.ir_rule")
    def _walk(self, steps):
        with self.env.cr.savepoint(flush=False) as savepoint:
            self._begin_walk()
            for act, user, number in steps:
                self._step(act, user, number)
                self._check_walk()
            states = set(self.walked.mapped("state"))
            self.env.flush_all()
            savepoint.rollback()
        self.env.invalidate_all()
        return states

    def test_no_walk_leads_past_a_gate(self):
        reached = set()

        @settings(
            max_examples=WALKS,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            st.lists(
                st.tuples(
                    st.sampled_from(ACTS), st.integers(0, 7), st.integers(0, 5000)
                ),
                min_size=STEPS,
                max_size=STEPS,
            )
        )
        def walk(steps):
            reached.update(self._walk(steps))

        walk()
        self.assertIn("closed", reached, "some walk comes to the end")
