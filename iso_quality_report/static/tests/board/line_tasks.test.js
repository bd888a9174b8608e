// The year board: the tasks of a line that is opened.

import {
    Deferred,
    animationFrame,
    describe,
    expect,
    press,
    queryAll,
    queryOne,
    test,
} from "@odoo/hoot";
import {
    MODEL,
    counts,
    line,
    period,
    row,
    showBoard,
    toggle,
} from "@iso_quality_report/../tests/board/board_helpers";
import {answer} from "@iso_quality_report/../tests/board/action_helpers";
import {contains} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();
describe.current.tags("desktop");

const READ_TASKS = 'get_line_tasks 1 {"plan_id":3}';

function task(id, more = {}) {
    return {
        id,
        name: `Nhiệm vụ ${id}`,
        key: "a",
        label: "Quý I",
        department: `Phòng ${id}`,
        role: "lead",
        role_label: "Chủ trì",
        user: "An",
        date_due: "2026-03-31",
        open_ended: false,
        status: "todo",
        state: "todo",
        state_label: "Chưa làm",
        may_finish: false,
        may_urge: false,
        urged_today: false,
        ...more,
    };
}

function serveTasks(tasks) {
    answer(MODEL, "get_line_tasks", () => tasks);
}

test("a line is opened and closed by its button, which says so", async () => {
    serveTasks([task(1)]);
    await showBoard([line(1), line(2)]);
    expect(toggle(1)).toHaveAttribute("aria-expanded", "false");
    await contains(toggle(1)).click();
    expect.verifySteps([READ_TASKS]);
    expect(toggle(1)).toHaveAttribute("aria-expanded", "true");
    const id = queryOne(toggle(1)).getAttribute("aria-controls");
    expect(`#${id} [data-task]`).toHaveCount(1);
    await contains(toggle(1)).click();
    expect("[data-task]").toHaveCount(0);
});

test("Escape closes the tasks and goes back to the line", async () => {
    serveTasks([task(1)]);
    await showBoard([line(1)]);
    await contains(toggle(1)).click();
    await contains(".o_iso_task_open").focus();
    await press("Escape");
    await animationFrame();
    expect("[data-task]").toHaveCount(0);
    expect(toggle(1)).toBeFocused();
    expect.verifySteps([READ_TASKS]);
});

test("a mark opens its own tasks, and the list of periods the others", async () => {
    const windows = [
        period("a", "2026-01-01", "2026-03-31", {label: "Quý I"}),
        period("b", "2026-04-01", "2026-06-30", {label: "Quý II"}),
    ];
    serveTasks([task(1, {key: "a"}), task(2, {key: "b"}), task(3, {key: "b"})]);
    await showBoard([line(1, {windows, ...counts({todo: 3})})]);
    await contains(`${row(1)} .o_iso_mark:eq(1)`).click();
    expect.verifySteps([READ_TASKS]);
    const ids = () => queryAll("[data-task]").map((one) => one.dataset.task);
    expect(ids()).toEqual(["2", "3"]);
    expect(".o_iso_window_filter").toHaveValue("b");
    await contains(".o_iso_window_filter").select("");
    expect(ids()).toEqual(["1", "2", "3"]);
});

test("of many tasks the first dozen is shown until all are asked for", async () => {
    serveTasks(Array.from({length: 15}, (_, place) => task(place + 1)));
    await showBoard([line(1, counts({todo: 15}))]);
    await contains(toggle(1)).click();
    expect("[data-task]").toHaveCount(12);
    expect(".o_iso_show_all").toHaveText("Show all 15 tasks");
    await contains(".o_iso_show_all").click();
    expect("[data-task]").toHaveCount(15);
    expect(".o_iso_show_all").toHaveCount(0);
    expect.verifySteps([READ_TASKS]);
});

test("what a task says of who, when and how far", async () => {
    serveTasks([
        task(1, {user: "", open_ended: true}),
        task(2, {role: "contribute", role_label: "Góp phần"}),
        task(3, {state: "not_needed", status: "done", state_label: "Không cần"}),
        task(4, {status: "late", urged_today: true}),
    ]);
    await showBoard([line(1)]);
    await contains(toggle(1)).click();
    expect("[data-task='1'] .o_iso_task_user").toHaveText("Nobody yet");
    expect("[data-task='1'] .o_iso_task_due").toHaveText("All year");
    expect("[data-task='2'] .o_iso_task_who .badge").toHaveText("Góp phần");
    expect("[data-task='1'] .o_iso_task_who .badge").toHaveCount(0);
    expect("[data-task='3'] .o_iso_task_state").toHaveText("Không cần");
    expect("[data-task='4'] .o_iso_task_state").toHaveText("Late");
    expect("[data-task='4'] .o_iso_urged").toHaveCount(1);
    expect("[data-task='4'] .o_iso_urge").toHaveCount(0);
    expect.verifySteps([READ_TASKS]);
});

test("late ones are reminded one by one or together, then all is read anew", async () => {
    const said = new Deferred();
    answer("iso.task", "action_urge", () => said);
    serveTasks([
        task(1, {status: "late", may_urge: true}),
        task(2, {status: "late", may_urge: true}),
        task(3),
    ]);
    await showBoard([line(1, counts({late: 2, todo: 1}))]);
    await contains(toggle(1)).click();
    expect.verifySteps([READ_TASKS]);
    expect(".o_iso_urge_all").toHaveText("Remind all late ones (2)");
    await contains(".o_iso_urge_all").click();
    // Nobody is reminded twice by an impatient finger.
    expect(".o_iso_urge_all, .o_iso_urge").not.toBeEnabled();
    expect.verifySteps(["action_urge [1,2]"]);
    said.resolve({name: "told"});
    await animationFrame();
    await animationFrame();
    expect.verifySteps(["open told", "get_board {}", READ_TASKS]);
    expect(".o_iso_urge_all").toBeEnabled();
});

test("when a task is finished the numbers are read anew", async () => {
    serveTasks([task(1, {may_finish: true})]);
    await showBoard([line(1)]);
    await contains(toggle(1)).click();
    expect(".o_iso_finish").toHaveAttribute("aria-label", "Finish: Phòng 1, Quý I");
    await contains(".o_iso_finish").click();
    await animationFrame();
    expect.verifySteps([
        READ_TASKS,
        "open iso_quality_report.iso_task_action_finish",
        "get_board {}",
        READ_TASKS,
    ]);
});
