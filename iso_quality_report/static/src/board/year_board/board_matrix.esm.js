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
        return _t("Lines of the plan by departments");
    }

    find(row, department) {
        return row.departments.find((cell) => cell.id === department.id);
    }

    percent(department) {
        return Math.round(department.progress);
    }

    lateLabel(cell) {
        return _t("%s late", cell.late);
    }

    cellLabel(row, department, cell) {
        return `${row.number}, ${department.name}: ${countsLabel(cell)}`;
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
