import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";
const energy =
    ".o_data_row:contains(Phòng Năng lượng) td[name=name], .o_kanban_record:contains(Phòng Năng lượng)";

/** The administrator opens the department that is closed, and the dialog. */
const opened = [
    {trigger: energy, run: "click"},
    {trigger: ".o_form_view:contains(Trưởng phòng)"},
    {trigger: ".o_cp_action_menus button", run: "click"},
    {trigger: ".o-dropdown-item:contains(Sắp xếp đơn vị)", run: "click"},
    {trigger: `${dialog} .modal-title:contains(Sắp xếp đơn vị)`},
    {
        content: "the department stands there already",
        trigger: `${dialog} div[name=department_ids] .o_tag:contains(Phòng Năng lượng)`,
    },
];

/** What happens is said before; then it happens, and is seen. */
const done = [
    {
        content: "what will happen is said, in numbers",
        trigger: `${dialog} div[name=preview]:contains(1 việc đang mở chuyển về Phòng Thương mại)`,
    },
    {
        trigger: `${dialog} div[name=words] input`,
        run: "edit Quyết định số 12/QĐ-UBND",
    },
    {trigger: `${dialog} button[name=apply]`, run: "click"},
    {trigger: ".o_notification:contains(Phòng Thương mại)"},
    {trigger: "body:not(:has(.modal))"},
    {
        content: "the form says since when, and who goes on",
        trigger: ".o_form_view div[name=iso_successor_id]:contains(Phòng Thương mại)",
    },
    {trigger: "div[name=iso_close_on]:contains(/\\d\\d\\/\\d\\d\\/\\d{4}/)"},
    {
        trigger: ".o_breadcrumb .o_back_button, .o_breadcrumb a, .o_back_button",
        run: "click",
    },
    {
        content: "the list has it no more",
        trigger: `.o_view_controller:not(.o_form_view_container):contains(Phòng Thương mại):not(:contains(Phòng Năng lượng))`,
    },
];

tours.add("iso_admin_merges_departments", {
    steps: () => [
        ...opened,
        {
            trigger: `${dialog} div[name=successor_id] input`,
            run: "edit Phòng Thương",
        },
        {
            trigger: ".ui-autocomplete .dropdown-item:contains(Phòng Thương mại)",
            run: "click",
        },
        ...done,
    ],
});

tours.add("iso_admin_merges_departments_on_phone", {
    steps: () => [
        ...opened,
        {trigger: `${dialog} div[name=successor_id] input`, run: "click"},
        {
            trigger: `${dialog} .o_kanban_record:contains(Phòng Thương mại)`,
            run: "click",
        },
        ...done,
    ],
});

// The head of the successor finds the open task of the closed department as one's own.
tours.add("iso_head_finds_what_came", {
    steps: () => [
        {
            trigger:
                ".o_kanban_record:contains(Việc của phòng thôi hoạt động), .o_data_row:contains(Việc của phòng thôi hoạt động) td[name=name]",
            run: "click",
        },
        {trigger: "div[name=department_id]:contains(Phòng Thương mại)"},
        {trigger: "div[name=result] textarea:value(Đã gom số liệu)"},
    ],
});

const waits = ".o_data_row:contains(Kế hoạch chờ ký)";

// The director goes to what waits, signs it, and finds it gone from the list.
tours.add("iso_leader_signs_what_waits", {
    steps: () => [
        {trigger: `${waits} td[name=summary]`, run: "click"},
        {
            trigger: ".o_form_view button[name=action_open_issue]:enabled",
            run: "click",
        },
        {trigger: `${dialog} div[name=preview] li`},
        {trigger: `${dialog} div[name=number] input`, run: "edit 7"},
        {trigger: `${dialog} button[name=action_issue]`, run: "click"},
        {trigger: "div[name=reference]:contains(07)"},
        {trigger: "body:not(:has(.modal))"},
        {
            trigger: ".o_breadcrumb .o_back_button, .o_breadcrumb a, .o_back_button",
            run: "click",
        },
        {
            content: "what was signed is gone, what else waits is still there",
            trigger: `.o_list_view:has(.o_data_row:contains(Kế hoạch thứ hai)):not(:has(${waits}))`,
        },
    ],
});
