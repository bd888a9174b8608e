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

/** Forty photos are chosen at once, as from the gallery of a phone. */
function chooseFortyPhotos() {
    const chosen = new DataTransfer();
    for (let number = 1; number <= 40; number++) {
        chosen.items.add(new File([`${number}`.repeat(50000)], `anh-${number}.jpg`));
    }
    this.anchor.files = chosen.files;
    this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
}

// The head of a department adds photos and saves before they have arrived.
tours.add("iso_head_adds_photos", {
    steps: () => [
        {trigger: ".o_kanban_record .o_iso_task_late", run: "click"},
        {trigger: ".o_iso_evidence_limit:contains(Mỗi tệp tối đa 50 MB)"},
        {
            trigger: ".o_iso_evidence input[type=file]:not(:visible)",
            run: chooseFortyPhotos,
        },
        {trigger: ".o_iso_evidence_progress:contains(/40 tệp)"},
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".o_form_saved, .o_form_status_indicator_buttons.invisible"},
        {trigger: ".o_iso_evidence:not(:has(.o_iso_upload))"},
        {trigger: ".o_iso_evidence .o_attachment:contains(anh-40.jpg)"},
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

// The secretary types a department without accents, and presses Enter.
tours.add("iso_secretary_finds", {
    steps: () => [
        {trigger: ".o_list_view .o_data_row:contains(Phòng Năng lượng)"},
        {trigger: ".o_searchview_input", run: "edit thuong mai"},
        {trigger: ".o_searchview_autocomplete .o-dropdown-item:contains(thuong mai)"},
        {trigger: ".o_searchview_input", run: "press Enter"},
        {trigger: ".o_searchview_facet:contains(thuong mai)"},
        {
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Năng lượng))) .o_data_row:contains(Phòng Thương mại)",
        },
    ],
});

// From My Tasks the head says in one line what stands in the way: two taps.
tours.add("iso_head_says_a_difficulty", {
    steps: () => [
        {
            trigger: ".o_kanban_record button[name=action_raise_difficulty]",
            run: "click",
        },
        {
            trigger: ".modal div[name=reason] textarea",
            run: "edit Chưa có mẫu báo cáo",
        },
        {trigger: ".modal button[name=action_confirm]", run: "click"},
        {trigger: ".o_notification:contains(Thư ký ISO)"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: ".o_kanban_record .badge:contains(Vướng mắc)"},
    ],
});

// The head says it on the task, where it stands at once.
tours.add("iso_head_says_a_difficulty_on_the_task", {
    steps: () => [
        {trigger: ".o_kanban_record .o_iso_task_late", run: "click"},
        {
            trigger:
                ".o_form_view .o_statusbar_buttons:has(button[name=action_raise_difficulty], .dropdown-toggle)",
            run() {
                const button =
                    this.anchor.querySelector("button[name=action_raise_difficulty]") ||
                    this.anchor.querySelector(".dropdown-toggle");
                button.click();
            },
        },
        {
            trigger: ".modal, .o-dropdown--menu button[name=action_raise_difficulty]",
            run() {
                if (!this.anchor.matches(".modal")) {
                    this.anchor.click();
                }
            },
        },
        {
            trigger: ".modal div[name=reason] textarea",
            run: "edit Chưa có mẫu báo cáo",
        },
        {trigger: ".modal button[name=action_confirm]", run: "click"},
        {trigger: "div[name=difficulty_ids] :contains(Chưa có mẫu báo cáo)"},
    ],
});

// The secretary opens what stands in the way and answers it.
tours.add("iso_secretary_answers_a_difficulty", {
    steps: () => [
        {
            trigger: ".o_data_row, .o_kanban_record:contains(Chưa có mẫu báo cáo)",
        },
        {trigger: "button[name=action_settle]", run: "click"},
        {trigger: ".modal div[name=reason] textarea", run: "edit Đã gửi mẫu"},
        {trigger: ".modal button[name=action_confirm]", run: "click"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: "body:not(:has(button[name=action_settle]))"},
    ],
});
