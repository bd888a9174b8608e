import {noSidewaysScrollOfForms} from "../board/tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const ask = {trigger: "button.o_iso_guide_button", run: "click"};
const closed = {trigger: "body:not(:has(.o_iso_guide))"};

const PAUSE = 50;
const PAUSES = 200;

/** Waits until a condition holds: what happens in the frame tells nobody. */
async function until(condition) {
    for (let asked = 0; !condition(); asked++) {
        if (asked > PAUSES) {
            throw new Error(`never true: ${condition}`);
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
}

/** The page of the guide shows a section, its pictures and no more than fits. */
function shows(section) {
    return {
        content: `the guide at ${section}`,
        trigger: ".o_iso_guide iframe",
        async run() {
            const page = () => this.anchor.contentDocument;
            await until(() => page()?.querySelector(`#${section}`)?.matches(":target"));
            const pictures = [...page().images];
            await until(() => pictures.every((picture) => picture.naturalWidth > 0));
            await until(() => page().activeElement === page().body);
            if (page().documentElement.scrollWidth > this.anchor.clientWidth) {
                throw new Error("the page of the guide is wider than the guide");
            }
            noSidewaysScrollOfForms();
        },
    };
}

tours.add("iso_guide", {
    steps: () => [
        {trigger: ".o_iso_home_block"},
        ask,
        shows("trang-chu"),
        {
            content: "Escape closes from the page too",
            trigger: ".o_iso_guide iframe",
            run() {
                const key = {key: "Escape", bubbles: true};
                const {body, defaultView} = this.anchor.contentDocument;
                body.dispatchEvent(new defaultView.KeyboardEvent("keydown", key));
            },
        },
        closed,
        {
            content: "and one is where one was",
            trigger: "button.o_iso_guide_button:focus",
        },
        {
            trigger: ".o_iso_home_block[data-block=late] .o_iso_home_number",
            run: "click",
        },
        {content: "the tasks that are late", trigger: ".o_iso_guide_button"},
        {trigger: ".o_breadcrumb, .o_last_breadcrumb_item"},
        {trigger: ".o_list_view, .o_kanban_view"},
        ask,
        shows("don-doc"),
        {
            content: "asked again where it stands, it goes",
            trigger: "button.o_iso_guide_button[aria-expanded=true]",
            run: "click",
        },
        closed,
    ],
});
