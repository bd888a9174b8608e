// Where days and windows are on a strip of twelve equal months (timeline.esm.js).

import assert from "node:assert/strict";
import {load} from "./modules.mjs";
import test from "node:test";

const {layOut, placeDay, placeWindow} = await load("timeline.esm.js");

const MONTH = 100 / 12;

function close(actual, expected, message) {
    assert.ok(Math.abs(actual - expected) < 1e-9, message ?? `${actual} ≠ ${expected}`);
}

function edges(start, due, year = 2026) {
    const {left, width} = placeWindow({start, due}, year);
    return [left, left + width];
}

function spans(start, due, from, to, year = 2026) {
    const [left, right] = edges(start, due, year);
    close(left, from);
    close(right, to);
}

// --- one day

test("a day is marked at its middle", () => {
    close(placeDay("2026-01-01", 2026), (0.5 / 31) * MONTH);
    close(placeDay("2026-06-30", 2026), (5 + 29.5 / 30) * MONTH);
    close(placeDay("2026-12-31", 2026), 100 - (0.5 / 31) * MONTH);
});

test("months are equally wide however many days they have", () => {
    close(placeDay("2026-02-15", 2026), (1 + 14.5 / 28) * MONTH);
    close(placeDay("2028-02-15", 2028), (1 + 14.5 / 29) * MONTH);
});

test("the 29th of February has its place in leap years", () => {
    for (const year of [2000, 2024, 2028]) {
        close(placeDay(`${year}-02-29`, year), (1 + 28.5 / 29) * MONTH);
    }
});

test("a day of another year has no place", () => {
    assert.equal(placeDay("2025-12-31", 2026), null);
    assert.equal(placeDay("2027-01-01", 2026), null);
});

test("days follow each other through the year without a gap", () => {
    for (const year of [2026, 2028]) {
        const places = [];
        const day = new Date(Date.UTC(year, 0, 1));
        while (day.getUTCFullYear() === year) {
            places.push(placeDay(day.toISOString().slice(0, 10), year));
            day.setUTCDate(day.getUTCDate() + 1);
        }
        assert.equal(places.length, year === 2028 ? 366 : 365);
        const steps = places.slice(1).map((place, index) => place - places[index]);
        assert.ok(Math.min(...steps) > MONTH / 32);
        assert.ok(Math.max(...steps) < MONTH / 27);
    }
});

// --- one window

test("a window fills its days, the first and the last included", () => {
    spans("2026-01-01", "2026-12-31", 0, 100);
    spans("2026-04-01", "2026-06-30", 3 * MONTH, 6 * MONTH);
    spans("2026-05-04", "2026-05-20", (4 + 3 / 31) * MONTH, (4 + 20 / 31) * MONTH);
});

test("February ends on its last day, whichever that is", () => {
    spans("2026-02-01", "2026-02-28", MONTH, 2 * MONTH);
    spans("2028-02-01", "2028-02-29", MONTH, 2 * MONTH, 2028);
    spans("2028-02-01", "2028-02-28", MONTH, (1 + 28 / 29) * MONTH, 2028);
    // A century is no leap year unless 400 divides it.
    spans("2100-02-01", "2100-02-28", MONTH, 2 * MONTH, 2100);
});

test("of a window across a year's end the part in this year is drawn", () => {
    spans("2025-11-01", "2026-02-28", 0, 2 * MONTH);
    spans("2026-11-01", "2027-02-28", 10 * MONTH, 100);
    spans("2025-01-01", "2027-12-31", 0, 100);
});

test("a window without a start is its last day", () => {
    const [left, right] = edges(undefined, "2026-05-20");
    close(left, (4 + 19 / 31) * MONTH);
    close(right, left + 1, "wide enough to be seen");
    assert.deepEqual(edges(false, "2026-05-20"), [left, right]);
});

test("a window without an end goes on to the end of the year", () => {
    spans("2026-10-01", undefined, 9 * MONTH, 100);
    spans("2025-10-01", false, 0, 100);
});

test("a window without any day is the whole year", () => {
    spans(undefined, undefined, 0, 100);
    spans(false, "", 0, 100);
});

test("a window of another year is a mark at that end of the strip", () => {
    assert.deepEqual(edges("2025-03-01", "2025-03-31"), [0, 1]);
    assert.deepEqual(edges("2027-03-01", "2027-03-31"), [99, 100]);
});

test("a window that ends before it begins is a mark where it begins", () => {
    const [left, right] = edges("2026-05-20", "2026-05-10");
    close(left, (4 + 19 / 31) * MONTH);
    close(right, left + 1);
});

test("no window is too narrow to be seen or leaves the strip", () => {
    for (const day of ["2026-01-01", "2026-02-28", "2026-12-30", "2026-12-31"]) {
        const [left, right] = edges(day, day);
        assert.ok(right - left >= 1);
        assert.ok(left >= 0 && right <= 100, day);
    }
});

// --- several windows

function lanes(...pairs) {
    const windows = pairs.map(([start, due]) => ({start, due}));
    return layOut(windows, 2026).map((one) => one.lane);
}

test("no windows, nothing to lay out", () => {
    assert.deepEqual(layOut([], 2026), []);
});

test("each window keeps what it brought and gets its place", () => {
    const window = {key: "q1", start: "2026-01-01", due: "2026-03-31"};
    const [placed] = layOut([window], 2026);
    assert.equal(placed.window, window);
    assert.deepEqual(
        {left: placed.left, width: placed.width},
        placeWindow(window, 2026)
    );
});

test("windows one after the other share a lane", () => {
    assert.deepEqual(
        lanes(
            ["2026-01-01", "2026-03-31"],
            ["2026-04-01", "2026-06-30"],
            ["2026-07-01", "2026-09-30"],
            ["2026-10-01", "2026-12-31"]
        ),
        [0, 0, 0, 0]
    );
});

test("windows that overlap are drawn below each other", () => {
    assert.deepEqual(
        lanes(
            ["2026-01-01", "2026-12-31"],
            ["2026-01-01", "2026-06-30"],
            ["2026-06-30", "2026-07-31"]
        ),
        [0, 1, 2]
    );
});

test("a lane is used again as soon as it is free, the upper one first", () => {
    assert.deepEqual(
        lanes(
            ["2026-01-01", "2026-04-30"],
            ["2026-02-01", "2026-03-31"],
            ["2026-04-15", "2026-05-31"],
            ["2026-06-01", "2026-06-30"]
        ),
        [0, 1, 1, 0]
    );
});

test("days next to each other would touch, so the second gets its own lane", () => {
    // A single day is drawn wider than it is.
    assert.deepEqual(
        lanes(["2026-05-04", "2026-05-04"], ["2026-05-05", "2026-05-05"]),
        [0, 1]
    );
});

test("in no lane do two windows cover each other", () => {
    const windows = [];
    for (let month = 1; month <= 12; month++) {
        for (const length of [0, 1, 4]) {
            const start = `2026-${String(month).padStart(2, "0")}-01`;
            const last = Math.min(month + length, 12);
            windows.push({start, due: `2026-${String(last).padStart(2, "0")}-28`});
        }
    }
    const ends = new Map();
    for (const {left, width, lane} of layOut(windows, 2026)) {
        assert.ok((ends.get(lane) ?? 0) <= left + 0.1);
        ends.set(lane, left + width);
    }
    // At once go on at most five of the long ones, two of the others, one short one.
    assert.ok(ends.size <= 8);
});
