import {Component, useState} from "@odoo/owl";
import {AnswerBody} from "./answer_body.esm";
import {OwnWords} from "./own_words.esm";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

/** One question: on a screen of its own, or as a row of the list. */
export class Question extends Component {
    static template = "iso_quality_audit.Question";
    static components = {AnswerBody, OwnWords};
    static props = {
        answer: Object,
        keeper: Object,
        sheet: Object,
        number: Number,
        isRow: {type: Boolean, optional: true},
    };

    setup() {
        this.action = useService("action");
        this.answer = useState(this.props.answer);
        // In the list, what is seldom wanted comes with the first touch.
        this.state = useState({touched: false});
    }

    touch() {
        this.state.touched = true;
    }

    get originText() {
        return {
            finding: _t("Found before"),
            risk: _t("High risk"),
            own: _t("Added for this session"),
        }[this.answer.origin];
    }

    openFinding() {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "iso.audit.finding",
            res_id: this.answer.finding_id,
            views: [[false, "form"]],
        });
    }
}
