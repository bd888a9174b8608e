import {noSidewaysScroll, noSidewaysScrollOfForms} from "../board/tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const confirmRegister = [
    {trigger: "button[name=action_confirm].btn-primary:contains(Xác nhận bảng)"},
    {
        trigger: "button[name=action_confirm].btn-primary:contains(Xác nhận bảng)",
        run: "click",
    },
    {trigger: ".o_statusbar_status .o_arrow_button_current[data-value=confirmed]"},
];

// The head looks through the line and answers for the register.
tours.add("iso_head_confirms_risks", {
    steps: () => [
        {
            content: "the own register, with what there is to review",
            trigger: ".o_data_row td:contains(Phòng Thương mại)",
            run: "click",
        },
        {
            content: "the line with its level and what moved",
            trigger:
                "div[name=risk_ids] .o_data_row:contains(Hồ sơ chậm hạn) .o_iso_band:contains(Cao)",
        },
        {
            trigger:
                "div[name=risk_ids] .o_data_row:contains(Hồ sơ chậm hạn) button[name=action_confirm]",
            run: "click",
        },
        {trigger: "div[name=risk_ids] .o_data_row:contains(Đã xác nhận)"},
        ...confirmRegister,
    ],
});

tours.add("iso_head_confirms_risks_on_phone", {
    steps: () => [
        {
            trigger: ".o_kanban_record:contains(Phòng Thương mại)",
            run: "click",
        },
        {
            trigger:
                "div[name=risk_ids] .o_kanban_record:contains(Hồ sơ chậm hạn):contains(Cao) button[name=action_confirm]",
            run: "click",
        },
        {trigger: "div[name=risk_ids] .o_kanban_record:contains(Đã xác nhận)"},
        {
            trigger: "button[name=action_confirm]:contains(Xác nhận bảng)",
            run: "click",
        },
        {trigger: "button:contains(Đã xác nhận)"},
    ],
});

// The secretary changes what the matrix shows, by keyboard too, and opens a cell.
tours.add("iso_secretary_risk_matrix", {
    steps: () => [
        {
            content: "counts with words for those who do not see colours",
            trigger:
                "[data-cell='4,5'] .o_iso_risk_cell[aria-label*='Rất cao']:contains(/^1$/)",
            run: noSidewaysScroll,
        },
        {trigger: "[data-cell='3,3'] .o_iso_risk_cell:contains(/^1$/)"},
        {
            content: "last year",
            trigger: ".o_iso_risk_stages [data-stage=last]",
            run: "click",
        },
        {trigger: "[data-cell='4,4'] .o_iso_risk_cell:contains(/^1$/)"},
        {trigger: ".o_iso_risk_stages [data-stage=last][aria-pressed=true]"},
        {trigger: ".o_iso_risk_unplaced:contains(1)"},
        {trigger: ".o_iso_risk_stages [data-stage=current]", run: "click"},
        {
            content: "one department",
            trigger: ".o_iso_risk_filters select[name=department_id]",
            run: "selectByLabel Phòng Năng lượng",
        },
        {trigger: ".o_iso_risk_table:not(:has([data-cell='3,3'] button))"},
        {
            content: "open a cell by keyboard",
            trigger: "[data-cell='4,5'] .o_iso_risk_cell",
            run() {
                this.anchor.focus();
            },
        },
        {trigger: "[data-cell='4,5'] .o_iso_risk_cell:focus", run: "press Enter"},
        {
            trigger:
                ".o_data_row:contains(Mất điện), .o_kanban_record:contains(Mất điện)",
        },
        {
            content: "coming back, the filter is kept",
            trigger: ".breadcrumb .o_back_button, .o_breadcrumb .o_back_button",
            run: "click",
        },
        {trigger: ".o_iso_risk_table:not(:has([data-cell='3,3'] button))"},
    ],
});

// A leader reads how a very high risk is treated, and approves it.
const row = (name) =>
    `.o_data_row td[name=name]:contains(${name}), .o_kanban_record:contains(${name})`;

tours.add("iso_leader_approves_risk", {
    steps: () => [
        {trigger: row("Mất điện"), run: "click"},
        {
            content: "what has to be done is said",
            trigger: ".o_form_view .alert-warning:contains(lãnh đạo phê duyệt)",
        },
        {
            trigger: "button[name=action_approve]:contains(Phê duyệt)",
            run: "click",
        },
        {trigger: ".o_form_view div[name=approved_by_name]:contains(iso_leader)"},
        {
            trigger: ".o_form_view:not(:has(.alert-warning:visible))",
            run: noSidewaysScrollOfForms,
        },
    ],
});

