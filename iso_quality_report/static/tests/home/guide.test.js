// Where "?" opens the guide.

import {expect, test} from "@odoo/hoot";
import {pageOf} from "@iso_quality_report/home/guide/guide.esm";

const SCREENS = {
    "": "00.html",
    "iso-plans": "01.html#plans",
    "iso.plan": "01.html#plans",
    "iso.plan.line": "01.html#lines",
    "iso-home": "00.html#home",
};
const shown = (action) => ({action});

test("a screen is explained where its address is", () => {
    const action = {path: "iso-plans", res_model: "iso.plan.line"};
    expect(pageOf(SCREENS, shown(action), [])).toBe("01.html#plans");
});

test("a record that a button opened is explained with its kind", () => {
    const stack = [{action: "iso-home"}, {action: 123, resId: 4}];
    const action = {id: 123, res_model: "iso.plan.line"};
    expect(pageOf(SCREENS, shown(action), stack)).toBe("01.html#lines");
});

test("what the guide does not know is explained by the screen it was opened from", () => {
    const stack = [{action: "iso-home"}, {action: "iso-plans"}, {action: 123}];
    const action = {id: 123, res_model: "mail.activity"};
    expect(pageOf(SCREENS, shown(action), stack)).toBe("01.html#plans");
});

test("where nothing is known the guide begins", () => {
    expect(pageOf(SCREENS, undefined, [])).toBe("00.html");
    expect(pageOf(SCREENS, shown({path: false}), [{}])).toBe("00.html");
});
