// The risk map: the matrix, its filters, what its numbers open.

import {Deferred, animationFrame, expect, test} from "@odoo/hoot";
import {answer, showAction} from "@iso_quality_report/../tests/board/action_helpers";
import {contains, makeServerError} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {queryAllTexts} from "@odoo/hoot-dom";
import {redirect} from "@web/core/utils/urls";

defineMailModels();

const TAG = "iso_quality_report.risk_map";
const BANDS = [
    {name: "Thấp", colour: "#c6efce", ink: "#000000", from: 1, to: 3},
    {name: "Cao", colour: "#c00000", ink: "#ffffff", from: 4, to: 4},
];

function cell(likelihood, impact, count) {
    const score = likelihood * impact;
    const {name, colour, ink} = BANDS[score < 4 ? 0 : 1];
    return {likelihood, impact, score, count, colour, ink, band: name};
}

/** The matrix of two by two levels which the server gives. */
function heatmap(options = {}, more = {}) {
    return {
        rounds: [
            {id: 7, name: "Năm 2026"},
            {id: 5, name: "Năm 2025"},
        ],
        round: options.round_id || 7,
        options: {
            round_id: options.round_id || 7,
            department_id: options.department_id || false,
            stage: options.stage || "current",
        },
        departments: [
            {id: 1, name: "Văn phòng"},
            {id: 2, name: "Phòng Thương mại"},
        ],
        in_words: false,
        likelihoods: [
            {value: 1, name: "Hiếm"},
            {value: 2, name: "Thường"},
        ],
        impacts: [
            {value: 1, name: "Nhẹ"},
            {value: 2, name: "Nặng"},
        ],
        bands: BANDS,
        rows: [
            [cell(2, 1, 0), cell(2, 2, 3)],
            [cell(1, 1, 1), cell(1, 2, 0)],
        ],
        total: 5,
        unplaced: 1,
        opportunities: 2,
        ...more,
    };
}

function serve(more) {
    answer("iso.risk.heatmap", "get_heatmap", (options) => heatmap(options, more));
}

test("a number stands where its risks are, and says so in words", async () => {
    serve();
    await showAction(TAG);
    expect.verifySteps(["get_heatmap {}", "address {}"]);
    expect("[data-cell]").toHaveCount(4);
    expect("[data-cell='2,2'] button").toHaveText("3");
    expect("[data-cell='2,2'] button").toHaveAttribute(
        "aria-label",
        "Thường × Nặng, level Cao: 3 risks"
    );
    expect("[data-cell='2,2']").toHaveStyle({
        backgroundColor: "rgb(192, 0, 0)",
        color: "rgb(255, 255, 255)",
    });
    expect("[data-cell='2,1'] button").toHaveCount(0);
    expect(queryAllTexts(".o_iso_risk_score")).toEqual(["2", "4", "1", "2"]);
});

test("the legend gives each level's scores, one or from and to", async () => {
    serve();
    await showAction(TAG);
    expect(queryAllTexts(".o_iso_risk_legend .text-muted")).toEqual(["1–3", "4"]);
    expect.verifySteps(["get_heatmap {}", "address {}"]);
});

test("a scale in words shows no numbers but the counts", async () => {
    serve({in_words: true});
    await showAction(TAG);
    expect(".o_iso_risk_score").toHaveCount(0);
    expect(queryAllTexts(".o_iso_risk_legend li")).toEqual(["Thấp", "Cao"]);
    expect(queryAllTexts(".o_iso_risk_table tbody th")).toEqual(["Thường", "Hiếm"]);
    expect("[data-cell='2,2'] button").toHaveText("3");
    expect.verifySteps(["get_heatmap {}", "address {}"]);
});

test("a number opens its risks with what was chosen", async () => {
    serve();
    answer("iso.risk.heatmap", "action_open_risks", (_options, likelihood, impact) => ({
        name: `risks ${likelihood},${impact}`,
    }));
    await showAction(TAG, {screen: {options: {stage: "last"}}});
    expect.verifySteps(['get_heatmap {"stage":"last"}', 'address {"stage":"last"}']);
    const chosen = '{"round_id":7,"stage":"last"}';
    await contains("[data-cell='2,2'] button").click();
    expect.verifySteps([`action_open_risks ${chosen} 2 2`, "open risks 2,2"]);
    await contains(".o_iso_risk_unplaced").click();
    expect.verifySteps([`action_open_risks ${chosen} 0 0`, "open risks 0,0"]);
});

