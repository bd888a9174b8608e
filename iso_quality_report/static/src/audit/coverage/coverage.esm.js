import {Screen} from "../../board/screen/screen.esm";
import {ScreenLists} from "../../board/screen/screen_filters.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

/** Clause by department: what audits have looked at in three years. */
export class Coverage extends Screen {
    static template = "iso_quality_report.Coverage";
    static components = {...Screen.components, ScreenLists};
    static model = "iso.audit.coverage";
    static method = "get_coverage";
    static options = ["year"];
    static main = "year";

    firstState() {
        return {...super.firstState(), unit: 0, holes: false};
    }

    get lists() {
        return [{name: "year", label: _t("Until"), values: this.state.data.choices}];
    }

    get caption() {
        return _t("What audits have looked at, clause by department");
    }

    /** Chapters always; with "Only holes" the clauses that somebody still waits for. */
    get rows() {
        const {rows} = this.state.data;
        return this.state.holes
            ? rows.filter((row) => row.is_end && row.cells.some((cell) => cell.hole))
            : rows;
    }

    get holeCount() {
        const ends = this.state.data.rows.filter((row) => row.is_end);
        return ends.flatMap((row) => row.cells).filter((cell) => cell.hole).length;
    }

    cellText(cell) {
        const total = cell.counts.reduce((sum, count) => sum + count, 0);
        return total ? `${total}` : (cell.aside && "–") || "";
    }

    cellLabel(row, place) {
        const {departments, years} = this.state.data;
        const cell = row.cells[place];
        const parts = [`${departments[place].name}, ${row.number} ${row.title}`];
        parts.push(years.map((year, at) => `${year}: ${cell.counts[at]}`).join(", "));
        if (cell.hole) {
            parts.push(_t("nobody looked at it"));
        }
        if (cell.aside) {
            parts.push(_t("does not apply here"));
        }
        if (cell.foreseen) {
            parts.push(_t("foreseen by the programme"));
        }
        return parts.join("\n");
    }

    cellClass(row, cell) {
        return {
            o_iso_hole: row.is_end && cell.hole && !cell.foreseen,
            o_iso_waits: row.is_end && cell.hole && cell.foreseen,
            o_iso_looked: cell.counts.some(Boolean),
            o_iso_aside: cell.aside,
        };
    }

    isOpen(cell) {
        return cell.aside || cell.counts.some(Boolean);
    }

    /** A number opens what it counts, or nothing. */
    mayOpen(place) {
        return this.state.data.departments[place].opens;
    }

    open(row, place) {
        const {departments, options} = this.state.data;
        return this.openAction("action_open_answers", [
            options,
            row.id,
            departments[place].id,
        ]);
    }
}

registry.category("actions").add("iso_quality_report.audit_coverage", Coverage);
