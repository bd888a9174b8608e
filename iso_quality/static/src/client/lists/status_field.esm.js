import {BadgeField, badgeField} from "@web/views/fields/badge/badge_field";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

/**
 * One column for the state and what is the matter with it: "Late · In progress".
 *
 * Options: `beside`, the field that says what is the matter: a boolean, whose name is
 * said, or a selection; `words`, the values of a selection that are worth saying.
 */
export class StatusField extends BadgeField {
    static props = {
        ...BadgeField.props,
        beside: {type: String},
        words: {type: Array, optional: true},
    };

    /** What a list measures its column by. */
    static text(record, name, {options}) {
        const {selection} = record.fields[name];
        const state = selection.find(([key]) => key === record.data[name])?.[1] || "";
        const matter = StatusField.matter(record, options);
        return matter ? _t("%(matter)s · %(state)s", {matter, state}) : state;
    }

    static matter(record, {beside, words}) {
        const field = record.fields[beside];
        const value = record.data[beside];
        if (field.type === "boolean") {
            return value ? field.string : "";
        }
        const said = value && (!words || words.includes(value));
        return said ? field.selection.find(([key]) => key === value)?.[1] || "" : "";
    }

    get formattedValue() {
        const {record, name, beside, words} = this.props;
        return StatusField.text(record, name, {options: {beside, words}});
    }
}

registry.category("fields").add("iso_status", {
    ...badgeField,
    component: StatusField,
    supportedTypes: ["selection"],
    extractProps: (info) => ({
        ...badgeField.extractProps(info),
        beside: info.options.beside,
        words: info.options.words,
    }),
});
