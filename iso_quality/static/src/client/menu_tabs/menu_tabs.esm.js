import {Component, useEffect, useRef, useState} from "@odoo/owl";
import {currentApp, hrefOf, placeOf} from "./menu_tree.esm";
import {useBus, useService} from "@web/core/utils/hooks";
import {WebClient} from "@web/webclient/webclient";
import {_t} from "@web/core/l10n/translation";

// Which way a key goes from one tab to another.
const KEYS = {ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity};

/** Other looks at the same: the screens of one entry of the menu, above each of them. */
export class MenuTabs extends Component {
    static template = "iso_quality.MenuTabs";
    static props = {};
    hrefOf = hrefOf;

    setup() {
        this.menuService = useService("menu");
        this.actionService = useService("action");
        this.root = useRef("root");
        this.state = useState({place: undefined});
        useBus(this.env.bus, "ACTION_MANAGER:UI-UPDATED", ({detail: mode}) => {
            // A dialog stands before the screen, which is the same.
            if (mode !== "new") {
                this.find();
            }
        });
        useBus(this.env.bus, "MENUS:APP-CHANGED", () => this.find());
        useEffect(
            () => this.showCurrent(),
            () => [this.state.place?.current.id]
        );
    }

    /** A screen that another one led to has a way back, and no tabs. */
    find() {
        const app = currentApp(this.menuService);
        const {currentController} = this.actionService;
        const isFirst = currentController?.config.breadcrumbs.length === 1;
        const place = app && isFirst && placeOf(app, currentController.action.id);
        this.state.place = place && place.tabs.length ? place : undefined;
    }

    /** On the phone the strip is longer than the screen. */
    showCurrent() {
        const strip = this.root.el;
        const current = strip?.querySelector("[aria-current]");
        if (current) {
            const spare = (strip.clientWidth - current.offsetWidth) / 2;
            strip.scrollLeft = current.offsetLeft - strip.offsetLeft - spare;
        }
    }

    get label() {
        return _t("Screens of %s", this.state.place.entry.name);
    }

    isCurrent(tab) {
        return tab.id === this.state.place.current.id;
    }

    open(tab) {
        return this.menuService.selectMenu(tab);
    }

    onKeydown(ev) {
        const step = KEYS[ev.key];
        if (!step || ev.altKey || ev.ctrlKey || ev.metaKey) {
            return;
        }
        const tabs = [...this.root.el.querySelectorAll("a")];
        const wanted = tabs.indexOf(document.activeElement) + step;
        ev.preventDefault();
        tabs[Math.max(0, Math.min(tabs.length - 1, wanted))].focus();
    }
}

WebClient.components = {...WebClient.components, MenuTabs};
