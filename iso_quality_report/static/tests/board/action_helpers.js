// A client action on its own, for tests: the server's answers are made up.

import {mockService, mountWithCleanup, onRpc} from "@web/../tests/web_test_helpers";
import {expect} from "@odoo/hoot";
import {getDefaultConfig} from "@web/views/view";
import {registry} from "@web/core/registry";

/** As JSON, without what is not chosen. */
function written(value) {
    return JSON.stringify(value, (key, one) =>
        key && one === false ? undefined : one
    );
}

/**
 * Answers a method of the server; that it was asked is a step: "get_board {…}".
 *
 * @param {String} model
 * @param {String} method
 * @param {Function} give what it answers, from its arguments
 */
export function answer(model, method, give) {
    onRpc(model, method, ({args}) => {
        expect.step([method, ...args.map(written)].join(" "));
        return give(...args);
    });
}

/**
 * Shows a client action as the web client does. What it opens and what it writes to the
 * address are steps: "open …", "address {…}".
 *
 * @param {String} tag of the client action
 * @param {Object} [state] what it kept when it was left
 * @returns {Promise<Object>} the component
 */
export function showAction(tag, state) {
    mockService("action", {
        doAction(action, options = {}) {
            const context = options.additionalContext;
            expect.step(
                ["open", action.name || action, context && written(context)]
                    .filter(Boolean)
                    .join(" ")
            );
            options.onClose?.();
        },
    });
    return mountWithCleanup(registry.category("actions").get(tag), {
        componentEnv: {config: getDefaultConfig()},
        props: {
            action: {},
            state,
            updateActionState: (address) => expect.step(`address ${written(address)}`),
        },
    });
}
