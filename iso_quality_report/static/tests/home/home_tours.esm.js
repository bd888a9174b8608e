import {noSidewaysScroll} from "../board/tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";

/**
 * A tour whose steps that click are taps: more of them than a job may take fail it.
 */
function job(name, most, steps) {
    const taps = steps.filter((step) => step.run === "click").length;
    if (taps > most) {
        throw new Error(`${name} takes ${taps} taps, not ${most}`);
    }
    tours.add(name, {steps: () => steps});
}

// Who is late, and remind all of them with a line of one's own.
job("iso_home_remind_all", 3, [
    {
        content: "who is late is there at once, by department",
        trigger:
            ".o_iso_home_block[data-block=late] .o_iso_home_groups:contains(Phòng Thương mại)",
        run: noSidewaysScroll,
    },
    {
        trigger: ".o_iso_home_block[data-block=late] button[data-verb=urge]",
        run: "click",
    },
    {content: "who gets what", trigger: `${dialog} li:contains(trade_head)`},
    {
        trigger: `${dialog} div[name=words] input`,
        run: "edit Xin gửi trước thứ Sáu",
    },
    {trigger: `${dialog} button[name=action_urge]`, run: "click"},
    {trigger: ".o_notification:contains(3)"},
    {trigger: "body:not(:has(.modal))"},
]);

// What waits is signed: the button, and the dialog that says what it does.
job("iso_home_sign", 3, [
    {
        trigger: ".o_iso_home_block[data-block=sign] button[data-verb=sign]",
        run: "click",
    },
    {trigger: `${dialog} button[name=action_confirm]`, run: "click"},
    {trigger: "body:not(:has(.modal))"},
    {
        content: "gone from the home at once",
        trigger: ".o_iso_home_block[data-block=sign] .o_iso_home_empty",
        run: noSidewaysScroll,
    },
]);

// Result, photo and button on one sheet.
job("iso_home_finish", 5, [
    {
        trigger: ".o_iso_home_block[data-block=late] button[data-verb=finish]",
        run: "click",
    },
    {trigger: `${dialog} .o_field_iso_evidence`},
    {
        trigger: `${dialog} div[name=result] textarea`,
        run: "edit Đã làm xong, có biên bản",
    },
    {trigger: `${dialog} button[name=action_finish]`, run: "click"},
    {trigger: "body:not(:has(.modal))"},
    {
        content: "gone from the home at once",
        trigger:
            ".o_iso_home_block[data-block=late]:not(:has(button[data-number=tasks]))",
    },
]);

tours.add("iso_home_keyboard", {
    steps: () => [
        {
            content: "the first button of the first block has the focus",
            trigger: ".o_iso_home_block[data-block=late] button[data-verb=urge]:focus",
            run: "press Enter",
        },
        {trigger: `${dialog} button[name=action_urge]`},
        {trigger: `${dialog} input`, run: "press Escape"},
        {trigger: "body:not(:has(.modal)) .o_iso_home"},
    ],
});

tours.add("iso_home_open", {
    steps: () => [
        {
            trigger:
                ".o_iso_home_block[data-block=late] button[data-number=tasks]:contains(3)",
            run: "click",
        },
        {trigger: ".o_list_view .o_data_row:eq(2)"},
        {trigger: ".o_back_button, .breadcrumb-item a", run: "click"},
        {trigger: ".o_iso_path button[data-node=committee]", run: "click"},
        {trigger: ".o_list_view .o_data_row"},
    ],
});
