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

// A photo as the phone gives it.
function addPhoto() {
    const input = document.querySelector(`${dialog} .o_iso_evidence input[type=file]`);
    const files = new DataTransfer();
    files.items.add(new File(["anh"], "anh.txt", {type: "text/plain"}));
    input.files = files.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
}

const write = (words) => ({
    trigger: `${dialog} div[name=seen] textarea`,
    run: `edit ${words}`,
});
const sent = [
    {trigger: `${dialog} button[name=action_report]`, run: "click"},
    {trigger: ".o_notification:contains(Cảm ơn, báo cáo đã được gửi)"},
    noDialog,
];

// Two fields and a file, from the menu of a record.
tours.add("iso_staff_reports_on_a_task", {
    steps: () => [
        {trigger: ".o_form_view div[name=result]"},
        {trigger: ".o_cp_action_menus .fa-cog", run: "click"},
        {trigger: ".o_iso_report_menu:contains(Báo sự không phù hợp)", run: "click"},
        {trigger: `${dialog} div[name=origin_name]:contains(Rà soát hồ sơ)`},
        {
            content: "how late it is, is known",
            trigger: `${dialog} div[name=seen] textarea`,
            run() {
                if (!this.anchor.value.includes("quá hạn từ ngày")) {
                    throw new Error("Nothing is said of how late it is");
                }
                noSidewaysScroll();
            },
        },
        write("Hồ sơ số 12 trả chậm hai ngày"),
        {trigger: `${dialog} .o_iso_evidence .o_attach`, run: addPhoto},
        {trigger: `${dialog} .o_attachment:contains(anh)`},
        ...sent,
    ],
});

// An idea, from the menu of the app.
tours.add("iso_staff_has_an_idea", {
    steps: () => [
        {
            trigger: `${dialog} div[name=kind] input[data-value=improvement]`,
            run: "click",
        },
        write("Dùng chung một sổ"),
        {trigger: dialog, run: noSidewaysScroll},
        ...sent,
    ],
});

// The secretary hands on all findings of a round, and opens the round from one of them.
tours.add("iso_secretary_hands_on_findings", {
    steps: () => [
        {trigger: ".o_form_view button[name=action_report_findings]", run: "click"},
        {trigger: ".o_list_view .o_data_row:contains(Sổ ghi thiếu ngày)"},
        {
            trigger: ".o_data_row:contains(Sổ ghi thiếu ngày) td[name=seen]",
            run: "click",
        },
        {trigger: ".o_form_view button[name=action_open_origin]", run: "click"},
        {trigger: ".o_form_view button[name=action_open_nonconformity]"},
    ],
});
