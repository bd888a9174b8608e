// A year board with made-up lines, for tests.

import {answer, showAction} from "@iso_quality_report/../tests/board/action_helpers";
import {expect} from "@odoo/hoot";

export const TAG = "iso_quality_report.year_board";
export const MODEL = "iso.year.board";

export function counts({done = 0, doing = 0, todo = 0, late = 0, hindered = 0} = {}) {
    const total = done + doing + todo + late;
    const progress = total && (100 * done) / total;
    return {done, doing, todo, late, total, hindered, progress};
}

/** A line of the plan; by default one task that is not begun. */
export function line(id, more = {}) {
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

export function period(key, start, due, more = {}) {
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
export function board(options, rows, more = {}) {
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

export async function showBoard(rows, more, state) {
    answer(MODEL, "get_board", (options) => board(options, rows, more));
    await showAction(TAG, state);
    const options = JSON.stringify(state?.screen.options || {});
    expect.verifySteps([`get_board ${options}`, `address ${options}`]);
}

export const row = (id) => `tr[data-line='${id}']`;
export const toggle = (id) => `${row(id)} .o_iso_line_toggle`;
