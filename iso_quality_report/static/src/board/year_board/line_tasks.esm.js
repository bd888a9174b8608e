import {Component, onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {deserializeDate, formatDate} from "@web/core/l10n/dates";
import {statusIcon, statusLabel} from "./status.esm";
import {KeepLast} from "@web/core/utils/concurrency";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

const FIRST_SHOWN = 12;

/** The tasks of one line: who, by when, how far; finishing and reminding. */
export class LineTasks extends Component {
    static template = "iso_quality_report.LineTasks";
    static props = {
        row: Object,
        board: Object,
        windowKey: String,
        version: Number,
        onWindow: Function,
        onChanged: Function,
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.icon = statusIcon;
        this.statusLabel = statusLabel;
        this.keepLast = new KeepLast();
        this.state = useState({tasks: [], showAll: false, busy: false});
        onWillStart(() => this.load());
        onWillUpdateProps((next) => {
            if (next.version !== this.props.version) {
                return this.load();
            }
        });
    }

    async load() {
        this.state.tasks = await this.keepLast.add(
            this.orm.call("iso.year.board", "get_line_tasks", [
                this.props.row.id,
                this.props.board.options,
            ])
        );
    }

    // ------------------------------------------------------------ what is shown
    get tasks() {
        const {windowKey} = this.props;
        return windowKey
            ? this.state.tasks.filter((task) => task.key === windowKey)
            : this.state.tasks;
    }

    get shown() {
        return this.state.showAll ? this.tasks : this.tasks.slice(0, FIRST_SHOWN);
    }

    get late() {
        return this.tasks.filter((task) => task.may_urge);
    }

    get showAllLabel() {
        return _t("Show all %s tasks", this.tasks.length);
    }

    get urgeAllLabel() {
        return _t("Remind all late ones (%s)", this.late.length);
    }

    get periodLabel() {
        return _t("Period");
    }

    day(text) {
        return text ? formatDate(deserializeDate(text)) : "";
    }

    windowLabel(window) {
        const label =
            window.label || `${this.day(window.start)} – ${this.day(window.due)}`;
        return `${label} (${window.done}/${window.total})`;
    }

    finishLabel(task) {
        return _t("Finish: %(department)s, %(period)s", {
            department: task.department,
            period: task.label || this.day(task.date_due),
        });
    }

    urgeLabel(task) {
        return _t("Remind: %(department)s, %(period)s", {
            department: task.department,
            period: task.label || this.day(task.date_due),
        });
    }

    // ------------------------------------------------------------ what is done
    open(task) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: task.name,
            res_model: "iso.task",
            res_id: task.id,
            views: [[false, "form"]],
            target: "current",
        });
    }

    finish(task) {
        return this.action.doAction("iso_quality_report.iso_task_action_finish", {
            props: {resId: task.id},
            onClose: () => this.props.onChanged(this.props.row.id),
        });
    }

    async urge(tasks) {
        this.state.busy = true;
        try {
            const said = await this.orm.call("iso.task", "action_urge", [
                tasks.map((task) => task.id),
            ]);
            await this.action.doAction(said);
            await this.props.onChanged(this.props.row.id);
        } finally {
            this.state.busy = false;
        }
    }
}
