import {
    BONES,
    addAfter,
    addUnder,
    asTree,
    boneOf,
    byBones,
    canIndent,
    indent,
    isRoot,
    newRow,
    outdent,
    remove,
} from "./outline.esm";
import {Component, onPatched, useRef, useState} from "@odoo/owl";
import {CauseDrawing} from "./cause_drawing.esm";
import {CauseLine} from "./cause_line.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useBus} from "@web/core/utils/hooks";
import {useRecordObserver} from "@web/model/relational_model/utils";

/**
 * Causes as an indented list, by keyboard and by thumb, with a drawing that follows each
 * letter: five times why, or a fishbone. Saved with the form.
 */
export class CausesField extends Component {
    static template = "iso_quality_audit.CausesField";
    static components = {CauseDrawing, CauseLine};
    static props = {...standardFieldProps};

    setup() {
        this.root = useRef("root");
        this.state = useState({rows: [], current: 0, deeper: false});
        // The line that gets the focus with the next drawing of the screen.
        this.wanted = 0;
        this.lastRead = "";
        this.isDirty = false;
        // Bound here: in a loop of the template "this" is not the component.
        this.hands = {
            onType: this.onType.bind(this),
            onFocus: (key) => (this.state.current = key),
            onKey: this.onKey.bind(this),
            act: this.act.bind(this),
        };
        const {bus} = this.props.record.model;
        useBus(bus, "NEED_LOCAL_CHANGES", ({detail}) =>
            detail.proms.push(this.commit())
        );
        useBus(bus, "WILL_SAVE_URGENTLY", () => this.commit());
        useRecordObserver((record) => this.read(record));
        onPatched(() => this.focusWanted());
    }

    // --------------------------------------------------------------- what is shown
    get isBones() {
        return this.props.record.data.cause_method === "bones";
    }

    get isReadonly() {
        return this.props.readonly;
    }

    /** One sentence is enough for a minor one, until somebody asks for more. */
    get isBrief() {
        const {rows, deeper} = this.state;
        return this.props.record.data.grade === "minor" && rows.length < 2 && !deeper;
    }

    get hasWords() {
        return this.state.rows.some((row) => row.name.trim());
    }

    get methods() {
        return [
            {value: "whys", label: _t("Five times why")},
            {value: "bones", label: _t("Fishbone")},
        ];
    }

    get boneLabels() {
        return {
            people: _t("People"),
            method: _t("Working Method"),
            documents: _t("Documents"),
            means: _t("Means"),
            environment: _t("Environment"),
            law: _t("Law"),
            false: _t("Not sorted yet"),
        };
    }

    /** Lines under the headings of their bones; one group without heading for whys. */
    get groups() {
        const all = this.state.rows.map((row, index) => ({row, index}));
        if (!this.isBones) {
            return [{bone: null, lines: all}];
        }
        return [...BONES, false]
            .map((bone) => ({
                bone,
                label: this.boneLabels[bone],
                lines: all.filter(({index}) => boneOf(this.state.rows, index) === bone),
            }))
            .filter(({bone, lines}) => lines.length || (bone && !this.isReadonly));
    }

    get tree() {
        return asTree(this.state.rows);
    }

    get problem() {
        return this.props.record.data.seen || "";
    }

    lineProps({row, index}) {
        const {rows, current} = this.state;
        return {
            row,
            label: this.isBones || this.isBrief ? "" : _t("Why %s", row.depth + 1),
            placeholder: this.isBrief
                ? _t("One sentence is enough: why did it happen?")
                : row.depth
                  ? _t("And why is that?")
                  : _t("Why did it happen?"),
            root: isRoot(rows, index),
            current: !this.isBrief && row.key === current,
            canIndent: canIndent(rows, index, this.isBones),
            canOutdent: row.depth > 0,
            readonly: this.isReadonly,
            ...this.hands,
        };
    }

    // --------------------------------------------------------------- record
    /** Takes what the record says, unless it is what was written here. */
    read(record) {
        const value = record.data[this.props.name];
        const method = record.data.cause_method;
        const text = JSON.stringify([value, record.resId, method]);
        if (text === this.lastRead) {
            return;
        }
        this.lastRead = text;
        this.isDirty = false;
        const told = (value && value.rows) || [];
        const before = this.state.rows;
        let rows = told.map((row, index) => {
            // The same line keeps its place on the screen, and the focus.
            const old =
                before.find(({id}) => id && id === row.id) ||
                (before[index]?.name === row.name && before[index]);
            return newRow({...row, ...(old ? {key: old.key} : {})});
        });
        if (method === "bones") {
            rows = byBones(rows);
        } else if (!rows.length) {
            rows = [newRow()];
        }
        this.state.rows = rows;
    }

