"""Every screen opens: each menu as each role that sees it, each field that can be
grouped by in lists, graphs and pivots. What is added later is walked over too."""

from unittest.mock import patch

from lxml import etree

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

from .web_client import DATES, GRANULARITIES, NUMBERS, WebClient, sections

MODULES = ("iso_quality", "iso_quality_audit", "iso_quality_report")
# What the client offers to group by; see GROUPABLE_TYPES of Odoo's web/search.
GROUPABLE = {
    "boolean",
    "char",
    "date",
    "datetime",
    "integer",
    "many2one",
    "many2many",
    "selection",
}


class ScreensCase(AuditRecords):
    """Records of every model, as the table of rights makes them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        for user in cls._users(cls).values():
            user.lang = "vi_VN"
        cls.env.flush_all()

    def _failure(self, action):
        """What goes wrong when something is read, in a few words; None if nothing."""
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                action()
                return None
        # Whatever it is: the walk goes on and tells all that is wrong.
        except Exception as error:
            return f"{type(error).__name__}: {str(error).strip()[:300]}"


@tagged("post_install", "-at_install", "iso_quality")
class TestMenus(ScreensCase):
    def _walk(self, roles=None, xmlid=None):
        """Open each menu as each role, or one menu as some roles.

        :return: how many were opened, and what went wrong
        """
        opened, wrong = 0, []
        for role, user in self._users().items():
            if roles and role not in roles:
                continue
            client = WebClient(user)
            for menu in client.menus(MODULES):
                if xmlid and menu["xmlid"] != xmlid:
                    continue
                opened += 1

                def screen(client=client, menu=menu):
                    # Each screen is a request of its own.
                    self.env.invalidate_all()
                    model, action = menu["action_model"], menu["action_id"]
                    client.open_action(client.load_action(model, action))

                if failure := self._failure(screen):
                    wrong.append(f"{role}, {menu['xmlid']}: {failure}")
        return opened, wrong

    def _new_menu(self, **vals):
        """A menu of ours that opens the tasks in some other way."""
        action = self.env["ir.actions.act_window"].create(
            {"name": "Toy", "res_model": "iso.task", "view_mode": "list", **vals}
        )
        menu = self.env["ir.ui.menu"].create(
            {
                "name": "Toy",
                "parent_id": self.env.ref("iso_quality.menu_work").id,
                "action": f"ir.actions.act_window,{action.id}",
            }
        )
        self.env["ir.model.data"].create(
            {
                "module": "iso_quality",
                "name": "menu_toy",
                "model": "ir.ui.menu",
                "res_id": menu.id,
            }
        )
        return action

    def test_every_menu_opens_for_every_role_that_sees_it(self):
        opened, wrong = self._walk()
        self.assertFalse(wrong, "\n" + "\n".join(wrong))
        self.assertGreater(opened, 140, "menus × roles")

    def test_a_menu_that_does_not_open_is_found(self):
        toys = {
            "no such view": {"view_mode": "gantt"},
            "no such field in its domain": {"domain": "[('nothing', '=', 1)]"},
            "no such name in its domain": {"domain": "[('user_id', '=', nobody)]"},
            "no such filter": {"context": "{'search_default_nothing': 1}"},
            "groups by no field": {"context": "{'group_by': ['nothing']}"},
        }
        for toy, vals in toys.items():
            with self.subTest(toy), self.env.cr.savepoint() as savepoint:
                self._new_menu(**vals)
                opened, wrong = self._walk(["staff"], "iso_quality.menu_toy")
                self.assertEqual((opened, len(wrong)), (1, 1), wrong)
                savepoint.rollback()
                self.env.registry.clear_all_caches()

    def test_a_pivot_that_dies_on_the_server_is_found(self):
        order = "year desc, department_id nulls first, sequence, id"
        with patch.object(self.env.registry["iso.objective"], "_order", order):
            _opened, wrong = self._walk(["staff"])
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("menu_objective_trend: GroupingError", wrong[0])

    # ------------------------------------------------------------ coming back
    def _paths_missing(self):
        """The menus that F5 does not come back to, and paths of two menus' actions."""
        menus = WebClient(self._all_in_one()).menus(MODULES)
        wrong = [
            f"{menu['xmlid']}: {menu['action_path']}"
            for menu in menus
            if not (menu["action_path"] or "").startswith("iso-")
        ]
        actions = {}
        for menu in menus:
            actions.setdefault(menu["action_path"], set()).add(menu["action_id"])
        return wrong + [path for path, found in actions.items() if len(found) > 1]

    def test_every_menu_has_a_path(self):
        # Who has all roles sees them all.
        shown = {menu["xmlid"] for menu in WebClient(self._all_in_one()).menus(MODULES)}
        for user in self._users().values():
            seen = {menu["xmlid"] for menu in WebClient(user).menus(MODULES)}
            self.assertFalse(seen - shown)
        self.assertFalse(self._paths_missing())

    def test_a_menu_without_a_path_is_found(self):
        action = self._new_menu()
        self.assertEqual(len(self._paths_missing()), 1)
        action.path = "toy"
        self.assertEqual(len(self._paths_missing()), 1)
        action.path = "iso-toy"
        self.env.registry.clear_all_caches()
        self.assertFalse(self._paths_missing())


