import {Component} from "@odoo/owl";
import {ink} from "./ink.esm";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/** The level of a risk on the colour its scale gives it; read only. */
export class BandField extends Component {
    static template = "iso_quality.BandField";
    static props = {
        ...standardFieldProps,
        colourField: {type: String, optional: true},
        scoreField: {type: String, optional: true},
    };

    get name() {
        return this.props.record.data[this.props.name]?.display_name || "";
    }

    get score() {
        return this.props.record.data[this.props.scoreField] || "";
    }

    get style() {
        const colour = this.props.record.data[this.props.colourField];
        return colour ? `background-color: ${colour}; color: ${ink(colour)};` : "";
    }
}

registry.category("fields").add("iso_band", {
    component: BandField,
    supportedTypes: ["many2one"],
    extractProps: ({options}) => ({
        colourField: options.colour,
        scoreField: options.score,
    }),
});
