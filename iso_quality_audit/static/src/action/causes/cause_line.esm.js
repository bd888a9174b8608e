import {Component, useRef} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useAutoresize} from "@web/core/utils/autoresize";
import {useService} from "@web/core/utils/hooks";

/** One line of the list: its words, what removes it, and buttons for thumbs. */
export class CauseLine extends Component {
    static template = "iso_quality_audit.CauseLine";
    static props = {
        row: Object,
        label: {type: String, optional: true},
        placeholder: {type: String, optional: true},
        root: Boolean,
        current: Boolean,
        canIndent: Boolean,
        canOutdent: Boolean,
        readonly: Boolean,
        onType: Function,
        onFocus: Function,
        onKey: Function,
        act: Function,
    };

    setup() {
        this.action = useService("action");
        this.words = useRef("words");
        useAutoresize(this.words);
    }

    get levelText() {
        return _t("Cause, level %s", this.props.row.depth + 1);
    }

    /** Whether the line says that nothing is done about it. */
    get isUncured() {
        const {row, root} = this.props;
        return root && row.name.trim().length > 0 && !row.cured;
    }

    onInput(ev) {
        // A cause is one line, whatever is pasted.
        const words = ev.target.value.replace(/\s*[\r\n]+\s*/g, " ");
        if (words !== ev.target.value) {
            ev.target.value = words;
        }
        this.props.onType(this.props.row.key, words);
    }

    onKeydown(ev) {
        // While letters are being put together, keys are part of a word.
        if (ev.isComposing || ev.ctrlKey || ev.altKey || ev.metaKey) {
            return;
        }
        const key = ev.shiftKey ? `Shift+${ev.key}` : ev.key;
        const field = ev.target;
        const oneLine =
            field.scrollHeight < 2 * parseFloat(getComputedStyle(field).lineHeight);
        const atStart = !field.selectionEnd;
        const atEnd = field.selectionStart === field.value.length;
        if (
            (key === "ArrowUp" && !oneLine && !atStart) ||
            (key === "ArrowDown" && !oneLine && !atEnd)
        ) {
            return;
        }
        if (this.props.onKey(this.props.row.key, key)) {
            ev.preventDefault();
            ev.stopPropagation();
        }
    }

    openAction(action) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "iso.action",
            res_id: action.id,
            views: [[false, "form"]],
            target: "current",
        });
    }
}
