// The year board: what a line of the plan shows before it is opened.

import {
    counts,
    line,
    period,
    row,
    showBoard,
    toggle,
} from "@iso_quality_report/../tests/board/board_helpers";
import {
    describe,
    expect,
    press,
    queryAll,
    queryAllTexts,
    queryOne,
    test,
} from "@odoo/hoot";
import {contains} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

defineMailModels();
describe.current.tags("desktop");

test("sections have titles where the plan has more than one", async () => {
    await showBoard([
        line(1),
        line(2),
        line(3, {section_id: 2, section: "II. Cải cách"}),
    ]);
    expect(queryAllTexts(".o_iso_section")).toEqual(["I. Việc chung", "II. Cải cách"]);
    expect("tbody[role=rowgroup]").toHaveCount(2);
});

test("a plan of one section does without", async () => {
    await showBoard([line(1), line(2)]);
    expect(".o_iso_section").toHaveCount(0);
});

test("a line says how far it is", async () => {
    await showBoard([line(1, counts({done: 2, late: 1}))]);
    expect(`${row(1)} .o_iso_progress`).toHaveText(/^2\/3\s*67%$/);
    expect(`${row(1)} [role=progressbar]`).toHaveAttribute("aria-valuenow", "67");
    expect(`${row(1)} [role=progressbar]`).toHaveAttribute(
        "aria-label",
        "2 of 3 completed, 1 late"
    );
    expect(row(1)).toHaveClass("o_iso_line_late");
});

test("a line says that something stands in its way", async () => {
    await showBoard([line(1, counts({todo: 3, hindered: 2})), line(2)]);
    const mark = `${row(1)} .o_iso_line_hindered`;
    expect(mark).toHaveText("2 tasks with open difficulties");
    expect(`${row(1)} [role=progressbar]`).toHaveAttribute(
        "aria-label",
        "0 of 3 completed, 2 tasks with open difficulties"
    );
    expect(`${row(2)} .o_iso_line_hindered`).toHaveCount(0);
});

test("a line without tasks cannot be opened; a heading has no numbers", async () => {
    await showBoard([
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
    await showBoard([
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
    await showBoard([line(1, {windows, waiting: ["khi có luật mới"]})]);
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
    await showBoard([line(1)]);
    expect(`${row(1)} .o_iso_today`).toHaveCount(1);
    expect(".o_iso_today_name").toHaveCount(1);
});

test("on the plan of another year no day is today", async () => {
    await showBoard([line(1)], {today: "2027-01-05"});
    expect(".o_iso_today, .o_iso_today_name").toHaveCount(0);
});

test("arrows go from line to line and stop at the ends", async () => {
    await showBoard([line(1), line(2, counts()), line(3)]);
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
