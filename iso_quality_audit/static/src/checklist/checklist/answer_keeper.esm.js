import {AUDITOR_WRITES, DEPARTMENT_WRITES} from "./answer_rules.esm";
import {ConnectionLostError, RPCError} from "@web/core/network/rpc";
import {reactive, toRaw} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";

// Milliseconds after the last letter, and before each further try.
const PAUSE = 1000;
const TRIES = [3000, 10000, 30000];
// Who writes what, and where the version of it stands.
const PARTS = [
    {names: AUDITOR_WRITES, version: "version"},
    {names: DEPARTMENT_WRITES, version: "own_version"},
];

/**
 * Saves answers while they are typed: each one on its own, one save of it at a time, and
 * never over what somebody else has written since it was read.
 *
 * `answers` are the rows of the server, each with `keep`: the names of what is not saved
 * yet (`dirty`) and a `status`: "saved", "waiting", "saving", "failed" (the network: it
 * is tried again), "refused" (`error` says why) or "conflict" (`by` has written
 * `theirs`). The worst of them is `state.status`.
 */
export class AnswerKeeper {
    constructor({save, storage}) {
        this.save = save;
        this.storage = storage;
        this.state = reactive({answers: [], status: "saved", busyFiles: 0});
        this.timers = new Map();
        this.running = new Map();
        this.tries = 0;
    }

    // ------------------------------------------------------------ what is there
    /** Take what the server says; what is typed and not saved yet stays. */
    receive(rows, mayWrite) {
        const old = new Map(this.state.answers.map((one) => [one.id, one]));
        this.state.answers = rows.map((row) => {
            const answer = old.get(row.id);
            if (answer) {
                this.merge(answer, row);
                return answer;
            }
            return {...row, keep: this.clean()};
        });
        if (mayWrite) {
            for (const answer of this.state.answers) {
                this.restore(answer);
            }
        }
        this.tell();
    }

    clean() {
        return {
            dirty: {},
            status: "saved",
            error: "",
            by: "",
            theirs: null,
            waiting: [],
        };
    }

    /** Versions stay with words that are not saved: they say what these were made of. */
    merge(answer, row, sent = []) {
        const {dirty} = answer.keep;
        const typed = PARTS.filter(({names}) => names.some((name) => dirty[name]));
        const kept = new Set(typed.flatMap(({names, version}) => [...names, version]));
        // What was sent stands as it is typed: the server may trim a last blank.
        sent.forEach((name) => kept.add(name));
        for (const [name, value] of Object.entries(row)) {
            if (!kept.has(name)) {
                answer[name] = value;
            }
        }
    }

    restore(answer) {
        const draft = this.storage.read(answer.id);
        if (!draft || Object.keys(answer.keep.dirty).length) {
            return;
        }
        Object.assign(answer, draft.values, draft.versions);
        for (const name of Object.keys(draft.values)) {
            answer.keep.dirty[name] = true;
        }
        this.later(answer, 0);
    }

    find(id) {
        return this.state.answers.find((one) => one.id === id);
    }

    get unsaved() {
        return this.state.answers.filter((one) => one.keep.status !== "saved");
    }

    get hasUnsaved() {
        return Boolean(this.unsaved.length || this.state.busyFiles);
    }

    // ------------------------------------------------------------ typing
    /** Something was typed or chosen. */
    set(answer, name, value, pause = PAUSE) {
        if (answer[name] === value) {
            return;
        }
        answer[name] = value;
        answer.keep.dirty[name] = true;
        this.store(answer);
        if (answer.keep.status !== "conflict") {
            this.later(answer, pause);
        }
    }

    store(answer) {
        const names = Object.keys(answer.keep.dirty);
        if (!names.length) {
            this.storage.remove(answer.id);
            return;
        }
        const {version, own_version} = answer;
        this.storage.write(answer.id, {
            values: Object.fromEntries(names.map((name) => [name, answer[name]])),
            versions: {version, own_version},
        });
    }

    later(answer, pause) {
        if (answer.keep.status !== "saving") {
            this.become(answer, "waiting");
        }
        browser.clearTimeout(this.timers.get(answer.id));
        const timer = browser.setTimeout(() => this.flush(answer), pause);
        this.timers.set(answer.id, timer);
    }

