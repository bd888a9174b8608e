/** What the menus of our app say, see views/menus.xml: an entry is what has an action and
 * stands in folders only; what stands right below it are the tabs of its screen, what
 * stands in folders below it are links of its page. */

const OURS = "iso_quality.menu_iso";

/** Our app among the apps of the user, if it is the current one.
 * @param {Object} menuService
 */
export function currentApp(menuService) {
    const app = menuService.getCurrentApp();
    return app?.xmlid === OURS ? menuService.getMenuAsTree(app.id) : undefined;
}

/** A menu with what one may press in the bar: below an entry there is nothing.
 * @param {Object} menu
 */
export function asEntries(menu) {
    const childrenTree = menu.actionID ? [] : menu.childrenTree.map(asEntries);
    return {...menu, childrenTree};
}

/** The screens of an entry (list of menus): itself first, unless a tab opens the same.
 * @param {Object} entry
 */
export function tabsOf(entry) {
    const tabs = entry.childrenTree.filter((menu) => menu.actionID);
    const isAmong = tabs.some((menu) => menu.actionID === entry.actionID);
    return isAmong ? tabs : [entry, ...tabs];
}

/** Whether an action that was asked for by number or by path is the menu's. */
function opens(menu, action) {
    return menu.actionID && (menu.actionID === action || menu.actionPath === action);
}

/** Where an action stands in the app; nothing if nowhere.
 *
 * @param {Object} app as ``currentApp`` gives it
 * @param {Number|String} action its number or its path
 * @returns {{current: Object, entry: Object, tabs: Object[], above: Set<Number>}} the
 *  menu, the entry it belongs to, the tabs beside it, the menus from the top down to it
 */
export function placeOf(app, action) {
    const places = [];
    const walk = (menu, above, entry) => {
        const here = [...above, menu];
        const own = entry || (menu.actionID ? menu : undefined);
        if (opens(menu, action)) {
            const parent = above[above.length - 1];
            const tabs = menu === own || parent === own ? tabsOf(own) : [];
            places.push({
                // An entry and its tab open the same: the tab it is.
                current: tabs.find((tab) => opens(tab, action)) || menu,
                entry: own,
                tabs: tabs.length > 1 ? tabs : [],
                above: new Set(here.map((one) => one.id)),
            });
        }
        menu.childrenTree.forEach((child) => walk(child, here, own));
    };
    app.childrenTree.forEach((menu) => walk(menu, [], undefined));
    // What is a tab and a link of a page too is where its tabs are.
    return places.find((place) => place.tabs.length) || places[0];
}

/** The address of a menu, to open it beside or to come back to it.
 * @param {Object} menu
 */
export function hrefOf(menu) {
    return "/odoo/" + (menu.actionPath || "action-" + menu.actionID);
}
