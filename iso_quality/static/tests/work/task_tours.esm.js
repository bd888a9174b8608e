import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// The head of a department opens a late task, writes the result, finishes it.
tours.add("iso_head_finishes", {
    steps: () => [
        {trigger: ".o_kanban_record .o_iso_task_late", run: "click"},
        {
            trigger: ".o_form_view div[name=result] textarea",
            run: "edit Đã rà soát, không có thay đổi",
        },
        {trigger: "button[name=action_finish]", run: "click"},
        {trigger: "div[name=done_by_name]"},
    ],
});

// Staff see their department's work, the plan, and say something.
tours.add("iso_staff_comments", {
    steps: () => [
        {trigger: ".o_data_row td[name=name], .o_kanban_record", run: "click"},
        {
            content: "what is not theirs to decide is not offered",
            trigger: ".o_form_view:not(:has(button[name=action_finish]:visible))",
        },
        {trigger: ".o-mail-Chatter-sendMessage", run: "click"},
        {trigger: ".o-mail-Composer-input", run: "edit Phòng đã gửi số liệu"},
        {trigger: ".o-mail-Composer-send:enabled", run: "click"},
        {trigger: ".o-mail-Message-content:contains(Phòng đã gửi số liệu)"},
    ],
});

// The secretary chooses late tasks and reminds their departments.
tours.add("iso_secretary_urges", {
    steps: () => [
        {trigger: ".o_data_row.text-danger"},
        {trigger: "thead .o_list_record_selector input", run: "click"},
        {trigger: ".o_control_panel button[name=action_urge]", run: "click"},
        {trigger: ".o_notification"},
    ],
});

tours.add("iso_secretary_urges_on_phone", {
    steps: () => [
        {trigger: ".o_kanban_record .o_iso_task_late", run: "click"},
        {trigger: ".o_statusbar_buttons .dropdown-toggle", run: "click"},
        {trigger: ".o-dropdown--menu button[name=action_urge]", run: "click"},
        {trigger: ".o_notification"},
    ],
});
