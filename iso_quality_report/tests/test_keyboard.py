"""Everything can be done by keyboard: Tab comes to all that can be pressed and goes on,
Shift+Tab goes back, and one sees where one is (WCAG 2.4.7, 1.4.11: contrast 3 at
least). A screen or dialog that is added later is walked through too."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .keyboard import Keyboard
from .test_screens import MODULES, ScreensCase

# The screens of somebody: menus, and a form of each model, that nobody has seen before.
SCREENS = """
const env = odoo.__WOWL_DEBUG__.root.env;
const seen = new Set(SEEN), screens = [];
const menus = env.services.menu.getAll().filter(
    (menu) => menu.actionID && MODULES.includes(menu.xmlid.split(".")[0])
);
for (const {actionID, xmlid} of menus) {
    const action = await env.services.action.loadAction(actionID);
    if (action.type !== "ir.actions.act_window") {
        screens.push([xmlid, actionID]);
        continue;
    }
    const {views} = await env.services.view.loadViews(
        {resModel: action.res_model, views: action.views, context: {}}, {}
    );
    const [first] = action.views.map(([, kind]) => kind);
    const fresh = (key) => !seen.has(key) && seen.add(key);
    if (fresh(`${xmlid} ${views[first].arch}`)) screens.push([xmlid, actionID]);
    if (first !== "form" && views.form && fresh(views.form.arch)) {
        const [id] = await env.services.orm.search(action.res_model, [], {limit: 1});
        const [form] = action.views.find(([, kind]) => kind === "form");
        if (id) screens.push([`${xmlid} form`, {
            type: "ir.actions.act_window", res_model: action.res_model, res_id: id,
            views: [[form, "form"]], target: "current", name: "…", context: {},
        }]);
    }
}
return {screens, seen: [...seen]};
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestKeyboard(ScreensCase, BrowsersCase):
    def _walked(self, user, seen=()):
        """Walk through all screens of somebody.

        :return: ({screen: what is wrong}, how many stops, what was seen)
        """
        ask = SCREENS.replace("SEEN", json.dumps(list(seen)))
        ask = ask.replace("MODULES", json.dumps(MODULES))
        wrong, total = {}, 0
        with self._at_browsers(user) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_main_navbar');")
            keyboard = Keyboard(person)
            found = person.does(ask)
            for scope in (".o_main_navbar", ".o_iso_tabs"):
                keyboard.ready()
                wrong[scope], stops = keyboard.walk(scope)
                total += stops
            for name, action in found["screens"]:
                keyboard.opens(action)
                wrong[name], stops = keyboard.walk(".o_action_manager")
                total += stops
        wrong = {name: one for name, one in wrong.items() if one}
        return wrong, total, found["seen"]

    def test_tab_comes_everywhere_and_is_seen(self):
        told, seen = {}, []
        for role, user in self._users().items():
            wrong, stops, seen = self._walked(user, seen)
            told.update({f"{role}: {name}": one for name, one in wrong.items()})
            self.assertGreater(stops, 20, role)
        self.assertFalse(told, json.dumps(told, indent=1, ensure_ascii=False))
