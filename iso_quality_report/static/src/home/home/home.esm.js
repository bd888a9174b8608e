import {Screen} from "../../board/screen/screen.esm";
import {_t} from "@web/core/l10n/translation";
import {HomeBlock} from "./home_block.esm";
import {registry} from "@web/core/registry";
import {YearPath} from "./year_path.esm";

/** Home: what waits for the user, and how far the year is. */
export class Home extends Screen {
    static template = "iso_quality_report.Home";
    static components = {...Screen.components, HomeBlock, YearPath};
    static model = "iso.home";
    static method = "get_home";

    firstState() {
        return {...super.firstState(), more: false};
    }

    toKeep() {
        return {...super.toKeep(), more: this.state.more};
    }

    get blocks() {
        const {blocks, more} = this.state.data;
        return this.state.more ? [...blocks, ...more] : blocks;
    }

    get moreLabel() {
        const count = this.state.data.more.length;
        return this.state.more ? _t("Less") : _t("More (%s)", count);
    }

    // ------------------------------------------------------------ what is pressed
    openNumber(block, number, group) {
        return this.openAction("action_open", [block.key, number.key, group ?? null]);
    }

    openRow(row) {
        return this.openAction("open_row", [row.model, row.id]);
    }

    /** A verb is done here; the home shows at once what came of it. */
    act(verb) {
        return this.doHere("act", [verb.name]);
    }

    actOn(verb, row) {
        return this.doHere("act_on", [verb.name, row.model, row.id]);
    }

    async doHere(method, args) {
        const action = await this.orm.call("iso.home", method, args);
        const onClose = () => this.load();
        await this.action.doAction(action, {onClose});
        if (action.tag === "display_notification") {
            await this.load();
        }
    }

    async openNode(node) {
        await this.action.doAction(
            await this.orm.call("iso.year.path", "action_node", [node.key])
        );
    }
}

registry.category("actions").add("iso_quality_report.home", Home);
