import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const question = (number) => `.o_iso_question[data-number='${number}']`;
const saved = {trigger: ".o_iso_save_saved:contains(Đã lưu)"};

function noSidewaysScroll() {
    for (const selector of [":root", ".o_iso_checklist_content"]) {
        const shown = document.querySelector(selector);
        if (shown.scrollWidth > shown.clientWidth) {
            throw new Error("The page is wider than the screen");
        }
    }
}

/** What a thumb has to meet is large enough. */
function largeButtons() {
    for (const button of document.querySelectorAll(
        ".o_iso_conclusion, .o_iso_grade, .o_iso_checklist_foot button"
    )) {
        const {width, height} = button.getBoundingClientRect();
        if (Math.min(width, height) < 44) {
            throw new Error(`${button.textContent} is too small for a thumb`);
        }
    }
}

/** A step's `run`: a file is chosen, as from the camera of a phone. */
function choose(name) {
    return function () {
        const chosen = new DataTransfer();
        chosen.items.add(new File(["1"], name));
        this.anchor.files = chosen.files;
        this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
    };
}

const conclude = (number, meaning) => ({
    trigger: `${question(number)} .o_iso_conclusion[data-meaning=${meaning}]`,
    run: "click",
});
const write = (number, name, words) => ({
    trigger: `${question(number)} textarea[name=${name}]`,
    run: `edit ${words}`,
});
const addFile = (number, name) => ({
    trigger: `${question(number)} .o_iso_answer_input:not(:visible)`,
    run: choose(name),
});

const begin = [
    {trigger: ".o_iso_checklist_state:contains(Buổi đánh giá chưa bắt đầu)"},
    {trigger: ".o_iso_begin", run: "click"},
    {trigger: ".modal .btn-primary:contains(Bắt đầu)", run: "click"},
    {trigger: ".o_iso_checklist_count:contains(0/4)"},
];

const handIn = [
    {trigger: ".o_iso_hand_in_now", run: "click"},
    {trigger: ".o_iso_checklist_state:contains(niêm phong)"},
    {trigger: ".o_iso_checklist:not(:has(textarea))"},
];

const answersOf = (next) => [
    conclude(1, "conform"),
    write(1, "note", "Sổ số 3, đủ ngày"),
    ...next,
    conclude(2, "nonconform"),
    {
        content: "a nonconformity says what it still wants",
        trigger: `${question(2)} .o_iso_answer_missing:contains(Còn thiếu)`,
        run: largeButtons,
    },
    write(2, "requirement", "Hồ sơ trễ phải có phiếu xin lỗi"),
    write(2, "seen", "5 hồ sơ không có phiếu"),
    write(2, "place", "Bộ phận Một cửa"),
    {trigger: `${question(2)} .o_iso_grade[data-grade=minor]`, run: "click"},
    {trigger: `${question(2)}:not(:has(.o_iso_answer_missing))`},
    addFile(2, "anh.jpg"),
    {trigger: `${question(2)} .o_iso_answer_file:contains(anh.jpg)`},
];

// The auditor opens today's session on the phone and goes from question to question.
tours.add("iso_auditor_checklist_on_phone", {
    steps: () => [
        {
            content: "today's session stands on top",
            trigger: ".o_kanban_record:first:contains(Hôm nay) .o_iso_open_checklist",
            run: "click",
        },
        ...begin,
        {trigger: `${question(1)}:contains(Sổ theo dõi hồ sơ)`, run: noSidewaysScroll},
        ...answersOf([{trigger: ".o_iso_next", run: "click"}]),
        saved,
        {content: "what is missing is a link", trigger: ".o_iso_hand_in", run: "click"},
        {
            trigger: ".modal .o_iso_missing_link:contains(Phòng có thiết bị đo)",
            run: "click",
        },
        conclude(3, "none"),
        write(3, "reason", "Phòng không có thiết bị đo"),
        {trigger: ".o_iso_next_open:contains(Câu chưa trả lời)", run: "click"},
        conclude(4, "conform"),
        saved,
        {trigger: ".o_iso_next_open:contains(Nộp)", run: "click"},
        ...handIn,
    ],
});

// The blank sheet is typed in at the desk: one list, by keyboard.
tours.add("iso_auditor_checklist", {
    steps: () => [
        {
            trigger: ".o_data_row:first button[name=action_open_checklist]",
            run: "click",
        },
        ...begin,
        {trigger: `${question(4)}`, run: noSidewaysScroll},
        ...answersOf([]),
        {
            content: "the number of a conclusion leads on to what it wants",
            trigger: `${question(3)} .o_iso_conclusion:first`,
            run() {
                this.anchor.focus();
            },
        },
        {trigger: `${question(3)} .o_iso_conclusion:focus`, run: "press 4"},
        {trigger: `${question(3)} textarea[name=reason]:focus`},
        write(3, "reason", "Phòng không có thiết bị đo"),
        {trigger: ".o_iso_filter[data-filter=open]", run: "click"},
        {trigger: `.o_iso_checklist:not(:has(${question(1)})) ${question(4)}`},
        conclude(4, "conform"),
        {trigger: ".o_iso_filter[data-filter=nonconform]", run: "click"},
        {trigger: `.o_iso_checklist:not(:has(${question(4)})) ${question(2)}`},
        {trigger: ".o_iso_filter[data-filter=all]", run: "click"},
        saved,
        {trigger: ".o_iso_hand_in", run: "click"},
        ...handIn,
    ],
});

// The audited department answers and attaches before the session.
tours.add("iso_department_prepares", {
    steps: () => [
        {
            trigger:
                ".o_kanban_record .o_iso_open_checklist, .o_data_row button[name=action_open_checklist]",
            run: "click",
        },
        {
            content: "no conclusions are offered",
            trigger: ".o_iso_checklist:not(:has(.o_iso_conclusion))",
            run: noSidewaysScroll,
        },
        write(1, "own_words", "Sổ ở tủ số 2"),
        addFile(1, "so-theo-doi.pdf"),
        {trigger: `${question(1)} .o_iso_answer_file:contains(so-theo-doi.pdf)`},
        saved,
        {trigger: ".o_iso_checklist_count:contains(1/4)"},
    ],
});

// What was found is read in the same checklist, and disputed.
tours.add("iso_department_disputes", {
    steps: () => [
        {trigger: ".o_iso_checklist_state:contains(niêm phong)"},
        {trigger: `${question(1)}:contains(Sổ thiếu ngày trả)`},
        {trigger: `${question(1)} .o_iso_open_finding`, run: "click"},
        {
            content: "buttons beyond the first are behind one on a phone",
            trigger:
                ".o_form_view:not(:has(.o_statusbar_buttons .dropdown-toggle)) button[name=action_open_dispute], .o_form_view .o_statusbar_buttons .dropdown-toggle",
            run: "click",
        },
        {
            trigger:
                ".modal .o_field_widget[name=reason] textarea, .o-dropdown--menu button[name=action_open_dispute]",
            run({anchor}) {
                if (anchor.matches("button")) {
                    anchor.click();
                }
            },
        },
        {
            trigger: ".modal .o_field_widget[name=reason] textarea",
            run: "edit Phòng ghi ở sổ điện tử",
        },
        {trigger: ".modal footer .btn-primary", run: "click"},
        {trigger: ".o_field_widget[name=department_words]:contains(sổ điện tử)"},
    ],
});