// Somebody of the department says what was done about a risk, with the proof.
tours.add("iso_staff_finishes_measure", {
    steps: () => [
        {trigger: row("Diễn tập"), run: "click"},
        {
            content: "the measure leads to its task",
            trigger: "button[name=action_open_task]",
            run: "click",
        },
        {
            trigger: ".o_form_view div[name=result] textarea",
            run: "edit Biên bản diễn tập ngày 20/3, ảnh hiện trường",
        },
        {
            content: "the file that proves it",
            trigger:
                ".o_form_view div[name=evidence_ids] input[type=file]:not(:visible)",
            run() {
                const chosen = new DataTransfer();
                chosen.items.add(
                    new File(["bien ban"], "bien-ban.txt", {type: "text/plain"})
                );
                this.anchor.files = chosen.files;
                this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
            },
        },
        {trigger: "div[name=evidence_ids]:contains(bien-ban)"},
        {trigger: "button[name=action_finish]", run: "click"},
        {
            content: "it is done, and waits for the check by somebody else",
            trigger: ".o_form_view div[name=done_by_name]:contains(iso_staff)",
            run: noSidewaysScrollOfForms,
        },
    ],
});

// The secretary answers the question on climate change, looks through the rest.
const finishReview = [
    {trigger: "button[name=action_finish_review]", run: "click"},
    {
        content: "finished",
        trigger: "div[name=reviewed_by_name]:contains(iso_secretary)",
        run: noSidewaysScrollOfForms,
    },
];

// A phone's list of choices comes from below, outside of the dialog: the steps of a
// tour may not touch it, so it is chosen from here.
async function chooseYes() {
    this.anchor.click();
    for (let tries = 0; tries < 50; tries++) {
        const items = [...document.querySelectorAll(".o_select_menu_item")];
        const yes = items.find((item) => item.textContent.trim() === "Có liên quan");
        if (yes) {
            yes.click();
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The answers did not come up");
}

const answerClimate = [
    {
        content: "the question, in a dialog",
        trigger: ".modal div[name=relevance] input",
        run: chooseYes,
    },
    {
        trigger: ".modal div[name=description] textarea",
        run: "edit Bão, ngập lụt làm gián đoạn bộ phận một cửa",
    },
    {trigger: ".modal div[name=is_reviewed] input", run: "click"},
    {trigger: ".modal .o_form_button_save", run: "click"},
    {trigger: "body:not(:has(.modal))"},
];

tours.add("iso_secretary_reviews_context", {
    steps: () => [
        {trigger: ".o_data_row:contains(năm 2026) td[name=name]", run: "click"},
        {
            trigger:
                "div[name=issue_ids] .o_data_row:contains(Biến đổi khí hậu) td[name=name]",
            run: "click",
        },
        ...answerClimate,
        {
            trigger:
                "div[name=issue_ids] .o_data_row:contains(Thiếu người) div[name=is_reviewed] input",
            run: "click",
        },
        {trigger: "a[name=parties]", run: "click"},
        {
            trigger:
                "div[name=party_ids] .o_data_row:contains(Doanh nghiệp) div[name=is_reviewed] input",
            run: "click",
        },
        ...finishReview,
    ],
});

function markOnPhone(list, name) {
    return [
        {
            trigger: `div[name=${list}] .o_kanban_record:contains(${name})`,
            run: "click",
        },
        {trigger: ".modal div[name=is_reviewed] input", run: "click"},
        {trigger: ".modal .o_form_button_save", run: "click"},
        {trigger: "body:not(:has(.modal))"},
    ];
}

tours.add("iso_secretary_reviews_context_on_phone", {
    steps: () => [
        {
            trigger:
                ".o_data_row:contains(năm 2026) td[name=name], .o_kanban_record:contains(năm 2026)",
            run: "click",
        },
        {
            trigger: "div[name=issue_ids] .o_kanban_record:contains(Biến đổi khí hậu)",
            run: "click",
        },
        ...answerClimate,
        ...markOnPhone("issue_ids", "Thiếu người"),
        {trigger: "a[name=parties]", run: "click"},
        ...markOnPhone("party_ids", "Doanh nghiệp"),
        ...finishReview,
    ],
});
