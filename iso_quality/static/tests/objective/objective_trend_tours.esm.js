import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const menu = "[data-menu-xmlid='iso_quality.menu_objectives']";
const tab = {
    trigger: ".o_iso_tabs [data-menu-xmlid='iso_quality.menu_objective_trend']",
    run: "click",
};

// What a user came for: a result beside its target, on the screen of that name.
const seesNumbers = [
    {
        trigger: ".o_breadcrumb:contains(Kết quả qua các năm)",
    },
    {
        trigger: ".o_pivot .o_pivot_cell_value .o_value:contains(98,00)",
        run({anchor}) {
            if (anchor.getBoundingClientRect().right > window.innerWidth) {
                throw new Error("The first number is out of sight");
            }
            const root = document.documentElement;
            if (root.scrollWidth > root.clientWidth) {
                throw new Error("The page is wider than the screen");
            }
            if (!browser.location.pathname.endsWith("/iso-objective-trend")) {
                throw new Error(`An address to come back to: ${browser.location}`);
            }
        },
    },
    {trigger: ".o_pivot .o_pivot_cell_value .o_value:contains(97,00)"},
];

const again = {
    content: "F5",
    trigger: ".o_pivot",
    expectUnloadPage: true,
    run: () => browser.location.reload(),
};

tours.add("iso_results_over_the_years", {
    steps: () => [
        {
            trigger: ".o_menu_sections [data-menu-xmlid='iso_quality.menu_planning']",
            run: "click",
        },
        {trigger: `.o-dropdown--menu ${menu}`, run: "click"},
        tab,
        ...seesNumbers,
        again,
        ...seesNumbers,
    ],
});

tours.add("iso_results_over_the_years_on_phone", {
    steps: () => [
        {trigger: ".o_menu_toggle", run: "click"},
        {trigger: `.o_app_menu_sidebar ${menu}`, run: "click"},
        tab,
        ...seesNumbers,
        again,
        ...seesNumbers,
    ],
});
