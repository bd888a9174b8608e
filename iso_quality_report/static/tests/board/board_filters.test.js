// The year board: what is asked of the server and kept in the address.

import {Deferred, animationFrame, describe, expect, test} from "@odoo/hoot";
import {
    MODEL,
    TAG,
    board,
    line,
    row,
    showBoard,
} from "@iso_quality_report/../tests/board/board_helpers";
import {answer, showAction} from "@iso_quality_report/../tests/board/action_helpers";
import {contains, makeServerError} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {queryAllTexts} from "@odoo/hoot-dom";

defineMailModels();
describe.current.tags("desktop");

test("filters add up, and the address holds them", async () => {
    await showBoard([line(1)]);
    await contains("select[name=department_id]").select("2");
    await contains("select[name=activity_type_id]").select("6");
    expect.verifySteps([
        'address {"department_id":2}',
        'get_board {"department_id":2}',
        'address {"department_id":2,"activity_type_id":6}',
        'get_board {"department_id":2,"activity_type_id":6}',
    ]);
    expect(".o_iso_filter_on").toHaveCount(2);
    expect("select[name=department_id]").toHaveClass("o_iso_filter_on");
});

test("another plan forgets the filters of the plan, but not the status", async () => {
    const options = {department_id: 2, party_id: 8, status: "late"};
    await showBoard([line(1)], {}, {screen: {options}});
    await contains("select[name=plan_id]").select("2");
    expect.verifySteps([
        'address {"plan_id":2,"status":"late"}',
        'get_board {"status":"late","plan_id":2}',
    ]);
    expect("select[name=department_id]").toHaveValue("0");
    expect("[data-status=late]").toHaveAttribute("aria-pressed", "true");
});

test("a tile filters by its status, and once more pressed by none", async () => {
    await showBoard([line(1)]);
    expect(queryAllTexts(".o_iso_tile strong")).toEqual(["6", "2", "0", "1", "3"]);
    expect("[data-status=all]").toHaveAttribute("aria-pressed", "true");
    await contains("[data-status=late]").click();
    expect("[data-status=late]").toHaveAttribute("aria-pressed", "true");
    expect("[data-status=all]").toHaveAttribute("aria-pressed", "false");
    await contains("[data-status=late]").click();
    expect("[data-status=all]").toHaveAttribute("aria-pressed", "true");
    expect.verifySteps([
        'address {"status":"late"}',
        'get_board {"status":"late"}',
        "address {}",
        "get_board {}",
    ]);
});

test("when no line is left, all can be shown again", async () => {
    answer(MODEL, "get_board", (options) =>
        board(options, options.party_id ? [] : [line(1)])
    );
    await showAction(TAG, {screen: {options: {plan_id: 2, party_id: 8}}});
    expect.verifySteps([
        'get_board {"plan_id":2,"party_id":8}',
        'address {"plan_id":2,"party_id":8}',
    ]);
    expect(".o_iso_board_empty").toHaveText(/No line matches the filters/);
    expect(".o_iso_board_table").toHaveCount(0);
    await contains(".o_iso_board_empty button").click();
    expect.verifySteps([
        'address {"plan_id":2}',
        'get_board {"plan_id":2,"party_id":0,"department_id":0,"activity_type_id":0,"status":0}',
    ]);
    expect(row(1)).toHaveCount(1);
});

test("who has no task in the plan is told so, and no filter is blamed", async () => {
    await showBoard([]);
    expect(".o_iso_board_empty").toHaveText(/This plan gives you no tasks/);
    expect(".o_iso_board_empty button").toHaveCount(0);
});

test("of two filters chosen quickly the last is shown", async () => {
    const slow = new Deferred();
    answer(MODEL, "get_board", async (options) => {
        if (options.department_id === 1) {
            await slow;
        }
        return board(options, [line(options.department_id || 9)]);
    });
    await showAction(TAG);
    await contains("select[name=department_id]").select("1");
    await contains("select[name=department_id]").select("2");
    expect(row(2)).toHaveCount(1);
    slow.resolve();
    await animationFrame();
    expect(row(1)).toHaveCount(0);
    expect(row(2)).toHaveCount(1);
    expect("select[name=department_id]").toHaveValue("2");
    expect.verifySteps([
        "get_board {}",
        "address {}",
        'address {"department_id":1}',
        'get_board {"department_id":1}',
        'address {"department_id":2}',
        'get_board {"department_id":2}',
    ]);
});

test("the other view is shown without asking the server again", async () => {
    await showBoard([line(1)]);
    await contains("[data-view=departments]").click();
    expect.verifySteps(['address {"board":"departments"}']);
    expect("[data-view=departments]").toHaveAttribute("aria-pressed", "true");
    expect(".o_iso_board_table").toHaveCount(0);
    await contains("[data-view=lines]").click();
    expect.verifySteps(["address {}"]);
    expect(".o_iso_board_table").toHaveCount(1);
});

test("what is filtered is printed, of the plan that is shown", async () => {
    await showBoard([line(1)], {}, {screen: {options: {plan_id: 2, status: "late"}}});
    await contains(".o_iso_board_print").click();
    await contains(".o_iso_print_a3_pdf").click();
    const context = JSON.stringify({
        active_ids: [2],
        iso_board_options: {status: "late"},
    });
    expect.verifySteps([`open iso_quality_report.report_year_board_a3_pdf ${context}`]);
});

test("an old link says what is wrong and shows the usual board", async () => {
    expect.errors(1);
    answer(MODEL, "get_board", (options) => {
        if (options.plan_id === 99) {
            throw makeServerError({message: "This plan is gone."});
        }
        return board(options, [line(1)]);
    });
    await showAction(TAG, {screen: {options: {plan_id: 99}}});
    await animationFrame();
    expect.verifySteps(['get_board {"plan_id":99}', "get_board {}", "address {}"]);
    expect.verifyErrors(["This plan is gone."]);
    expect(row(1)).toHaveCount(1);
});

test("before the first plan is issued there is a way to the plans", async () => {
    answer(MODEL, "get_board", (options) => ({
        plans: [],
        plan: false,
        options,
        today: "2026-05-20",
    }));
    await showAction(TAG);
    await contains(".o_view_nocontent button").click();
    expect.verifySteps([
        "get_board {}",
        "address {}",
        "open iso_quality.iso_plan_action",
    ]);
});
