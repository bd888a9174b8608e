import {Deferred, animationFrame, describe, expect, press, test} from "@odoo/hoot";
import {answer, showAction} from "@iso_quality_report/../tests/board/action_helpers";
import {contains, makeServerError} from "@web/../tests/web_test_helpers";
import {queryAll, queryAllTexts, queryOne} from "@odoo/hoot-dom";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();
describe.current.tags("desktop");

const TAG = "iso_quality_report.year_board";
const MODEL = "iso.year.board";

function counts({done = 0, doing = 0, todo = 0, late = 0} = {}) {
    const total = done + doing + todo + late;
    return {done, doing, todo, late, total, progress: total && (100 * done) / total};
}

/** A line of the plan; by default one task that is not begun. */
function line(id, more = {}) {
    return {
        id,
        section_id: 1,
        section: "I. Việc chung",
        parent_id: false,
        number: `${id}`,
        name: `Việc ${id}`,
        heading: false,
        condition: "",
        deadline: "Quý II",
        lead: "Văn phòng",
        support: "",
        waiting: [],
        windows: [],
        departments: [],
        late_names: [],
        status: "todo",
        ...counts({todo: 1}),
        ...more,
    };
}

function period(key, start, due, more = {}) {
    return {
        key,
        start,
        due,
        open_ended: false,
        label: "",
        status: "todo",
        ...counts({todo: 1}),
        ...more,
    };
}

/** What the server gives for these options. */
function board(options, rows, more = {}) {
    return {
        plans: [
            {id: 3, name: "Kế hoạch 2026"},
            {id: 2, name: "Kế hoạch 2025"},
        ],
        plan: {
            id: options.plan_id || 3,
            name: "Kế hoạch",
            year: 2026,
            state: "running",
            in_force: true,
        },
        options: {
            plan_id: options.plan_id || 3,
            department_id: options.department_id || false,
            party_id: options.party_id || false,
            activity_type_id: options.activity_type_id || false,
            status: options.status || false,
        },
        today: "2026-05-20",
        filters: {
            department_id: [
                {id: 1, name: "Văn phòng"},
                {id: 2, name: "Phòng Thương mại"},
            ],
            party_id: [{id: 8, name: "Lãnh đạo"}],
            activity_type_id: [{id: 6, name: "Đánh giá nội bộ"}],
        },
        totals: counts({done: 3, todo: 1, late: 2}),
        rows,
        departments: [],
        hidden_count: 0,
        ...more,
    };
}

async function show(rows, more, state) {
    answer(MODEL, "get_board", (options) => board(options, rows, more));
    await showAction(TAG, state);
    const options = JSON.stringify(state?.screen.options || {});
    expect.verifySteps([`get_board ${options}`, `address ${options}`]);
}

const READ_TASKS = 'get_line_tasks 1 {"plan_id":3}';
const row = (id) => `tr[data-line='${id}']`;
const toggle = (id) => `${row(id)} .o_iso_line_toggle`;

// ---------------------------------------------------------------- filters

test("filters add up, and the address holds them", async () => {
    await show([line(1)]);
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
    await show([line(1)], {}, {screen: {options}});
    await contains("select[name=plan_id]").select("2");
    expect.verifySteps([
        'address {"plan_id":2,"status":"late"}',
        'get_board {"status":"late","plan_id":2}',
    ]);
    expect("select[name=department_id]").toHaveValue("0");
    expect("[data-status=late]").toHaveAttribute("aria-pressed", "true");
});

test("a tile filters by its status, and once more pressed by none", async () => {
    await show([line(1)]);
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
    await show([]);
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
    await show([line(1)]);
    await contains("[data-view=departments]").click();
    expect.verifySteps(['address {"board":"departments"}']);
    expect("[data-view=departments]").toHaveAttribute("aria-pressed", "true");
    expect(".o_iso_board_table").toHaveCount(0);
    await contains("[data-view=lines]").click();
    expect.verifySteps(["address {}"]);
    expect(".o_iso_board_table").toHaveCount(1);
});

