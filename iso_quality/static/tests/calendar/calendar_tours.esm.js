import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";
const row = `:is(.o_selected_row, ${dialog})`;

// The agency's administrator enters a day off of the own agency.
tours.add("iso_admin_takes_a_day_off", {
    steps: () => [
        {trigger: ".o_list_button_add, .o-kanban-button-new", run: "click"},
        {trigger: ".o_form_view div[name=year] input", run: "edit 2040"},
        {trigger: "div[name=notice] textarea", run: "edit 12/TB-STN"},
        {
            trigger:
                ".o_field_x2many_list_row_add a, .o_form_view .o-kanban-button-new",
            run: "click",
        },
        {
            content: "a day begins as a button until it is touched",
            trigger: `${row} div[name=iso_date_from] :is(button, input)`,
            run: "click",
        },
        {
            trigger: `${row} div[name=iso_date_from] input`,
            run: "edit 01/06/2040 && press Tab",
        },
        {
            trigger: `${row} div[name=name] input`,
            run: "edit Ngày truyền thống của ngành",
        },
        {
            trigger: `${dialog} .o_form_button_save`,
            isActive: ["mobile"],
            run: "click",
        },
        {trigger: ".o_form_view .o_form_button_save:not(.modal *)", run: "click"},
        {trigger: ".o_form_saved, .o_form_status_indicator_buttons.invisible"},
        {
            trigger: "div[name=leave_ids]:contains(Ngày truyền thống của ngành)",
        },
    ],
});
