import {FormCompiler} from "@web/views/form/form_compiler";
import {StatusBarButtons} from "@web/views/form/status_bar_buttons/status_bar_buttons";
import {patch} from "@web/core/utils/patch";

// The class of buttons in the header of a form that are behind "⋯".
const MORE = "o_iso_more";

patch(FormCompiler.prototype, {
    compileHeader() {
        const header = super.compileHeader(...arguments);
        for (const slot of header.querySelectorAll("t[t-set-slot]")) {
            if (slot.outerHTML.includes(MORE)) {
                slot.setAttribute("isMore", "true");
            }
        }
        return header;
    },
});

patch(StatusBarButtons.prototype, {
    /** @returns {String[]} what stands in the header */
    get shownSlotNames() {
        return this.visibleSlotNames.filter((name) => !this.props.slots[name].isMore);
    },
    /** @returns {String[]} what is behind "⋯", on any screen */
    get foldedSlotNames() {
        return this.visibleSlotNames.filter((name) => this.props.slots[name].isMore);
    },
});