    async commit() {
        if (!this.isDirty) {
            return;
        }
        this.isDirty = false;
        const {record, name} = this.props;
        const rows = this.state.rows.map((row) => {
            const told = {...row};
            delete told.key;
            return told;
        });
        const value = {version: record.data[name]?.version || "", rows};
        this.lastRead = JSON.stringify([value, record.resId, record.data.cause_method]);
        await record.update({[name]: value});
    }

    async chooseMethod(value) {
        if (this.isReadonly || value === this.props.record.data.cause_method) {
            return;
        }
        await this.commit();
        await this.props.record.update({cause_method: value});
    }

    // --------------------------------------------------------------- writing
    indexOf(key) {
        return this.state.rows.findIndex((row) => row.key === key);
    }

    touch() {
        this.isDirty = true;
        this.props.record.model.bus.trigger("FIELD_IS_DIRTY", true);
    }

    onType(key, words) {
        this.state.rows[this.indexOf(key)].name = words;
        this.touch();
    }

    change(rows, key) {
        this.state.rows = rows;
        this.state.current = key;
        this.wanted = key;
        this.touch();
    }

    act(what, key) {
        const {rows} = this.state;
        const index = this.indexOf(key);
        const added = newRow();
        switch (what) {
            case "after":
                return this.change(addAfter(rows, index, added), added.key);
            case "under":
                return this.change(addUnder(rows, index, added), added.key);
            case "indent":
                return this.change(indent(rows, index, this.isBones), key);
            case "outdent":
                return this.change(outdent(rows, index), key);
        }
        return this.removeLine(index);
    }

    removeLine(index) {
        const rows = remove(this.state.rows, index);
        if (!rows.length && !this.isBones) {
            rows.push(newRow());
        }
        const near = rows[Math.max(index - 1, 0)];
        this.change(rows, near ? near.key : 0);
    }

    addToBone(bone) {
        const added = newRow({bone});
        this.change(byBones([...this.state.rows, added]), added.key);
    }

    /** What a key does in a line; whether it did anything. */
    onKey(key, pressed) {
        const {rows} = this.state;
        const index = this.indexOf(key);
        const empty = !rows[index].name;
        switch (pressed) {
            case "Enter":
                // One empty line is enough.
                if (!empty && !this.isBrief) {
                    this.act("after", key);
                }
                return true;
            case "Shift+Enter":
                return true;
            case "Tab":
                // Where it can go no deeper, the key goes to the next field as always.
                if (this.isBrief || !canIndent(rows, index, this.isBones)) {
                    return false;
                }
                this.act("indent", key);
                return true;
            case "Shift+Tab":
                if (!rows[index].depth) {
                    return false;
                }
                this.act("outdent", key);
                return true;
            case "Backspace":
                if (!empty || (rows.length < 2 && !this.isBones)) {
                    return false;
                }
                this.removeLine(index);
                return true;
            case "ArrowUp":
            case "ArrowDown":
                return this.moveFocus(index + (pressed === "ArrowUp" ? -1 : 1));
        }
        return false;
    }

    moveFocus(index) {
        const row = this.state.rows[index];
        if (row) {
            this.wanted = row.key;
            this.focusWanted();
        }
        return Boolean(row);
    }

    focusWanted() {
        if (!this.wanted) {
            return;
        }
        const field = this.root.el?.querySelector(
            `[data-line="${this.wanted}"] textarea`
        );
        if (field) {
            this.wanted = 0;
            field.focus();
            field.setSelectionRange(field.value.length, field.value.length);
        }
    }

    lookDeeper() {
        this.state.deeper = true;
        this.wanted = this.state.rows[0]?.key || 0;
    }
}

export const causesField = {
    component: CausesField,
    displayName: _t("Causes"),
    supportedTypes: ["json"],
    fieldDependencies: [
        {name: "cause_method", type: "selection", readonly: false},
        {name: "grade", type: "selection"},
        {name: "seen", type: "text"},
    ],
};

registry.category("fields").add("iso_causes", causesField);
