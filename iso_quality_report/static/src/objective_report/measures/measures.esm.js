import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {InvalidNumberError, parseFloat} from "@web/views/fields/parsers";
import {Screen} from "../../board/screen/screen.esm";
import {_t} from "@web/core/l10n/translation";
import {formatFloat} from "@web/views/fields/formatters";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

const INPUTS = {ratio: ["numerator", "denominator"], value: ["value"], yes: []};

/** All measures that the user has to record now: numbers in one go, recorded at once. */
export class Measures extends Screen {
    static template = "iso_quality_report.Measures";
    static model = "iso.objective.measure";
    static method = "get_to_record";

    setup() {
        super.setup();
        this.notification = useService("notification");
        this.dialog = useService("dialog");
        useSetupAction({
            beforeLeave: () => this.mayLeave(),
            beforeUnload: (ev) => this.isTouched && ev.preventDefault(),
        });
    }

    firstState() {
        return {...super.firstState(), busy: false};
    }

    received(data) {
        for (const row of data.rows) {
            row.texts = {...row.entered, ...this.shown(row)};
            row.touched = false;
            row.error = "";
        }
        super.received(data);
    }

    /** Numbers as they are typed; a number that nobody has entered is empty. */
    shown({kind, entered}) {
        const number = (value) => formatFloat(value, {trailingZeros: false});
        const known = entered.denominator || entered.numerator;
        const write = {
            ratio: {
                numerator: known ? number(entered.numerator) : "",
                denominator: known ? number(entered.denominator) : "",
            },
            value: {
                value: entered.value || entered.is_nought ? number(entered.value) : "",
            },
            yes: {
                choice: entered.answer ? "yes" : entered.is_nought ? "no" : "",
            },
        };
        return write[kind];
    }

    // ------------------------------------------------------------ typing
    type(row, name, value) {
        row.texts[name] = value;
        row.touched = true;
        row.error = "";
        if (INPUTS.ratio.includes(name) && value) {
            row.texts.no_cases = false;
        } else if (name === "no_cases" && value) {
            Object.assign(row.texts, {numerator: "", denominator: ""});
        }
    }

    get isTouched() {
        return this.state.data.rows.some((row) => row.touched);
    }

    /** Whether something stands in the row that can be recorded. */
    isEntered({kind, counted, texts}) {
        if (counted) {
            return Boolean(texts.cause && texts.solution);
        }
        return {
            ratio: texts.no_cases || texts.numerator !== "" || texts.denominator !== "",
            value: texts.value !== "",
            yes: texts.choice !== "",
        }[kind];
    }

    get entered() {
        return this.state.data.rows.filter((row) => this.isEntered(row));
    }

    get recordLabel() {
        return _t("Record All (%s)", this.entered.length);
    }

    // ------------------------------------------------------------ recording
    /** What is sent of a row. */
    values({kind, counted, texts}) {
        const {cause, solution} = texts;
        const words = {cause, solution};
        if (counted) {
            return words;
        }
        if (kind === "yes") {
            const answer = texts.choice === "yes";
            return {...words, answer, is_nought: !answer};
        }
        const numbers = Object.fromEntries(
            INPUTS[kind].map((name) => [
                name,
                texts[name] === "" ? 0 : parseFloat(`${texts[name]}`),
            ])
        );
        return kind === "value"
            ? {...words, ...numbers, is_nought: numbers.value === 0}
            : {...words, ...numbers, no_cases: Boolean(texts.no_cases)};
    }

    /** The rows to send, or null where something is no number. */
    toSend() {
        let fine = true;
        const rows = [];
        for (const row of this.entered) {
            try {
                const {id, version} = row;
                rows.push({id, version, entered: this.values(row)});
            } catch (error) {
                if (!(error instanceof InvalidNumberError)) {
                    throw error;
                }
                row.error = _t("This is no number.");
                fine = false;
            }
        }
        return fine ? rows : null;
    }

    async record() {
        const rows = this.toSend();
        if (!rows) {
            return this.toFirstError();
        }
        this.state.busy = true;
        try {
            const told = await this.orm.call(Measures.model, "record_all", [rows]);
            if (told.wrong.length) {
                return this.tellWrong(told.wrong);
            }
            const text = _t("%s results are recorded.", told.recorded);
            this.notification.add(text, {type: "success"});
            await this.load();
        } finally {
            this.state.busy = false;
        }
    }

    tellWrong(wrong) {
        for (const {id, message, needs_cause} of wrong) {
            const row = this.state.data.rows.find((one) => one.id === id);
            Object.assign(row, {error: message, needsCause: needs_cause});
        }
        const text = _t(
            "Nothing is recorded yet: %s rows have to be mended first.",
            wrong.length
        );
        this.notification.add(text, {type: "danger"});
        return this.toFirstError();
    }

    toFirstError() {
        const row = this.state.data.rows.find(({error}) => error);
        const place = this.root.el.querySelector(`[data-id="${row.id}"]`);
        place.scrollIntoView({block: "center"});
        place.querySelector("input, select, textarea")?.focus();
    }

    /** Numbers that are typed are not lost without a word. */
    mayLeave() {
        if (!this.isTouched) {
            return true;
        }
        return new Promise((done) => {
            this.dialog.add(
                ConfirmationDialog,
                {
                    title: _t("Not Recorded"),
                    body: _t(
                        "What was typed here is not recorded. Leave all the same?"
                    ),
                    confirmLabel: _t("Leave"),
                    cancelLabel: _t("Go On Typing"),
                    confirm: () => done(true),
                    cancel: () => done(false),
                },
                {onClose: () => done(false)}
            );
        });
    }
}

registry.category("actions").add("iso_quality_report.measures_to_record", Measures);
