// The colour of words on a coloured ground (ink.esm.js).

import assert from "node:assert/strict";
import {load} from "./modules.mjs";
import test from "node:test";

const {ink} = await load("ink.esm.js");

const BLACK = "#000000";
const WHITE = "#ffffff";

test("dark words on light grounds, light words on dark ones", () => {
    assert.equal(ink("#ffffff"), BLACK);
    assert.equal(ink("#ffe699"), BLACK);
    assert.equal(ink("#000000"), WHITE);
    assert.equal(ink("#7f0000"), WHITE);
});

test("the eye takes green for lighter than red, and red than blue", () => {
    assert.equal(ink("#00ff00"), BLACK);
    assert.equal(ink("#ff0000"), BLACK);
    assert.equal(ink("#0000ff"), WHITE);
});

test("the turning point lies between two greys next to each other", () => {
    assert.equal(ink("#757575"), WHITE);
    assert.equal(ink("#767676"), BLACK);
});

test("capital letters are the same colour", () => {
    for (const colour of ["#ffe699", "#c00000", "#00b050", "#757575", "#767676"]) {
        assert.equal(ink(colour.toUpperCase()), ink(colour));
    }
});

test("words on what is no colour are white", () => {
    for (const text of ["", "#", "red", "#fff", "#gggggg", "white"]) {
        assert.equal(ink(text), WHITE, text);
    }
});

test("what stands behind the six digits does not count", () => {
    assert.equal(ink("#ffffff00"), BLACK);
});

test("no colour at all is a mistake of the caller", () => {
    assert.throws(() => ink(undefined), TypeError);
    assert.throws(() => ink(false), TypeError);
});
