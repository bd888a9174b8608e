import {Component, onMounted, onWillStart, useRef, useState} from "@odoo/owl";
import {KeepLast} from "@web/core/utils/concurrency";
import {Layout} from "@web/search/layout";
import {router} from "@web/core/browser/router";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";

/**
 * A screen of numbers: one call brings all that it shows. What is asked for, its
 * options, stays in the action's state (breadcrumbs) and in the address (reloading,
 * links).
 */
export class Screen extends Component {
    static components = {Layout};
    static props = {...standardActionServiceProps};
    // The method that is called with the options, and brings `state.data`.
    static model = "";
    static method = "";
    // The options, and those that stay when the main one changes.
    static options = [];
    static main = "";
    static lasting = [];

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.state = useState({
            ...this.firstState(),
            ...(this.props.state?.screen || this.fromAddress()),
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => ({screen: this.toKeep()}),
        });
        onWillStart(() => this.loadFirst());
        onMounted(() => this.toAddress());
    }

    firstState() {
        return {data: null, options: {}};
    }

    /** What of the state is there again when one comes back by the breadcrumbs. */
    toKeep() {
        return {options: {...this.state.options}};
    }

    // ------------------------------------------------------------ address
    /** What of the state the address says, or who has opened the screen. */
    fromAddress() {
        const options = {};
        const asked = {...this.props.action.params, ...router.current};
        for (const name of this.constructor.options) {
            if (asked[name]) {
                options[name] = asked[name];
            }
        }
        return {options};
    }

    get address() {
        const {options} = this.state;
        return Object.fromEntries(
            this.constructor.options.map((name) => [name, options[name] || undefined])
        );
    }

    toAddress() {
        this.props.updateActionState?.(this.address);
    }

    // ------------------------------------------------------------ loading
    async load() {
        const {model, method} = this.constructor;
        this.received(
            await this.keepLast.add(this.orm.call(model, method, [this.state.options]))
        );
    }

    received(data) {
        this.state.data = data;
    }

    /** An old link may name what is gone: say so, and show the usual. */
    async loadFirst() {
        try {
            await this.load();
        } catch (error) {
            if (!Object.keys(this.state.options).length) {
                throw error;
            }
            this.state.options = {};
            await this.load();
            Promise.reject(error);
        }
    }

    /** Ask for other numbers. */
    async filter(options) {
        const {main, lasting} = this.constructor;
        const before = this.state.options;
        const kept = options[main]
            ? Object.fromEntries(lasting.map((name) => [name, before[name]]))
            : before;
        this.state.options = {...kept, ...options};
        this.toAddress();
        await this.load();
    }

    /** Open the records behind a number: the action that a method of the model gives. */
    async openAction(method, args) {
        await this.action.doAction(
            await this.orm.call(this.constructor.model, method, args)
        );
    }
}
