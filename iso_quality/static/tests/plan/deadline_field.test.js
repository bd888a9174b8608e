// The deadline of a plan's line: what is asked and shown while somebody types or picks.

import {Deferred, animationFrame, describe, expect, press, test} from "@odoo/hoot";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {advanceTime, edit, queryAllTexts, queryOne} from "@odoo/hoot-dom";

const LOOK_UP = 250; // Milliseconds after the last key

class PlanLine extends models.Model {
    _name = "iso.plan.line";

    year = fields.Integer();
    deadline_text = fields.Char();

    _records = [
        {id: 1, year: 2026, deadline_text: "Quý II"},
        {id: 2, year: 2026, deadline_text: false},
        {id: 3, year: 0, deadline_text: false},
    ];
}

defineMailModels();
defineModels([PlanLine]);
describe.current.tags("desktop");

const input = ".o_field_widget[name=deadline_text] input";
const preview = ".o_iso_deadline_preview";

/** Opens a line; `answer` is what the server says of a text. */
async function openLine(resId, answer = (text) => ({text: `⇒ ${text}`, ok: true})) {
    onRpc("iso.plan.branch", "preview_deadline", ({args: [text, year]}) => {
        expect.step(`${text}, ${year}`);
        return answer(text);
    });
    await mountView({
        type: "form",
        resModel: "iso.plan.line",
        resId,
        arch: `
            <form>
                <field name="year"/>
                <field name="deadline_text" widget="iso_deadline" placeholder="Hạn"/>
            </form>`,
    });
}

async function type(text) {
    await contains(input).click();
    await edit(text);
}

test("what the words come to is asked once, after the last key", async () => {
    await openLine(2);
    await contains(input).click();
    for (const key of "q2") {
        await press(key);
        await advanceTime(LOOK_UP - 50);
    }
    expect.verifySteps([]);
    await advanceTime(LOOK_UP);
    expect.verifySteps(["q2, 2026"]);
    await animationFrame();
    expect(preview).toHaveText("⇒ q2");
    expect(preview).toHaveClass("text-success");
});

test("words that are no deadline are answered in red", async () => {
    await openLine(2, () => ({text: "Không hiểu hạn này", ok: false}));
    await type("hôm nào đó");
    await advanceTime(LOOK_UP);
    await animationFrame();
    expect.verifySteps(["hôm nào đó, 2026"]);
    expect(preview).toHaveText("Không hiểu hạn này");
    expect(preview).toHaveClass("text-danger");
});

test("a reading that is doubtful is not shown as a plain one", async () => {
    const text = "01/01/2027 – 31/03/2027. Hãy xem lại: …";
    await openLine(2, () => ({text, ok: true, doubtful: true}));
    await type("Đầu năm sau");
    await advanceTime(LOOK_UP);
    await animationFrame();
    expect.verifySteps(["Đầu năm sau, 2026"]);
    expect(preview).toHaveText(text);
    expect(preview).toHaveClass("text-warning-emphasis");
    expect(preview).not.toHaveClass("text-success");
});

test("an answer to words that have changed since is not shown", async () => {
    const answers = {"Quý I": new Deferred(), "Quý II": new Deferred()};
    await openLine(2, (text) => answers[text]);
    await type("Quý I");
    await advanceTime(LOOK_UP);
    await edit("Quý II");
    await advanceTime(LOOK_UP);
    expect.verifySteps(["Quý I, 2026", "Quý II, 2026"]);
    answers["Quý II"].resolve({text: "30/06/2026", ok: true});
    await animationFrame();
    expect(preview).toHaveText("30/06/2026");
    answers["Quý I"].resolve({text: "31/03/2026", ok: false});
    await animationFrame();
    expect(preview).toHaveText("30/06/2026");
    expect(preview).toHaveClass("text-success");
});

test("a field that has words says what they come to as soon as it is entered", async () => {
    await openLine(1);
    expect.verifySteps([]);
    await contains(input).click();
    expect.verifySteps(["Quý II, 2026"]);
    await animationFrame();
    expect(preview).toHaveText("⇒ Quý II");
});

test("who leaves the field is no longer told, and nothing more is asked", async () => {
    await openLine(1);
    await contains(input).click();
    await animationFrame();
    expect(preview).toHaveCount(1);
    await edit("Quý III");
    await contains(".o_field_widget[name=year] input").click();
    expect(preview).toHaveCount(0);
    await advanceTime(LOOK_UP);
    expect.verifySteps(["Quý II, 2026"]);
});

test("an answer that comes after the field was left is not shown", async () => {
    const answer = new Deferred();
    await openLine(1, () => answer);
    await contains(input).click();
    await contains(".o_field_widget[name=year] input").click();
    answer.resolve({text: "30/06/2026", ok: true});
    await animationFrame();
    expect(preview).toHaveCount(0);
    expect.verifySteps(["Quý II, 2026"]);
});

test("without words or without a year there is nothing to ask", async () => {
    await openLine(3);
    await type("Quý I");
    await advanceTime(LOOK_UP);
    await contains(".o_field_widget[name=year] input").edit("2026");
    await contains(input).click();
    expect.verifySteps(["Quý I, 2026"]);
    await edit("");
    await advanceTime(LOOK_UP);
    await animationFrame();
    expect.verifySteps([]);
    expect(preview).toHaveCount(0);
});

test("a deadline is picked from the menu without typing", async () => {
    onRpc("iso.plan.line", "web_save", ({args}) => {
        expect.step(args[1].deadline_text);
    });
    await openLine(1);
    await contains(".o_iso_deadline_pick").click();
    const offered = queryAllTexts(".o_iso_deadline_menu .o-dropdown-item");
    expect(offered).toHaveLength(4 + 4 + 12 + 4);
    expect(offered).toInclude("Tháng 12");
    await contains(".o_iso_deadline_menu .o-dropdown-item:contains(Hàng quý)").click();
    expect(".o_iso_deadline_menu").toHaveCount(0);
    expect(input).toHaveValue("Hàng quý");
    await contains(".o_form_button_save").click();
    expect.verifySteps(["Hàng quý"]);
});

test("a date that is picked is written as plans write it", async () => {
    await openLine(2);
    await contains(".o_iso_deadline_pick").click();
    const days = ".o_iso_deadline_menu .o_date_item_cell:not(.o_out_of_range)";
    const shown = queryAllTexts(days);
    expect(shown.length).toBeGreaterThan(27);
    await contains(`${days}:contains(/^5$/)`).click();
    expect(".o_iso_deadline_menu").toHaveCount(0);
    expect(queryOne(input).value).toMatch(/^Trước ngày 05\/\d\d\/\d{4}$/);
});

test("who may not write sees the words alone", async () => {
    await mountView({
        type: "form",
        resModel: "iso.plan.line",
        resId: 1,
        arch: `<form edit="0"><field name="deadline_text" widget="iso_deadline"/></form>`,
    });
    expect(".o_field_widget[name=deadline_text]").toHaveText("Quý II");
    expect(input).toHaveCount(0);
    expect(".o_iso_deadline_pick").toHaveCount(0);
});
