"""Who issues a paper is data of its kind; buttons and what they do ask the same."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...models.document.iso_official_document_issuing import Issuing
from ...tools.vietnam_time import vietnam_today
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestIssuing(AgencyCase):
    def _drafted(self, way):
        """A plan that is issued in another way, as its secretary."""
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        model = self.env.registry["iso.plan"]
        patched = patch.object(model, "_issuing", lambda document: way)
        patched.start()
        self.addCleanup(patched.stop)
        return plan.with_user(self.secretary)

    def _hands(self, plan, field):
        """Who of the agency's people may press a button, read as each of them."""
        people = self.secretary | self.leader | self.trade_head | self.staff
        plan.invalidate_recordset()
        return people.filtered(lambda user: plan.with_user(user)[field])

    def test_leader_with_a_number(self):
        plan = self._drafted(Issuing())
        self.assertEqual(self._hands(plan, "may_submit"), self.secretary)
        self.assertFalse(self._hands(plan, "may_issue"))
        with self.assertRaises(UserError):
            plan.with_user(self.leader).issue("05", vietnam_today())
        plan.submit()
        self.assertFalse(self._hands(plan, "may_submit"))
        self.assertEqual(self._hands(plan, "may_issue"), self.leader)
        action = plan.with_user(self.leader).action_open_issue()
        self.assertEqual(action["res_model"], "iso.issue.wizard")
        with self.assertRaises(UserError):
            plan.with_user(self.leader).issue()

    def test_one_person_without_a_number(self):
        """As a lead auditor signs a report: nobody else, whatever the role."""
        plan = self._drafted(Issuing(submits="", signs="signer_id", numbered=False))
        plan.sudo().signer_id = self.secretary
        self.assertFalse(self._hands(plan, "may_submit"))
        self.assertEqual(self._hands(plan, "may_issue"), self.secretary)
        with self.assertRaises(UserError):
            plan.submit()
        with self.assertRaises(AccessError):
            plan.with_user(self.leader).issue()
        with self.assertRaises(UserError):
            plan.issue("07")
        with self.assertRaises(AccessError):
            plan.with_user(self.leader).action_open_issue()
        action = plan.action_open_issue()
        self.assertEqual(action["res_model"], "iso.confirm.wizard")
        self.assertEqual(plan.state, "draft")
        wizard = self.env["iso.confirm.wizard"].with_user(self.secretary)
        wizard = wizard.with_context(**action["context"]).create({})
        self.assertIn(plan.display_name, wizard.question)
        wizard.action_confirm()
        self.assertEqual(plan.state, "issued")
        self.assertFalse(plan.number)
        self.assertEqual(plan.issue_date, vietnam_today())
        self.assertEqual(plan.signer_name, self.secretary.name)
        rows = self.env["iso.document.number"].search_count(
            [("res_model", "=", "iso.plan"), ("res_id", "=", plan.id)]
        )
        self.assertEqual(rows, 0)

    def test_secretary_and_chair(self):
        """Minutes: who takes them signs first, then the chair (form 1.9)."""
        way = Issuing(submits="create_uid", signs="signer_id", numbered=False)
        plan = self._drafted(way)
        plan.sudo().signer_id = self.leader
        author = plan.sudo().create_uid
        other = (self.secretary | self.leader) - author
        with self.assertRaises(AccessError):
            plan.with_user(other[:1]).submit()
        plan.sudo(False).with_user(author).submit()
        told = plan.sudo().message_ids.notified_partner_ids
        self.assertIn(self.leader.partner_id, told)
        self.assertEqual(self._hands(plan, "may_issue"), self.leader)
        plan.with_user(self.leader).return_to_draft("Thiếu ý kiến của phòng")
        plan.with_user(author).submit()
        with self.assertRaises(AccessError):
            plan.with_user(self.secretary - self.leader).issue()
        plan.with_user(self.leader).issue()
        self.assertEqual(plan.state, "issued")

    def test_person_of_another_agency(self):
        """Who no longer has a role in the agency does not sign for it."""
        plan = self._drafted(Issuing(submits="", signs="signer_id", numbered=False))
        plan.sudo().signer_id = self.secretary
        self.env["iso.role"].search([("user_id", "=", self.secretary.id)])._end()
        with self.assertRaises(AccessError):
            plan.issue()
