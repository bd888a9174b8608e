"""The menu of each role: how many entries, and something behind each of them.

An entry is what has an action: one line of the bar. What stands right below it are the
tabs of its screen, what stands in folders below it are the links of its page; see
``iso_quality/static/src/client/menu_tabs``.
"""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .test_screens import MODULES, ScreensCase
from .web_client import WebClient

APP = "iso_quality.menu_iso"
PAGE = "iso_quality.menu_page"
# role -> entries at most, with everything installed: the home of the role among them.
MOST = {
    "staff": 7,
    "trade_head": 17,
    "leader": 20,
    "secretary": 26,
    "admin": 32,
    # Auditors are staff who audit.
    "auditor": 8,
    # Who has every role, and administers the installation.
    "anybody": 32,
}
TOPS_AT_MOST, ENTRIES_OF_A_TOP = 9, 7
# What nobody with this role does without, and what it has no hand in.
HAS = {
    "staff": {
        *("iso_quality_report.menu_year_board", "iso_quality.menu_task_mine"),
        *("iso_quality.menu_objectives", "iso_quality.menu_risks"),
        *("iso_quality.menu_procedure", "iso_quality_audit.menu_improvement"),
    },
    "trade_head": {
        *("iso_quality.menu_task_department", "iso_quality.menu_plan"),
        *("iso_quality.menu_objective_report", "iso_quality_audit.menu_audits"),
    },
    "leader": {"iso_quality.menu_task_agency", "iso_quality.menu_look_up"},
    "secretary": {"iso_quality.menu_plan_template", "iso_quality.menu_catalogues"},
    "admin": {"iso_quality.menu_setup_guide", "iso_quality.menu_organisation"},
    "auditor": {"iso_quality_audit.menu_audits"},
}
HAS_NOT = {
    "staff": {
        *("iso_quality.menu_task_department", "iso_quality.menu_task_agency"),
        *("iso_quality.menu_configuration", "iso_quality.menu_look_up"),
    },
    "trade_head": {"iso_quality.menu_task_agency", "iso_quality.menu_plan_template"},
    "leader": {"iso_quality.menu_task_department", "iso_quality.menu_configuration"},
    "secretary": {"iso_quality.menu_setup_guide", "iso_quality.menu_organisation"},
}


class MenuTree:
    """What one user sees of our app, as the web client reads it.

    :param user: who looks
    """

    def __init__(self, user):
        self.client = WebClient(user)
        self.menus = self.client.env["ir.ui.menu"].load_menus(False)
        found = [key for key, menu in self.menus.items() if menu.get("xmlid") == APP]
        self.app = found[0] if found else None
        self.entries = self._entries(self.app) if found else []

    def children(self, menu):
        return [self.menus[key] for key in menu["children"]]

    def tops(self):
        return self.children(self.menus[self.app])

    def _entries(self, key):
        entries = []
        for menu in self.children(self.menus[key]):
            entries += [menu] if menu["action_id"] else self._entries(menu["id"])
        return entries

    def tabs(self, entry):
        return [menu for menu in self.children(entry) if menu["action_id"]]

    def links(self, entry):
        folders = [menu for menu in self.children(entry) if not menu["action_id"]]
        return [link for folder in folders for link in self.children(folder)]

    def action(self, menu):
        """The action of a menu, as the installation knows it."""
        return self.client.env[menu["action_model"]].sudo().browse(menu["action_id"])

    def is_page(self, entry):
        action = self.action(entry)
        return action._name == "ir.actions.client" and action.tag == PAGE

    # ------------------------------------------------------------ what is wrong
    def lost(self):
        """What is seen of ours, and is no entry, no tab and on no page."""
        found = {menu["id"] for menu in self.entries}
        for entry in self.entries:
            found |= {tab["id"] for tab in self.tabs(entry)}
            if self.is_page(entry):
                found |= {link["id"] for link in self.links(entry)}
        return [
            menu["xmlid"]
            for menu in self.client.menus(MODULES)
            if menu["id"] not in found and menu["xmlid"] != APP
        ]

    def closed(self):
        """What is seen, and opens nothing that the user may read."""
        return [
            menu["xmlid"]
            for menu in self.client.menus(MODULES)
            if self.action(menu)._name == "ir.actions.act_window"
            and not self.client.env[self.action(menu).res_model].has_access("read")
        ]

    def empty(self):
        """Pages without links, and entries that open none of their tabs."""
        wrong = []
        for entry in self.entries:
            if self.is_page(entry) and not self.links(entry):
                wrong.append(entry["xmlid"])
            if not self.is_page(entry) and self.links(entry):
                wrong.append(entry["xmlid"])
        return wrong

    def pathless(self):
        """What F5 does not come back to."""
        return [
            menu["xmlid"]
            for menu in self.client.menus(MODULES)
            if not (menu["action_path"] or "").startswith("iso-")
        ]


