/* Two people on one record: each save tells what it changes was read as, and who would
 * save over a colleague's words sees both and chooses (base_edit_conflict.py). */
import {ConflictDialog, joinTexts} from "./conflict_dialog.esm";
import {addReadValues, findPart, isList, readValues} from "./read_values.esm";
import {DynamicList} from "@web/model/relational_model/dynamic_list";
import {Record} from "@web/model/relational_model/record";
import {WarningDialog} from "@web/core/errors/error_dialogs";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";
import {registry} from "@web/core/registry";
import {toRaw} from "@odoo/owl";

export const CONFLICT = "odoo.addons.iso_quality.tools.edit_conflict.EditConflict";

// What calls of ours that are no save of a record's are answered with.
registry.category("error_dialogs").add(CONFLICT, WarningDialog);

// Record that is being saved → the words of the context of that save. Not a property
// of the record: nothing on the screen depends on it.
const saving = new WeakMap();
// Record → what is written over knowingly, which stays in the history.
const overwriting = new WeakMap();

const isConflict = (error) => error?.exceptionName === CONFLICT;

/** What somebody chooses for each conflict; null when he goes back to edit. */
function ask(model, conflicts, canJoin) {
    return new Promise((resolve) => {
        model.dialog.add(
            ConflictDialog,
            {conflicts, canJoin, choose: resolve},
            {onClose: () => resolve(null)}
        );
    });
}

/** Adds a field to what is written over: {model: {id: [field]}}. */
function addWrittenOver(over, {model, id, field}, choice) {
    if (choice === "mine") {
        const ofModel = (over[model] ||= {});
        (ofModel[id] ||= []).push(field);
    }
}

patch(Record.prototype, {
    get context() {
        const words = saving.get(toRaw(this));
        return words ? {...super.context, ...words} : super.context;
    },

    async _save(options = {}) {
        const record = toRaw(this);
        const read = readValues(record);
        const words = Object.keys(read).length ? {read_values: read} : {};
        if (overwriting.has(record)) {
            words.written_over = overwriting.get(record);
        }
        if (this.model._urgentSave) {
            words.page_closing = true;
        }
        saving.set(record, words);
        const onError = async (error, actions) => {
            if (isConflict(error)) {
                return this._settleConflict(error.data.context.conflicts, options);
            }
            if (options.onError) {
                return options.onError(error, actions);
            }
            // As Odoo's, when it is given no such function.
            if (!this.isInEdition) {
                await this._load({});
            }
            throw error;
        };
        try {
            const isSaved = await super._save({...options, onError});
            if (isSaved) {
                overwriting.delete(record);
            }
            return isSaved;
        } finally {
            saving.delete(record);
        }
    },

    /** Asks for each field whose words stay, and saves; false while he edits on. */
    async _settleConflict(conflicts, options) {
        const choices = await ask(this.model, conflicts, true);
        if (!choices) {
            return false;
        }
        const over = overwriting.get(toRaw(this)) || {};
        conflicts.forEach((conflict, index) => {
            const part = findPart(this, conflict.model, conflict.id);
            part?._applyChoice(conflict, choices[index]);
            addWrittenOver(over, conflict, choices[index]);
        });
        overwriting.set(toRaw(this), over);
        if (choices.includes("both")) {
            this.model.notification.add(
                _t("Both texts stand in the form now. Join them, then save."),
                {type: "info"}
            );
            return false;
        }
        return this._save(options);
    },

    /** What is stored counts as read from here on; "theirs" takes it over. */
    _applyChoice({field, now, by}, choice) {
        const own = this.data[field];
        if (choice === "theirs") {
            delete this._changes[field];
        }
        this._applyValues({[field]: now});
        if (choice === "both") {
            const {type} = this.fields[field];
            const [theirs] = Object.values(this._parseServerValues({[field]: now}));
            this._applyChanges({[field]: joinTexts(type, own, theirs, by)});
            this.dirty = true;
        }
    },
});

/** The values of a save without a field of one of its records. */
function without(vals, fields, {model, id, field}, isRoot) {
    const kept = {...vals};
    if (isRoot) {
        delete kept[field];
    }
    for (const [name, commands] of Object.entries(kept)) {
        if (fields[name] && isList(fields[name]) && fields[name].relation === model) {
            kept[name] = commands.map(([code, row, rowVals]) =>
                code === 1 && row === id
                    ? [code, row, without(rowVals, {}, {model, id, field}, true)]
                    : [code, row, rowVals]
            );
        }
    }
    return kept;
}

/** A save of many records at once: whose words stay is asked for each of them, and the
 * save goes on with the rest. */
class AskingSave {
    constructor(list, read) {
        this.list = list;
        this.read = read;
        this.over = {};
        this.isGivenUp = false;
    }

    async send(method, resModel, ids, values, kwargs) {
        const words = {read_values: this.read, written_over: this.over};
        const context = {...kwargs.context, ...words};
        try {
            const {orm} = this;
            return await orm[method](resModel, ids, values, {...kwargs, context});
        } catch (error) {
            if (!isConflict(error)) {
                throw error;
            }
            const {conflicts} = error.data.context;
            const choices = await ask(this.list.model, conflicts, false);
            if (!choices) {
                this.isGivenUp = true;
                throw error;
            }
            conflicts.forEach((conflict, index) => {
                const {model, id, field, now} = conflict;
                this.read[model][id][field] = now;
                addWrittenOver(this.over, conflict, choices[index]);
            });
            const dropped = conflicts.filter((_, index) => choices[index] === "theirs");
            if (!dropped.length) {
                return this.send(method, resModel, ids, values, kwargs);
            }
            const valsList = method === "webSave" ? ids.map(() => values) : values;
            const kept = valsList.map((vals, at) =>
                dropped.reduce((left, one) => {
                    const isRoot = one.model === resModel && one.id === ids[at];
                    return without(left, this.list.fields, one, isRoot);
                }, vals)
            );
            return this.send("webSaveMulti", resModel, ids, kept, kwargs);
        }
    }

    /** @returns {Object} Odoo's orm, which asks */
    wrap(orm) {
        this.orm = orm;
        return Object.assign(Object.create(orm), {
            webSave: (...args) => this.send("webSave", ...args),
            webSaveMulti: (...args) => this.send("webSaveMulti", ...args),
        });
    }
}

patch(DynamicList.prototype, {
    async _multiSave(editedRecord, changes) {
        const read = {};
        for (const record of this.selection) {
            addReadValues(record, Object.keys(changes), read);
        }
        if (!Object.keys(read).length) {
            return super._multiSave(editedRecord, changes);
        }
        const {orm} = this.model;
        const asking = new AskingSave(this, read);
        this.model.orm = asking.wrap(orm);
        try {
            return await super._multiSave(editedRecord, changes);
        } catch (error) {
            if (asking.isGivenUp) {
                return false;
            }
            throw error;
        } finally {
            this.model.orm = orm;
        }
    },
});
