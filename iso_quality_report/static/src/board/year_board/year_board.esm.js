import {Component, onMounted, onWillStart, useRef, useState} from "@odoo/owl";
import {BoardFilters} from "./board_filters.esm";
import {BoardMatrix} from "./board_matrix.esm";
import {BoardTable} from "./board_table.esm";
import {BoardTotals} from "./board_totals.esm";
import {KeepLast} from "@web/core/utils/concurrency";
import {Layout} from "@web/search/layout";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

const FILTERS = ["plan_id", "department_id", "party_id", "activity_type_id", "status"];

/**
 * The year on one screen. Keeps what is filtered and opened in the action's state
 * (coming back by the breadcrumbs) and the filters in the address (reloading, links).
 */
export class YearBoard extends Component {
    static template = "iso_quality_report.YearBoard";
    static components = {BoardFilters, BoardMatrix, BoardTable, BoardTotals, Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        const before = this.props.state?.yearBoard || this.fromAddress();
        this.state = useState({
            board: null,
            view: before.view || "lines",
            options: before.options || {},
            opened: before.opened || {},
            version: 0,
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => {
                const {view, options, opened} = this.state;
                return {
                    yearBoard: {view, options: {...options}, opened: {...opened}},
                };
            },
        });
        onWillStart(() => this.loadFirst());
        onMounted(() => this.toAddress());
    }

    // ------------------------------------------------------------ address
    fromAddress() {
        const current = router.current;
        const options = {};
        for (const name of FILTERS) {
            if (current[name]) {
                options[name] = current[name];
            }
        }
        return {options, view: current.board};
    }

    toAddress() {
        const address = {
            board: this.state.view === "lines" ? undefined : this.state.view,
        };
        for (const name of FILTERS) {
            address[name] = this.state.options[name] || undefined;
        }
        this.props.updateActionState?.(address);
    }

    // ------------------------------------------------------------ loading
    async load() {
        const board = await this.keepLast.add(
            this.orm.call("iso.year.board", "get_board", [this.state.options])
        );
        this.state.board = board;
        this.state.version++;
    }

    /** An old link may name a plan that is gone: say so, and show the usual board. */
    async loadFirst() {
        try {
            await this.load();
        } catch (error) {
            if (!Object.keys(this.state.options).length) {
                throw error;
            }
            this.state.options = {};
            await this.load();
            Promise.reject(error);
        }
    }

    async filter(options) {
        // Departments, parties and types are those of the plan.
        const kept = options.plan_id
            ? {status: this.state.options.status}
            : this.state.options;
        Object.assign(this.state, {options: {...kept, ...options}, opened: {}});
        this.toAddress();
        await this.load();
    }

    showAll() {
        return this.filter(
            Object.fromEntries(FILTERS.slice(1).map((name) => [name, 0]))
        );
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
        return FILTERS.slice(1).some((name) => this.state.options[name]);
    }

    get hiddenLabel() {
        return _t(
            "%s other lines of the plan give no task to the departments shown here.",
            this.state.board.hidden_count
        );
    }

    /** Prints what is shown, with the filters chosen; `report` is its xml id. */
    print(report) {
        const {plan_id, ...filters} = this.state.board.options;
        return this.action.doAction(report, {
            additionalContext: {active_ids: [plan_id], iso_board_options: filters},
        });
    }

    openPlans() {
        return this.action.doAction("iso_quality.iso_plan_action");
    }
}

registry.category("actions").add("iso_quality_report.year_board", YearBoard);
