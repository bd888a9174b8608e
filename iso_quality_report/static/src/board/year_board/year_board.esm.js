import {BoardFilters} from "./board_filters.esm";
import {BoardMatrix} from "./board_matrix.esm";
import {BoardTable} from "./board_table.esm";
import {BoardTotals} from "./board_totals.esm";
import {Screen} from "../screen/screen.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";

const FILTERS = ["department_id", "party_id", "activity_type_id", "status"];

/** The year on one screen; which lines are opened stays as well. */
export class YearBoard extends Screen {
    static template = "iso_quality_report.YearBoard";
    static components = {
        ...Screen.components,
        BoardFilters,
        BoardMatrix,
        BoardTable,
        BoardTotals,
    };
    static model = "iso.year.board";
    static method = "get_board";
    static options = ["plan_id", ...FILTERS];
    // Departments, parties and types are those of the plan.
    static main = "plan_id";
    static lasting = ["status"];

    firstState() {
        return {...super.firstState(), view: "lines", opened: {}, version: 0};
    }

    toKeep() {
        const {view, opened} = this.state;
        return {...super.toKeep(), view, opened: {...opened}};
    }

    fromAddress() {
        return {...super.fromAddress(), view: router.current.board || "lines"};
    }

    get address() {
        const {view} = this.state;
        return {board: view === "lines" ? undefined : view, ...super.address};
    }

    received(board) {
        super.received(board);
        this.state.version++;
    }

    filter(options) {
        this.state.opened = {};
        return super.filter(options);
    }

    showAll() {
        return this.filter(Object.fromEntries(FILTERS.map((name) => [name, 0])));
    }

    show(view) {
        this.state.view = view;
        this.toAddress();
    }

    toggle(lineId, opened) {
        this.state.opened[lineId] = opened;
    }

    async changed(lineId) {
        await this.load();
        // The button that was pressed may be gone: stay near it.
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (document.activeElement === document.body) {
            const stop = `[data-line="${lineId}"] .o_iso_line_toggle`;
            this.root.el?.querySelector(stop)?.focus();
        }
    }

    // ------------------------------------------------------------ texts
    get isNarrowed() {
        return FILTERS.some((name) => this.state.options[name]);
    }

    get hiddenLabel() {
        return _t(
            "%s other lines of the plan give no task to the departments shown here.",
            this.state.data.hidden_count
        );
    }

    /** Prints what is shown, with the filters chosen; `report` is its xml id. */
    print(report) {
        const {plan_id, ...filters} = this.state.data.options;
        return this.action.doAction(report, {
            additionalContext: {active_ids: [plan_id], iso_board_options: filters},
        });
    }

    async openWarning(key) {
        const action = await this.orm.call(
            "iso.year.board",
            "action_open_warning",
            [key],
            {options: this.state.data.options}
        );
        return action && this.action.doAction(action);
    }

    openPlans() {
        return this.action.doAction("iso_quality.iso_plan_action");
    }
}

registry.category("actions").add("iso_quality_report.year_board", YearBoard);
