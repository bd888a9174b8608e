import {BoardPrint} from "./board_print.esm";
import {Component} from "@odoo/owl";
import {ScreenChoice, ScreenLists} from "../screen/screen_filters.esm";
import {_t} from "@web/core/l10n/translation";

/** Which plan and which of its lines: one list for each filter. */
export class BoardFilters extends Component {
    static template = "iso_quality_report.BoardFilters";
    static components = {BoardPrint, ScreenChoice, ScreenLists};
    static props = {
        board: Object,
        view: String,
        onFilter: Function,
        onView: Function,
        onPrint: Function,
    };

    get lists() {
        const {board} = this.props;
        return [
            {name: "plan_id", label: _t("Plan"), values: board.plans},
            {
                name: "department_id",
                label: _t("Department"),
                all: _t("All departments"),
                values: board.filters.department_id,
            },
            {
                name: "party_id",
                label: _t("Party"),
                all: _t("All parties"),
                values: board.filters.party_id,
            },
            {
                name: "activity_type_id",
                label: _t("Activity Type"),
                all: _t("All activity types"),
                values: board.filters.activity_type_id,
            },
        ];
    }

    get views() {
        return [
            {name: "lines", label: _t("By months"), icon: "fa-calendar"},
            {name: "departments", label: _t("By departments"), icon: "fa-table"},
        ];
    }
}
