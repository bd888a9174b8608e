import {Component, useState} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {currentApp} from "@iso_quality/client/menu_tabs/menu_tree.esm";
import {registry} from "@web/core/registry";
import {router} from "@web/core/browser/router";
import {useService} from "@web/core/utils/hooks";

// Pages are made by `make docs` from docs/vi.
const FOLDER = "/iso_quality_report/static/guide/vi/";

/** The page of the guide, with its section, that explains what is on the screen.
 *
 * @param {Object} screens where the guide explains what: address or model to page, and
 *  where it begins: ""
 * @param {?Object} controller the screen that is shown
 * @param {Object[]} stack the screens that led to it, the address of each
 * @returns {String}
 */
export function pageOf(screens, controller, stack) {
    const {path, res_model: model} = controller?.action || {};
    const ways = stack.map((step) => step.action).reverse();
    const known = [path, model, ...ways].find((word) => Object.hasOwn(screens, word));
    return screens[known || ""];
}

/** What the guide says of a screen, beside it: one reads while one works. */
export class GuidePanel extends Component {
    static template = "iso_quality_report.GuidePanel";
    static props = {};

    setup() {
        this.guide = useState(useService("iso_guide"));
    }

    /** The page has keys of its own: Escape closes from there too. */
    onLoad(ev) {
        const {contentDocument} = ev.target;
        contentDocument.addEventListener("keydown", (key) => this.onKeydown(key));
        contentDocument.body.tabIndex = -1;
        contentDocument.body.focus();
    }

    onKeydown(ev) {
        if (ev.key === "Escape") {
            ev.stopPropagation();
            this.guide.close();
        }
    }
}

export const guideService = {
    dependencies: ["action", "menu"],
    start(env, {action, menu}) {
        let screens = undefined;
        let opener = undefined;
        const guide = {
            page: "",
            isOurs: () => Boolean(currentApp(menu)),
            /** Opens at the screen that is shown; again there, it closes. */
            async toggle() {
                // Asked for anew: pages are kept by browsers, and known by their address.
                const list = FOLDER + "screens.json";
                screens ||= await (
                    await browser.fetch(list, {cache: "no-cache"})
                ).json();
                const {actionStack = []} = router.current;
                const page =
                    FOLDER + pageOf(screens, action.currentController, actionStack);
                opener = document.activeElement;
                this.page = this.page === page ? "" : page;
            },
            close() {
                this.page = "";
                opener?.focus();
            },
        };
        return guide;
    },
};

/** "?", on every screen of the app. */
export class GuideButton extends Component {
    static template = "iso_quality_report.GuideButton";
    static props = {};

    setup() {
        this.guide = useState(useService("iso_guide"));
    }
}

registry.category("services").add("iso_guide", guideService);
registry.category("main_components").add("iso_guide", {Component: GuidePanel});
registry.category("systray").add(
    "iso_guide",
    {
        Component: GuideButton,
        isDisplayed: (env) => env.services.iso_guide.isOurs(),
    },
    {sequence: 50}
);
