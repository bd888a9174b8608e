"""Everything can be done by keyboard: Tab comes to all that can be pressed and goes on,
Shift+Tab goes back, and one sees where one is (WCAG 2.4.7, 1.4.11: contrast 3 at
least). A screen or dialog that is added later is walked through too."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .dialogs_case import DialogsCase
from .keyboard import DIALOG, ENTER, ESCAPE, READY, Keyboard
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
            if role == "stranger":
                # The secretary of another agency sees what a secretary sees.
                continue
            wrong, stops, seen = self._walked(user, seen)
            told.update({f"{role}: {name}": one for name, one in wrong.items()})
            self.assertGreater(stops, 20, role)
        self.assertFalse(told, json.dumps(told, indent=1, ensure_ascii=False))

    def test_what_is_wrong_is_found(self):
        spoilt = {
            "document.head.insertAdjacentHTML('beforeend', '<style>:is(#any, *) {"
            "outline: none !important; box-shadow: none !important}</style>');": (
                "shows no focus"
            ),
            "document.querySelector('.o_iso_home').insertAdjacentHTML('beforeend',"
            " '<div class=btn>Mouse</div>');": "Tab does not come to <div btn>",
            "document.querySelector('.o_iso_path').addEventListener('keydown',"
            " (ev) => ev.shiftKey || ev.preventDefault());": "Tab does not come out of",
            "document.querySelector('.o_iso_path').addEventListener('keydown',"
            " (ev) => ev.shiftKey && ev.preventDefault());": "does not go back from",
        }
        with self._at_browsers(self.secretary) as (person,):
            keyboard = Keyboard(person)
            for script, words in spoilt.items():
                person.open("/odoo/iso-home")
                person.does("await shown('.o_iso_home_block');" + script)
                keyboard.ready()
                wrong, _stops = keyboard.walk(".o_action_manager")
                self.assertIn(words, "\n".join(wrong))


# Where the focus is before a dialog opens; it has to be there again.
FROM = """
window.isoOpener = await shown(".o_control_panel button");
isoOpener.focus();
"""
DIALOG_IS_THERE = f"""
const dialog = await shown("{DIALOG} .modal-content");
await quiet();
return dialog.contains(document.activeElement);
"""
CLOSED = """
for (let time = 0; time < 60 && document.querySelector(".modal"); time++) {
    await sleep(50);
}
await quiet();
return !document.querySelector(".modal");
"""
IS_BACK = "return document.activeElement === isoOpener;"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestDialogsByKeyboard(DialogsCase):
    def _walked(self, keyboard, action):
        """Open a dialog, walk through it, close it (list of what is wrong)."""
        wrong = []
        keyboard.person.does(FROM)
        keyboard.opens(action, "{}")
        if not keyboard.person.does(READY + DIALOG_IS_THERE):
            wrong.append("it does not take the focus")
        found, stops = keyboard.walk(DIALOG)
        wrong += found
        if not stops:
            wrong.append("Tab comes to nothing in it")
        if keyboard.says("Boolean(document.querySelector('.o_popover'))"):
            # A calendar that the focus has opened goes first.
            keyboard.press(ESCAPE)
            keyboard.person.does("await gone('.o_popover');")
        keyboard.press(ESCAPE)
        if not keyboard.person.does(READY + CLOSED):
            wrong.append("Escape does not close it")
            keyboard.person.does("document.querySelector('.modal .btn-close').click();")
        if not keyboard.person.does(READY + "await quiet();" + IS_BACK):
            wrong.append("the focus does not go back to what opened it")
        return wrong

    def test_dialogs_take_the_focus_and_give_it_back(self):
        wrong, dialogs = {}, self._dialogs()
        with self._at_browsers(self.anybody) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_view_controller');")
            keyboard = Keyboard(person)
            for name, action in dialogs.items():
                if told := self._walked(keyboard, action):
                    wrong[name] = told
        self.assertGreater(len(dialogs), 30)
        self.assertFalse(wrong, json.dumps(wrong, indent=1, ensure_ascii=False))

    def _pressed(self, user, path, button):
        """Press Enter on a button, and Escape in the dialog that it opens; whether the
        focus is on the button again."""
        with self._at_browsers(user) as (person,):
            keyboard = Keyboard(person)
            person.open(path)
            person.does(f"(await shown('{button}')).focus();")
            keyboard.press(ENTER)
            keyboard.ready()
            self.assertTrue(person.does(READY + DIALOG_IS_THERE), "takes the focus")
            keyboard.press(ESCAPE)
            self.assertTrue(person.does(READY + CLOSED), "Escape closes it")
            return person.does(f"return document.activeElement.matches('{button}');")

    def test_what_opens_a_dialog_has_the_focus_again(self):
        draft = f"/odoo/iso-plans/{self.draft.id}"
        for user, path, button in (
            (self.secretary, "/odoo/iso-home", "[data-verb=urge]"),
            (self.leader, draft, "button[name=action_open_issue]"),
            (
                self.leader,
                draft,
                ".o_statusbar_buttons button[name=action_open_return]",
            ),
            (self.secretary, "/odoo/iso-plans", ".o_control_panel .btn-primary"),
        ):
            with self.subTest(button):
                self.assertTrue(self._pressed(user, path, button))
