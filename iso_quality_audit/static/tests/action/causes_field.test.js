// The screen of causes: by keyboard and by thumb, drawn as one types, saved with the form.

import {animationFrame, describe, expect, press, queryAllTexts, test} from "@odoo/hoot";
import {
    clickSave,
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {edit} from "@odoo/hoot-dom";

function cause(id, name, depth = 0, more = {}) {
    return {id, name, depth, bone: false, cured: false, actions: [], ...more};
}

class IsoNonconformity extends models.Model {
    _name = "iso.nonconformity";

    seen = fields.Text();
    grade = fields.Selection({
        selection: [
            ["major", "Major"],
            ["minor", "Minor"],
        ],
    });
    cause_method = fields.Selection({
        selection: [
            ["whys", "Whys"],
            ["bones", "Bones"],
        ],
    });
    may_analyse = fields.Boolean();
    cause_tree = fields.Json();

    _records = [];
}

defineMailModels();
defineModels([IsoNonconformity]);
describe.current.tags("desktop");

const LINE = ".o_iso_cause textarea";
const BOX = ".o_iso_drawing .o_iso_box";

/** Opens a nonconformity with some causes. */
async function open(rows = [], more = {}) {
    IsoNonconformity._records = [
        {
            id: 1,
            seen: "Hồ sơ trả chậm",
            grade: "major",
            cause_method: "whys",
            may_analyse: true,
            cause_tree: {version: "v1", rows},
            ...more,
        },
    ];
    onRpc("iso.nonconformity", "web_save", ({args}) => {
        const {cause_tree: told, ...others} = args[1];
        if (told) {
            expect.step(told.version);
            expect.step(told.rows.map((row) => `${row.depth} ${row.name}`).join(", "));
        }
        for (const name of Object.keys(others)) {
            expect.step(`${name}: ${others[name]}`);
        }
    });
    await mountView({
        type: "form",
        resModel: "iso.nonconformity",
        resId: 1,
        arch: `
            <form>
                <field name="may_analyse" invisible="1"/>
                <field name="cause_tree" widget="iso_causes" readonly="not may_analyse"/>
                <field name="seen"/>
            </form>`,
    });
}

/** What stands in the lines: how deep, and the words. */
function lines() {
    return [...document.querySelectorAll(".o_iso_cause")].map((line) => {
        const field = line.querySelector("textarea");
        return `${line.dataset.depth} ${field.value}`;
    });
}

async function type(words) {
    await edit(words, {confirm: false});
    await animationFrame();
}

async function key(name) {
    await press(name);
    await animationFrame();
    await animationFrame();
}

test("a chain of whys by keyboard alone", async () => {
    await open();
    await contains(LINE).focus();
    await type("Không ai nhắc");
    await key("Enter");
    await key("Tab");
    await type("Chưa có lịch");
    await key("Enter");
    await type("Chưa giao ai");
    expect(lines()).toEqual(["0 Không ai nhắc", "1 Chưa có lịch", "1 Chưa giao ai"]);
    await key(["Shift", "Tab"]);
    expect(lines().at(-1)).toBe("0 Chưa giao ai");
    expect(document.activeElement).toHaveValue("Chưa giao ai");
    await clickSave();
    expect.verifySteps(["v1", "0 Không ai nhắc, 1 Chưa có lịch, 0 Chưa giao ai"]);
});

test("it is drawn while one types", async () => {
    await open([cause(1, "Không ai nhắc")]);
    expect(queryAllTexts(BOX)).toEqual(["Hồ sơ trả chậm", "Không ai nhắc"]);
    await contains(LINE).focus();
    await key("Enter");
    expect(queryAllTexts(BOX)).toHaveLength(2);
    await key("Tab");
    await type("Chưa có lịch");
    expect(queryAllTexts(BOX)).toEqual([
        "Hồ sơ trả chậm",
        "Không ai nhắc",
        "Chưa có lịch",
    ]);
    expect(".o_iso_node_root").toHaveCount(1);
    expect(".o_iso_node_root").toHaveText("Chưa có lịch");
});

test("arrows go from line to line, backspace removes an empty one only", async () => {
    await open([cause(1, "a"), cause(2, "b", 1), cause(3, "c", 1)]);
    await contains(`${LINE}:eq(1)`).focus();
    await key("ArrowDown");
    expect(document.activeElement).toHaveValue("c");
    await key("ArrowUp");
    await key("ArrowUp");
    expect(document.activeElement).toHaveValue("a");
    await key("Enter");
    expect(lines()).toEqual(["0 a", "1 b", "1 c", "0 "]);
    // One empty line is enough.
    await key("Enter");
    expect(lines()).toHaveLength(4);
    await key("Backspace");
    expect(lines()).toEqual(["0 a", "1 b", "1 c"]);
    expect(document.activeElement).toHaveValue("c");
    await key("Backspace");
    expect(lines()[2]).toBe("1 ");
});

test("Tab leaves the list where a line can go no deeper", async () => {
    await open([cause(1, "a"), cause(2, "b", 1)]);
    await contains(`${LINE}:eq(1)`).focus();
    await press("Tab");
    await animationFrame();
    expect(lines()).toEqual(["0 a", "1 b"]);
    expect(`${LINE}:eq(1)`).not.toBeFocused();
});

test("keys are part of a word while letters are put together", async () => {
    await open([cause(1, "a")]);
    const field = document.querySelector(LINE);
    field.focus();
    const options = {key: "Enter", isComposing: true, bubbles: true, cancelable: true};
    field.dispatchEvent(new KeyboardEvent("keydown", options));
    await animationFrame();
    expect(lines()).toHaveLength(1);
});

test("by thumb: why again, beside, deeper, less deep, away", async () => {
    await open([cause(1, "a")]);
    await contains(LINE).focus();
    await contains(".o_iso_cause_why").click();
    await type("b");
    await contains(".o_iso_cause_add").click();
    await type("c");
    expect(lines()).toEqual(["0 a", "1 b", "1 c"]);
    await contains(".o_iso_cause_indent").click();
    expect(lines()[2]).toBe("2 c");
    expect(".o_iso_cause_indent").not.toBeEnabled();
    await contains(".o_iso_cause_outdent").click();
    expect(lines()[2]).toBe("1 c");
    await contains(".o_iso_cause_remove").click();
    expect(lines()).toEqual(["0 a", "1 b"]);
    // The last one leaves an empty line to write in.
    await contains(".o_iso_cause_remove").click();
    await contains(".o_iso_cause_remove").click();
    expect(lines()).toEqual(["0 "]);
});

test("a root without an action says so, others say what removes them", async () => {
    const action = {id: 7, name: "Nhắc mỗi sáng", state: "doing", said: "Being done"};
    await open([
        cause(1, "a"),
        cause(2, "b", 1, {cured: true, actions: [action]}),
        cause(3, "c", 1),
    ]);
    expect(".o_iso_cause_uncured").toHaveCount(1);
    expect(".o_iso_cause:eq(2) .o_iso_cause_uncured").toHaveText(
        "Root cause without an action"
    );
    expect(".o_iso_cause:eq(1) .o_iso_cause_actions").toHaveText(
        /Removed by:\s*Nhắc mỗi sáng\s*\(Being done\)/
    );
    expect(`${BOX}.o_iso_node_uncured`).toHaveCount(1);
    // What is asked about once more is no root any more.
    await contains(`${LINE}:eq(2)`).focus();
    await contains(".o_iso_cause_why").click();
    await type("d");
    expect(".o_iso_cause:eq(2) .o_iso_cause_uncured").toHaveCount(0);
    expect(".o_iso_cause:eq(3) .o_iso_cause_uncured").toHaveCount(1);
});

test("a fishbone: causes under the headings of their bones", async () => {
    await open([cause(1, "a", 0, {bone: "law"}), cause(2, "b", 1), cause(3, "c")], {
        cause_method: "bones",
    });
    expect(".o_iso_causes_bone").toHaveCount(7);
    expect(".o_iso_causes_bone:last").toHaveText("Not sorted yet");
    await contains(".o_iso_causes_bone [data-bone=people]").click();
    await type("d");
    await key("Enter");
    await key("Tab");
    await type("e");
    expect(lines()).toEqual(["0 d", "1 e", "0 a", "1 b", "0 c"]);
    expect(".o_iso_fish_bone[data-bone=people] li").toHaveCount(2);
    expect(".o_iso_fish_head").toHaveText("Hồ sơ trả chậm");
    // The first of one bone does not go under another one.
    await contains(`${LINE}:eq(2)`).focus();
    expect(".o_iso_cause_indent").not.toBeEnabled();
    await clickSave();
    expect.verifySteps(["v1", "0 d, 1 e, 0 a, 1 b, 0 c"]);
});

test("another way of looking for it keeps what is written", async () => {
    await open([cause(1, "a")]);
    await contains(LINE).focus();
    await key("Enter");
    await type("b");
    await contains("[data-method=bones]").click();
    expect(lines()).toEqual(["0 a", "0 b"]);
    expect(".o_iso_fish").toHaveCount(1);
    await clickSave();
    expect.verifySteps(["v1", "0 a, 0 b", "cause_method: bones"]);
});

test("minor: one sentence, until somebody looks deeper", async () => {
    await open([], {grade: "minor"});
    expect(".o_iso_causes_brief").toHaveCount(1);
    await contains(LINE).focus();
    await type("Quên ghi sổ");
    await key("Enter");
    expect(lines()).toEqual(["0 Quên ghi sổ"]);
    expect(".o_iso_drawing").toHaveCount(0);
    await contains(".o_iso_causes_deeper").click();
    await key("Enter");
    expect(lines()).toEqual(["0 Quên ghi sổ", "0 "]);
    expect(".o_iso_drawing").toHaveCount(1);
});

test("where it may not be written it is read only", async () => {
    await open([cause(1, "a"), cause(2, "b", 1)], {may_analyse: false});
    expect(LINE).toHaveCount(0);
    expect(".o_iso_cause button").toHaveCount(0);
    expect("[data-method=bones]").not.toBeEnabled();
    expect(queryAllTexts(".o_iso_cause_words")).toEqual(["Why 1\na", "Why 2\nb"]);
    expect(queryAllTexts(BOX)).toEqual(["Hồ sơ trả chậm", "a", "b"]);
});

test("discarded, it is what it was", async () => {
    await open([cause(1, "a")]);
    await contains(LINE).focus();
    await key("Enter");
    await type("b");
    await contains(".o_form_button_cancel").click();
    expect(lines()).toEqual(["0 a"]);
});