test("nothing is said of risks that are not assessed where there are none", async () => {
    serve({unplaced: 0});
    await showAction(TAG);
    expect(".o_iso_risk_unplaced").toHaveCount(0);
    expect(".o_iso_risk_total").toHaveText("5 risks");
    expect.verifySteps(["get_heatmap {}", "address {}"]);
});

test("another review keeps the stage and forgets the department", async () => {
    serve();
    await showAction(TAG);
    await contains("[data-stage=residual]").click();
    await contains("select[name=department_id]").select("2");
    expect.verifySteps([
        "get_heatmap {}",
        "address {}",
        'address {"stage":"residual"}',
        'get_heatmap {"stage":"residual"}',
        'address {"department_id":2,"stage":"residual"}',
        'get_heatmap {"stage":"residual","department_id":2}',
    ]);
    expect("select[name=department_id]").toHaveValue("2");
    expect("[data-stage=residual]").toHaveAttribute("aria-pressed", "true");
    await contains("select[name=round_id]").select("5");
    expect.verifySteps([
        'address {"round_id":5,"stage":"residual"}',
        'get_heatmap {"stage":"residual","round_id":5}',
    ]);
    expect("select[name=department_id]").toHaveValue("0");
});

test("of two choices made quickly the last is shown", async () => {
    const slow = new Deferred();
    answer("iso.risk.heatmap", "get_heatmap", async (options) => {
        if (options.stage === "inherent") {
            await slow;
        }
        return heatmap(options, {total: options.stage === "last" ? 9 : 5});
    });
    await showAction(TAG);
    await contains("[data-stage=inherent]").click();
    await contains("[data-stage=last]").click();
    expect(".o_iso_risk_total").toHaveText("9 risks");
    slow.resolve();
    await animationFrame();
    expect(".o_iso_risk_total").toHaveText("9 risks");
    expect("[data-stage=last]").toHaveAttribute("aria-pressed", "true");
    expect.verifySteps([
        "get_heatmap {}",
        "address {}",
        'address {"stage":"inherent"}',
        'get_heatmap {"stage":"inherent"}',
        'address {"stage":"last"}',
        'get_heatmap {"stage":"last"}',
    ]);
});

test("what is chosen is printed", async () => {
    serve();
    await showAction(TAG, {screen: {options: {round_id: 5, stage: "inherent"}}});
    expect.verifySteps([
        'get_heatmap {"round_id":5,"stage":"inherent"}',
        'address {"round_id":5,"stage":"inherent"}',
    ]);
    await contains(".o_iso_risk_print").click();
    const context = JSON.stringify({
        active_ids: [5],
        iso_risk_matrix: {round_id: 5, stage: "inherent"},
    });
    expect.verifySteps([`open iso_quality_report.report_risk_round_pdf ${context}`]);
});

test("what the address names is shown", async () => {
    redirect("/odoo/risk-map?round_id=5&stage=last");
    serve();
    await showAction(TAG);
    expect.verifySteps([
        'get_heatmap {"round_id":5,"stage":"last"}',
        'address {"round_id":5,"stage":"last"}',
    ]);
    expect("select[name=round_id]").toHaveValue("5");
});

test("an old link says what is wrong and shows the newest review", async () => {
    expect.errors(1);
    answer("iso.risk.heatmap", "get_heatmap", (options) => {
        if (options.round_id === 99) {
            throw makeServerError({message: "This review is gone."});
        }
        return heatmap(options);
    });
    await showAction(TAG, {screen: {options: {round_id: 99}}});
    expect.verifySteps(['get_heatmap {"round_id":99}', "get_heatmap {}", "address {}"]);
    expect("select[name=round_id]").toHaveValue("7");
    await animationFrame();
    expect.verifyErrors(["This review is gone."]);
});

test("before the first review there is a word of help", async () => {
    answer("iso.risk.heatmap", "get_heatmap", (options) => ({
        rounds: [],
        round: false,
        options,
        departments: [],
    }));
    await showAction(TAG);
    expect(".o_view_nocontent").toHaveText(/No review of risks has been opened yet/);
    expect(".o_iso_risk_filters").toHaveCount(0);
    expect.verifySteps(["get_heatmap {}", "address {}"]);
});
