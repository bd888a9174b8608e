import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";

function noSidewaysScroll() {
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        throw new Error("The page is wider than the screen");
    }
}

// Groups may be closed; those of nothing stay so.
const openGroups = {
    trigger: ".o_list_view .o_list_renderer, .o_kanban_view .o_kanban_record",
    async run() {
        for (const header of document.querySelectorAll(
            ".o_group_header:not(.o_group_open) .o_group_name"
        )) {
            if (!header.textContent.includes("(0)")) {
                header.click();
            }
        }
    },
};

// The sheet of the unit, from whatever the list looks like.
const openSheet = [
    openGroups,
    {
        trigger:
            ".o_list_view .o_data_row .o_data_cell, .o_kanban_view .o_kanban_record",
        run: "click",
    },
    {trigger: ".o_form_view div[name=objective_ids]", run: noSidewaysScroll},
];

const refused = (what) => [
    {trigger: "button[name=action_submit]", run: "click"},
    {
        content: "it says which conditions are missing",
        trigger: `${dialog} .modal-body:contains(${what})`,
    },
    {trigger: `${dialog} .modal-footer .btn-primary`, run: "click"},
    {trigger: "body:not(:has(.modal))"},
];

// What is typed into an objective's own form, in a dialog.
const completeObjective = [
    {
        content: "what the system sees is answered already",
        trigger: `${dialog} div[name=is_measurable] input:checked`,
    },
    {
        trigger: `${dialog} div[name=is_specific] input:not(:checked)`,
        run: "click",
    },
    {
        trigger: `${dialog} div[name=is_realistic] input:not(:checked)`,
        run: "click",
    },
    {trigger: `${dialog} .o_form_button_save`, run: "click"},
    {trigger: "body:not(:has(.modal))"},
];

// The head is refused with what is missing, completes the objective, submits.
tours.add("iso_head_submits_objectives", {
    steps: () => [
        ...openSheet,
        ...refused("Cấp C/O trong ngày"),
        {
            trigger:
                "div[name=objective_ids] .o_data_row:contains(Cấp C/O) td[name=name]",
            run: "click",
        },
        ...completeObjective,
        {
            content: "add one more",
            trigger: "div[name=objective_ids] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            trigger: `${dialog} div[name=name] textarea, ${dialog} div[name=name] input`,
            run: "edit Bồi dưỡng kỹ năng số",
        },
        {
            trigger: `${dialog} div[name=target] input`,
            run: "edit 90",
        },
        {
            trigger: `${dialog} div[name=place] input`,
            run: "edit Tại phòng && press Tab",
        },
        {
            content: "a place is a place",
            trigger: `${dialog} div[name=is_placed] input:checked`,
        },
        {trigger: `${dialog} div[name=is_timed] input:not(:checked)`, run: "click"},
        ...completeObjective,
        {
            trigger:
                "div[name=objective_ids] .o_data_row:contains(Bồi dưỡng kỹ năng số)",
        },
        {trigger: "button[name=action_submit]", run: "click"},
        {trigger: ".o_statusbar_status .o_arrow_button_current[data-value=submitted]"},
    ],
});

tours.add("iso_head_submits_objectives_on_phone", {
    steps: () => [
        ...openSheet,
        ...refused("Cấp C/O trong ngày"),
        {
            trigger: "div[name=objective_ids] .o_kanban_record:contains(Cấp C/O)",
            run: "click",
        },
        ...completeObjective,
        {trigger: "button[name=action_submit]", run: "click"},
        {trigger: "body:not(:has(button[name=action_submit]))"},
    ],
});

// The leader approves what waits.
tours.add("iso_leader_approves_objectives", {
    steps: () => [
        ...openSheet,
        {trigger: "button[name=action_open_issue]", run: "click"},
        {
            content: "what is signed, before it is",
            trigger: `${dialog} div[name=question] li:contains(1 mục tiêu)`,
        },
        {trigger: `${dialog} footer button.btn-primary`, run: "click"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: ".o_form_view:not(:has(button[name=action_open_issue]))"},
    ],
});

// The leader returns one with a reason.
const giveReason = [
    {
        trigger: `${dialog} div[name=reason] textarea`,
        run: "edit Bổ sung chỉ tiêu hồ sơ trực tuyến",
    },
    {trigger: `${dialog} footer button.btn-primary`, run: "click"},
    {
        content: "the reason stands on the sheet",
        trigger: "div[name=return_reason]:contains(Bổ sung chỉ tiêu)",
    },
];

tours.add("iso_leader_returns_objectives", {
    steps: () => [
        ...openSheet,
        {trigger: "button[name=action_open_return]", run: "click"},
        ...giveReason,
    ],
});

tours.add("iso_leader_returns_objectives_on_phone", {
    steps: () => [
        ...openSheet,
        {trigger: ".o_statusbar_buttons .dropdown-toggle", run: "click"},
        {
            trigger: ".o-dropdown--menu button[name=action_open_return]",
            run: "click",
        },
        ...giveReason,
    ],
});

// Whoever answers for an objective records a period; the head on the phone too.
tours.add("iso_records_a_measure", {
    steps: () => [
        {
            trigger:
                ".o_list_view .o_data_row .o_data_cell, .o_kanban_view .o_kanban_record",
            run: "click",
        },
        {
            trigger: ".o_form_view div[name=numerator] input",
            run: "edit 99",
        },
        {
            trigger: ".o_form_view div[name=denominator] input",
            run: "edit 100 && press Tab",
        },
        {
            content: "what it comes to is shown before it counts",
            trigger: "div[name=value_text]:contains(99%)",
            run: noSidewaysScroll,
        },
        {trigger: "button[name=action_record]", run: "click"},
        {trigger: "div[name=recorded_by_name]"},
        {trigger: "body:not(:has(button[name=action_record]))"},
    ],
});

// A step towards an objective is work like all other work.
tours.add("iso_staff_finishes_a_step", {
    steps: () => [
        {
            trigger: ".o_kanban_record:contains(Rà soát hồ sơ hằng tuần)",
            run: "click",
        },
        {
            trigger: ".o_form_view div[name=result] textarea",
            run: "edit Đã rà soát, không còn hồ sơ quá hạn",
        },
        {trigger: "button[name=action_finish]", run: "click"},
        {trigger: "div[name=done_by_name]", run: noSidewaysScroll},
    ],
});

// The secretary prepares the sheets of the year and sees who has not sent theirs.
const whoHasNotSent = [
    {
        content: "the agency's and each department's draft",
        trigger:
            ".o_data_row:contains(Phòng Năng lượng), .o_kanban_record:contains(Phòng Năng lượng)",
        run: noSidewaysScroll,
    },
    {
        trigger:
            ".o_data_row:contains(Sở Thử nghiệm), .o_kanban_record:contains(Sở Thử nghiệm)",
    },
];

tours.add("iso_secretary_prepares_objectives", {
    steps: () => [
        {
            trigger: ".o_control_panel button[name=action_prepare_year]",
            run: "click",
        },
        {trigger: ".o_notification"},
        {
            content: "three of four",
            trigger: ".o_group_header:contains((3)), .o_data_row:eq(3)",
        },
        openGroups,
        ...whoHasNotSent,
    ],
});

// On the phone: who has not sent, by state.
tours.add("iso_secretary_prepares_objectives_on_phone", {
    steps: () => whoHasNotSent,
});
