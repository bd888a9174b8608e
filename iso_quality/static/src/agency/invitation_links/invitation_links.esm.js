import {Component} from "@odoo/owl";
import {CopyButton} from "@web/core/copy_button/copy_button";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/**
 * Links by which people choose their password. They come with the answer to a button
 * and are kept nowhere: whoever closes the dialog has to make new ones.
 */
export class InvitationLinks extends Component {
    static template = "iso_quality.InvitationLinks";
    static components = {CopyButton};
    static props = {...standardActionServiceProps};
    copied = _t("Copied");
    copy = _t("Copy");
    copyAll = _t("Copy All");

    get params() {
        return this.props.action.params;
    }

    get everything() {
        return this.params.links
            .map(({name, login, link}) => [name, login, link].join("\t"))
            .join("\n");
    }

    print() {
        browser.print();
    }
}

registry.category("actions").add("iso_quality.invitation_links", InvitationLinks);
