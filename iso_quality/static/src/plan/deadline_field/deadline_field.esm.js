import {Component, useRef, useState} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {DateTimePicker} from "@web/core/datetime/datetime_picker";
import {_t} from "@web/core/l10n/translation";
import {useDropdownState} from "@web/core/dropdown/dropdown_hooks";
import {registry} from "@web/core/registry";
import {useDebounced} from "@web/core/utils/timing";
import {useInputField} from "@web/views/fields/input_field_hook";
import {useService} from "@web/core/utils/hooks";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

// What plans write most often; these words are printed, so they are Vietnamese.
const QUARTERS = ["Quý I", "Quý II", "Quý III", "Quý IV"];
const RANGES = ["Quý I-II", "Quý II-III", "Quý III-IV", "Quý I-IV"];
const MONTHS = Array.from({length: 12}, (_, i) => `Tháng ${i + 1}`);
const PERIODS = ["Hàng tháng", "Hàng quý", "6 tháng một lần", "Thường xuyên"];

/**
 * A deadline as Vietnamese plans write it: typed, with what it comes to shown at
 * once, or picked from a menu without typing.
 */
export class DeadlineField extends Component {
    static template = "iso_quality.DeadlineField";
    static components = {DateTimePicker, Dropdown, DropdownItem};
    static props = {
        ...standardFieldProps,
        placeholder: {type: String, optional: true},
    };

    setup() {
        this.orm = useService("orm");
        this.input = useRef("input");
        this.groups = [QUARTERS, RANGES, MONTHS, PERIODS];
        this.menu = useDropdownState();
        this.state = useState({preview: "", ok: true, doubtful: false});
        useInputField({getValue: () => this.value, refName: "input"});
        this.lookUp = useDebounced((text) => this.preview(text), 250);
    }

    get value() {
        return this.props.record.data[this.props.name] || "";
    }

    get year() {
        const data = this.props.record.data;
        const parent = this.props.record._parentRecord;
        return data.year || parent?.data.year || parent?.data.base_year;
    }

    get beforeLabel() {
        return _t("Before a date…");
    }

    get previewClass() {
        if (!this.state.ok) {
            return "text-danger";
        }
        return this.state.doubtful ? "text-warning-emphasis" : "text-success";
    }

    onInput(ev) {
        this.lookUp(ev.target.value);
    }

    onFocus() {
        this.preview(this.input.el.value);
    }

    onBlur() {
        this.lookUp.cancel();
        this.state.preview = "";
    }

    async preview(text) {
        if (!text || !this.year) {
            this.state.preview = "";
            return;
        }
        const found = await this.orm.call("iso.plan.branch", "preview_deadline", [
            text,
            this.year,
        ]);
        // The user may have typed on, or left, while the server was asked.
        if (this.input.el && this.input.el.value === text) {
            const active = document.activeElement === this.input.el;
            this.state.preview = active ? found.text : "";
            this.state.ok = found.ok;
            this.state.doubtful = found.doubtful;
        }
    }

    async pick(text) {
        await this.props.record.update({[this.props.name]: text});
    }

    async pickDate(date) {
        this.menu.close();
        await this.pick(`Trước ngày ${date.toFormat("dd/MM/yyyy")}`);
    }
}

export const deadlineField = {
    component: DeadlineField,
    displayName: _t("Deadline"),
    supportedTypes: ["char"],
    extractProps: ({placeholder}) => ({placeholder}),
};

registry.category("fields").add("iso_deadline", deadlineField);
