import {noSidewaysScroll} from "../board/tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const unit = (name) => `.o_iso_collect_table tr[data-unit='${name}']`;
const back = ".breadcrumb .o_back_button, .o_breadcrumb .o_back_button";

// The secretary sees who is missing, opens what there is, and reminds the others.
tours.add("iso_secretary_collects", {
    steps: () => [
        {
            content: "totals and words, not colours only",
            trigger: ".o_iso_collect_total_sheet:contains(1/5 đã nộp)",
            run: noSidewaysScroll,
        },
        {
            trigger: `${unit("Phòng Thương mại")} [data-column=sheet]:contains(Đã duyệt)`,
        },
        {
            trigger: `${unit("Phòng Thương mại")} [data-column=q1] .o_iso_collect_missing:contains(0/1)`,
        },
        {
            trigger: `${unit("Phòng Thương mại")} [data-column=half] .o_iso_collect_missing:contains(Chưa gửi)`,
        },
        {
            trigger: `${unit("Phòng Năng lượng")} [data-column=sheet] .o_iso_collect_draft:contains(Dự thảo)`,
        },
        {
            trigger: `${unit("Văn phòng")} [data-column=sheet] .o_iso_collect_begin:contains(Chưa lập)`,
        },
        {
            content: "open a cell by keyboard",
            trigger: `${unit("Phòng Thương mại")} [data-column=q1] button`,
            run() {
                this.anchor.focus();
            },
        },
        {
            trigger: `${unit("Phòng Thương mại")} [data-column=q1] button:focus`,
            run: "press Enter",
        },
        {
            trigger:
                ".o_data_row:contains(Giải quyết hồ sơ), .o_kanban_record:contains(Giải quyết hồ sơ)",
        },
        {trigger: back, run: "click"},
        {content: "remind", trigger: ".o_iso_collect_remind", run: "click"},
        {
            content: "whom it reached, and who has no account",
            trigger:
                ".o_notification:contains(Đã nhắc):contains(Phòng Năng lượng):contains(Phòng Khuyết)",
        },
        {trigger: ".o_iso_collect_remind:enabled", run: "click"},
        {trigger: ".o_notification:contains(Hôm nay đã nhắc)"},
        {
            content: "next year",
            trigger: ".o_iso_collect_filters select[name=year]",
            run: "selectByIndex 0",
        },
        {trigger: ".o_iso_collect_total_sheet:contains(0/5 đã nộp)"},
    ],
});

// The head begins the sheet of the department from the empty cell.
tours.add("iso_head_begins_sheet", {
    steps: () => [
        {
            trigger: `${unit("Phòng Thương mại")} .o_iso_collect_begin:contains(Lập)`,
            run: noSidewaysScroll,
        },
        {
            content: "other departments are not there, and no button to remind",
            trigger:
                ".o_iso_collect:not(:has([data-unit='Phòng Năng lượng'])):not(:has(.o_iso_collect_remind))",
        },
        {
            trigger: `${unit("Phòng Thương mại")} .o_iso_collect_begin`,
            run: "click",
        },
        {trigger: ".o_form_view:contains(Phòng Thương mại)"},
        {trigger: back, run: "click"},
        {
            trigger: `${unit("Phòng Thương mại")} .o_iso_collect_draft:contains(Dự thảo)`,
        },
    ],
});
