"""At a desk every list of ours is read whole: with the longest names no heading and no
cell is cut, but those that are marked so, and nothing is pushed sideways."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from .test_screens import MODULES, ScreensCase
from .web_client import WebClient

UNIT = "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng"
PERSON = "Nguyễn Phúc Hoàng Minh Châu"
TASK = (
    "Tổ chức đánh giá nội bộ việc áp dụng hệ thống quản lý chất lượng theo Tiêu chuẩn "
    "quốc gia TCVN ISO 9001:2015 tại các phòng chuyên môn, đơn vị sự nghiệp trực thuộc"
)
# What of the lists on the screen is cut, and is not marked as what may be.
CUT = """
const LINE = 21;
const marked = (el) => el.closest(".o_iso_may_cut") || el.querySelector(".o_iso_may_cut");
const hides = (el) => getComputedStyle(el).overflowX !== "visible";
const isCut = (el) => hides(el) && (
    el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 3
);
function cut() {
    const told = [];
    for (const list of document.querySelectorAll(".o_list_renderer")) {
        if (list.scrollWidth > list.clientWidth + 1) {
            told.push(`pushed sideways: ${list.scrollWidth} > ${list.clientWidth}`);
        }
        for (const head of list.querySelectorAll("thead th span.text-truncate")) {
            if (head.scrollWidth > head.clientWidth + 1) {
                told.push(`heading cut: ${head.innerText}`);
            } else if (head.offsetHeight > 2.5 * LINE) {
                told.push(`heading in three lines: ${head.innerText}`);
            }
        }
        for (const cell of list.querySelectorAll(".o_data_cell:not(.o_list_button)")) {
            const parts = [cell, ...cell.querySelectorAll("*")];
            if (!marked(cell) && parts.some((el) => el.clientWidth && isCut(el))) {
                told.push(`${cell.getAttribute("name")}: ${cell.innerText}`);
            }
        }
    }
    return [...new Set(told)];
}
"""
OPEN = """
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
const loaded = await action.loadAction(ACTION);
if (!(loaded.views || []).some(([_id, kind]) => kind === "list")) return null;
const way = {viewType: "list", clearBreadcrumbs: true};
try {
    // Without the filters of the day: as many rows as there are.
    await action.doAction({...loaded, context: {}}, way);
} catch (error) {
    return {cut: [`not opened: ${error.message}`]};
}
await sleep(120);
const rows = document.querySelectorAll(".o_data_row").length;
"""
# Opens a form and each of its tabs.
OPEN_FORM = """
const action = odoo.__WOWL_DEBUG__.root.env.services.action;
await action.doAction(ACTION, {clearBreadcrumbs: true});
await shown(".o_form_view");
const told = new Set();
for (const tab of [null, ...document.querySelectorAll(".o_notebook_headers a")]) {
    tab?.click();
    await sleep(150);
    cut().forEach((one) => told.add(one));
}
const lists = document.querySelectorAll(".o_list_renderer").length;
return {lists, cut: [...told]};
"""
FORMS = (
    *("iso.plan", "iso.plan.line", "iso.plan.template", "iso.committee", "iso.party"),
    *("iso.objective.sheet", "iso.objective", "iso.objective.report", "iso.task"),
    *("iso.risk.round", "iso.risk.register", "iso.risk", "iso.context"),
    *("iso.audit", "iso.audit.programme", "iso.nonconformity"),
)
TELL = "return {rows, cut: cut()};"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestListScreens(ScreensCase, BrowsersCase):
    browser_size = "1366x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anybody = cls._all_in_one()
        cls.anybody.lang = "vi_VN"
        cls._long_names()

    @classmethod
    def _long_names(cls):
        """Give units, people and work the longest names that there are."""
        cls.env.flush_all()
        for query, name in (
            ("UPDATE hr_department SET name = jsonb_build_object('en_US', %s)", UNIT),
            (
                "UPDATE res_partner SET name = %s FROM res_users u "
                "WHERE u.partner_id = res_partner.id",
                PERSON,
            ),
            ("UPDATE iso_task SET name = %s", TASK),
        ):
            cls.env.cr.execute(query, [name])
        cls.env.invalidate_all()

    def _walk(self, menus, steps=OPEN + TELL):
        """Open actions one after the other: {name: what the steps tell}."""
        with self._at_browsers(self.anybody) as (person,):
            person.open("/odoo/iso-plans")
            person.does("await shown('.o_view_controller');")
            return {
                name: person.does(CUT + steps.replace("ACTION", json.dumps(one)))
                for name, one in menus.items()
            }

    def _menus(self):
        return {
            menu["xmlid"]: menu["action_id"]
            for menu in WebClient(self.anybody).menus(MODULES)
        }

    def test_nothing_is_cut(self):
        told = {name: one for name, one in self._walk(self._menus()).items() if one}
        wrong = {name: one["cut"] for name, one in told.items() if one["cut"]}
        self.assertFalse(wrong, json.dumps(wrong, indent=1, ensure_ascii=False))
        self.assertGreater(sum(bool(one["rows"]) for one in told.values()), 25)

    def test_nothing_is_cut_in_forms(self):
        records = {model: self.records.get((model, "own")) for model in FORMS}
        actions = {
            model: {
                "type": "ir.actions.act_window",
                "res_model": model,
                "res_id": record.id,
                "views": [[False, "form"]],
            }
            for model, record in records.items()
            if record
        }
        told = self._walk(actions, OPEN_FORM)
        wrong = {name: one["cut"] for name, one in told.items() if one["cut"]}
        self.assertFalse(wrong, json.dumps(wrong, indent=1, ensure_ascii=False))
        self.assertGreater(len(told), 12)

    def test_what_is_cut_is_found(self):
        name = "iso_quality.menu_activity_output"
        hurt = """
document.querySelector(".o_data_cell").style.maxWidth = "10px";
document.querySelector("thead th span.text-truncate").style.maxWidth = "20px";
"""
        [told] = self._walk({name: self._menus()[name]}, OPEN + hurt + TELL).values()
        self.assertTrue(any("heading cut" in one for one in told["cut"]), told)
