"""Every screen of ours that is a list fits a phone: cards, or rows that nobody has to
push sideways. A menu that is added later is opened too."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .test_dialogs import TOO_WIDE
from .test_screens import MODULES, ScreensCase
from .web_client import WebClient

# Edited in place at a desk, when an installation is set up.
SIDEWAYS = {"iso_quality.menu_activity_output"}
# Opens one screen and tells what of it is too wide.
OPEN = """
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
const told = [];
const opened = action.doAction(ACTION, {clearBreadcrumbs: true}).catch(
    (error) => told.push(`not opened: ${error.message}`)
);
await opened;
await sleep(200);
const screen = document.querySelector(".o_action_manager");
if (screen.querySelector(".o_list_renderer, .o_kanban_renderer")) {
    told.push(...wide(screen), ...beyond(screen));
}
return told;
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestScreensOnAPhone(ScreensCase, BrowsersCase):
    browser_size = "390x844"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anybody = cls._all_in_one()
        cls.anybody.lang = "vi_VN"

    def _told(self, menus):
        """What the browser says of screens: {xml id of the menu: what is too wide}."""
        with self._at_browsers(self.anybody) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_view_controller');")
            return {
                xmlid: person.does(TOO_WIDE + OPEN.replace("ACTION", json.dumps(one)))
                for xmlid, one in menus.items()
            }

    def _menus(self):
        return {
            menu["xmlid"]: menu["action_id"]
            for menu in WebClient(self.anybody).menus(MODULES)
        }

    def test_nothing_is_pushed_sideways(self):
        menus = self._menus()
        self.assertLessEqual(SIDEWAYS, set(menus), "no such menus")
        told = self._told(menus)
        wrong = {name: one for name, one in told.items() if one}
        self.assertFalse(
            {name: one for name, one in wrong.items() if name not in SIDEWAYS},
            json.dumps(wrong, indent=1, ensure_ascii=False),
        )
        self.assertGreater(len(told), 30)

    def test_a_wide_list_is_found(self):
        menu = "iso_quality.menu_activity_output"
        [told] = self._told({menu: self._menus()[menu]}).values()
        self.assertTrue(any("o_list_renderer" in one for one in told), told)
