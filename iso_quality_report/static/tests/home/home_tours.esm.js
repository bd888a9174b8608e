import {noSidewaysScroll, noSidewaysScrollOfForms} from "../board/tour_helpers.esm";
import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const dialog = ".modal:not(.o_inactive_modal)";

// So many taps a job may take from the home, at a desk or on a phone. Typing does not
// count; nor does the first tap into a field to type there.
const MOST = {
    iso_home_remind_all: 3,
    iso_home_sign: 3,
    iso_home_finish: 5,
    iso_home_next_plan_from_last: 4,
    iso_home_next_plan_from_template: 5,
    iso_home_record_measures: 2,
    iso_home_record_one: 5,
    iso_home_risks_unchanged: 5,
    iso_home_risks_unchanged_on_phone: 5,
    iso_home_review_one_risk: 5,
    iso_home_approve_risk: 5,
};
const WAYS_TO_PRESS = ["click", "dblclick", "check", "uncheck", "press"];

/**
 * A tour from the home on whose steps that press are taps: more of them than its job
 * may take fail it.
 */
function job(name, steps) {
    const isTap = ({run}) => WAYS_TO_PRESS.includes(`${run}`.split(" ")[0]);
    const taps = steps.filter(isTap).length;
    if (!(taps <= MOST[name])) {
        throw new Error(`${name} takes ${taps} taps, not ${MOST[name]}`);
    }
    const home = {content: "at home", trigger: ".o_iso_home_block"};
    tours.add(name, {steps: () => [home, ...steps]});
}

// Who is late, and remind all of them with a line of one's own.
job("iso_home_remind_all", [
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
job("iso_home_sign", [
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
job("iso_home_finish", [
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

// Next year's plan: what comes of it is said first. Who heads a department besides has
// more blocks than five, and own work behind "Thêm".
const nextPlan = [
    {trigger: ".o_iso_home_more", run: "click"},
    {trigger: ".o_iso_home_block button[data-verb=plan]", run: "click"},
];
const planIsMade = [
    {trigger: `${dialog} div[name=preview] li`},
    {trigger: `${dialog} button[name=action_create]`, run: "click"},
    {trigger: "body:not(:has(.modal)) div[name=line_ids] .o_data_row"},
];

job("iso_home_next_plan_from_last", [
    ...nextPlan,
    {
        content: "the first free year is proposed",
        trigger: `${dialog} div[name=year] input:value(2027)`,
    },
    {
        content: "and the last plan to go on from",
        trigger: `${dialog} .o_radio_input[data-value=plan]:checked`,
    },
    ...planIsMade,
]);

// Another beginning than the proposed one takes a tap more.
job("iso_home_next_plan_from_template", [
    ...nextPlan,
    {trigger: `${dialog} .o_radio_input[data-value=template]`, run: "click"},
    {trigger: `${dialog} div[name=template_id] input`, run: "edit theo tháng"},
    {
        trigger: ".ui-autocomplete .dropdown-item:contains(theo tháng)",
        run: "click",
    },
    ...planIsMade,
]);

// The numbers of a quarter: the number on the home opens all that it counted.
const toRecord = {
    trigger:
        ".o_iso_home_block[data-block=numbers] button[data-number=measures]:contains(2)",
    run: "click",
};
const result = (place, name, text) => ({
    trigger: `.o_iso_numbers_table tbody tr:nth-child(${place}) input[name=${name}]`,
    run: `edit ${text}`,
});
const record = (count) => ({
    trigger: `.o_iso_numbers_record:enabled:contains((${count}))`,
    run: "click",
});

job("iso_home_record_measures", [
    toRecord,
    result(1, "numerator", "99"),
    result(1, "denominator", "100"),
    result(2, "numerator", "12"),
    result(2, "denominator", "12"),
    record(2),
    {trigger: ".o_iso_numbers .o_view_nocontent", run: noSidewaysScroll},
]);

job("iso_home_record_one", [
    toRecord,
    result(1, "numerator", "99"),
    result(1, "denominator", "100"),
    record(1),
    {trigger: ".o_iso_numbers_table tbody tr:only-child", run: noSidewaysScroll},
]);

// The register of the own department is a row of the home.
const register = {
    trigger:
        ".o_iso_home_block[data-block=missing] .o_iso_home_row:contains(Phòng Thương mại)",
    run: "click",
};
const unchanged = [
    {trigger: "button[name=action_ask_unchanged]", run: "click"},
    {trigger: `${dialog} div[name=question]:contains(2)`},
    {trigger: `${dialog} button[name=action_confirm]`, run: "click"},
    {
        content: "nothing is left to review",
        trigger:
            "body:not(:has(.modal)) div[name=risk_ids]:not(:contains(Chờ rà soát))",
    },
];
const confirmRegister = [
    {trigger: ".o_form_statusbar button[name=action_confirm]", run: "click"},
    {
        trigger:
            ".o_form_view:not(:has(.o_form_statusbar button[name=action_confirm]))",
        run: noSidewaysScrollOfForms,
    },
];

job("iso_home_risks_unchanged", [register, ...unchanged, ...confirmRegister]);

job("iso_home_risks_unchanged_on_phone", [
    register,
    {trigger: ".o_statusbar_buttons .dropdown-toggle", run: "click"},
    ...unchanged,
    ...confirmRegister,
]);

// A row at a desk, a card on a phone.
const risk = (rest) =>
    [".o_data_row", ".o_kanban_record"]
        .map((one) => `div[name=risk_ids] ${one}:contains(Hồ sơ chậm hạn)${rest}`)
        .join(", ");

job("iso_home_review_one_risk", [
    register,
    {trigger: risk(" button[name=action_confirm]"), run: "click"},
    {trigger: risk(":contains(Đã xác nhận)"), run: noSidewaysScrollOfForms},
]);

// A leader reads how a very high risk is treated before it is approved.
job("iso_home_approve_risk", [
    {
        trigger:
            ".o_iso_home_block[data-block=sign] li:contains(Mất điện) button[data-verb=see]",
        run: "click",
    },
    {trigger: ".o_form_view .alert-warning:contains(lãnh đạo phê duyệt)"},
    {trigger: "button[name=action_approve]", run: "click"},
    {
        trigger: ".o_form_view div[name=approved_by_name]:contains(iso_leader)",
        run: noSidewaysScrollOfForms,
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
