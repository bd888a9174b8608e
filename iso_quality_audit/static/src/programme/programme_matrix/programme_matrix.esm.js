import {Component, onWillStart, onWillUpdateProps, useRef, useState} from "@odoo/owl";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

const CELL = "iso.audit.programme.cell";
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const STEPS = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
};

/**
 * Departments by months: a click foresees a department in a month or opens what is
 * foreseen; the same by keyboard (arrows, Enter, Delete).
 */
export class ProgrammeMatrix extends Component {
    static template = "iso_quality_audit.ProgrammeMatrix";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.root = useRef("root");
        this.state = useState({data: null, at: [0, 0], unit: 0, month: 10});
        this.months = MONTHS;
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((props) => this.load(props.record));
    }

    async load(record) {
        this.state.data = record.resId
            ? await this.orm.call(record.resModel, "get_matrix", [record.resId])
            : null;
        this.state.unit ||= this.state.data?.rows[0]?.id;
    }

    get mayPlan() {
        return this.state.data.may_plan && !this.props.readonly;
    }

    get words() {
        return {
            new: _t("New"),
            changed: _t("Changed"),
            same: _t("As last year"),
            planned: _t("Planned"),
            running: _t("Under way"),
            closed: _t("Done"),
        };
    }

    // --------------------------------------------------------------- what is shown
    monthName(month) {
        return _t("Month %s", month);
    }

    /** What stands in a cell, short enough for its place. */
    cellText(cell) {
        const named = [...cell.procedures, ...cell.clauses];
        return named.length > 3
            ? `${named.slice(0, 2).join(", ")} +${named.length - 2}`
            : named.join(", ") || "…";
    }

    cellTitle(row, month, cell) {
        const parts = [`${row.name} – ${this.monthName(month)}`];
        if (cell) {
            parts.push([...cell.procedures, ...cell.clauses].join(", "));
            parts.push(this.words[cell.standing], this.words[cell.state], cell.note);
        }
        return parts.filter(Boolean).join("\n");
    }

    cellClass(row, month) {
        const cell = row.cells[month];
        return {
            o_iso_foreseen: cell,
            [`o_iso_${(cell && cell.standing) || "none"}`]: true,
            [`o_iso_is_${(cell && cell.state) || "nothing"}`]: true,
            o_iso_now: month === this.state.data.this_month,
        };
    }

    isAt(place, month) {
        return this.state.at[0] === place && this.state.at[1] === month - 1;
    }

    /** For the phone: what is foreseen, month after month. */
    get foreseen() {
        const found = [];
        for (const month of MONTHS) {
            for (const row of this.state.data.rows) {
                if (row.cells[month]) {
                    found.push({month, row, cell: row.cells[month]});
                }
            }
        }
        return found;
    }

    outsideIn(month) {
        return this.state.data.outside.filter((one) => one.month === month);
    }

    // --------------------------------------------------------------- what is done
    async refresh() {
        await this.props.record.load();
        await this.load(this.props.record);
    }

    async saved() {
        const {record} = this.props;
        return !(await record.isDirty()) || record.save();
    }

    /** Open what is foreseen; what is not yet, is foreseen first. */
    async choose(row, month) {
        const cell = row.cells[month];
        if (!cell && !this.mayPlan) {
            return;
        }
        if (this.mayPlan && !(await this.saved())) {
            return;
        }
        if (cell) {
            this.openCell(cell.id, row);
            return;
        }
        const {record} = this.props;
        await this.orm.call(record.resModel, "plan_cell", [
            record.resId,
            row.id,
            month,
        ]);
        await this.refresh();
    }

    /** On the phone: the department and the month are chosen from lists. */
    add() {
        const row = this.state.data.rows.find((one) => one.id === this.state.unit);
        return row && this.choose(row, this.state.month);
    }

    openCell(resId, row) {
        const {mayPlan} = this;
        this.dialog.add(FormViewDialog, {
            resModel: CELL,
            resId,
            title: row.name,
            mode: mayPlan ? "edit" : "readonly",
            onRecordSaved: () => this.refresh(),
            removeRecord: mayPlan ? () => this.remove(resId) : undefined,
        });
    }

    async remove(resId) {
        await this.orm.unlink(CELL, [resId]);
        await this.refresh();
    }

    askToRemove(row, month) {
        const cell = row.cells[month];
        if (!cell || !this.mayPlan) {
            return;
        }
        this.dialog.add(ConfirmationDialog, {
            body: _t("%(unit)s is not audited in month %(month)s?", {
                unit: row.name,
                month,
            }),
            confirmLabel: _t("Remove"),
            confirm: () => this.remove(cell.id),
            cancel: () => {},
        });
    }

    // --------------------------------------------------------------- keyboard
    onKeydown(ev, row, month) {
        const step = STEPS[ev.key];
        if (step) {
            ev.preventDefault();
            this.moveTo(this.state.at[0] + step[0], this.state.at[1] + step[1]);
        } else if (ev.key === "Delete") {
            ev.preventDefault();
            this.askToRemove(row, month);
        }
    }

    moveTo(place, month) {
        const last = this.state.data.rows.length - 1;
        const at = [
            Math.min(Math.max(place, 0), last),
            Math.min(Math.max(month, 0), MONTHS.length - 1),
        ];
        this.state.at = at;
        this.root.el.querySelector(`[data-cell="${at[0]},${at[1] + 1}"]`)?.focus();
    }

    focused(place, month) {
        this.state.at = [place, month - 1];
    }
}

registry.category("fields").add("iso_audit_programme_matrix", {
    component: ProgrammeMatrix,
    displayName: _t("Departments and Months"),
    supportedTypes: ["one2many"],
    useSubView: false,
    relatedFields: () => [],
});
