"""Every screen of ours that is a list fits a phone: cards, or rows that nobody has to
push sideways. A menu that is added later is opened too."""

import json

from odoo.tests import tagged

from .phone_case import PhoneCase
from .test_screens import MODULES
from .web_client import WebClient

# Edited in place at a desk, when an installation is set up.
SIDEWAYS = {"iso_quality.menu_activity_output"}
# Opens one screen and tells what of it is too wide.
OPEN = """
await action.doAction(ACTION, {clearBreadcrumbs: true}).catch(failed);
await sleep(200);
const screen = document.querySelector(".o_action_manager");
if (screen.querySelector(".o_list_renderer, .o_kanban_renderer")) {
    told.push(...wide(screen), ...beyond(screen));
}
return told;
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestScreensOnAPhone(PhoneCase):
    def _menus(self):
        return {
            menu["xmlid"]: menu["action_id"]
            for menu in WebClient(self.anybody).menus(MODULES)
        }

    def test_nothing_is_pushed_sideways(self):
        menus = self._menus()
        self.assertLessEqual(SIDEWAYS, set(menus), "no such menus")
        told = self._opened(menus, OPEN)
        wrong = {name: one for name, one in told.items() if one}
        self.assertFalse(
            {name: one for name, one in wrong.items() if name not in SIDEWAYS},
            json.dumps(wrong, indent=1, ensure_ascii=False),
        )
        self.assertGreater(len(told), 30)

    def test_a_wide_list_is_found(self):
        menu = "iso_quality.menu_activity_output"
        [told] = self._opened({menu: self._menus()[menu]}, OPEN).values()
        self.assertTrue(any("o_list_renderer" in one for one in told), told)
