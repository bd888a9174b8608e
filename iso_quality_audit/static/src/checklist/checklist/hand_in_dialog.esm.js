import {conclusionOf, missing} from "./answer_rules.esm";
import {Component} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {_t} from "@web/core/l10n/translation";

/** What is missing, each a link to its question; or what will be handed in, in numbers. */
export class HandInDialog extends Component {
    static template = "iso_quality_audit.HandInDialog";
    static components = {Dialog};
    static props = {
        answers: Array,
        sheet: Object,
        onGo: Function,
        onHandIn: Function,
        close: Function,
    };

    get title() {
        return this.missing.length ? _t("Not Complete Yet") : _t("Hand In");
    }

    get missing() {
        const {answers, sheet} = this.props;
        return answers
            .map((answer, place) => ({
                answer,
                number: place + 1,
                names: missing(answer, sheet),
            }))
            .filter((one) => one.names.length);
    }

    get missingText() {
        return _t("%(missing)s of %(all)s questions lack something:", {
            missing: this.missing.length,
            all: this.props.answers.length,
        });
    }

    what(one) {
        return one.answer.conclusion_id
            ? one.names.map((name) => this.props.sheet.labels[name]).join(", ")
            : _t("not answered");
    }

    get counts() {
        const {answers, sheet} = this.props;
        return sheet.conclusions.map((conclusion) => ({
            ...conclusion,
            count: answers.filter((one) => conclusionOf(one, sheet) === conclusion)
                .length,
        }));
    }

    go(answer) {
        this.props.close();
        this.props.onGo(answer);
    }

    handIn() {
        this.props.close();
        return this.props.onHandIn();
    }
}
