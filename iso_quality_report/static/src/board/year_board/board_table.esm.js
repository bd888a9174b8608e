import {BoardRow} from "./board_row.esm";
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {placeDay} from "./timeline.esm";

/** The lines of the plan, under their tables, on the twelve months. */
export class BoardTable extends Component {
    static template = "iso_quality_report.BoardTable";
    static components = {BoardRow};
    static props = {
        board: Object,
        opened: Object,
        version: Number,
        onToggle: Function,
        onChanged: Function,
    };

    get months() {
        return Array.from({length: 12}, (_, index) => ({
            short: _t("M%s", index + 1),
            long: _t("Month %s", index + 1),
        }));
    }

    get sections() {
        const found = [];
        for (const row of this.props.board.rows) {
            if (found.at(-1)?.id !== row.section_id) {
                found.push({id: row.section_id, title: row.section, rows: []});
            }
            found.at(-1).rows.push(row);
        }
        return found;
    }

    get todayLeft() {
        return placeDay(this.props.board.today, this.props.board.plan.year);
    }

    get caption() {
        return _t("Work of the year, its deadlines and its progress");
    }

    /** Arrows go from line to line, as in a list; Tab goes through everything. */
    onKeydown(ev) {
        const step = {ArrowDown: 1, ArrowUp: -1}[ev.key];
        if (!step || !ev.target.matches(".o_iso_line_toggle")) {
            return;
        }
        const stops = [...ev.currentTarget.querySelectorAll(".o_iso_line_toggle")];
        const next = stops[stops.indexOf(ev.target) + step];
        if (next) {
            ev.preventDefault();
            next.focus();
        }
    }
}
