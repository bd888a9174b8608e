import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";
const noDialog = {trigger: "body:not(:has(.modal))"};
const SEEN = "Hồ sơ 12 trả chậm hai ngày";
const DONE = "Nhắc hạn mỗi sáng";

// What is to be done is in sight as the screen opens: nobody scrolls to look for it.
function inSight() {
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        throw new Error("The page is wider than the screen");
    }
    const {top, bottom} = this.anchor.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) {
        throw new Error(`${this.anchor.className}: ${top}–${bottom} is out of sight`);
    }
}
const seen = (trigger) => ({trigger, run: inSight});
const press = (name, where = ".o_form_view") => [
    seen(`${where} button[name=${name}]`),
    {trigger: `${where} button[name=${name}]`, run: "click"},
];
const write = (name, words, where = ".o_form_view") => ({
    trigger: `${where} div[name=${name}] textarea, ${where} div[name=${name}] input`,
    run: `edit ${words}`,
});
// From what comes up under the field as one types; on the phone from a screen of its own.
const choose = (name, words, where = ".o_form_view") => [
    {
        trigger: `${where} div[name=${name}] input`,
        run: (helpers) =>
            window.innerWidth < 768 ? helpers.click() : helpers.edit(words),
    },
    {
        trigger:
            `.o-autocomplete--dropdown-item:not(.o_m2o_dropdown_option):contains(${words}), ` +
            `.o_select_create_dialog_content .o_kanban_record:contains(${words})`,
        run: "click",
    },
    {trigger: "body:not(:has(.o_select_create_dialog_content))"},
];
// A phone's list of choices comes from below, out of reach of a tour's steps.
const select = (name, words) => ({
    trigger: `.o_form_view div[name=${name}] input, .o_form_view div[name=${name}] .o_select_menu_toggler`,
    async run() {
        this.anchor.click();
        for (let tries = 0; tries < 50; tries++) {
            const item = [...document.querySelectorAll(".o_select_menu_item")].find(
                ({textContent}) => textContent.trim() === words
            );
            if (item) {
                item.click();
                return;
            }
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error(`“${words}” did not come up`);
    },
});
function addPhoto() {
    const files = new DataTransfer();
    files.items.add(new File(["anh"], "anh.txt", {type: "text/plain"}));
    const evidence = this.anchor.closest(".o_iso_evidence");
    const input = evidence.querySelector("input[type=file]");
    input.files = files.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
}

// ------------------------------------------------------------ where people begin
// The menu of the app: across the top, or behind the three lines of the phone; then a tab.
const menu = (section, entry, tab) => [
    {
        trigger: `.o_menu_sections [data-menu-xmlid='iso_quality_audit.${section}'], a.o_menu_toggle:has(.fa-bars)`,
        run: "click",
    },
    {
        trigger: `.o-dropdown--menu [data-menu-xmlid='iso_quality_audit.${entry}'], .o_app_menu_sidebar [data-menu-xmlid='iso_quality_audit.${entry}']`,
        run: "click",
    },
    {
        trigger: `.o_iso_tabs [data-menu-xmlid='iso_quality_audit.${tab}']`,
        run: "click",
    },
];
// The clock: what waits for me, and nothing else.
const waiting = [
    {trigger: ".o_menu_systray .fa-clock-o", run: "click"},
    {
        trigger:
            ".o-mail-ActivityGroup[data-model_name='iso.nonconformity'] .btn-link:contains(1)",
        run: "click",
    },
    {
        trigger: `.o_data_row:contains(${SEEN}) td[name=seen], .o_kanban_record:contains(${SEEN})`,
        run: "click",
    },
    {trigger: `.o_form_view div[name=seen]`},
];

// ------------------------------------------------------------ the chain
tours.add("iso_chain_staff_reports", {
    steps: () => [
        ...menu("menu_check", "menu_improvement", "menu_nonconformity_report_form"),
        write("seen", SEEN, dialog),
        {trigger: `${dialog} .o_iso_evidence .o_attach`, run: addPhoto},
        {trigger: `${dialog} .o_attachment:contains(anh)`},
        ...press("action_report", dialog),
        {trigger: ".o_notification:contains(Cảm ơn, báo cáo đã được gửi)"},
        noDialog,
    ],
});

tours.add("iso_chain_secretary_accepts", {
    steps: () => [
        ...waiting,
        select("grade", "Nặng"),
        ...choose("department_id", "Phòng Thương mại"),
        ...choose("clause_id", "7.5.3"),
        ...press("action_accept"),
        {trigger: ".o_form_view div[name=name]:contains(01/2026)"},
    ],
});

tours.add("iso_chain_head_contains", {
    steps: () => [
        ...waiting,
        seen(".o_form_view div[name=correction]"),
        {
            content: "what is missing is told",
            trigger: "div[name=missing_text]:contains(Nhập ngày khắc phục)",
        },
        write("correction", "Đã trả kết quả và xin lỗi"),
        write("correction_date", "02/03/2026"),
        ...press("action_contain"),
        seen(".o_iso_causes"),
    ],
});

tours.add("iso_chain_head_finds_the_cause", {
    steps: () => [
        ...waiting,
        seen(".o_iso_causes_list"),
        {trigger: ".o_iso_cause textarea", run: "edit Không ai nhắc hạn"},
        ...press("action_analyse"),
        seen(".o_form_view div[name=action_ids]"),
    ],
});

tours.add("iso_chain_head_proposes", {
    steps: () => [
        ...waiting,
        {
            content: "a cause without an action is told",
            trigger: "div[name=missing_text]:contains(Không ai nhắc hạn)",
        },
        {
            trigger:
                "div[name=action_ids] .o_field_x2many_list_row_add a, div[name=action_ids] .o-kanban-button-new",
            run: "click",
        },
        write("name", DONE, dialog),
        ...choose("cause_ids", "Không ai nhắc hạn", dialog),
        ...choose("user_id", "staff", dialog),
        write("date_deadline", "13/03/2026", dialog),
        write("criterion", "Không còn hồ sơ trễ", dialog),
        write("baseline", "3 hồ sơ mỗi tháng", dialog),
        write("target_text", "Không hồ sơ nào", dialog),
        write("effect_days", "5", dialog),
        {trigger: `${dialog} .o_form_button_save`, run: "click"},
        noDialog,
        ...press("action_hand_in"),
        {trigger: ".o_form_view:not(:has(button[name=action_hand_in]))"},
    ],
});

tours.add("iso_chain_secretary_reviews", {
    steps: () => [
        ...waiting,
        seen(`div[name=action_ids] :contains(${DONE})`),
        ...press("action_review"),
        {trigger: ".o_form_view:not(:has(button[name=action_review]))"},
    ],
});

tours.add("iso_chain_leader_approves", {
    steps: () => [
        ...waiting,
        seen(`div[name=action_ids] :contains(${DONE})`),
        ...press("action_approve"),
        {trigger: ".o_form_view:not(:has(button[name=action_approve]))"},
    ],
});

// The task is among all others of the doer.
tours.add("iso_chain_staff_does", {
    steps: () => [
        {trigger: `.o_kanban_record:contains(${DONE})`, run: "click"},
        write("result", "Đã nhắc hạn từ ngày 03/3"),
        {trigger: ".o_form_view .o_iso_evidence .o_attach", run: addPhoto},
        {trigger: ".o_form_view .o_attachment:contains(anh)"},
        ...press("action_finish"),
        {trigger: "div[name=done_by_name]"},
    ],
});

const checks = (words) => [
    ...waiting,
    ...press("action_open_check"),
    {trigger: `${dialog} div[name=passed] input[data-value=yes]`, run: "click"},
    write("words", words, dialog),
    ...press("action_check", dialog),
    noDialog,
    {trigger: ".o_form_view:not(:has(button[name=action_open_check]))"},
];
tours.add("iso_chain_other_head_checks_done", {
    steps: () => checks("Đã xem sổ nhắc hạn"),
});
tours.add("iso_chain_other_head_checks_effect", {
    steps: () => checks("Một tháng không hồ sơ nào trễ"),
});

tours.add("iso_chain_secretary_closes", {
    steps: () => [
        ...waiting,
        ...press("action_close"),
        {trigger: ".o_form_view:not(:has(button[name=action_close]))"},
    ],
});
