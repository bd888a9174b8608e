import {Component} from "@odoo/owl";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {_t} from "@web/core/l10n/translation";
import {formatDate} from "@web/core/l10n/dates";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

/**
 * Quiet hints of what was seen before: one line each. It opens beside what is being
 * written, which stays as it is.
 */
export class SeenBefore extends Component {
    static template = "iso_quality_audit.SeenBefore";
    static props = {...standardFieldProps};

    setup() {
        this.dialog = useService("dialog");
    }

    get hints() {
        return this.props.record.data[this.props.name].records.map(({data, resId}) => ({
            id: resId,
            text: data.display_name,
            place: [
                data.day ? formatDate(data.day, {format: "dd/MM/yyyy"}) : "",
                data.department_id ? data.department_id.display_name : "",
            ]
                .filter(Boolean)
                .join(" · "),
        }));
    }

    open(hint) {
        this.dialog.add(FormViewDialog, {
            resModel: this.props.record.data[this.props.name].resModel,
            resId: hint.id,
            title: hint.text,
            readonly: true,
            canExpand: false,
        });
    }
}

export const seenBefore = {
    component: SeenBefore,
    displayName: _t("Seen before"),
    supportedTypes: ["many2many"],
    relatedFields: () => [
        {name: "display_name", type: "char"},
        {name: "day", type: "date"},
        {name: "department_id", type: "many2one", relation: "hr.department"},
    ],
};

registry.category("fields").add("iso_seen_before", seenBefore);
