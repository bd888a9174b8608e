import {Component, onMounted, onWillStart, useRef, useState} from "@odoo/owl";
import {KeepLast} from "@web/core/utils/concurrency";
import {Layout} from "@web/search/layout";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

const MODEL = "iso.objective.collection";
const ROMAN = ["I", "II", "III", "IV"];

/**
 * Who has sent the year's objectives and reports, and who has not. The year stays in
 * the action's state (breadcrumbs) and in the address (reloading, links).
 */
export class Collection extends Component {
    static template = "iso_quality_report.Collection";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.state = useState({
            data: null,
            busy: false,
            options: this.props.state?.collection || this.fromAddress(),
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => ({collection: {...this.state.options}}),
        });
        onWillStart(() => this.loadFirst());
        onMounted(() => this.toAddress());
    }

    fromAddress() {
        return router.current.year ? {year: router.current.year} : {};
    }

    toAddress() {
        this.props.updateActionState?.({year: this.state.options.year || undefined});
    }

    async load() {
        this.state.data = await this.keepLast.add(
            this.orm.call(MODEL, "get_data", [this.state.options])
        );
    }

    /** An old link may name no year: say so, and show this one. */
    async loadFirst() {
        try {
            await this.load();
        } catch (error) {
            if (!this.state.options.year) {
                throw error;
            }
            this.state.options = {};
            await this.load();
            Promise.reject(error);
        }
    }

    async chooseYear(ev) {
        this.state.options = {year: Number(ev.target.value)};
        this.toAddress();
        await this.load();
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
    async open(row, column) {
        await this.go("action_open_cell", row, column);
    }

    async begin(row, column) {
        await this.go("action_begin", row, column);
    }

    async go(method, row, column) {
        const {year} = this.state.data;
        const action = await this.orm.call(MODEL, method, [{year}, row.id, column]);
        await this.action.doAction(action);
    }

    async remind() {
        this.state.busy = true;
        try {
            const told = await this.orm.call(MODEL, "remind", [this.state.data.year]);
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
