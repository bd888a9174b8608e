// The words and icons of a line's status (status.esm.js).

import assert from "node:assert/strict";
import {load} from "./modules.mjs";
import test from "node:test";

const {STATUSES, countsLabel, statusIcon, statusLabel} = await load("status.esm.js");

test("the most urgent status stands first", () => {
    assert.deepEqual(STATUSES, ["late", "doing", "todo", "done"]);
});

test("each status has an icon of its own", () => {
    const icons = STATUSES.map(statusIcon);
    assert.ok(icons.every((icon) => icon.startsWith("fa-")));
    assert.equal(new Set(icons).size, STATUSES.length);
});

test("each status has words of its own", () => {
    assert.deepEqual(STATUSES.map(statusLabel), [
        "Late",
        "In progress",
        "Not started",
        "Completed",
    ]);
});

test("an unknown status has neither icon nor words", () => {
    for (const status of ["cancelled", "", undefined, null, "Late"]) {
        assert.equal(statusIcon(status), "");
        assert.equal(statusLabel(status), undefined);
    }
});

test("counts are said in words", () => {
    const counts = {done: 5, total: 8, late: 2};
    assert.equal(countsLabel(counts), "5 of 8 completed, 2 late");
});

test("nothing is said of lateness when nothing is late", () => {
    assert.equal(countsLabel({done: 8, total: 8, late: 0}), "8 of 8 completed");
    assert.equal(countsLabel({done: 0, total: 0}), "0 of 0 completed");
});

test("counts may come with more beside them", () => {
    const row = {id: 7, name: "Rà soát", done: 1, total: 3, late: 1, todo: 1};
    assert.equal(countsLabel(row), "1 of 3 completed, 1 late");
});
