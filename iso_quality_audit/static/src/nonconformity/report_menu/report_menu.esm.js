import {Component} from "@odoo/owl";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";
import {STATIC_ACTIONS_GROUP_NUMBER} from "@web/search/action_menus/action_menus";

const ACTION = "iso_quality_audit.iso_nonconformity_report_wizard_action";

/** "Report a Nonconformity" in the menu of every record of ours: the light form, about
 * that record. */
export class ReportMenu extends Component {
    static template = "iso_quality_audit.ReportMenu";
    static components = {DropdownItem};
    static props = {};

    setup() {
        this.action = useService("action");
    }

    report() {
        const {resModel, resId} = this.env.model.root;
        const about = resId ? {default_res_model: resModel, default_res_id: resId} : {};
        return this.action.doAction(ACTION, {additionalContext: about});
    }
}

/** Whether a view shows one record that things may be reported about. */
async function isDisplayed({config, model}) {
    const name = model?.root?.resModel ?? "";
    return (
        config.viewType === "form" &&
        name.startsWith("iso.") &&
        name !== "iso.nonconformity" &&
        user.hasGroup("iso_quality.group_staff")
    );
}

registry.category("cogMenu").add(
    "iso-report-nonconformity",
    {
        Component: ReportMenu,
        groupNumber: STATIC_ACTIONS_GROUP_NUMBER,
        isDisplayed,
    },
    {sequence: 90}
);
