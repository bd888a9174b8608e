import {registry} from "@web/core/registry";

const row = (place) => `.o_iso_numbers_table tbody tr:nth-child(${place})`;
const type = (place, name, text) => ({
    trigger: `${row(place)} input[name=${name}]`,
    run: `edit ${text}`,
});

registry.category("web_tour.tours").add("iso_head_records_in_one_go", {
    steps: () => [
        {trigger: ".o_iso_numbers_record:disabled"},
        type(1, "numerator", "99"),
        type(1, "denominator", "100"),
        type(2, "numerator", "60"),
        type(2, "denominator", "50"),
        {
            content: "One wrong row keeps all from being recorded",
            trigger: ".o_iso_numbers_record:enabled",
            run: "click",
        },
        {trigger: `${row(2)} .o_iso_numbers_error`},
        {trigger: `${row(1)}:not(:has(.o_iso_numbers_error))`},
        type(2, "numerator", "50"),
        {trigger: ".o_iso_numbers_record:enabled", run: "click"},
        {trigger: ".o_iso_numbers .o_view_nocontent"},
    ],
});
