"""Every word that is shown is Vietnamese, whoever looks: the screens of each role, their
looks, forms, filters and empty pages, and what Odoo shows around them. And all of it can
be read: its letters stand out from what is behind them."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .displayed_words import COLLECT, in_english
from .test_screens import MODULES, ScreensCase

# Opens every menu, and what can be opened there. ``SEEN`` are the views that somebody
# opened before; those that a role sees otherwise are others.
WALK = """
const env = odoo.__WOWL_DEBUG__.root.env;
const action = env.services.action;
const seen = new Set(SEEN), failed = [];
const visible = (selector) => [...document.querySelectorAll(selector)].find(
    (el) => el.checkVisibility()
);
function look(where) {
    collect(where);
    faint(where);
}
async function press(selector, where) {
    const el = visible(selector);
    if (!el) return;
    el.click();
    await quiet(1000);
    collect(where);
}
async function away() {
    document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {key: "Escape", bubbles: true})
    );
    document.body.click();
    await sleep(20);
}
async function open(what, where) {
    const options = {clearBreadcrumbs: true};
    await action.doAction(what, options).catch((error) => failed.push(
        `${where}: ${error.message}`
    ));
    await quiet();
    look(where);
}
function fresh(key) {
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
}
async function form(model, view, id, where) {
    await open({
        type: "ir.actions.act_window", res_model: model, res_id: id,
        views: [[view, "form"]], target: "current", name: "…", context: {},
    }, where);
    for (const tab of document.querySelectorAll(".o_notebook .nav-link:not(.active)")) {
        tab.click();
        await quiet(800);
        look(`${where}, ${tab.innerText}`);
    }
}
const menus = env.services.menu.getAll().filter(
    (menu) => menu.actionID && MODULES.includes(menu.xmlid.split(".")[0])
);
for (const menu of menus) {
    await open(menu.actionID, menu.xmlid);
    const opened = action.currentController?.action;
    if (opened?.type !== "ir.actions.act_window") continue;
    const {views} = await env.services.view.loadViews(
        {resModel: opened.res_model, views: opened.views, context: {}}, {}
    );
    for (const kind of Object.keys(views)) {
        if (!fresh(`${menu.xmlid} ${kind} ${views[kind].arch}`)) continue;
        await press(`.o_switch_view.o_${kind}:not(.active)`, `${menu.xmlid} ${kind}`);
        faint(`${menu.xmlid} ${kind}`);
        // A calendar has other headings for days, weeks and years.
        for (const scale of kind === "calendar" ? ["day", "week", "year"] : []) {
            await press(".o_view_scale_selector button", `${menu.xmlid} ${scale}`);
            await press(`.o_scale_button_${scale}`, `${menu.xmlid} ${scale}`);
        }
    }
    const model = opened.res_model;
    const list = opened.views.filter(([, kind]) => kind !== "form");
    if (list.length && fresh(`${menu.xmlid} empty`)) {
        await press(".o_searchview_dropdown_toggler", `${menu.xmlid} search`);
        await away();
        await press(".o_cp_action_menus button", `${menu.xmlid} gear`);
        await away();
        await open({...opened, domain: [["id", "=", 0]]}, `${menu.xmlid} empty`);
    }
    if (views.form && fresh(`${model} ${views.form.arch}`)) {
        const [view] = opened.views.find(([, kind]) => kind === "form");
        const [id] = await env.services.orm.search(model, [], {limit: 1});
        if (id) {
            await form(model, view, id, `${menu.xmlid} form`);
            await press(".o_cp_action_menus button", `${menu.xmlid} form, gear`);
            await away();
            await press(".o-mail-Chatter-sendMessage", `${menu.xmlid} message`);
            await press(".o-mail-Chatter-logNote", `${menu.xmlid} note`);
            if (fresh("activity")) {
                await press(".o-mail-Chatter-activity", `${menu.xmlid} activity`);
                await quiet();
                collect(`${menu.xmlid} activity`);
                document.querySelector(".modal .btn-close")?.click();
                await quiet();
            }
        }
        if (await env.services.orm.call(model, "has_access", [[], "create"])) {
            await form(model, view, false, `${menu.xmlid} new`);
        }
    }
}
for (const button of document.querySelectorAll(".o_menu_systray button")) {
    button.click();
    await quiet(800);
    collect("on top");
    await away();
}
return {found, pale, failed, menus: menus.length, seen: [...seen]};
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestDisplayedWords(ScreensCase, BrowsersCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The secretary of another agency sees what a secretary sees.
        cls.roles = {
            role: user for role, user in cls._users(cls).items() if role != "stranger"
        }

    def _walked(self, user, seen=()):
        """Open everything as somebody; what was found (dict)."""
        steps = COLLECT + WALK.replace("SEEN", json.dumps(list(seen)))
        steps = steps.replace("MODULES", json.dumps(MODULES))
        with self._at_browsers(user) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_main_navbar');")
            return person.does(steps, seconds=300)

    def test_no_word_is_english_and_none_is_pale(self):
        wrong, pale, failed, seen = {}, {}, [], []
        for role, user in self.roles.items():
            answer = self._walked(user, seen)
            seen = answer["seen"]
            self.assertGreater(answer["menus"], 5, role)
            failed += [f"{role}: {one}" for one in answer["failed"]]
            for text, where in in_english(self.env, answer["found"]).items():
                wrong.setdefault(text, f"{role}: {where}")
            for place, what in answer["pale"].items():
                pale.setdefault(place, f"{role}: {what}")
        told = json.dumps([wrong, pale, failed], indent=1, ensure_ascii=False)
        self.assertFalse(wrong or pale or failed, told)

    def test_what_is_wrong_is_found(self):
        right = {"Bỏ qua": "", "ISO 9001": "", "31/01/2026": "", "Phòng 3": ""}
        wrong = {"Discard": "", "31 thg 1": "", "Incoming call from An": ""}
        wrong |= {"Week 44": "", "Staff (28/11/2026)": "", "reported": ""}
        self.assertEqual(in_english(self.env, {**right, **wrong}), wrong)
