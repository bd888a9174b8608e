import {BoardTimeline} from "./board_timeline.esm";
import {Component} from "@odoo/owl";
import {LineTasks} from "./line_tasks.esm";
import {_t} from "@web/core/l10n/translation";
import {countsLabel, hinderedLabel} from "./status.esm";

const LATE_NAMES = 3;

/** One line of the plan and, once it is opened, its tasks. */
export class BoardRow extends Component {
    static template = "iso_quality_report.BoardRow";
    static components = {BoardTimeline, LineTasks};
    static props = {
        row: Object,
        board: Object,
        // False: closed; true: open; a text: open at this window
        opened: [Boolean, String],
        version: Number,
        onToggle: Function,
        onChanged: Function,
    };

    get detailId() {
        return `o_iso_tasks_${this.props.row.id}`;
    }

    get mayOpen() {
        return this.props.row.total > 0;
    }

    get percent() {
        return Math.round(this.props.row.progress);
    }

    get countsLabel() {
        return countsLabel(this.props.row);
    }

    get hinderedLabel() {
        return hinderedLabel(this.props.row);
    }

    get lateNames() {
        const names = this.props.row.late_names;
        const shown = names.slice(0, LATE_NAMES).join(", ");
        const more = names.length - LATE_NAMES;
        return more > 0
            ? _t("%(names)s and %(more)s more", {names: shown, more})
            : shown;
    }

    toggle() {
        this.props.onToggle(this.props.row.id, !this.props.opened);
    }

    openAt(key) {
        if (this.mayOpen) {
            this.props.onToggle(this.props.row.id, key);
        }
    }

    onDetailKeydown(ev) {
        if (ev.key === "Escape") {
            ev.stopPropagation();
            const stop = `.o_iso_line_toggle[aria-controls="${this.detailId}"]`;
            document.querySelector(stop)?.focus();
            this.props.onToggle(this.props.row.id, false);
        }
    }
}
