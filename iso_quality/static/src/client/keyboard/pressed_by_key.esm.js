import {SearchBar} from "@web/search/search_bar/search_bar";
import {patch} from "@web/core/utils/patch";

// What says that it is a button and is none: the browser presses it for the mouse only.
const LIKE_BUTTON = "[role=button][tabindex='0']:not(button, a[href], input)";

document.addEventListener(
    "keydown",
    (ev) => {
        const modified = ev.ctrlKey || ev.altKey || ev.metaKey || ev.shiftKey;
        if (
            ["Enter", " "].includes(ev.key) &&
            !modified &&
            ev.target.matches(LIKE_BUTTON)
        ) {
            ev.preventDefault();
            ev.stopPropagation();
            ev.target.click();
        }
    },
    {capture: true}
);

patch(SearchBar.prototype, {
    /** Whether a label does something: edits its filter, sorts its groups. */
    isFacetLabelPressed({domain, type}) {
        const {canOrderByCount} = this.env.searchModel;
        return Boolean(domain || (type === "groupBy" && canOrderByCount));
    },
});
