import {Component, markup, useState} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {_t} from "@web/core/l10n/translation";

const TEXTS = ["char", "text", "html"];

/**
 * Both texts as one, one's own first.
 *
 * @param {String} type of the field
 * @param {String} own as a record of Odoo's relational model holds it
 * @param {String} theirs likewise
 * @param {String} by who has saved the other
 * @returns {String}
 */
export function joinTexts(type, own, theirs, by) {
    const heading = _t("Saved meanwhile by %s:", by);
    if (type === "html") {
        return markup`${own}<p>— ${heading}</p>${theirs}`;
    }
    const between = type === "text" ? `\n\n— ${heading}\n` : ` — ${heading} `;
    return `${own || ""}${between}${theirs || ""}`;
}

/** Shows for each field one's own words and those that a colleague has saved meanwhile;
 * `choose` gets "theirs", "mine" or "both" for each. */
export class ConflictDialog extends Component {
    static template = "iso_quality.ConflictDialog";
    static components = {Dialog};
    static props = {
        conflicts: Array,
        canJoin: Boolean,
        choose: Function,
        close: Function,
    };

    setup() {
        this.title = _t("Somebody has saved here meanwhile");
        this.intro = _t(
            "Nothing has been saved yet. Choose for each field which words stay; what is written over can be read in the history."
        );
        this.state = useState({choices: this.props.conflicts.map(() => null)});
    }

    get isChosen() {
        return this.state.choices.every(Boolean);
    }

    shown({type}, text) {
        return type === "html" ? markup(text) : text;
    }

    savedBy({by, mine, on}) {
        return mine
            ? _t("Saved by you in another window, %s", on)
            : _t("Saved by %(who)s, %(when)s", {who: by, when: on});
    }

    options({type}) {
        const options = [
            {value: "theirs", label: _t("Keep what was saved, drop mine")},
            {value: "mine", label: _t("Write mine over it")},
        ];
        if (this.props.canJoin && TEXTS.includes(type)) {
            options.push({
                value: "both",
                label: _t("Take both into the form and edit"),
            });
        }
        return options;
    }

    confirm() {
        this.props.choose([...this.state.choices]);
        this.props.close();
    }
}