@tagged("post_install", "-at_install", "iso_quality")
class TestMenuOfEachRole(ScreensCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one_auditor = cls._new_user("menu_auditor", "staff")
        cls.env["iso.role"]._give(cls.one_auditor, "auditor", cls.agency)
        cls.anybody = cls._all_in_one()
        cls.env["iso.role"]._give(cls.anybody, "auditor", cls.agency)
        cls.env.flush_all()

    def _people(self):
        return {
            **{role: user for role, user in self._users().items() if role in MOST},
            "auditor": self.one_auditor,
            "anybody": self.anybody,
        }

    def _trees(self):
        return {role: MenuTree(user) for role, user in self._people().items()}

    def test_each_role_has_no_more_than_it_needs(self):
        trees = self._trees()
        self.assertEqual(set(trees), set(MOST))
        for role, tree in trees.items():
            with self.subTest(role):
                names = {entry["xmlid"] for entry in tree.entries}
                self.assertLessEqual(len(tree.entries), MOST[role], names)
                self.assertLessEqual(HAS.get(role, set()), names)
                seen = {menu["xmlid"] for menu in tree.client.menus(MODULES)}
                self.assertFalse(HAS_NOT.get(role, set()) & seen)

    def test_few_words_at_the_top(self):
        for role, tree in self._trees().items():
            with self.subTest(role):
                self.assertLessEqual(len(tree.tops()), TOPS_AT_MOST)
                for top in tree.tops():
                    if not top["action_id"]:
                        entries = tree._entries(top["id"])
                        self.assertLessEqual(len(entries), ENTRIES_OF_A_TOP)

    def test_something_is_behind_everything(self):
        for role, tree in self._trees().items():
            with self.subTest(role):
                self.assertGreater(len(tree.entries), 5)
                self.assertFalse(tree.lost())
                self.assertFalse(tree.closed())
                self.assertFalse(tree.empty())
                self.assertFalse(tree.pathless())

    def test_an_entry_opens_one_of_its_tabs(self):
        """Else the strip begins with the entry itself: then it has a name of its own."""
        for role, tree in self._trees().items():
            for entry in tree.entries:
                tabs = tree.tabs(entry)
                same = [tab for tab in tabs if tab["action_id"] == entry["action_id"]]
                names = [tab["name"] for tab in tabs if tab not in same]
                with self.subTest(role=role, entry=entry["xmlid"]):
                    self.assertLessEqual(len(same), 1)
                    if not same:
                        self.assertNotIn(entry["name"], names)

    # ------------------------------------------------------------ it is found
    def _menu(self, name):
        return self.env.ref(f"iso_quality.{name}")

    def _tree(self, role):
        self.env.registry.clear_all_caches()
        return MenuTree(self._people()[role])

    def test_what_is_below_a_tab_is_lost(self):
        self._menu("menu_objective_tree").parent_id = self._menu("menu_objective")
        self.assertEqual(
            self._tree("staff").lost(), ["iso_quality.menu_objective_tree"]
        )

    def test_a_page_without_links_is_empty(self):
        folders = self._menu("menu_look_up").child_id
        (folders | folders.child_id).write({"active": False})
        self.assertEqual(self._tree("leader").empty(), ["iso_quality.menu_look_up"])

    def test_an_entry_that_opens_what_one_may_not_read_is_found(self):
        entry = self._menu("menu_plan_template")
        entry.group_ids = [Command.clear()]
        rights = self.env["ir.model.access"].search(
            [("model_id.model", "=", "iso.plan.template")]
        )
        rights.perm_read = False
        # A tab that may be read shows what it belongs to.
        self._menu("menu_procedure").parent_id = entry
        self.assertIn("iso_quality.menu_plan_template", self._tree("staff").closed())

    def test_tabs_are_not_counted(self):
        before = len(self._tree("staff").entries)
        self._menu("menu_risk_measure").parent_id = self._menu("menu_planning")
        self.assertEqual(len(self._tree("staff").entries), before + 1)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMenuTabsWide(TourCase):
    browser_size = "1366x768"
    suffix = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_sheet(cls.trade, year=vietnam_today().year)

    def _goes(self, path, tour, user):
        self._walk(f"/odoo/{path}", f"{tour}{self.suffix}", user)

    def test_tabs_of_a_secretary(self):
        self._goes("iso-my-tasks", "iso_menu_tabs", self.secretary)

    def test_tabs_of_a_head(self):
        self._goes("iso-my-tasks", "iso_menu_tabs", self.trade_head)

    def test_page_of_links(self):
        self._goes("iso-catalogues", "iso_catalogues", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMenuTabsPhone(TestMenuTabsWide):
    browser_size = "390x844"
    touch_enabled = True
    suffix = "_on_phone"
