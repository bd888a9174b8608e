import {asEntries, currentApp, placeOf} from "./menu_tree.esm";
import {NavBar} from "@web/webclient/navbar/navbar";
import {patch} from "@web/core/utils/patch";
import {useBus} from "@web/core/utils/hooks";

/** In our app an entry is one line, whatever tabs it has, and the bar says where one is. */
patch(NavBar.prototype, {
    setup() {
        super.setup();
        this.isoAbove = new Set();
        useBus(this.env.bus, "ACTION_MANAGER:UI-UPDATED", ({detail: mode}) => {
            if (mode !== "new") {
                this.isoAbove = this.isoFindAbove();
                this.render();
            }
        });
    },

    /** The menus from the top down to the screen that one began with. */
    isoFindAbove() {
        const app = currentApp(this.menuService);
        const {currentController} = this.actionService;
        const begun = currentController?.state?.actionStack?.[0]?.action;
        const action = begun || currentController?.action.id;
        const place = app && action && placeOf(app, action);
        return place ? place.above : new Set();
    },

    isIsoHere(menu) {
        return this.isoAbove.has(menu.id);
    },

    get currentAppSections() {
        const app = currentApp(this.menuService);
        return app ? app.childrenTree.map(asEntries) : super.currentAppSections;
    },

    // Odoo's setter does nothing; without one here there would be none.
    set currentAppSections(_) {}, // eslint-disable-line no-empty-function
});