    become(answer, status, more = {}) {
        Object.assign(answer.keep, {error: "", ...more, status});
        this.tell();
    }

    /** The worst status of all answers. */
    tell() {
        const found = new Set(toRaw(this.state).answers.map((one) => one.keep.status));
        const worst = ["conflict", "refused", "failed", "saving", "waiting"];
        this.state.status = worst.find((status) => found.has(status)) || "saved";
    }

    // ------------------------------------------------------------ saving
    /** Save what is not saved of one answer; true when all of it is. */
    async flush(answer) {
        browser.clearTimeout(this.timers.get(answer.id));
        // One save at a time; what was typed meanwhile goes with the next one.
        while (this.running.has(answer.id)) {
            await this.running.get(answer.id);
        }
        for (const part of PARTS) {
            while (part.names.some((name) => answer.keep.dirty[name])) {
                if (answer.keep.status === "conflict") {
                    return false;
                }
                const saving = this.send(answer, part);
                this.running.set(answer.id, saving);
                const saved = await saving;
                this.running.delete(answer.id);
                if (!saved) {
                    return false;
                }
            }
        }
        return true;
    }

    async send(answer, {names, version}) {
        const {keep} = answer;
        const dirty = names.filter((name) => keep.dirty[name]);
        const sent = Object.fromEntries(dirty.map((name) => [name, answer[name]]));
        this.become(answer, "saving");
        let result = null;
        try {
            result = await this.save(answer.id, sent, answer[version]);
        } catch (error) {
            return this.failed(answer, error);
        }
        this.tries = 0;
        if (!result.saved) {
            this.become(answer, "conflict", {by: result.by, theirs: result.answer});
            return false;
        }
        for (const name of dirty) {
            if (answer[name] === sent[name]) {
                delete keep.dirty[name];
            }
        }
        answer[version] = result.answer[version];
        this.merge(answer, result.answer, dirty);
        this.store(answer);
        this.become(answer, Object.keys(keep.dirty).length ? "saving" : "saved");
        return true;
    }

    failed(answer, error) {
        if (error instanceof ConnectionLostError) {
            this.become(answer, "failed");
            this.tryAgainLater();
            return false;
        }
        if (error instanceof RPCError) {
            const text = error.data?.message || error.message;
            this.become(answer, "refused", {error: text || _t("It was refused.")});
            return false;
        }
        this.become(answer, "failed");
        throw error;
    }

    tryAgainLater() {
        browser.clearTimeout(this.retry);
        const wait = TRIES[Math.min(this.tries++, TRIES.length - 1)];
        this.retry = browser.setTimeout(() => this.flushAll(["failed"]), wait);
    }

    /**
     * Save all that is not saved.
     *
     * @param {String[]} [statuses] only answers that are so
     * @returns {Promise<Boolean>} whether all of it is saved
     */
    async flushAll(statuses = ["waiting", "saving", "failed", "refused"]) {
        browser.clearTimeout(this.retry);
        const todo = this.state.answers.filter((one) =>
            statuses.includes(one.keep.status)
        );
        await Promise.all(todo.map((answer) => this.flush(answer)));
        return this.state.status === "saved";
    }

    // ------------------------------------------------------------ two at once
    /** Mine shall stand, although somebody else has written meanwhile. */
    keepMine(answer) {
        const {version, own_version} = answer.keep.theirs;
        Object.assign(answer, {version, own_version});
        this.become(answer, "waiting", {theirs: null, by: ""});
        this.store(answer);
        return this.flush(answer);
    }

    /** What the other one has written shall stand. */
    takeTheirs(answer) {
        const {theirs} = answer.keep;
        answer.keep.dirty = {};
        Object.assign(answer, theirs);
        this.store(answer);
        this.become(answer, "saved", {theirs: null, by: ""});
    }

    /** Nothing is sent any more: the screen is left. */
    stop() {
        browser.clearTimeout(this.retry);
        this.timers.forEach((timer) => browser.clearTimeout(timer));
    }
}
