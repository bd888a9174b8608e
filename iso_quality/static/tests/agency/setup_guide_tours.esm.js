import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// The administrator sees what is missing and is led there.
tours.add("iso_admin_first_steps", {
    steps: () => [
        {trigger: "div[name=plan_missing]"},
        {trigger: "button[name=action_committee]", run: "click"},
        {trigger: ".o_list_view .o_data_row, .o_kanban_view .o_kanban_record"},
    ],
});
