// The indented list of causes: what keys do to its rows.

import {describe, expect, test} from "@odoo/hoot";
import {
    BONES,
    DEEPEST,
    addAfter,
    addUnder,
    asTree,
    boneOf,
    byBones,
    canIndent,
    endOf,
    indent,
    isRoot,
    newRow,
    outdent,
    parentOf,
    remove,
} from "@iso_quality_audit/action/causes/outline.esm";

describe.current.tags("headless");

/** Rows of "a 0", "b 1 people": name, depth, bone. */
function rowsOf(...texts) {
    return texts.map((text) => {
        const [name, depth, bone] = text.split(" ");
        return newRow({name, depth: Number(depth), bone: bone || false});
    });
}

function told(rows) {
    return rows.map((row) =>
        [row.name, row.depth, row.bone].filter((one) => one !== false).join(" ")
    );
}

const CHAIN = ["a 0", "b 1", "c 2", "d 1", "e 0"];

test("a new line stands beside, after all that is under the one before", () => {
    const rows = rowsOf(...CHAIN);
    expect(told(addAfter(rows, 0, newRow({name: "x"})))).toEqual([
        "a 0",
        "b 1",
        "c 2",
        "d 1",
        "x 0",
        "e 0",
    ]);
    expect(told(addUnder(rows, 1, newRow({name: "x"})))).toEqual([
        "a 0",
        "b 1",
        "c 2",
        "x 2",
        "d 1",
        "e 0",
    ]);
});

test("deeper with all that is under it, and only under a line of its own depth", () => {
    const rows = rowsOf(...CHAIN);
    expect(canIndent(rows, 0)).toBe(false);
    expect(canIndent(rows, 1)).toBe(false);
    expect(told(indent(rows, 4))).toEqual(["a 0", "b 1", "c 2", "d 1", "e 1"]);
    expect(told(indent(rows, 3))).toEqual(["a 0", "b 1", "c 2", "d 2", "e 0"]);
    expect(indent(rows, 1)).toBe(rows);
});

test("never deeper than the deepest", () => {
    const rows = rowsOf(
        ...Array.from({length: DEEPEST + 1}, (_, depth) => `r ${depth}`),
        `last ${DEEPEST}`
    );
    expect(canIndent(rows, rows.length - 1)).toBe(false);
});

test("less deep: nothing else changes whose cause it is", () => {
    const rows = rowsOf(...CHAIN);
    // "d" stays under "a", although "b" has left it.
    expect(told(outdent(rows, 1))).toEqual(["a 0", "d 1", "b 0", "c 1", "e 0"]);
    expect(outdent(rows, 0)).toBe(rows);
});

test("what is under a removed line takes its place", () => {
    expect(told(remove(rowsOf(...CHAIN), 1))).toEqual(["a 0", "c 1", "d 1", "e 0"]);
    expect(told(remove(rowsOf("a 0 law", "b 1"), 0))).toEqual(["b 0 law"]);
});

test("a line hangs on the bone of the first one above it", () => {
    const rows = rowsOf("a 0 people", "b 1", "c 0 law", "d 0");
    expect(rows.map((_row, index) => boneOf(rows, index))).toEqual([
        "people",
        "people",
        "law",
        false,
    ]);
    // The first of a bone does not go under one of another.
    expect(canIndent(rows, 2, true)).toBe(false);
    expect(canIndent(rows, 2, false)).toBe(true);
    expect(told(outdent(rows, 1))).toEqual([
        "a 0 people",
        "b 0 people",
        "c 0 law",
        "d 0",
    ]);
    expect(told(byBones(rowsOf("x 0", "a 0 law", "b 1", "c 0 people")))).toEqual([
        "c 0 people",
        "a 0 law",
        "b 1",
        "x 0",
    ]);
});

test("roots are what nothing is said under", () => {
    const rows = rowsOf("a 0", "b 1", "c 0");
    rows.push(newRow({depth: 1}));
    expect(rows.map((_row, index) => isRoot(rows, index))).toEqual([
        false,
        true,
        true,
        true,
    ]);
    const [first, second] = asTree(rows);
    expect(first.under.map((one) => one.name)).toEqual(["b"]);
    expect(first.root).toBe(false);
    expect(second.root).toBe(true);
    expect(second.under).toHaveLength(0);
});

/** A number that is the same each time. */
function chance(seed) {
    let state = seed;
    return (below) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor((state / 2147483648) * below);
    };
}

test("whatever keys are pressed, the list stays a list and only empty lines are lost", () => {
    const wrong = [];
    for (let seed = 1; seed <= 60; seed++) {
        const dice = chance(seed);
        let rows = rowsOf("r 0");
        for (let step = 0; step < 40; step++) {
            const index = dice(rows.length);
            const bones = dice(2) === 1;
            const before = rows.length;
            const under = rows.map((row, at) => [
                row.key,
                rows[parentOf(rows, at)]?.key,
            ]);
            switch (dice(6)) {
                case 0:
                    rows = addAfter(rows, index);
                    break;
                case 1:
                    rows = addUnder(rows, index);
                    break;
                case 2:
                    rows = indent(rows, index, bones);
                    break;
                case 3: {
                    const key = rows[index].key;
                    rows = outdent(rows, index);
                    // All others are still causes of what they were causes of.
                    const now = new Map(
                        rows.map((row, at) => [row.key, rows[parentOf(rows, at)]?.key])
                    );
                    for (const [one, parent] of under) {
                        if (one !== key && now.get(one) !== parent) {
                            wrong.push(`seed ${seed}: ${one} has another parent`);
                        }
                    }
                    break;
                }
                case 4:
                    rows = before > 1 ? remove(rows, index) : rows;
                    break;
                default:
                    rows[index] = {...rows[index], bone: BONES[dice(6)]};
                    rows = rows[index].depth ? rows : byBones(rows);
            }
            const right = rows.every(
                (row, at) =>
                    row.depth >= 0 &&
                    row.depth <= DEEPEST &&
                    row.depth <= (at ? rows[at - 1].depth + 1 : 0) &&
                    endOf(rows, at) > at
            );
            if (!right || rows.length < before - 1 || rows.length > before + 1) {
                wrong.push(`seed ${seed}, step ${step}: ${told(rows)}`);
            }
            if (new Set(rows.map((row) => row.key)).size !== rows.length) {
                wrong.push(`seed ${seed}, step ${step}: a line stands twice`);
            }
        }
    }
    expect(wrong).toEqual([]);
});
