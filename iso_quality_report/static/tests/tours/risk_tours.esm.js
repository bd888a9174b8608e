import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function noSidewaysScroll() {
    const root = document.documentElement;
    const content = document.querySelector(".o_iso_risk_content");
    if (
        root.scrollWidth > root.clientWidth ||
        content.scrollWidth > content.clientWidth
    ) {
        throw new Error("The page is wider than the screen");
    }
}

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
