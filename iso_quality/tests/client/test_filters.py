"""Filters on our models are personal, on every one of them; those of all are made by the
administrator of the installation."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestFilters(AgencyCase):
    def _ours(self):
        return [
            model._name
            for model in self.env.values()
            if model._name.startswith("iso.") and not model._abstract
        ]

    def _new(self, user, model, **vals):
        return (
            self.env["ir.filters"]
            .with_user(user)
            .create_filter(
                {"name": f"Lọc {model}", "model_id": model, "is_default": True, **vals}
            )
        )

    def _shared(self):
        """Models on which somebody makes a filter that others get."""
        found = set()
        for model in self._ours():
            for vals in (
                {},
                {"user_ids": False},
                {"user_ids": [self.leader.id]},
                {"user_ids": [(6, 0, [self.staff.id, self.leader.id])]},
            ):
                try:
                    with self.env.cr.savepoint():
                        one = self._new(self.staff, model, **vals)
                except AccessError:
                    # Odoo's own rule: it is not refused here, but made personal.
                    found.add(model)
                    continue
                if one.user_ids != self.staff:
                    found.add(model)
                    continue
                one.user_ids = [(5,)]
                one.user_ids = [(4, self.leader.id)]
                if one.user_ids != self.staff:
                    found.add(model)
                one.unlink()
        return found

    def test_what_people_save_is_their_own(self):
        self.assertGreater(len(self._ours()), 40)
        self.assertEqual(self._shared(), set())

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        filters = type(self.env["ir.filters"])
        rule = filters._iso_is_personal

        def toy(self, model):
            return model != "iso.clause" and rule(self, model)

        with patch.object(filters, "_iso_is_personal", toy):
            self.assertEqual(self._shared(), {"iso.clause"})

    def test_every_role(self):
        for user in (self.trade_head, self.secretary, self.leader, self.admin):
            one = self._new(user, "iso.task", user_ids=[])
            self.assertEqual(one.user_ids, user)
            seen = self.env["ir.filters"].with_user(self.staff).get_filters("iso.task")
            self.assertFalse(seen)

    def test_the_administrator_makes_filters_for_all(self):
        system = self.env.ref("base.user_admin")
        one = self._new(system, "iso.task", user_ids=[])
        self.assertFalse(one.user_ids)
        for user in (self.staff, self.secretary, self.admin):
            mine = one.with_user(user)
            with self.assertRaises(AccessError):
                mine.is_default = False
            with self.assertRaises(AccessError):
                mine.user_ids = user
            with self.assertRaises(AccessError):
                mine.unlink()

    def test_no_way_round_by_another_model(self):
        one = self._new(self.staff, "res.partner", user_ids=[])
        self.assertFalse(one.user_ids)
        one.model_id = "iso.task"
        self.assertEqual(one.user_ids, self.staff)
        preset = self.env["ir.filters"].with_user(self.staff)
        preset = preset.with_context(default_model_id="iso.task", default_user_ids=[])
        self.assertEqual(preset.create({"name": "Lọc"}).user_ids, self.staff)
