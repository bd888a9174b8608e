import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

/**
 * A number that opens the records it counts: the model's `action_open_counted`, called
 * with the name of the field.
 */
export class CountedField extends Component {
    static template = "iso_quality_audit.CountedField";
    static props = {...standardFieldProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get value() {
        return this.props.record.data[this.props.name] || 0;
    }

    async open() {
        const {resModel, resId} = this.props.record;
        const action = await this.orm.call(resModel, "action_open_counted", [
            [resId],
            this.props.name,
        ]);
        await this.action.doAction(action);
    }
}

registry.category("fields").add("iso_counted", {
    component: CountedField,
    supportedTypes: ["integer"],
});
