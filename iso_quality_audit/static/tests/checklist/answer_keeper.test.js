// Saving while one types: pauses, lost connections, refusals, two at once, closed tabs.

import {advanceTime, describe, expect, test} from "@odoo/hoot";
import {ConnectionLostError, RPCError} from "@web/core/network/rpc";
import {AnswerKeeper} from "@iso_quality_audit/checklist/checklist/answer_keeper.esm";
import {Deferred} from "@odoo/hoot-mock";

describe.current.tags("headless");

/** A storage as of a browser, which can be looked into. */
class Memory {
    drafts = {};
    read(id) {
        return this.drafts[id] ? structuredClone(this.drafts[id]) : null;
    }
    write(id, draft) {
        this.drafts[id] = structuredClone(draft);
    }
    remove(id) {
        delete this.drafts[id];
    }
}

const row = (id, values = {}) => ({
    id,
    conclusion_id: false,
    note: "",
    seen: "",
    own_words: "",
    version: "v0",
    own_version: "w0",
    own_evidence_ids: [],
    ...values,
});

/** A keeper of two questions; `give` answers each save. */
function keep(give, storage = new Memory(), rows = [row(1), row(2)]) {
    const keeper = new AnswerKeeper({
        save(id, values, version) {
            expect.step(`${id} ${JSON.stringify(values)} ${version}`);
            return give(id, values, version);
        },
        storage,
    });
    keeper.receive(rows, true);
    return {keeper, storage, first: keeper.find(1), second: keeper.find(2)};
}

/** The server of one user: everything is saved, as a next version. */
function saving() {
    const stored = {};
    return async (id, values, version) => {
        stored[id] = {...row(id), ...stored[id], ...values};
        stored[id].version = `v${Number(version.slice(1)) + 1}`;
        return {saved: true, answer: {...stored[id]}};
    };
}

const theirs = (values) => ({
    saved: false,
    by: "Bình",
    answer: row(1, {version: "v9", ...values}),
});

test("what is typed is saved once, after a pause", async () => {
    const {keeper, first} = keep(saving());
    keeper.set(first, "note", "S");
    keeper.set(first, "note", "Sổ");
    expect(keeper.state.status).toBe("waiting");
    await advanceTime(500);
    expect.verifySteps([]);
    await advanceTime(600);
    expect.verifySteps(['1 {"note":"Sổ"} v0']);
    expect(keeper.state.status).toBe("saved");
    expect(first.version).toBe("v1");
});

test("what is typed while a save is under way goes with the next one", async () => {
    const gate = new Deferred();
    const server = saving();
    const {keeper, first} = keep(async (...given) => {
        await gate;
        return server(...given);
    });
    keeper.set(first, "note", "Sổ", 0);
    await advanceTime(1);
    keeper.set(first, "note", "Sổ số 3");
    gate.resolve();
    await advanceTime(2000);
    expect.verifySteps(['1 {"note":"Sổ"} v0', '1 {"note":"Sổ số 3"} v1']);
    expect(first.note).toBe("Sổ số 3");
    expect(keeper.state.status).toBe("saved");
});

test("a lost connection keeps the words, and tries again by itself", async () => {
    let online = false;
    const server = saving();
    const {keeper, first, storage} = keep((...given) => {
        if (!online) {
            throw new ConnectionLostError("/");
        }
        return server(...given);
    });
    keeper.set(first, "note", "Sổ", 0);
    await advanceTime(1);
    expect(keeper.state.status).toBe("failed");
    expect(keeper.hasUnsaved).toBe(true);
    expect(first.note).toBe("Sổ");
    expect(storage.read(1).values).toEqual({note: "Sổ"});
    online = true;
    await advanceTime(3100);
    expect(keeper.state.status).toBe("saved");
    expect(storage.read(1)).toBe(null);
    expect.verifySteps(['1 {"note":"Sổ"} v0', '1 {"note":"Sổ"} v0']);
});

test("a refusal is said at the question, others are saved", async () => {
    const server = saving();
    const {keeper, first, second} = keep((id, ...given) => {
        if (id === 1) {
            const error = new RPCError();
            error.data = {message: "Đã nộp"};
            throw error;
        }
        return server(id, ...given);
    });
    keeper.set(first, "note", "Sổ", 0);
    keeper.set(second, "note", "Tủ", 0);
    await advanceTime(1);
    expect(first.keep.status).toBe("refused");
    expect(first.keep.error).toBe("Đã nộp");
    expect(first.note).toBe("Sổ");
    expect(second.keep.status).toBe("saved");
    expect(keeper.state.status).toBe("refused");
    await advanceTime(60000);
    expect.verifySteps(['1 {"note":"Sổ"} v0', '2 {"note":"Tủ"} v0']);
});

