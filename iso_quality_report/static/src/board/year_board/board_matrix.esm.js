import {countsLabel, statusIcon} from "./status.esm";
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

function statusOf(cell) {
    if (cell.late) {
        return "late";
    }
    if (cell.done === cell.total) {
        return "done";
    }
    return cell.done || cell.doing ? "doing" : "todo";
}

/** Lines by departments: who is late with what. */
export class BoardMatrix extends Component {
    static template = "iso_quality_report.BoardMatrix";
    static props = {
        board: Object,
        onDepartment: Function,
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.icon = statusIcon;
        this.statusOf = statusOf;
    }

    get rows() {
        return this.props.board.rows.filter((row) => row.total);
    }

    get departments() {
        const {status} = this.props.board.options;
        return this.props.board.departments.filter((unit) => !status || unit[status]);
    }

    get caption() {
        return _t("Work of the year by departments");
    }

    /** The cell, unless it has nothing of the status that is asked for. */
    find(row, department) {
        const {status} = this.props.board.options;
        return row.departments.find(
            (cell) => cell.id === department.id && (!status || cell[status])
        );
    }

    /** The number that the cell opens. */
    countText(cell) {
        const {status} = this.props.board.options;
        return status ? String(cell[status]) : `${cell.done}/${cell.total}`;
    }

    percent(department) {
        return Math.round(department.progress);
    }

    get percentLabel() {
        return _t("Mean of the lines of the department, by their weight");
    }

    lateLabel(cell) {
        return _t("%s late", cell.late);
    }

    cellLabel(row, department, cell) {
        return `${row.number || row.name}, ${department.name}: ${countsLabel(cell)}`;
    }

    departmentLabel(department) {
        return _t("Show only %(department)s: %(counts)s", {
            department: department.name,
            counts: countsLabel(department),
        });
    }

    async open(row, department) {
        const {options, plan} = this.props.board;
        const action = await this.orm.call("iso.year.board", "action_open_tasks", [
            row.id,
            department.id,
            {...options, plan_id: plan.id},
        ]);
        await this.action.doAction(action);
    }
}
