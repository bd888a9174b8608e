import {ScreenChoice, ScreenLists} from "../../board/screen/screen_filters.esm";
import {Screen} from "../../board/screen/screen.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

/** Likelihood by impact: how many risks stand where. */
export class RiskMatrix extends Screen {
    static template = "iso_quality_report.RiskMatrix";
    static components = {...Screen.components, ScreenChoice, ScreenLists};
    static model = "iso.risk.heatmap";
    static method = "get_heatmap";
    static options = ["round_id", "department_id", "stage"];
    // Another review has other departments.
    static main = "round_id";
    static lasting = ["stage"];

    get lists() {
        const {data} = this.state;
        return [
            {name: "round_id", label: _t("Review"), values: data.rounds},
            {
                name: "department_id",
                label: _t("Department"),
                all: _t("All departments"),
                values: data.departments,
            },
        ];
    }

    get stages() {
        return [
            {name: "inherent", label: _t("Inherent")},
            {name: "current", label: _t("Current")},
            {name: "residual", label: _t("Residual")},
            {name: "last", label: _t("Last Year")},
        ];
    }

    get caption() {
        return _t("Risks by likelihood and impact");
    }

    levelName(axis, value) {
        return this.state.data[axis].find((level) => level.value === value).name;
    }

    /** Numbers stand before the words, but for scales in words. */
    levelNumber(value) {
        return this.state.data.in_words ? "" : value;
    }

    cellLabel(cell) {
        return _t("%(likelihood)s × %(impact)s, level %(band)s: %(count)s risks", {
            likelihood: this.levelName("likelihoods", cell.likelihood),
            impact: this.levelName("impacts", cell.impact),
            band: cell.band,
            count: cell.count,
        });
    }

    cellStyle(cell) {
        return `background-color: ${cell.colour}; color: ${cell.ink};`;
    }

    bandRange(band) {
        if (this.state.data.in_words) {
            return "";
        }
        return band.from === band.to ? `${band.from}` : `${band.from}–${band.to}`;
    }

    open(likelihood, impact) {
        const {options} = this.state.data;
        return this.openAction("action_open_risks", [options, likelihood, impact]);
    }

    /** What the screen shows: the same stage, the same department. */
    print() {
        return this.action.doAction("iso_quality_report.report_risk_round_pdf", {
            additionalContext: {
                active_ids: [this.state.data.round],
                iso_risk_matrix: {...this.state.data.options},
            },
        });
    }
}

registry.category("actions").add("iso_quality_report.risk_map", RiskMatrix);
