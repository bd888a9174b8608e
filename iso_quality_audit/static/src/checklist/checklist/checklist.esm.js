import {
    Component,
    onMounted,
    onWillStart,
    onWillUnmount,
    useRef,
    useState,
} from "@odoo/owl";
import {grouped, isDone, nextOpen, shownBy} from "./answer_rules.esm";
import {AnswerKeeper} from "./answer_keeper.esm";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {DraftStorage} from "./draft_storage.esm";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {FileSender} from "./file_sender.esm";
import {HandInDialog} from "./hand_in_dialog.esm";
import {Layout} from "@web/search/layout";
import {Question} from "./question.esm";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

const SESSION = "iso.audit.session";
const ANSWER = "iso.audit.answer";

/**
 * The checklist of a session ("phiếu ghi chép"): one question a screen on the phone, all
 * in a list at the desk. Everything that is typed saves itself.
 */
export class Checklist extends Component {
    static template = "iso_quality_audit.Checklist";
    static components = {Layout, Dropdown, DropdownItem, Question};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.ui = useService("ui");
        this.root = useRef("root");
        const kept = this.props.state?.checklist || router.current;
        this.sessionId = Number(
            this.props.action.context?.iso_session_id ||
                kept.session_id ||
                router.current.session_id
        );
        this.keeper = new AnswerKeeper({
            // Silent: what is lost on the way is said on the screen, and sent again.
            save: (id, values, version) =>
                this.orm.silent.call(ANSWER, "save_answer", [[id], values, version]),
            storage: new DraftStorage(this.sessionId),
        });
        this.keeper.files = new FileSender(this.keeper, {
            orm: this.orm,
            http: useService("http"),
        });
        this.kept = useState(this.keeper.state);
        this.state = useState({
            sheet: null,
            look: kept.look || (this.ui.isSmall ? "one" : "list"),
            question: Number(kept.question) || 0,
            filter: "all",
            // What the filter showed when it was chosen: a row does not go away while
            // it is answered.
            shown: null,
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => ({checklist: this.address}),
            beforeLeave: () => this.beforeLeave(),
            beforeUnload: (ev) => this.beforeUnload(ev),
            beforeVisibilityChange: () => this.onVisibilityChange(),
        });
        this.onOnline = () => this.keeper.flushAll();
        this.onKeydown = this.onKeydown.bind(this);
        onWillStart(() => this.load());
        onMounted(() => {
            window.addEventListener("online", this.onOnline);
            window.addEventListener("keydown", this.onKeydown);
            this.toAddress();
        });
        onWillUnmount(() => {
            window.removeEventListener("online", this.onOnline);
            window.removeEventListener("keydown", this.onKeydown);
            this.keeper.stop();
        });
    }

    // ------------------------------------------------------------ loading
    async load() {
        const {questions, ...sheet} = await this.orm.call(SESSION, "get_checklist", [
            [this.sessionId],
        ]);
        this.state.sheet = sheet;
        this.keeper.receive(questions, sheet.may.answer || sheet.may.say);
        if (!this.current) {
            const first = this.answers.find((one) => !isDone(one, sheet));
            this.state.question = (first || this.answers[0])?.id || 0;
        }
        this.env.config.setDisplayName?.(
            _t("Checklist: %s", [sheet.session.name, sheet.session.when].join(" "))
        );
    }

    get address() {
        const {look, question} = this.state;
        return {session_id: this.sessionId, look, question: question || undefined};
    }

    toAddress() {
        this.props.updateActionState?.(this.address);
    }

    // ------------------------------------------------------------ what is shown
    get sheet() {
        return this.state.sheet;
    }

    get answers() {
        return this.kept.answers;
    }

    get current() {
        return this.answers.find((one) => one.id === this.state.question);
    }

    get place() {
        return this.answers.findIndex((one) => one.id === this.state.question);
    }

    get numbers() {
        return Object.fromEntries(
            this.answers.map((one, place) => [one.id, place + 1])
        );
    }

    get groups() {
        const {shown} = this.state;
        const rows = shown
            ? this.answers.filter((one) => shown.includes(one.id))
            : this.answers;
        return grouped(rows);
    }

    get doneCount() {
        return this.answers.filter((one) => isDone(one, this.sheet)).length;
    }

    get progressText() {
        const numbers = {done: this.doneCount, all: this.answers.length};
        return this.sheet.may.see
            ? _t("%(done)s/%(all)s answered", numbers)
            : _t("%(done)s/%(all)s prepared", numbers);
    }

    get filters() {
        const {may} = this.sheet;
        const filters = [
            {name: "all", label: _t("All")},
            {name: "open", label: may.see ? _t("Not answered") : _t("Not prepared")},
        ];
        if (may.see) {
            filters.push({name: "nonconform", label: _t("Nonconformities")});
        }
        return filters;
    }

    get lookedAt() {
        const words = {
            procedure_ids: _t("Procedures"),
            task_ids: _t("Tasks with Evidence"),
            objective_ids: _t("Objectives"),
            risk_ids: _t("Risks"),
        };
        return Object.entries(this.sheet.looked_at)
            .filter(([, count]) => count)
            .map(([name, count]) => ({name, count, label: words[name]}));
    }

    get stateText() {
        const {may, session} = this.sheet;
        if (session.state === "planned") {
            return may.say
                ? _t(
                      "The session has not begun. What the department writes and attaches here, its auditors read above the answer."
                  )
                : _t("The session has not begun: these are the questions.");
        }
        if (session.state === "running" && may.say) {
            return _t(
                "The session is under way. What its auditors conclude is seen here once it is handed in."
            );
        }
        return {
            handed_in: _t("Handed in: questions, answers and files are sealed."),
            closed: _t("Closed: questions, answers and files are sealed."),
            cancelled: _t("This session is called off."),
        }[session.state];
    }

    get saveText() {
        const {status, busyFiles} = this.kept;
        if (["conflict", "refused", "failed"].includes(status)) {
            return _t("Not saved");
        }
        return status === "saved" && !busyFiles ? _t("Saved") : _t("Saving…");
    }

    get saveFailed() {
        return ["refused", "failed"].includes(this.kept.status);
    }

    // ------------------------------------------------------------ going about
    async goTo(answer) {
        if (!answer) {
            return;
        }
        this.state.question = answer.id;
        this.toAddress();
        if (this.state.look === "list") {
            this.state.shown = null;
            this.state.filter = "all";
            await Promise.resolve();
            requestAnimationFrame(() => {
                const row = this.root.el?.querySelector(
                    `[data-number="${this.numbers[answer.id]}"]`
                );
                row?.scrollIntoView({block: "center"});
                row?.querySelector(".o_iso_conclusion, textarea")?.focus();
            });
        } else {
            this.root.el?.querySelector(".o_content")?.scrollTo(0, 0);
        }
    }

    step(by) {
        const {keep} = this.current;
        if (keep.status === "waiting") {
            this.keeper.flush(this.current);
        }
        return this.goTo(this.answers[this.place + by]);
    }

    goToOpen() {
        const {question, sheet} = this.state;
        return this.goTo(nextOpen(this.answers, sheet, question));
    }

    get hasOpen() {
        return Boolean(nextOpen(this.answers, this.sheet, this.state.question));
    }

    show(look) {
        this.state.look = look;
        this.toAddress();
    }

    filter(name) {
        this.state.filter = name;
        const rows = shownBy(name, this.answers, this.sheet);
        this.state.shown = name === "all" ? null : rows.map((one) => one.id);
    }

    /** One question a screen, by keyboard: its number concludes, arrows go on. */
    onKeydown(ev) {
        const step = {ArrowRight: 1, ArrowLeft: -1}[ev.key];
        const {look, sheet} = this.state;
        const busy =
            ev.target.closest?.("input, textarea, select, .o_dialog, .modal") ||
            ev.ctrlKey ||
            ev.altKey ||
            ev.metaKey;
        if (look !== "one" || busy || !this.current || ev.defaultPrevented) {
            return;
        }
        const conclusion = sheet.conclusions[Number(ev.key) - 1];
        if (step) {
            this.step(step);
        } else if (conclusion && sheet.may.answer) {
            this.keeper.set(this.current, "conclusion_id", conclusion.id, 0);
        }
    }

    // ------------------------------------------------------------ leaving
    async beforeLeave() {
        await this.keeper.flushAll();
        if (!this.keeper.hasUnsaved) {
            return true;
        }
        return new Promise((resolve) => {
            this.dialog.add(ConfirmationDialog, {
                title: _t("Not saved yet"),
                body: _t(
                    "%s questions are not saved. Their words stay in this browser and are saved when the checklist is opened here again; files that are on their way are lost.",
                    this.keeper.unsaved.length
                ),
                confirmLabel: _t("Leave"),
                cancelLabel: _t("Stay Here"),
                confirm: () => resolve(true),
                cancel: () => resolve(false),
            });
        });
    }

    beforeUnload(ev) {
        if (this.keeper.hasUnsaved) {
            this.keeper.flushAll();
            ev.preventDefault();
            ev.returnValue = "unsaved";
        }
    }

    /** Save when the phone is put away; see what colleagues did when it is back. */
    async onVisibilityChange() {
        if (document.visibilityState === "hidden") {
            await this.keeper.flushAll();
        } else {
            await this.refresh();
        }
    }

    async refresh() {
        try {
            await this.load();
        } catch {
            // Without a network the screen stays as it is, and says what is not saved.
        }
    }

    tryAgain() {
        return this.keeper.flushAll();
    }

    // ------------------------------------------------------------ buttons
    begin() {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Begin the Session"),
            body: _t("The questions are frozen, with the list of what is looked at."),
            confirmLabel: _t("Begin"),
            confirm: async () => {
                await this.orm.call(SESSION, "start_session", [[this.sessionId]]);
                await this.load();
            },
            cancel: () => {
                // Nothing has begun.
            },
        });
    }

    async openRecords(name) {
        await this.action.doAction(
            await this.orm.call(SESSION, "action_open_looked_at", [
                [this.sessionId],
                name,
            ])
        );
    }

    addFinding() {
        return this.action.doAction(
            {
                type: "ir.actions.act_window",
                name: _t("New Finding"),
                res_model: "iso.audit.finding",
                views: [[false, "form"]],
                target: "new",
                context: {default_session_id: this.sessionId},
            },
            {onClose: () => this.load()}
        );
    }

    openFindings() {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: _t("Findings beside the Questions"),
            res_model: "iso.audit.finding",
            views: [
                [false, "list"],
                [false, "kanban"],
                [false, "form"],
            ],
            domain: [
                ["session_id", "=", this.sessionId],
                ["answer_id", "=", false],
            ],
            context: {create: false},
        });
    }

    async handIn() {
        await this.keeper.flushAll();
        if (this.keeper.hasUnsaved) {
            this.dialog.add(ConfirmationDialog, {
                title: _t("Not saved yet"),
                body: _t(
                    "Something is not saved yet: see “Not saved” above, then hand in."
                ),
                confirmLabel: _t("Back to the Questions"),
            });
            return;
        }
        // What colleagues answered meanwhile counts too.
        await this.load();
        this.dialog.add(HandInDialog, {
            answers: [...this.answers],
            sheet: this.sheet,
            onGo: (answer) => this.goTo(answer),
            onHandIn: async () => {
                await this.orm.call(SESSION, "hand_in", [[this.sessionId]]);
                await this.load();
            },
        });
    }
}

registry.category("actions").add("iso_quality_audit.checklist", Checklist);
