// The collection of objectives: each cell in each of its states.

import {Deferred, animationFrame, expect, test} from "@odoo/hoot";
import {answer, showAction} from "@iso_quality_report/../tests/board/action_helpers";
import {contains, mockService} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {queryAllTexts} from "@odoo/hoot-dom";

defineMailModels();

const TAG = "iso_quality_report.collection";
const MODEL = "iso.objective.collection";
const NOTHING = {due: 0, done: 0, missing: 0};

function report(more = {}) {
    return {state: "none", id: false, missing: false, may_begin: false, ...more};
}

/** A row of the table; by default nothing has been begun and nothing is due. */
function row(id, name, {sheet = {}, quarters = [], ...more} = {}) {
    return {
        id,
        name,
        head: "",
        without_account: false,
        sheet: {
            state: "none",
            id: false,
            revision: 0,
            revising: false,
            may_begin: false,
            ...sheet,
        },
        quarters: [0, 1, 2, 3].map((place) => ({...NOTHING, ...quarters[place]})),
        half: report(),
        year: report(),
        ...more,
    };
}

/** Serves these rows; `totals` besides what an empty year has. */
function serve(rows, {totals = {}, ...more} = {}) {
    answer(MODEL, "get_data", (options) => ({
        year: options.year || 2026,
        years: [2027, 2026, 2025],
        company: "Sở Thử nghiệm",
        may_remind: false,
        rows,
        totals: {
            units: rows.length,
            of: {sheet: rows.length, half: rows.length, year: rows.length},
            sheet: 0,
            half: 0,
            year: 0,
            over: [],
            quarters: [NOTHING, NOTHING, NOTHING, NOTHING],
            ...totals,
        },
        ...more,
    }));
}

async function show(...args) {
    serve(...args);
    await showAction(TAG);
    expect.verifySteps(["get_data {}", "address {}"]);
}

const cell = (name, column) =>
    `tr[data-unit='${name}'] td[data-column=${column}] .o_iso_collect_cell`;

test("the sheet of a unit in each of its states", async () => {
    await show([
        row(1, "chưa", {}),
        row(2, "nháp", {sheet: {state: "draft", id: 12}}),
        row(3, "trình", {sheet: {state: "submitted", id: 13}}),
        row(4, "duyệt", {sheet: {state: "issued", id: 14, revision: 2}}),
        row(5, "niêm yết", {sheet: {state: "posted", id: 15}}),
        row(false, "Sở", {sheet: {state: "hidden"}}),
    ]);
    expect(queryAllTexts("tbody td[data-column=sheet]")).toEqual([
        "Not begun",
        "Draft",
        "Submitted",
        "Approved, revision 2",
        "Posted",
        "–",
    ]);
    expect(cell("niêm yết", "sheet") + " .fa-thumb-tack").toHaveCount(1);
    // Only what is there, or may be begun, can be pressed.
    expect("tbody td[data-column=sheet] button").toHaveCount(4);
    expect(cell("duyệt", "sheet")).toHaveAttribute(
        "aria-label",
        "duyệt, Sheet of Objectives: Approved, revision 2"
    );
});

test("a sheet in force says that a revision is being prepared", async () => {
    await show([
        row(1, "A", {sheet: {state: "issued", id: 11, revising: "draft"}}),
        row(2, "B", {sheet: {state: "issued", id: 12}}),
    ]);
    expect(cell("A", "sheet") + " small").toHaveText(/A revision is\s+being prepared/);
    expect(cell("B", "sheet") + " small").toHaveCount(0);
});

test("measures of a quarter: none due, some recorded, all, one missing", async () => {
    const quarters = [
        {due: 4, done: 4},
        {due: 4, done: 3},
        {due: 4, done: 1, missing: 2},
        {},
    ];
    await show([row(1, "A", {sheet: {state: "issued", id: 11}, quarters})], {
        totals: {quarters: quarters.map((one) => ({...NOTHING, ...one}))},
    });
    const texts = ["q1", "q2", "q3", "q4"].flatMap((name) =>
        queryAllTexts(cell("A", name))
    );
    expect(texts).toEqual(["4/4", "3/4", "1/4", "–"]);
    expect(cell("A", "q1")).toHaveClass("o_iso_collect_full");
    expect(cell("A", "q2")).not.toHaveClass("o_iso_collect_full");
    expect(cell("A", "q2")).not.toHaveClass("o_iso_collect_missing");
    expect(cell("A", "q3")).toHaveClass("o_iso_collect_missing");
    expect(cell("A", "q3")).toHaveAttribute(
        "title",
        "A, Quarter III: 1 of 4 recorded, 2 missing"
    );
    expect("td[data-column=q4] button").toHaveCount(0);
});

test("a report that is late is told from one whose time has not come", async () => {
    await show([
        row(1, "muộn", {half: report({missing: true})}),
        row(2, "sớm", {half: report()}),
        row(3, "nháp muộn", {half: report({state: "draft", id: 31, missing: true})}),
        row(4, "gửi", {half: report({state: "issued", id: 32})}),
    ]);
    expect(queryAllTexts("tbody td[data-column=half]")).toEqual([
        "Not sent",
        "–",
        "Draft",
        "Sent",
    ]);
    expect(cell("muộn", "half")).toHaveClass("o_iso_collect_missing");
    expect(cell("sớm", "half")).not.toHaveClass("o_iso_collect_missing");
    expect(cell("nháp muộn", "half")).toHaveClass("o_iso_collect_missing");
    expect(cell("gửi", "half")).toHaveClass("o_iso_collect_issued");
});

