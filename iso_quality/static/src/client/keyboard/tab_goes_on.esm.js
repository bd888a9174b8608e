import {Navigator} from "@web/core/navigation/navigation";
import {patch} from "@web/core/utils/patch";

const MENU = ".o-overlay-container";

// Odoo walks in a circle with Tab, which is right for a menu that is open. A row of
// things in the page, as the search bar, would never let go of the keyboard: there Tab
// goes on to what comes next, and arrows walk.
patch(Navigator.prototype, {
    registerHotkeys() {
        const {hotkeys, virtualFocus} = this._options;
        for (const key of virtualFocus ? [] : ["tab", "shift+tab"]) {
            const {callback, isAvailable} = hotkeys[key] || {};
            if (callback) {
                hotkeys[key] = {
                    ...hotkeys[key],
                    isAvailable: (about) =>
                        Boolean(about.target.closest(MENU)) &&
                        (!isAvailable || isAvailable(about)),
                };
            }
        }
        super.registerHotkeys();
    },
});
