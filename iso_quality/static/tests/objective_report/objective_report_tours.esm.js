import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function noSidewaysScroll() {
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        throw new Error("The page is wider than the screen");
    }
}

// The head says why an objective was not reached, signs and sends.
const explainAndSend = (row) => [
    {
        content: "what was not reached asks for words",
        trigger: `div[name=line_ids] ${row}:contains(Hồ sơ đúng hạn)`,
        run: noSidewaysScroll,
    },
    {
        trigger: `div[name=line_ids] ${row}:contains(Hồ sơ đúng hạn) ${row === ".o_data_row" ? "td[name=name]" : ""}`,
        run: "click",
    },
    {trigger: ".modal .alert-danger:contains(nguyên nhân)"},
    {
        trigger: ".modal div[name=cause] textarea",
        run: "edit Thiếu người thụ lý",
    },
    {
        trigger: ".modal div[name=solution] textarea",
        run: "edit Bổ sung 01 người",
    },
    {trigger: ".modal .o_form_button_save", run: "click"},
    {trigger: "body:not(:has(.modal))"},
    {trigger: "button[name=action_open_issue]:contains(Ký và gửi)", run: "click"},
    {trigger: ".modal .btn-primary", run: "click"},
    {trigger: ".o_form_statusbar:contains(Đã gửi):not(:contains(Ký và gửi))"},
];

tours.add("iso_head_sends_objective_report", {
    steps: () => [
        {
            trigger: ".o_data_row td:contains(Phòng Thương mại)",
            run: "click",
        },
        ...explainAndSend(".o_data_row"),
    ],
});

tours.add("iso_head_sends_objective_report_on_phone", {
    steps: () => [
        {
            trigger: ".o_kanban_record:contains(Phòng Thương mại)",
            run: "click",
        },
        ...explainAndSend(".o_kanban_record"),
    ],
});

// Departments at a glance, last year's numbers while the new sheet is drafted.
const lastReport = (row) => [
    {
        trigger: "button[name=action_open_last_report]:contains(Báo cáo năm trước)",
        run: "click",
    },
    {
        content: "the report of the agency",
        trigger: "a[name=departments]",
        run: "click",
    },
    {
        trigger: `div[name=unit_ids] ${row}:contains(Phòng Thương mại)`,
        run: noSidewaysScroll,
    },
];

tours.add("iso_secretary_objective_report", {
    steps: () => lastReport(".o_data_row"),
});

tours.add("iso_secretary_objective_report_on_phone", {
    steps: () => [
        {trigger: ".o_control_panel button:has(.fa-bolt)", run: "click"},
        ...lastReport(".o_kanban_record"),
    ],
});
