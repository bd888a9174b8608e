import {noSidewaysScroll} from "./tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";
const lateLine = ".o_iso_line_late .o_iso_line_toggle";

function focusAnchor() {
    this.anchor.focus();
}

function isFocused(selector) {
    return `${selector}:focus`;
}

// The secretary sees who is late, reminds, finishes, all on the board.
tours.add("iso_year_board_secretary", {
    steps: () => [
        {
            content: "who is late is there in words",
            trigger:
                ".o_iso_line_late_names:contains(Quá hạn):contains(Phòng Thương mại)",
            run: noSidewaysScroll,
        },
        {
            content: "one mark for each month",
            trigger: ".o_iso_months:has(.o_iso_mark:eq(11)) .o_iso_mark.o_iso_late",
        },
        {
            content: "what waits for an event says so",
            trigger: ".o_iso_waiting:contains(Chờ sự kiện)",
        },
        {trigger: ".o_iso_tile_late strong:contains(/^36$/)"},
        {
            content: "only what is late",
            trigger: ".o_iso_tile_late",
            run: "click",
        },
        {trigger: ".o_iso_board_table:not(:has(.o_iso_waiting))"},
        {trigger: ".o_iso_tile_late[aria-pressed=true]", run: "click"},
        {trigger: ".o_iso_board_table:has(.o_iso_waiting)"},
        {content: "open the line by keyboard", trigger: lateLine, run: focusAnchor},
        {trigger: isFocused(lateLine), run: "press Enter"},
        {
            content: "remind without leaving",
            trigger: `.o_iso_detail .o_iso_task_late .o_iso_urge`,
            run: "click",
        },
        {trigger: ".o_notification:contains(1)"},
        {trigger: ".o_iso_task_late .o_iso_urged:contains(Đã đôn đốc hôm nay)"},
        {
            content: "finishing wants a result",
            trigger: ".o_iso_task_late:has(.o_iso_urged) .o_iso_finish",
            run: "click",
        },
        {trigger: `${dialog} button[name=action_finish]`, run: "click"},
        {
            content: "what is missing is said in its field",
            trigger: `${dialog} div[name=result].o_field_invalid`,
        },
        {
            trigger: `${dialog} div[name=result] textarea`,
            run: "edit Đã có báo cáo",
        },
        {trigger: `${dialog} button[name=action_finish]`, run: "click"},
        {trigger: "body:not(:has(.modal)) .o_iso_tile_done strong:contains(/^1$/)"},
        {trigger: ".o_iso_tile_late strong:contains(/^35$/)"},
    ],
});

// The head sees the own department and finishes a task.
tours.add("iso_year_board_head", {
    steps: () => [
        {
            content: "only the own department's numbers",
            trigger: ".o_iso_tile_all strong:contains(/^12$/)",
            run: noSidewaysScroll,
        },
        {trigger: ".o_iso_hidden"},
        {
            content: "open the line at one of its months",
            trigger: ".o_iso_mark.o_iso_late:eq(2)",
            run: "click",
        },
        {trigger: ".o_iso_detail tbody tr:contains(Tháng 3)"},
        {
            content: "only that month",
            trigger: ".o_iso_detail tbody:not(:has(tr:contains(Tháng 4)))",
        },
        {
            content: "nobody but the secretary reminds",
            trigger: ".o_iso_line_tasks:not(:has(.o_iso_urge, .o_iso_urge_all))",
        },
        {trigger: ".o_iso_finish", run: "click"},
        {
            trigger: `${dialog} div[name=result] textarea`,
            run: "edit Đã rà soát, không có thay đổi",
        },
        {trigger: `${dialog} button[name=action_finish]`, run: "click"},
        {
            content: "the board follows",
            trigger: ".o_iso_tile_done strong:contains(/^1$/)",
        },
        {trigger: ".o_iso_months .o_iso_mark.o_iso_done"},
        {trigger: ".o_iso_detail .o_iso_task_done:contains(Tháng 3)"},
        {
            content: "from here to the task and back",
            trigger: ".o_iso_task_open",
            run: "click",
        },
        {trigger: ".o_form_view div[name=done_by_name]"},
        {trigger: ".o_back_button", run: "click"},
        {
            content: "the line is still open at that month",
            trigger: ".o_iso_detail tbody:not(:has(tr:contains(Tháng 4)))",
        },
    ],
});

// By keyboard alone: line to line, open, close, and back.
tours.add("iso_year_board_keyboard", {
    steps: () => [
        {trigger: ".o_iso_line_toggle:eq(0)", run: focusAnchor},
        {trigger: isFocused(".o_iso_line_toggle:eq(0)"), run: "press ArrowDown"},
        {trigger: isFocused(".o_iso_line_toggle:eq(1)"), run: "press ArrowUp"},
        {trigger: isFocused(".o_iso_line_toggle:eq(0)"), run: "press Enter"},
        {trigger: ".o_iso_line_toggle:eq(0)[aria-expanded=true]", run: "press Tab"},
        {trigger: ".o_iso_detail :focus", run: "press Escape"},
        {
            content: "closed, and the focus is where it was",
            trigger: ".o_iso_line_toggle:eq(0)[aria-expanded=false]:focus",
        },
    ],
});

// Departments by lines: who is late with what, and drilling down.
tours.add("iso_year_board_matrix", {
    steps: () => [
        {trigger: "[data-view=departments]", run: "click"},
        {
            content: "the department's late ones at its head",
            trigger: ".o_iso_matrix thead:contains(12 quá hạn)",
            run: noSidewaysScroll,
        },
        {
            trigger: ".o_iso_cell.o_iso_late[aria-label*='Phòng Thương mại']",
            run: "click",
        },
        {trigger: ".o_data_row:eq(11), .o_kanban_record:eq(11)"},
        {trigger: ".o_back_button", run: "click"},
        {
            content: "the view is kept; a department's name filters",
            trigger: ".o_iso_matrix_department:contains(Phòng Thương mại)",
            run: "click",
        },
        {trigger: ".o_iso_tile_all strong:contains(/^12$/)"},
        {
            content: "nothing is done yet",
            trigger: ".o_iso_tile_done",
            run: "click",
        },
        {trigger: ".o_iso_board_empty button", run: "click"},
        {trigger: ".o_iso_matrix thead:contains(Phòng Năng lượng)"},
    ],
});

// A link to a plan that is gone: told, and the usual board is there.
tours.add("iso_year_board_old_link", {
    steps: () => [
        {
            trigger: ".modal:contains(Kế hoạch này không tồn tại) .btn-primary",
            run: "click",
        },
        {trigger: "body:not(:has(.modal)) .o_iso_tile_all strong:contains(/^37$/)"},
    ],
});

// Nothing to show yet: the way to the plans.
tours.add("iso_year_board_empty", {
    steps: () => [
        {trigger: ".o_nocontent_help:contains(Chưa có kế hoạch nào được ban hành)"},
        {trigger: ".o_nocontent_help button", run: "click"},
        {trigger: ".o_list_view, .o_kanban_view"},
    ],
});