test("a cell opens what is behind it, in the year that is shown", async () => {
    answer(MODEL, "action_open_cell", (_options, id, column) => ({
        name: `${column} of ${id}`,
    }));
    await show([
        row(4, "A", {sheet: {state: "draft", id: 11}, quarters: [{due: 1}]}),
        row(false, "Sở", {sheet: {state: "issued", id: 12}}),
    ]);
    await contains(cell("A", "q1")).click();
    await contains(cell("Sở", "sheet")).click();
    expect.verifySteps([
        'action_open_cell {"year":2026} 4 "q1"',
        "open q1 of 4",
        'action_open_cell {"year":2026} false "sheet"',
        "open sheet of false",
    ]);
});

test("what is not there yet can be begun by who may", async () => {
    answer(MODEL, "action_begin", (_options, id, column) => ({
        name: `new ${column} of ${id}`,
    }));
    await show([
        row(4, "A", {sheet: {may_begin: true}}),
        row(5, "B", {
            sheet: {state: "issued", id: 11},
            half: report({may_begin: true, missing: true}),
        }),
    ]);
    expect(".o_iso_collect_begin").toHaveCount(2);
    expect(cell("B", "half")).toHaveClass("o_iso_collect_missing");
    await contains(cell("A", "sheet")).click();
    await contains(cell("B", "half")).click();
    expect.verifySteps([
        'action_begin {"year":2026} 4 "sheet"',
        "open new sheet of 4",
        'action_begin {"year":2026} 5 "half"',
        "open new half of 5",
    ]);
});

test("a unit with nothing to measure or report on waits", async () => {
    await show([
        row(1, "chờ", {sheet: {state: "draft", id: 11}}),
        row(2, "đo", {quarters: [{}, {}, {due: 1}]}),
        row(3, "báo cáo", {year: report({may_begin: true})}),
    ]);
    expect("tr[data-unit='chờ']").toHaveClass("o_iso_collect_waiting");
    expect("tr[data-unit='đo']").not.toHaveClass("o_iso_collect_waiting");
    expect("tr[data-unit='báo cáo']").not.toHaveClass("o_iso_collect_waiting");
});

test("under a unit stands its head, or why there is none", async () => {
    await show([
        row(1, "A", {head: "Nguyễn An"}),
        row(2, "B", {without_account: true}),
        row(false, "Sở"),
    ]);
    expect(queryAllTexts("tbody th small")).toEqual([
        "Nguyễn An",
        "The head has no account",
        "The agency as a whole",
    ]);
    expect("tr[data-unit='Sở']").toHaveClass("o_iso_collect_agency");
});

test("totals say how many of those that are known have sent", async () => {
    await show([row(1, "A"), row(2, "B")], {
        totals: {
            sheet: 1,
            of: {sheet: 2, half: 2, year: 1},
            over: ["half"],
            quarters: [{due: 6, done: 6, missing: 0}, NOTHING, NOTHING, NOTHING],
        },
    });
    expect(queryAllTexts(".o_iso_collect_totals strong")).toEqual([
        "1 of 2 sent",
        "0 of 2 sent",
        "0 of 1 sent",
    ]);
    // The year's report is not due yet.
    expect(".o_iso_collect_totals li.text-muted").toHaveCount(1);
    expect(".o_iso_collect_totals li.text-muted").toHaveText(/Year Report/);
    expect("tfoot .o_iso_collect_full").toHaveText("6/6");
});

test("one unit needs no totals below it", async () => {
    await show([row(1, "A")]);
    expect("tfoot").toHaveCount(0);
});

test("who belongs to no unit is told so", async () => {
    await show([]);
    expect(".o_view_nocontent").toHaveText(/Nothing to see yet/);
    expect(".o_iso_collect_table").toHaveCount(0);
    expect("select[name=year]").toHaveCount(1);
});

test("another year is asked for and kept in the address", async () => {
    await show([row(1, "A")]);
    expect("select[name=year]").toHaveValue("2026");
    await contains("select[name=year]").select("2025");
    expect.verifySteps(['address {"year":2025}', 'get_data {"year":2025}']);
    expect("select[name=year]").toHaveValue("2025");
});

test("reminding waits for the answer and says it", async () => {
    const told = new Deferred();
    mockService("notification", {
        add: (message, {type, sticky}) => expect.step(`${type} ${sticky}: ${message}`),
    });
    answer(MODEL, "remind", () => told);
    await show([row(1, "A")], {may_remind: true});
    await contains(".o_iso_collect_remind").click();
    expect(".o_iso_collect_remind").not.toBeEnabled();
    expect.verifySteps(["remind 2026"]);
    told.resolve({message: "B has no head", type: "warning"});
    await animationFrame();
    await animationFrame();
    expect(".o_iso_collect_remind").toBeEnabled();
    expect.verifySteps(["warning true: B has no head"]);
});

test("who may not remind has no button for it", async () => {
    await show([row(1, "A")]);
    expect(".o_iso_collect_remind").toHaveCount(0);
});
