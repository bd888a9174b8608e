import {_t} from "@web/core/l10n/translation";

// In the order of urgency. Colours are in the SCSS; the icons tell the statuses
// apart where there are no colours.
export const STATUSES = ["late", "doing", "todo", "done"];

const ICONS = {
    late: "fa-exclamation",
    doing: "fa-play",
    todo: "fa-circle-o",
    done: "fa-check",
};

export function statusIcon(status) {
    return ICONS[status] || "";
}

export function statusLabel(status) {
    return {
        late: _t("Late"),
        doing: _t("In progress"),
        todo: _t("Not started"),
        done: _t("Completed"),
    }[status];
}

/** Of how many tasks somebody has said a difficulty that nobody has answered. */
export function hinderedLabel(counts) {
    return _t("%s tasks with open difficulties", counts.hindered);
}

/**
 * @param {Object} counts done, total, late, hindered
 * @returns {String} "5 of 8 completed, 2 late", for titles and screen readers
 */
export function countsLabel(counts) {
    const done = _t("%(done)s of %(total)s completed", counts);
    const late = counts.late ? `, ${_t("%s late", counts.late)}` : "";
    return done + late + (counts.hindered ? `, ${hinderedLabel(counts)}` : "");
}
