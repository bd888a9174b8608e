import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";

// The secretary makes a plan of a template, types a deadline and submits.
tours.add("iso_plan_of_the_year", {
    steps: () => [
        {
            content: "make a new plan",
            trigger: ".o_control_panel button.btn-primary",
            run: "click",
        },
        {
            content: "choose a template",
            trigger: `${dialog} div[name=template_id] input`,
            run: "edit theo tháng",
        },
        {
            trigger: ".ui-autocomplete .dropdown-item:contains(theo tháng)",
            run: "click",
        },
        {
            content: "the form says what the plan will get",
            trigger: `${dialog} div[name=preview] li`,
        },
        {trigger: `${dialog} button[name=action_create]`, run: "click"},
        {
            content: "the plan is there with its lines",
            trigger: "div[name=line_ids] .o_data_row:contains(Hàng tháng)",
        },
        {
            content: "type another deadline",
            trigger: "div[name=line_ids] .o_data_row:eq(0) td[name=deadline_text]",
            run: "click",
        },
        {
            trigger: "div[name=line_ids] .o_iso_deadline input.o_input",
            run: "edit Quý II-III",
        },
        {
            content: "what it comes to is shown at once",
            trigger: ".o_iso_deadline_preview:contains(01/04/2026 – 30/09/2026)",
        },
        {
            content: "a date that does not exist is told at once",
            trigger: "div[name=line_ids] .o_iso_deadline input.o_input",
            run: "edit Quý V",
        },
        {trigger: ".o_iso_deadline_preview.text-danger"},
        {
            content: "pick a date without typing",
            trigger: ".o_iso_deadline_pick",
            run: "click",
        },
        {
            trigger:
                ".o_iso_deadline_menu .o_date_item_cell:not(.o_out_of_range):contains(15)",
            run: "click",
        },
        {
            trigger:
                "div[name=line_ids] .o_iso_deadline input.o_input:value(/^Trước ngày 15/)",
        },
        {
            content: "or a quarter",
            trigger: ".o_iso_deadline_pick",
            run: "click",
        },
        {
            trigger: ".o_iso_deadline_menu .dropdown-item:contains(/^Quý II$/)",
            run: "click",
        },
        {trigger: "div[name=line_ids] .o_iso_deadline input.o_input:value(Quý II)"},
        {
            content: "hand it to the leader",
            trigger: "button[name=action_submit]",
            run: "click",
        },
        {trigger: ".o_statusbar_status .o_arrow_button_current[data-value=submitted]"},
    ],
});

tours.add("iso_plan_of_the_year_on_phone", {
    steps: () => [
        {trigger: ".o_control_panel button:contains(/./).btn-primary", run: "click"},
        {trigger: `${dialog} div[name=template_id] input`, run: "click"},
        {
            trigger: `${dialog} .o_kanban_record:contains(theo tháng)`,
            run: "click",
        },
        {trigger: `${dialog} div[name=preview] li`},
        {trigger: `${dialog} button[name=action_create]`, run: "click"},
        {
            content: "lines are cards, opened to be changed",
            trigger: "div[name=line_ids] .o_kanban_record:contains(Hàng tháng)",
            run: "click",
        },
        {
            trigger: `${dialog} div[name=deadline_text] input.o_input`,
            run: "edit Quý II-III",
        },
        {trigger: ".o_iso_deadline_preview:contains(01/04/2026 – 30/09/2026)"},
        {trigger: `${dialog} .o_form_button_save`, run: "click"},
        {trigger: "div[name=line_ids] .o_kanban_record:contains(Quý II-III)"},
        {trigger: "button[name=action_submit]", run: "click"},
        {trigger: "body:not(:has(button[name=action_submit]))"},
    ],
});

// The leader reads what issuing will do, and issues.
tours.add("iso_leader_issues", {
    steps: () => [
        {trigger: ".o_data_row td[name=title], .o_kanban_record", run: "click"},
        {trigger: "button[name=action_open_issue]", run: "click"},
        {trigger: `${dialog} div[name=preview] li`},
        {trigger: `${dialog} div[name=number] input`, run: "edit 7"},
        {trigger: `${dialog} button[name=action_issue]`, run: "click"},
        {trigger: "div[name=reference]:contains(07)"},
    ],
});
