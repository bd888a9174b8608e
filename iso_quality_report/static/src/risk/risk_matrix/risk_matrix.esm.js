import {Component, onMounted, onWillStart, useRef, useState} from "@odoo/owl";
import {KeepLast} from "@web/core/utils/concurrency";
import {Layout} from "@web/search/layout";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

const OPTIONS = ["round_id", "department_id", "stage"];

/**
 * Likelihood by impact: how many risks stand where. What is chosen stays in the
 * action's state (breadcrumbs) and in the address (reloading, links).
 */
export class RiskMatrix extends Component {
    static template = "iso_quality_report.RiskMatrix";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.state = useState({
            map: null,
            options: this.props.state?.riskMatrix || this.fromAddress(),
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => ({riskMatrix: {...this.state.options}}),
        });
        onWillStart(() => this.loadFirst());
        onMounted(() => this.toAddress());
    }

    fromAddress() {
        const found = {};
        for (const name of OPTIONS) {
            if (router.current[name]) {
                found[name] = router.current[name];
            }
        }
        return found;
    }

    toAddress() {
        const {options} = this.state;
        this.props.updateActionState?.(
            Object.fromEntries(
                OPTIONS.map((name) => [name, options[name] || undefined])
            )
        );
    }

    async load() {
        this.state.map = await this.keepLast.add(
            this.orm.call("iso.risk.heatmap", "get_heatmap", [this.state.options])
        );
    }

    /** An old link may name a review that is gone: say so, and show the newest. */
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

    async choose(options) {
        // Another review has other departments.
        const kept = options.round_id
            ? {stage: this.state.options.stage}
            : this.state.options;
        this.state.options = {...kept, ...options};
        this.toAddress();
        await this.load();
    }

    chooseFrom(name, ev) {
        return this.choose({[name]: Number(ev.target.value)});
    }

    get lists() {
        const {map} = this.state;
        return [
            {name: "round_id", label: _t("Review"), values: map.rounds},
            {
                name: "department_id",
                label: _t("Department"),
                all: _t("All departments"),
                values: map.departments,
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
        return this.state.map[axis].find((level) => level.value === value).name;
    }

    /** Numbers stand before the words, but for scales in words. */
    levelNumber(value) {
        return this.state.map.in_words ? "" : value;
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
        if (this.state.map.in_words) {
            return "";
        }
        return band.from === band.to ? `${band.from}` : `${band.from}–${band.to}`;
    }

    async open(likelihood, impact) {
        const action = await this.orm.call("iso.risk.heatmap", "action_open_risks", [
            this.state.map.options,
            likelihood,
            impact,
        ]);
        await this.action.doAction(action);
    }

    /** What the screen shows: the same stage, the same department. */
    print() {
        return this.action.doAction("iso_quality_report.report_risk_round_pdf", {
            additionalContext: {
                active_ids: [this.state.map.round],
                iso_risk_matrix: {...this.state.map.options},
            },
        });
    }
}

registry.category("actions").add("iso_quality_report.risk_map", RiskMatrix);
