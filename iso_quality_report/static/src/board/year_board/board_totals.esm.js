import {STATUSES, statusIcon, statusLabel} from "./status.esm";
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";

/** The numbers of the year; each filters the lines, and explains its colour. */
export class BoardTotals extends Component {
    static template = "iso_quality_report.BoardTotals";
    static props = {
        totals: Object,
        status: [String, Boolean],
        onStatus: Function,
    };

    get tiles() {
        const statuses = STATUSES.map((status) => ({
            status,
            label: statusLabel(status),
            count: this.props.totals[status],
            icon: statusIcon(status),
        }));
        const all = {status: false, label: _t("Tasks"), count: this.props.totals.total};
        return [all, ...statuses];
    }

    get percent() {
        return Math.round(this.props.totals.progress);
    }

    get progressLabel() {
        return _t("Progress (mean of the lines, by their weight)");
    }

    isPressed(tile) {
        return tile.status === this.props.status;
    }

    press(tile) {
        this.props.onStatus(this.isPressed(tile) ? false : tile.status);
    }
}
