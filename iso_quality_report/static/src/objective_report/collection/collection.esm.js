import {Screen} from "../../board/screen/screen.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const ROMAN = ["I", "II", "III", "IV"];

/** Who has sent the year's objectives and reports, and who has not. */
export class Collection extends Screen {
    static template = "iso_quality_report.Collection";
    static model = "iso.objective.collection";
    static method = "get_data";
    static options = ["year", "owing"];
    static main = "year";

    setup() {
        super.setup();
        this.notification = useService("notification");
    }

    firstState() {
        return {...super.firstState(), busy: false};
    }

    chooseYear(ev) {
        return this.filter({year: Number(ev.target.value)});
    }

    // ------------------------------------------------------------ words
    get quarters() {
        return ROMAN.map((number, place) => ({
            name: `q${place + 1}`,
            place,
            label: _t("Quarter %s", number),
        }));
    }

    get periods() {
        return [
            {name: "half", label: _t("Half-Year Report")},
            {name: "year", label: _t("Year Report")},
        ];
    }

    get sheetTitle() {
        return _t("Sheet of Objectives");
    }

    get sheetStates() {
        return {
            none: _t("Not begun"),
            hidden: "–",
            draft: _t("Draft"),
            submitted: _t("Submitted"),
            issued: _t("Approved"),
            posted: _t("Posted"),
        };
    }

    get reportStates() {
        return {
            none: "–",
            hidden: "–",
            draft: _t("Draft"),
            submitted: _t("Submitted"),
            issued: _t("Sent"),
        };
    }

    get legend() {
        const words = this.sheetStates;
        return ["none", "draft", "submitted", "issued", "posted"].map((state) => ({
            state,
            label: words[state],
        }));
    }

    /** What the units that are shown have not sent; without it all are shown. */
    get owingTitle() {
        const names = {
            sheet: this.sheetTitle,
            ...Object.fromEntries(this.periods.map(({name, label}) => [name, label])),
        };
        return names[this.state.data.owing];
    }

    sheetText(cell) {
        const text = this.sheetStates[cell.state];
        return cell.revision
            ? _t("%(state)s, revision %(number)s", {
                  state: text,
                  number: cell.revision,
              })
            : text;
    }

    reportText(cell) {
        return cell.missing && cell.state === "none"
            ? _t("Not sent")
            : this.reportStates[cell.state];
    }

    measureText(cell) {
        return cell.due ? `${cell.done}/${cell.due}` : "–";
    }

    measureLabel(row, quarter) {
        const cell = row.quarters[quarter.place];
        return _t(
            "%(unit)s, %(quarter)s: %(done)s of %(due)s recorded, %(missing)s missing",
            {unit: row.name, quarter: quarter.label, ...cell}
        );
    }

    measureClass(cell) {
        if (cell.missing) {
            return "o_iso_collect_missing";
        }
        return cell.due && cell.done === cell.due ? "o_iso_collect_full" : "";
    }

    cellLabel(row, column, text) {
        return _t("%(unit)s, %(column)s: %(state)s", {
            unit: row.name,
            column,
            state: text,
        });
    }

    totalText(name) {
        const {totals} = this.state.data;
        return _t("%(sent)s of %(units)s sent", {
            sent: totals[name],
            units: totals.of[name],
        });
    }

    /** Nothing to measure or to report on yet: a phone shows the sheet only. */
    isWaiting(row) {
        return (
            !row.quarters.some((cell) => cell.due) &&
            !this.periods.some(({name}) => row[name].id || row[name].may_begin)
        );
    }

    // ------------------------------------------------------------ buttons
    open(row, column) {
        return this.go("action_open_cell", row, column);
    }

    begin(row, column) {
        return this.go("action_begin", row, column);
    }

    go(method, row, column) {
        const {year} = this.state.data;
        return this.openAction(method, [{year}, row.id, column]);
    }

    async remind() {
        this.state.busy = true;
        try {
            const told = await this.orm.call(Collection.model, "remind", [
                this.state.data.year,
            ]);
            this.notification.add(told.message, {
                type: told.type,
                sticky: told.type === "warning",
            });
        } finally {
            this.state.busy = false;
        }
    }
}

registry.category("actions").add("iso_quality_report.collection", Collection);
