import {Component, useRef, useState} from "@odoo/owl";
import {currentApp, hrefOf, placeOf} from "../menu_tabs/menu_tree.esm";
import {useAutofocus, useBus, useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {normalizedMatch} from "@web/core/l10n/utils/normalize";
import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/** One page of links: what stands in folders below the menu of this action, as far as
 * the user may open it. */
export class MenuPage extends Component {
    static template = "iso_quality.MenuPage";
    static components = {Layout};
    static props = {...standardActionServiceProps};
    hrefOf = hrefOf;

    setup() {
        this.menuService = useService("menu");
        this.actionService = useService("action");
        this.root = useRef("root");
        this.state = useState({words: ""});
        useAutofocus({refName: "search"});
        // After F5 the app is known a moment later than the screen.
        useBus(this.env.bus, "MENUS:APP-CHANGED", () => this.render());
    }

    /** [{id, name, links}]: the folders with what is found in them. */
    get groups() {
        const app = currentApp(this.menuService);
        const place = app && placeOf(app, this.props.action.id);
        const folders = place ? place.entry.childrenTree : [];
        const words = this.state.words.trim();
        const isFound = ({name}) => !words || normalizedMatch(name, words).match;
        return folders
            .map(({id, name, childrenTree}) => ({
                id,
                name,
                links: childrenTree.filter(isFound),
            }))
            .filter(({links}) => links.length);
    }

    /** The page stays behind, as the way back. */
    open(link) {
        return this.actionService.doAction(link.actionID);
    }

    onKeydown(ev) {
        const [group] = this.groups;
        if (ev.key === "Enter" && group) {
            ev.preventDefault();
            this.open(group.links[0]);
        } else if (ev.key === "ArrowDown") {
            ev.preventDefault();
            this.root.el.querySelector("a.o_iso_menu_link")?.focus();
        }
    }
}

registry.category("actions").add("iso_quality.menu_page", MenuPage);