test("of two who write the same, nobody is overwritten: mine may stand", async () => {
    const server = saving();
    let turn = 0;
    const {keeper, first} = keep((...given) =>
        turn++ ? server(...given) : theirs({note: "Của Bình"})
    );
    keeper.set(first, "note", "Của tôi", 0);
    await advanceTime(1);
    expect(first.keep.status).toBe("conflict");
    expect(first.keep.by).toBe("Bình");
    expect(first.note).toBe("Của tôi");
    // Typing on saves nothing until one has chosen.
    keeper.set(first, "note", "Của tôi!", 0);
    await advanceTime(5000);
    expect.verifySteps(['1 {"note":"Của tôi"} v0']);
    await keeper.keepMine(first);
    expect.verifySteps(['1 {"note":"Của tôi!"} v9']);
    expect(keeper.state.status).toBe("saved");
});

test("of two who write the same, theirs may stand", async () => {
    const {keeper, first, storage} = keep(() => theirs({note: "Của Bình"}));
    keeper.set(first, "note", "Của tôi", 0);
    await advanceTime(1);
    keeper.takeTheirs(first);
    expect(first.note).toBe("Của Bình");
    expect(first.version).toBe("v9");
    expect(keeper.state.status).toBe("saved");
    expect(storage.read(1)).toBe(null);
    expect.verifySteps(['1 {"note":"Của tôi"} v0']);
});

test("a tab that was closed midway has lost nothing", async () => {
    const storage = new Memory();
    const before = keep(() => new Deferred(), storage);
    before.keeper.set(before.first, "note", "Đang gõ dở");
    before.keeper.stop();
    const {keeper, first} = keep(saving(), storage);
    expect(first.note).toBe("Đang gõ dở");
    await advanceTime(10);
    expect.verifySteps(['1 {"note":"Đang gõ dở"} v0']);
    expect(keeper.state.status).toBe("saved");
    expect(storage.read(1)).toBe(null);
});

test("words kept since before somebody else wrote are a conflict, not a loss", async () => {
    const storage = new Memory();
    storage.write(1, {
        values: {note: "Cũ"},
        versions: {version: "v0", own_version: "w0"},
    });
    const rows = [row(1, {note: "Của Bình", version: "v9"})];
    const {keeper, first} = keep(() => theirs({note: "Của Bình"}), storage, rows);
    await advanceTime(10);
    expect.verifySteps(['1 {"note":"Cũ"} v0']);
    expect(first.keep.status).toBe("conflict");
    expect(keeper.state.status).toBe("conflict");
});

test("who may not write any more sends nothing; the words stay for later", async () => {
    const storage = new Memory();
    storage.write(1, {
        values: {note: "Dở"},
        versions: {version: "v0", own_version: "w0"},
    });
    const keeper = new AnswerKeeper({save: () => expect.step("save"), storage});
    keeper.receive([row(1)], false);
    await advanceTime(5000);
    expect.verifySteps([]);
    expect(keeper.find(1).note).toBe("");
    expect(storage.read(1).values.note).toBe("Dở");
});

test("what colleagues wrote comes in, what is typed here stays", async () => {
    const {keeper, first, second} = keep(() => new Deferred());
    keeper.set(first, "note", "Của tôi");
    keeper.receive(
        [
            row(1, {note: "x", version: "v5", own_words: "Ở tủ 2"}),
            row(2, {note: "Của Bình", version: "v5"}),
        ],
        true
    );
    expect(keeper.find(1)).toBe(first);
    expect([first.note, first.version, first.own_words]).toEqual([
        "Của tôi",
        "v0",
        "Ở tủ 2",
    ]);
    expect([second.note, second.version]).toEqual(["Của Bình", "v5"]);
    keeper.stop();
});

test("a blank before the next word stays, although the server trims it", async () => {
    const {keeper, first} = keep(async () => ({
        saved: true,
        answer: row(1, {own_words: "Ở", own_version: "w1", note: "Của Bình"}),
    }));
    keeper.set(first, "own_words", "Ở ");
    await advanceTime(1100);
    expect(first.own_words).toBe("Ở ");
    expect([first.own_version, first.note]).toEqual(["w1", "Của Bình"]);
    expect(keeper.state.status).toBe("saved");
    expect.verifySteps(['1 {"own_words":"Ở "} w0']);
});

test("leaving saves what waits at once", async () => {
    const {keeper, first, second} = keep(saving());
    keeper.set(first, "note", "a");
    keeper.set(second, "own_words", "b");
    expect(await keeper.flushAll()).toBe(true);
    expect(keeper.hasUnsaved).toBe(false);
    expect.verifySteps(['1 {"note":"a"} v0', '2 {"own_words":"b"} w0']);
});
