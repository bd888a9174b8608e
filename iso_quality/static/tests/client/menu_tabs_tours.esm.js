import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const byMenu = (name) => `[data-menu-xmlid='iso_quality.${name}']`;
const tab = (name) => `.o_iso_tabs ${byMenu(name)}`;

function fail(what) {
    throw new Error(what);
}

function isNoWider() {
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        fail("The page is wider than the screen");
    }
}

/** One is on this tab, it is in sight, and nothing but it is the way here. */
const on = (name, path) => ({
    content: `on ${name}`,
    trigger: `${tab(name)}[aria-current=page]`,
    run({anchor}) {
        const {left, right} = anchor.getBoundingClientRect();
        if (left < 0 || right > window.innerWidth) {
            fail(`Out of sight: ${left} to ${right} of ${window.innerWidth}`);
        }
        if (document.querySelectorAll(".o_iso_tabs [aria-current]").length !== 1) {
            fail("On more than one tab");
        }
        if (document.querySelector(".o_breadcrumb li, .o_back_button")) {
            fail("The way back has grown");
        }
        if (!browser.location.pathname.endsWith(path)) {
            fail(`An address to come back to: ${browser.location}`);
        }
        isNoWider();
    },
});
const reload = {
    content: "F5",
    trigger: ".o_iso_tabs",
    expectUnloadPage: true,
    run: () => browser.location.reload(),
};
const key = (name, pressed) => ({
    trigger: tab(name),
    run({anchor}) {
        anchor.focus();
        anchor.dispatchEvent(
            new KeyboardEvent("keydown", {
                key: pressed,
                bubbles: true,
                cancelable: true,
            })
        );
    },
});
const hasFocus = (name) => ({trigger: `${tab(name)}:focus`});
const switches = [
    on("menu_objective_sheet", "/iso-objective-sheets"),
    {trigger: tab("menu_objective_trend"), run: "click"},
    {trigger: ".o_pivot_view"},
    on("menu_objective_trend", "/odoo/iso-objective-trend"),
    reload,
    {trigger: ".o_pivot_view"},
    on("menu_objective_trend", "/odoo/iso-objective-trend"),
];
const opensOne = [
    {trigger: tab("menu_objective_sheet"), run: "click"},
    on("menu_objective_sheet", "/odoo/iso-objective-sheets"),
    {trigger: ".o_data_row td[name=display_name], .o_kanban_record", run: "click"},
    {
        content: "a record has a way back, and no tabs",
        trigger: "body:has(.o_form_view):not(:has(.o_iso_tabs))",
    },
];

tours.add("iso_menu_tabs", {
    steps: () => [
        {trigger: `.o_menu_sections ${byMenu("menu_planning")}`, run: "click"},
        {
            content: "an entry is one line, whatever tabs it has",
            trigger: `.o-dropdown--menu ${byMenu("menu_objectives")}`,
            run({anchor}) {
                const menu = anchor.closest(".o-dropdown--menu");
                if (
                    menu.querySelector(`.dropdown-header, ${byMenu("menu_objective")}`)
                ) {
                    fail("Tabs stand in the bar");
                }
                anchor.click();
            },
        },
        ...switches,
        {
            content: "the bar says where one is",
            trigger: `.o_menu_sections .o_iso_here${byMenu("menu_planning")}[aria-current=true]`,
        },
        {trigger: "body:not(:has(.o_iso_here + .o_iso_here))"},
        key("menu_objective_trend", "ArrowLeft"),
        hasFocus("menu_objective_measure"),
        key("menu_objective_measure", "End"),
        hasFocus("menu_objective_trend"),
        ...opensOne,
        {trigger: `.o_menu_sections .o_iso_here${byMenu("menu_planning")}`},
        {
            content: "back to the list, and to its tabs",
            trigger: ".o_back_button, .breadcrumb-item a",
            run: "click",
        },
        on("menu_objective_sheet", "/odoo/iso-objective-sheets"),
    ],
});

tours.add("iso_menu_tabs_on_phone", {
    steps: () => [
        {trigger: ".o_menu_toggle", run: "click"},
        {
            trigger: `.o_app_menu_sidebar ${byMenu("menu_objectives")}`,
            run({anchor}) {
                const bar = anchor.closest(".o_app_menu_sidebar");
                if (bar.querySelector(byMenu("menu_objective"))) {
                    fail("Tabs stand in the bar");
                }
                anchor.click();
            },
        },
        ...switches,
        {
            content: "it is pushed by itself, not with the page",
            trigger: ".o_iso_tabs",
            run({anchor}) {
                if (anchor.scrollWidth <= anchor.clientWidth || !anchor.scrollLeft) {
                    fail("The strip does not scroll");
                }
            },
        },
        ...opensOne,
    ],
});

// ------------------------------------------------------------ pages of links
const findsCalendar = [
    {
        content: "several groups, nothing that one may not open",
        trigger: `.o_iso_menu_page section:nth-child(2) a`,
        run() {
            const links = document.querySelectorAll(".o_iso_menu_link");
            const names = [...links].map((link) => link.dataset.menuXmlid);
            if (links.length < 4 || names.includes("iso_quality.menu_document_type")) {
                fail(`Links of a secretary: ${names}`);
            }
            isNoWider();
        },
    },
    {trigger: ".o_iso_menu_page input", run: "edit khong co gi"},
    {trigger: ".o_iso_menu_page [role=status]"},
    {trigger: ".o_iso_menu_page input", run: "edit ngay nghi"},
    {trigger: ".o_iso_menu_groups section:only-child a:contains(Ngày nghỉ)"},
    {trigger: ".o_iso_menu_page input", run: "press Enter"},
    {trigger: ".o_list_view, .o_kanban_view"},
    {
        trigger: "body:not(:has(.o_iso_tabs))",
        run() {
            if (!browser.location.pathname.endsWith("/iso-catalogues/iso-calendar")) {
                fail(`The page is the way back: ${browser.location}`);
            }
        },
    },
];
tours.add("iso_catalogues", {
    steps: () => [
        // On the phone it would call up the keyboard.
        {trigger: ".o_iso_menu_page input:focus"},
        ...findsCalendar,
        {trigger: ".breadcrumb-item a:contains(Danh mục)", run: "click"},
        {
            trigger: `.o_iso_menu_page ${byMenu("menu_party")}`,
            run: "click",
        },
        {trigger: ".o_list_view"},
        {trigger: `.o_menu_sections .o_iso_here${byMenu("menu_configuration")}`},
    ],
});
tours.add("iso_catalogues_on_phone", {steps: () => findsCalendar});
