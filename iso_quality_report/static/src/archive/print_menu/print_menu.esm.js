import {ActionMenus} from "@web/search/action_menus/action_menus";
import {FormController} from "@web/views/form/form_controller";
import {patch} from "@web/core/utils/patch";

/** What is printed of a record, in sight: not in the menu of a gear. */
export class PrintMenu extends ActionMenus {
    static template = "iso_quality_report.PrintMenu";
    // Those of the gear's menu, whatever they are.
    static props = ["*"];
}

patch(FormController.prototype, {
    /** @returns {?Object} the menu, for records of ours that are printed */
    get isoPrintMenu() {
        const {resModel, isNew} = this.model.root || {};
        const printed = this.cogMenuProps.items?.print?.length;
        return printed && !isNew && resModel.startsWith("iso.") ? PrintMenu : null;
    },
});
