import {countsLabel, statusIcon, statusLabel} from "./status.esm";
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {deserializeDate, formatDate} from "@web/core/l10n/dates";
import {layOut, placeDay} from "./timeline.esm";

const WIDE_ENOUGH = 6; // Percent of the year: room for an icon and "12/14"

/** The marks of one line on the strip of the year. */
export class BoardTimeline extends Component {
    static template = "iso_quality_report.BoardTimeline";
    static props = {
        row: Object,
        year: Number,
        today: String,
        onOpen: Function,
    };

    setup() {
        this.icon = statusIcon;
    }

    get marks() {
        return layOut(this.props.row.windows, this.props.year);
    }

    get lanes() {
        return Math.max(1, ...this.marks.map((mark) => mark.lane + 1));
    }

    get todayLeft() {
        return placeDay(this.props.today, this.props.year);
    }

    get waitingLabel() {
        return _t("Waiting for an event");
    }

    showsCounts({window, width}) {
        return window.total > 1 && width >= WIDE_ENOUGH;
    }

    label({window}) {
        const day = (text) => (text ? formatDate(deserializeDate(text)) : "…");
        const when = window.open_ended
            ? _t("all year")
            : window.label || `${day(window.start)} – ${day(window.due)}`;
        return `${when}: ${statusLabel(window.status)}, ${countsLabel(window)}`;
    }
}