test("what is filtered is printed, of the plan that is shown", async () => {
    await show([line(1)], {}, {screen: {options: {plan_id: 2, status: "late"}}});
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

// ---------------------------------------------------------------- rows

test("sections have titles where the plan has more than one", async () => {
    await show([line(1), line(2), line(3, {section_id: 2, section: "II. Cải cách"})]);
    expect(queryAllTexts(".o_iso_section")).toEqual(["I. Việc chung", "II. Cải cách"]);
    expect("tbody[role=rowgroup]").toHaveCount(2);
});

test("a plan of one section does without", async () => {
    await show([line(1), line(2)]);
    expect(".o_iso_section").toHaveCount(0);
});

test("a line says how far it is", async () => {
    await show([line(1, counts({done: 2, late: 1}))]);
    expect(`${row(1)} .o_iso_progress`).toHaveText(/^2\/3\s*67%$/);
    expect(`${row(1)} [role=progressbar]`).toHaveAttribute("aria-valuenow", "67");
    expect(`${row(1)} [role=progressbar]`).toHaveAttribute(
        "aria-label",
        "2 of 3 completed, 1 late"
    );
    expect(row(1)).toHaveClass("o_iso_line_late");
});

test("a line without tasks cannot be opened; a heading has no numbers", async () => {
    await show([
        line(1, {heading: true, ...counts()}),
        line(2, {parent_id: 1, ...counts()}),
    ]);
    expect(".o_iso_line_toggle").toHaveCount(0);
    expect(`${row(1)} .o_iso_progress`).toHaveText("");
    expect(`${row(1)} .o_iso_line_note`).toHaveCount(0);
    expect(`${row(2)} .o_iso_progress`).toHaveText("–");
    expect(row(2)).toHaveClass("o_iso_line_sub");
});

test("three departments that are late are named, the others counted", async () => {
    await show([
        line(1, {late_names: ["A", "B", "C"]}),
        line(2, {late_names: ["A", "B", "C", "D", "E"]}),
        line(3),
    ]);
    expect(`${row(1)} .o_iso_line_late_names`).toHaveText("Late: A, B, C");
    expect(`${row(2)} .o_iso_line_late_names`).toHaveText("Late: A, B, C and 2 more");
    expect(`${row(3)} .o_iso_line_late_names`).toHaveCount(0);
});

test("marks lie on the strip of the year and tell what they are", async () => {
    const windows = [
        period("a", "2026-01-01", "2026-06-30", {
            label: "Nửa đầu",
            status: "late",
            ...counts({done: 1, late: 1}),
        }),
        period("b", "2026-06-01", "2026-06-30"),
        period("c", "", "", {open_ended: true, status: "done", ...counts({done: 1})}),
    ];
    await show([line(1, {windows, waiting: ["khi có luật mới"]})]);
    const marks = `${row(1)} .o_iso_mark`;
    expect(marks).toHaveCount(3);
    expect(`${marks}:eq(0)`).toHaveAttribute(
        "aria-label",
        "Nửa đầu: Late, 1 of 2 completed, 1 late"
    );
    expect(`${marks}:eq(0)`).toHaveClass("o_iso_late");
    expect(`${marks}:eq(0) .o_iso_mark_counts`).toHaveText("1/2");
    // One task: a number would say nothing.
    expect(`${marks}:eq(1) .o_iso_mark_counts`).toHaveCount(0);
    expect(`${marks}:eq(2)`).toHaveAttribute(
        "aria-label",
        "all year: Completed, 1 of 1 completed"
    );
    const lanes = queryAll(marks).map((mark) =>
        mark.style.getPropertyValue("--iso-lane")
    );
    expect(lanes).toEqual(["0", "1", "2"]);
    expect(
        queryOne(`${row(1)} .o_iso_strip`).style.getPropertyValue("--iso-lanes")
    ).toBe("3");
    expect(`${row(1)} .o_iso_waiting`).toHaveText(
        /Waiting for an event\s*: khi có luật mới/
    );
});

test("today is marked on the plan of this year only", async () => {
    await show([line(1)]);
    expect(`${row(1)} .o_iso_today`).toHaveCount(1);
    expect(".o_iso_today_name").toHaveCount(1);
});

test("on the plan of another year no day is today", async () => {
    await show([line(1)], {today: "2027-01-05"});
    expect(".o_iso_today, .o_iso_today_name").toHaveCount(0);
});

// ---------------------------------------------------------------- tasks of a line

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
    await show([line(1), line(2)]);
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
    await show([line(1)]);
    await contains(toggle(1)).click();
    await contains(".o_iso_task_open").focus();
    await press("Escape");
    await animationFrame();
    expect("[data-task]").toHaveCount(0);
    expect(toggle(1)).toBeFocused();
    expect.verifySteps([READ_TASKS]);
});

test("arrows go from line to line and stop at the ends", async () => {
    await show([line(1), line(2, counts()), line(3)]);
    await contains(toggle(1)).focus();
    await press("ArrowUp");
    expect(toggle(1)).toBeFocused();
    // Line 2 has no tasks: there is nothing to open.
    await press("ArrowDown");
    expect(toggle(3)).toBeFocused();
    await press("ArrowDown");
    expect(toggle(3)).toBeFocused();
    await press("ArrowUp");
    expect(toggle(1)).toBeFocused();
});

test("a mark opens its own tasks, and the list of periods the others", async () => {
    const windows = [
        period("a", "2026-01-01", "2026-03-31", {label: "Quý I"}),
        period("b", "2026-04-01", "2026-06-30", {label: "Quý II"}),
    ];
    serveTasks([task(1, {key: "a"}), task(2, {key: "b"}), task(3, {key: "b"})]);
    await show([line(1, {windows, ...counts({todo: 3})})]);
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
    await show([line(1, counts({todo: 15}))]);
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
    await show([line(1)]);
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
    await show([line(1, counts({late: 2, todo: 1}))]);
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
    await show([line(1)]);
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
