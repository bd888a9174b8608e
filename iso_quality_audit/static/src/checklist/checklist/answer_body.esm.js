import {Component, onPatched, useRef, useState} from "@odoo/owl";
import {conclusionOf, missing, wanted} from "./answer_rules.esm";
import {AnswerFiles} from "./answer_files.esm";
import {_t} from "@web/core/l10n/translation";

/** What the auditor says to one question: the conclusion, and what it wants. */
export class AnswerBody extends Component {
    static template = "iso_quality_audit.AnswerBody";
    static components = {AnswerFiles};
    static props = {answer: Object, keeper: Object, sheet: Object, withFiles: Boolean};

    setup() {
        this.root = useRef("root");
        this.answer = useState(this.props.answer);
        // A number was pressed: on to what its conclusion wants, once it is there.
        this.goOn = false;
        onPatched(() => this.goOn && this.focusFirst());
    }

    // ------------------------------------------------------------ what is shown
    get mayWrite() {
        return this.props.sheet.may.answer;
    }

    get conclusions() {
        const {conclusions} = this.props.sheet;
        return this.mayWrite
            ? conclusions
            : conclusions.filter((one) => one.id === this.answer.conclusion_id);
    }

    /** What the conclusion wants, and what else was seen, in the order of asking. */
    get fields() {
        const {sheet} = this.props;
        const names = wanted(this.answer, sheet).filter((name) => name !== "grade");
        return [...names, "note"].map((name) => ({
            name,
            label: sheet.labels[name],
            wanted: name !== "note",
        }));
    }

    get asksGrade() {
        return wanted(this.answer, this.props.sheet).includes("grade");
    }

    get gradeText() {
        const {grades} = this.props.sheet;
        return grades.find(([key]) => key === this.answer.grade)?.[1] || "";
    }

    get missingText() {
        const {labels} = this.props.sheet;
        const names = missing(this.answer, this.props.sheet);
        if (!this.answer.conclusion_id || !names.length) {
            return "";
        }
        return _t("Still missing: %s", names.map((name) => labels[name]).join(", "));
    }

    get theirsText() {
        const {theirs} = this.answer.keep;
        const name = conclusionOf(theirs, this.props.sheet)?.name;
        const words = ["requirement", "seen", "place", "reason", "note"];
        return [name, ...words.map((one) => theirs[one])].filter(Boolean).join(" · ");
    }

    // ------------------------------------------------------------ what is written
    choose(conclusion) {
        if (this.mayWrite) {
            this.props.keeper.set(this.answer, "conclusion_id", conclusion.id, 0);
        }
    }

    chooseGrade(key) {
        this.props.keeper.set(this.answer, "grade", key, 0);
    }

    write(name, ev) {
        this.props.keeper.set(this.answer, name, ev.target.value);
    }

    leave() {
        if (this.answer.keep.status === "waiting") {
            this.props.keeper.flush(this.answer);
        }
    }

    /** The number of a conclusion chooses it and goes on to what it wants. */
    onKeydown(ev) {
        const {conclusions} = this.props.sheet;
        const digit = Number(ev.key);
        const step = {ArrowRight: 1, ArrowLeft: -1}[ev.key];
        if (ev.ctrlKey || ev.altKey || ev.metaKey) {
            return;
        }
        if (digit && this.mayWrite && conclusions[digit - 1]) {
            ev.preventDefault();
            this.goOn = true;
            if (this.answer.conclusion_id === conclusions[digit - 1].id) {
                this.focusFirst();
            } else {
                this.choose(conclusions[digit - 1]);
            }
        } else if (step) {
            ev.preventDefault();
            ev.stopPropagation();
            const buttons = [...ev.currentTarget.querySelectorAll("button")];
            const place = buttons.indexOf(document.activeElement) + step;
            buttons.at(place % buttons.length)?.focus();
        }
    }

    focusFirst() {
        this.goOn = false;
        const fields = [...(this.root.el?.querySelectorAll("textarea") || [])];
        (fields.find((one) => !one.value) || fields[0])?.focus();
    }
}
