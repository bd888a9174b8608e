"""Risks name procedures, which then stay; the next round begins with those in force."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskProcedures(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept, cls.over = (
            cls.env["iso.procedure"]
            .with_user(cls.secretary)
            .create(
                [
                    {"code": "QT-HT-05", "name": "Rủi ro", "kind": "system"},
                    {"code": "TTHC-01", "name": "Cấp phép", "kind": "administrative"},
                ]
            )
        )
        cls.both = cls.kept | cls.over

    def _round(self):
        one = self._new_round(2025)
        named = {"procedure_ids": [Command.set(self.both.ids)]}
        risk = self._new_risk(self._register(one), **named)
        return one, risk

    def test_they_are_counted_and_opened(self):
        _one, risk = self._round()
        mine = self.kept.with_user(self.staff)
        self.assertEqual(mine.risk_count, 1)
        action = mine.action_open_risks()
        self.assertEqual(self.env["iso.risk"].search(action["domain"]), risk)
        # Who does not see the risk does not count it.
        self.assertEqual(self.kept.with_user(self.energy_head).risk_count, 0)

    def test_what_is_named_stays(self):
        self._round()
        for named in (self.kept, self.both):
            with self.assertRaisesRegex(UserError, "QT-HT-05"):
                named.unlink()
            with self.assertRaises(UserError):
                named.with_context(_force_unlink=True).unlink()
        self.kept.action_archive()

    def test_the_next_round_begins_with_those_in_force(self):
        one, risk = self._round()
        self._close_all(one)
        self.over.action_archive()
        # What is reviewed names it still.
        self.assertEqual(risk.procedure_ids, self.both)
        risk.invalidate_recordset()
        self.assertEqual(risk.procedure_ids, self.both)
        moved = self._register(self._new_round(2026)).risk_ids
        self.assertEqual(moved.procedure_ids, self.kept)
        # Another one is a change of the line.
        moved.with_user(self.trade_head).procedure_ids = [Command.clear()]
        self.assertEqual(moved.review, "changed")

    def test_only_procedures_of_the_agency(self):
        foreign = self.env["iso.procedure"].create(
            {"code": "X", "name": "Khác", "company_id": self.other_agency.id}
        )
        one, _risk = self._round()
        with self.assertRaises(UserError):
            self._new_risk(
                self._register(one, self.energy),
                procedure_ids=[Command.set(foreign.ids)],
            )

    def test_what_is_closed_is_sealed(self):
        one, risk = self._round()
        self._close_all(one)
        with self.assertRaises(UserError):
            risk.with_user(self.secretary).procedure_ids = [Command.clear()]
