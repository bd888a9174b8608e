import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";
const noDialog = {trigger: "body:not(:has(.modal))"};

function noSidewaysScroll() {
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        throw new Error("The page is wider than the screen");
    }
}

// A row of a list in the form, or its card on the phone.
const open = (list, words) => ({
    trigger:
        `div[name=${list}] .o_data_row:contains(${words}) .o_data_cell, ` +
        `div[name=${list}] .o_kanban_record:contains(${words})`,
    run: "click",
});
// A phone's list of choices comes from below, outside of the dialog: the steps of a tour
// may not touch it, so it is chosen from here.
async function chooseReport() {
    this.anchor.click();
    for (let tries = 0; tries < 50; tries++) {
        const items = [...document.querySelectorAll(".o_select_menu_item")];
        const report = items.find((item) => item.textContent.includes("Báo cáo"));
        if (report) {
            report.click();
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The kinds of papers did not come up");
}
const page = (name) => ({
    trigger: `.o_notebook .nav-link[name=${name}]`,
    run: "click",
});
const closeDialog = [
    {
        trigger: `${dialog} .o_form_button_cancel, ${dialog} header .btn-close, ${dialog} header .oi-arrow-left`,
        run: "click",
    },
    noDialog,
];

// The lead auditor moves the closing meeting, decides on what was found, reports, closes.
tours.add("iso_lead_from_round_to_report", {
    steps: () => [
        {trigger: ".o_form_view .o_notebook", run: noSidewaysScroll},
        {
            content: "nobody may close it yet",
            trigger: "div[name=blocker_text]:contains(1 phát hiện)",
        },
        page("sessions"),
        open("session_ids", "Họp kết thúc"),
        {trigger: `${dialog} button[name=action_open_adjust]`, run: "click"},
        {
            trigger: `${dialog} div[name=reason] textarea`,
            run: "edit Phòng họp cũ đang sửa",
        },
        {trigger: `${dialog} div[name=place] input`, run: "edit Hội trường tầng 5"},
        {trigger: `${dialog} button[name=action_adjust]`, run: "click"},
        {
            trigger: `${dialog}:not(:has(button[name=action_adjust])) div[name=place]:contains(Hội trường)`,
        },
        ...closeDialog,
        page("findings"),
        open("finding_ids", "Sổ ghi thiếu ngày"),
        {trigger: `${dialog} button[name=action_keep]`, run: "click"},
        {trigger: `${dialog} div[name=decision]:contains(Giữ)`},
        ...closeDialog,
        page("papers"),
        {
            trigger: "div[name=paper_ids] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {trigger: `${dialog} div[name=kind] input`, run: chooseReport},
        {
            trigger: `${dialog} div[name=conclusion] textarea`,
            run: "edit Hệ thống được duy trì",
        },
        {trigger: `${dialog} .o_form_button_save`, run: "click"},
        noDialog,
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".o_form_saved"},
        page("papers"),
        open("paper_ids", "Báo cáo"),
        {trigger: `${dialog} button[name=action_open_issue]`, run: "click"},
        {trigger: `${dialog} footer button[name=action_confirm]`, run: "click"},
        {trigger: `${dialog} .o_statusbar_status button:contains(Đã ban hành)`},
        ...closeDialog,
        {trigger: "body:not(:has(div[name=blocker_text]:contains(phát hiện)))"},
    ],
});

tours.add("iso_lead_closes_the_round", {
    steps: () => [
        {
            trigger:
                "button[name=action_close], .o_cp_action_menus, .o_statusbar_buttons",
        },
        {trigger: "button[name=action_close]", run: "click"},
        {trigger: `${dialog} .modal-footer .btn-primary`, run: "click"},
        noDialog,
        {trigger: "div[name=closed_on]"},
    ],
});

// The leader reads the plan and signs it.
tours.add("iso_leader_signs_the_audit_plan", {
    steps: () => [
        {trigger: ".o_form_view .o_notebook", run: noSidewaysScroll},
        page("papers"),
        open("paper_ids", "Kế hoạch"),
        {trigger: `${dialog} button[name=action_open_issue]`, run: "click"},
        {trigger: `${dialog} div[name=number] input`, run: "edit 21"},
        {trigger: `${dialog} footer .btn-primary`, run: "click"},
        {trigger: `${dialog} .o_statusbar_status button:contains(Đã ban hành)`},
        ...closeDialog,
    ],
});
