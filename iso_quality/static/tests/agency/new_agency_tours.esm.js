import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";

// Six departments with their heads, and twenty people; a secretary and a leader.
const units = [
    "Văn phòng",
    "Tổng hợp",
    "Kế hoạch",
    "Tài chính",
    "Một cửa",
    "Thanh tra",
];
const people = [...Array(20).keys()].map((number) => {
    const unit = number < 18 ? `Phòng ${units[number % 6]}` : "";
    const role = {6: "Thư ký", 18: "Lãnh đạo"}[number] || "";
    const head = number < 6 ? "x" : "";
    return `Người Số ${number}\tChuyên viên\t${unit}\t\tnguoi.${number}\t${role}\t${head}`;
});

// The installation's administrator makes an agency and its first administrator.
tours.add("iso_installation_makes_an_agency", {
    steps: () => [
        {trigger: ".o_list_button_add, .o-kanban-button-new", run: "click"},
        {trigger: ".o_form_view div[name=name] input", run: "edit Chi cục Kiểm định"},
        {trigger: "div[name=iso_symbol] input", run: "edit CCKD"},
        {
            content: "Odoo reloads the page for another agency",
            trigger: ".o_form_button_save",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "straight to the first administrator",
            trigger: "button[name=action_add_administrator]",
            run: "click",
        },
        {trigger: "div[name=is_admin] input:checked"},
        {trigger: "div[name=name] input", run: "edit Quản Trị Mới"},
        {trigger: "div[name=login] input", run: "edit quantri.moi"},
        {trigger: ".o_form_button_save", run: "click"},
        {
            content: "the link is shown once",
            trigger: `${dialog} .o_iso_address:contains(token)`,
        },
        {trigger: `${dialog} .btn-close`, run: "click"},
        {trigger: "button[name=invite]"},
    ],
});

// The agency's administrator follows the first steps, which are the first screen.
tours.add("iso_first_steps_of_an_agency", {
    steps: () => [
        {
            content: "the agency says what it is",
            trigger: "button[name=action_identity]",
            run: "click",
        },
        {
            trigger: "div[name=iso_superior_name] input",
            run: "edit Sở Công Thương",
        },
        {trigger: "div[name=iso_place] input", run: "edit An Phước"},
        {
            trigger: "div[name=iso_agency_kind] :is(select, input)",
            run: "click",
        },
        {
            trigger: ".o_select_menu_item:contains(/^Chi cục/)",
            run: "click",
        },
        {trigger: "div[name=iso_standard_id] input", run: "click"},
        {trigger: ".ui-autocomplete .dropdown-item:contains(9001)", run: "click"},
        {
            content: "Odoo reloads the page for another agency",
            trigger: ".o_form_button_save",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_form_saved, .o_form_view"},
        {trigger: ".breadcrumb-item a, .o_back_button", run: "click"},
        {
            content: "departments and people are one list to paste",
            trigger: "div[name=departments_missing]",
        },
        {trigger: "button[name=action_departments]", run: "click"},
        {
            trigger: `${dialog} div[name=text] textarea`,
            run({anchor}) {
                anchor.value = people.join("\n");
                anchor.dispatchEvent(new Event("input", {bubbles: true}));
                anchor.dispatchEvent(new Event("change", {bubbles: true}));
            },
        },
        {trigger: `${dialog} button[name=preview]`, run: "click"},
        {trigger: `${dialog} div[name=new_count]:contains(20)`},
        {trigger: `${dialog} button[name=apply]`, run: "click"},
        {
            content: "everybody gets a link",
            trigger: `${dialog} .o_iso_link:eq(19)`,
        },
        {trigger: `${dialog} .btn-close`, run: "click"},
    ],
});

// What is left begins filled in.
tours.add("iso_first_steps_to_the_plan", {
    steps: () => [
        {trigger: "button[name=action_committee]", run: "click"},
        {trigger: "div[name=member_ids] .o_data_row:eq(1)"},
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".breadcrumb-item a, .o_back_button", run: "click"},
        {trigger: "button[name=action_template]", run: "click"},
        {trigger: "div[name=signer_id] input:value(/Người Số 18/)"},
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".breadcrumb-item a, .o_back_button", run: "click"},
        {
            content: "the rest is the secretary's",
            trigger: "div[name=plan_missing]:contains(Người Số 6)",
        },
        {trigger: "body:not(:has(button[name=action_plan]))"},
    ],
});

// The secretary makes the plan of a template as it is, and hands it in.
tours.add("iso_first_plan", {
    steps: () => [
        {trigger: ".o_control_panel button.btn-primary", run: "click"},
        {trigger: `${dialog} div[name=template_id] input`, run: "edit theo tháng"},
        {
            trigger: ".ui-autocomplete .dropdown-item:contains(theo tháng)",
            run: "click",
        },
        {trigger: `${dialog} div[name=preview] li`},
        {trigger: `${dialog} button[name=action_create]`, run: "click"},
        // What the template has brought and is not this agency's is looked at first.
        {trigger: "button[name=action_looked_at]", run: "click"},
        {trigger: `${dialog} .modal-footer .btn-primary`, run: "click"},
        {trigger: "body:not(:has(button[name=action_looked_at]))"},
        {trigger: "button[name=action_submit]", run: "click"},
        {trigger: ".o_statusbar_status .o_arrow_button_current[data-value=submitted]"},
    ],
});

// Who may look into another agency has opened both: only the own plan is there.
tours.add("iso_looks_on", {
    steps: () => [
        {trigger: ".o_data_row:contains(của xã), .o_kanban_record:contains(của xã)"},
        {
            content: "nothing of the other agency",
            trigger:
                ".o_view_controller:not(:has(.o_data_row:contains(của Sở), .o_kanban_record:contains(của Sở)))",
        },
        {
            trigger:
                ".o_data_row:contains(của xã) td[name=title], .o_kanban_record:contains(của xã)",
            run: "click",
        },
        {trigger: "button[name=action_revise]"},
    ],
});

// The same person is staff in the other agency: its plan is read, and nothing more.
tours.add("iso_staff_beside", {
    steps: () => [
        {
            trigger:
                ".o_data_row:contains(của Sở) td[name=title], .o_kanban_record:contains(của Sở)",
            run: "click",
        },
        {trigger: ".o_form_view div[name=reference]:contains(STN)"},
        {
            trigger:
                ".o_form_statusbar:not(:has(button[name=action_revise], button[name=action_close], button[name=action_refresh_tasks]))",
        },
    ],
});