@tagged("post_install", "-at_install", "iso_quality")
class TestGroupings(ScreensCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # One who reads the most; models nobody reads are walked over by the system.
        cls.reader = cls._all_in_one()

    @classmethod
    def _group(cls, role):
        return cls.env.ref(f"iso_quality.group_{role}").id

    def _models(self):
        """Our models with rows, and Odoo's with fields of ours."""
        for name in sorted(self.env):
            model = self.env[name]
            if model._abstract or not (model._auto or model._table_query):
                continue
            reader = model.with_user(self.reader)
            yield reader if reader.has_access("read") else model.sudo()

    @staticmethod
    def _specs(model):
        """The groupings by fields of ours: dates by each period that is offered."""
        ours = model._name.startswith("iso.")
        for name, field in sorted(model.fields_get().items()):
            module = model._fields[name]._module
            if not field.get("groupable") or field["type"] not in GROUPABLE:
                continue
            if name == "id" or not (ours or module in MODULES):
                continue
            if field["type"] in DATES:
                yield name, [f"{name}:{period}" for period in GRANULARITIES]
            else:
                yield name, [name]

    @staticmethod
    def _measures(model):
        """What is summed up beside each group."""
        return ["__count"] + [
            f"{name}:{field['aggregator']}"
            for name, field in sorted(model.fields_get().items())
            if field["type"] in NUMBERS and field.get("aggregator") and field["store"]
        ]

    @staticmethod
    def _calls(model, groupby, measures):
        """What lists, graphs and pivots ask for when they are grouped so."""
        expanded = model.with_context(read_group_expand=True)
        filled = model.with_context(fill_temporal=True)
        return {
            "list": lambda: model.web_read_group([], groupby, measures, limit=80),
            "open list": lambda: expanded.web_read_group(
                [],
                groupby,
                measures,
                auto_unfold=True,
                unfold_read_specification={"display_name": {}},
            ),
            "graph": lambda: filled.formatted_read_group([], groupby, measures),
            "pivot": lambda: model.formatted_read_grouping_sets(
                [], sections(groupby), measures
            ),
        }

    def _walk(self, models):
        """Group by each field, alone and with a link of its model, another for each.

        :return: fields, calls, what went wrong
        """
        fields, calls, wrong = 0, 0, []
        for model in models:
            specs = dict(self._specs(model))
            links = [name for name in specs if model._fields[name].type == "many2one"]
            measures = self._measures(model)
            for place, (name, own) in enumerate(specs.items()):
                fields += 1
                groupings = [[spec] for spec in own]
                others = [link for link in links if link != name]
                if others:
                    groupings.append([own[0], others[place % len(others)]])
                for groupby in groupings:
                    for kind, call in self._calls(model, groupby, measures).items():
                        calls += 1
                        if failure := self._failure(call):
                            by = f"{model._name} by {', '.join(groupby)}"
                            wrong.append(f"{by}, {kind}: {failure}")
        return fields, calls, wrong

    def test_every_field_can_be_grouped_by(self):
        fields, calls, wrong = self._walk(self._models())
        self.assertFalse(wrong, "\n" + "\n".join(wrong))
        self.assertGreater(fields, 650)
        self.assertGreater(calls, 5000)

    def test_an_order_that_dies_under_grouping_sets_is_found(self):
        order = "year desc, department_id nulls first, sequence, id"
        model = self.env["iso.objective.trend"].with_user(self.reader)
        self.assertFalse(self._walk([model])[2])
        with patch.object(self.env.registry["iso.objective"], "_order", order):
            wrong = self._walk([model])[2]
        self.assertTrue(wrong)
        self.assertTrue(all("pivot: GroupingError" in what for what in wrong), wrong)
        self.assertIn("by root_id, pivot", "".join(wrong))


@tagged("post_install", "-at_install", "iso_quality")
class TestChosenOnThePhone(ScreensCase):
    """A phone shows what one chooses from as cards: without a card of its own, a record
    without a name is its number in the database."""

    def _chosen_from(self):
        """The models of ours that something is chosen from (list of str)."""
        ours = [model for name, model in self.env.items() if name.startswith("iso.")]
        return sorted(
            {
                field.comodel_name
                for model in ours
                for field in model._fields.values()
                if field.type in ("many2one", "many2many")
                and field.comodel_name.startswith("iso.")
                and not self.env[field.comodel_name]._transient
            }
        )

    def _cards_without_words(self):
        return [
            name
            for name in self._chosen_from()
            if set(
                etree.fromstring(
                    self.env[name].get_view(view_type="kanban")["arch"]
                ).xpath("//field/@name")
            )
            == {"id"}
        ]

    def test_cards_say_what_they_stand_for(self):
        self.assertGreater(len(self._chosen_from()), 20)
        self.assertFalse(self._cards_without_words())

    def test_cards_without_words_are_found(self):
        self.env.ref("iso_quality.iso_clause_view_kanban").active = False
        self.assertEqual(self._cards_without_words(), ["iso.clause"])
