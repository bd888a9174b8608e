"""Who has reported something is known to those who may read the report, and told to
nobody else by the list of its followers."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestReportersUntold(NonconformityCase):
    def test_followers_are_told_to_those_who_may_read_what_they_follow(self):
        one = self._new_report()
        followers = self.env["mail.followers"].search(
            [("res_model", "=", one._name), ("res_id", "=", one.id)]
        )
        self.assertIn(self.staff.partner_id, followers.partner_id)
        colleague = self._new_user("colleague", "staff")
        for user, told in (
            (self.staff, True),
            (self.secretary, True),
            (self.trade_head, True),
            (colleague, False),
            (self.energy_head, False),
            (self.leader, False),
            (self.other_secretary, False),
        ):
            mine = followers.with_user(user)
            of_it = [("res_model", "=", one._name), ("res_id", "in", one.ids)]
            with self.subTest(user=user.login):
                self.assertEqual(bool(mine.search(of_it)), told)
                self.assertEqual(bool(mine.search_count(of_it)), told)
                self.env.invalidate_all()
                if told:
                    mine.read(["partner_id"])
                else:
                    with self.assertRaises(AccessError):
                        mine.read(["partner_id"])

    def test_of_an_open_record_all_are_told(self):
        one = self._accepted()
        told = one.message_follower_ids.partner_id
        self.assertLessEqual((self.staff | self.secretary).partner_id, told)
