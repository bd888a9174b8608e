"""Every screen opens, and what is searched is found without accents."""

from lxml import etree

from odoo.tests import tagged

from .common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestViews(AgencyCase):
    def test_every_action_opens(self):
        """A wrong view type is not refused at installation, only when opened."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "iso_quality"), ("model", "=", "ir.actions.act_window")]
        )
        actions = self.env["ir.actions.act_window"].browse(data.mapped("res_id"))
        self.assertGreater(len(actions), 15)
        for action in actions:
            with self.subTest(action=action.name):
                views = [*action.views, (action.search_view_id.id, "search")]
                model = self.env[action.res_model].with_user(self._all_in_one())
                found = model.get_views(views)
                self.assertEqual(set(found["views"]), {kind for _view, kind in views})

    def test_a_year_is_no_thousand(self):
        """2026, not 2.026: in lists, forms and cards."""
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "iso.%"), ("type", "in", ["list", "form", "kanban"])]
        )
        wrong, seen = [], 0
        for view in views:
            for node in etree.fromstring(view.arch).iter("field"):
                if node.get("name") != "year" or node.get("column_invisible"):
                    continue
                seen += 1
                above = [one.tag for one in node.iterancestors()]
                # What a card only reads stands outside its template.
                hidden = node.get("invisible") == "1" or above[0] == "kanban"
                plain = "enable_formatting" in node.get("options", "")
                if "templates" in above or not (hidden or plain):
                    wrong.append(f"{view.xml_id}, {above[0]}")
        self.assertFalse(wrong)
        self.assertGreater(seen, 10)

    def test_search_without_accents(self):
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self.standing], "name": "Rà soát quy trình"}
        )
        self._issue(plan)
        self.assertIn(
            plan, plan.search([("title", "ilike", "ke hoach")]), "plans by title"
        )
        self.assertEqual(
            plan.line_ids.search([("name", "ilike", "ra soat QUY trinh")])
            & plan.line_ids,
            plan.line_ids,
        )
        found = self.env["iso.task"].search([("name", "ilike", "ra soat")])
        self.assertEqual(found & plan.task_ids, plan.task_ids)

    def test_what_is_confirmed_has_its_own_words_on_the_buttons(self):
        views = self.env["ir.ui.view"].search([("arch_db", "like", "confirm=")])
        wrong, seen = [], 0
        for view in views.filtered(lambda one: "iso_quality" in (one.xml_id or "")):
            for button in etree.fromstring(view.arch).iter("button"):
                if not button.get("confirm"):
                    continue
                seen += 1
                if not (button.get("confirm-label") and button.get("cancel-label")):
                    wrong.append(f"{view.xml_id}: {button.get('name')}")
        self.assertFalse(wrong)
        self.assertGreater(seen, 3)

    def test_who_looks_at_a_dialog_may_leave_it(self):
        """Esc leaves a dialog, and so does a button that says so."""
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "iso.%.wizard"), ("type", "=", "form")]
        )
        views = views.filtered(lambda one: one.mode == "primary")
        without = [
            view.xml_id
            for view in views
            if etree.fromstring(view.arch).find(".//footer") is not None
            and etree.fromstring(view.arch).find(".//footer//button[@special='cancel']")
            is None
        ]
        self.assertFalse(without)
        self.assertGreater(len(views), 5)
