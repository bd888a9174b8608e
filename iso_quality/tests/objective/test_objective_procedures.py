"""Objectives name procedures, which then stay and come along into copies."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveProcedures(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept, cls.over = (
            cls.env["iso.procedure"]
            .with_user(cls.secretary)
            .create(
                [
                    {"code": "TTHC-01", "name": "Cấp phép", "kind": "administrative"},
                    {"code": "TTHC-02", "name": "Cấp lại", "kind": "administrative"},
                ]
            )
        )
        cls.both = cls.kept | cls.over
        named = {"procedure_ids": [Command.set(cls.both.ids)]}
        cls.sheet = cls._approve(cls._new_sheet(cls.trade, named, year=2025))

    def test_a_revision_names_all_next_year_those_in_force(self):
        self.over.action_archive()
        mine = self.sheet.with_user(self.trade_head)
        revision = mine.browse(mine.revise("Thêm chỉ tiêu")["res_id"])
        self.assertEqual(revision.objective_ids.procedure_ids, self.both)
        following = mine.browse(mine.action_next_year()["res_id"])
        self.assertEqual(following.objective_ids.procedure_ids, self.kept)

    def test_they_are_counted_and_stay(self):
        mine = self.kept.with_user(self.staff)
        self.assertEqual(mine.objective_count, 1)
        action = mine.action_open_objectives()
        found = self.env["iso.objective"].search(action["domain"])
        self.assertEqual(found, self.sheet.objective_ids)
        self.assertEqual(self.kept.with_user(self.energy_head).objective_count, 0)
        with self.assertRaisesRegex(UserError, "TTHC-0"):
            self.both.unlink()
        with self.assertRaises(UserError):
            self.sheet.objective_ids.with_user(self.secretary).procedure_ids = [
                Command.clear()
            ]
