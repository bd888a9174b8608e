import {Component, useState} from "@odoo/owl";
import {AnswerFiles} from "./answer_files.esm";

/** What the audited department says to a question beforehand: above the answer, and
 * written by the department. */
export class OwnWords extends Component {
    static template = "iso_quality_audit.OwnWords";
    static components = {AnswerFiles};
    static props = {answer: Object, keeper: Object, sheet: Object};

    setup() {
        this.answer = useState(this.props.answer);
    }

    get mayWrite() {
        return this.props.sheet.may.say;
    }

    get isShown() {
        const {own_words, own_evidence_ids} = this.answer;
        return this.mayWrite || own_words || own_evidence_ids.length;
    }

    get theirs() {
        const {keep} = this.answer;
        const {theirs} = keep;
        return keep.status === "conflict" &&
            theirs.own_version !== this.answer.own_version
            ? theirs
            : null;
    }

    write(ev) {
        this.props.keeper.set(this.answer, "own_words", ev.target.value);
    }

    leave() {
        if (this.answer.keep.status === "waiting") {
            this.props.keeper.flush(this.answer);
        }
    }
}
