import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const LINE = (index) => `.o_iso_cause:eq(${index}) textarea`;
const OPEN = {trigger: ".o_notebook .nav-link[name=causes]", run: "click"};

// Five times why by keyboard alone, drawn as it is typed.
tours.add("iso_head_causes_by_keyboard", {
    steps: () => [
        OPEN,
        {trigger: LINE(0), run: "edit Không ai nhắc hạn"},
        {trigger: LINE(0), run: "press Enter"},
        {trigger: `${LINE(1)}:focus`, run: "press Tab"},
        {
            trigger: ".o_iso_cause[data-depth='1'] textarea:focus",
            run: "edit Quy trình không phân công",
        },
        {trigger: ".o_iso_drawing .o_iso_box:contains(Quy trình không phân công)"},
        {trigger: LINE(1), run: "press Enter"},
        {trigger: `${LINE(2)}:focus`, run: "press Shift+Tab"},
        {
            trigger: ".o_iso_cause:eq(2)[data-depth='0'] textarea",
            run: "edit Thiếu người",
        },
        {trigger: LINE(2), run: "press Enter"},
        {trigger: `${LINE(3)}:focus`, run: "press Backspace"},
        {trigger: ".o_iso_causes_list:not(:has(.o_iso_cause:eq(3)))"},
        {trigger: `${LINE(2)}:focus`, run: "press ArrowUp"},
        {trigger: `${LINE(1)}:focus`},
        {trigger: ".o_iso_cause:eq(2) .o_iso_cause_uncured"},
        {trigger: "button[name=action_analyse]", run: "click"},
        {trigger: "button[name=action_hand_in]"},
        OPEN,
        // It may still be written until it is handed in.
        {trigger: ".o_iso_cause[data-depth='1'] textarea"},
    ],
});

// A fishbone by thumb: every button is large enough.
tours.add("iso_head_causes_by_thumb", {
    steps: () => [
        OPEN,
        {trigger: "[data-method=bones]", run: "click"},
        {trigger: ".o_iso_causes_bone [data-bone=people]", run: "click"},
        {trigger: `${LINE(0)}:focus`, run: "edit Chuyên viên mới"},
        {
            trigger: ".o_iso_cause_tools",
            run({anchor}) {
                const causes = anchor.closest(".o_iso_causes");
                for (const button of causes.querySelectorAll("button")) {
                    const {width, height} = button.getBoundingClientRect();
                    if (width < 44 || height < 44) {
                        throw new Error(
                            `${button.className}: ${width} × ${height} is too small`
                        );
                    }
                }
                if (document.documentElement.scrollWidth > window.innerWidth) {
                    throw new Error("The page is wider than the phone.");
                }
            },
        },
        {trigger: ".o_iso_cause_why", run: "click"},
        {
            trigger: ".o_iso_cause[data-depth='1'] textarea:focus",
            run: "edit Chưa được hướng dẫn",
        },
        {trigger: ".o_iso_cause_add", run: "click"},
        {trigger: `${LINE(2)}:focus`, run: "edit Không có bàn giao"},
        {trigger: ".o_iso_cause_outdent", run: "click"},
        {trigger: ".o_iso_cause:eq(2)[data-depth='0']"},
        {trigger: ".o_iso_fish_bone[data-bone=people] li:contains(Không có bàn giao)"},
        {trigger: ".o_iso_causes_bone [data-bone=law]", run: "click"},
        {trigger: `${LINE(3)}:focus`, run: "edit Thông tư mới"},
        {trigger: ".o_iso_cause_add", run: "click"},
        {trigger: `${LINE(4)}:focus`},
        {trigger: ".o_iso_cause_remove", run: "click"},
        {trigger: ".o_iso_causes_list:not(:has(.o_iso_cause:eq(4)))"},
        {trigger: "button[name=action_analyse]", run: "click"},
        {trigger: "button[name=action_hand_in]"},
    ],
});

// The lesson travels, and an answer comes back.
tours.add("iso_head_asks_departments", {
    steps: () => [
        {trigger: ".o_notebook .nav-link[name=lesson]", run: "click"},
        {trigger: "button[name=action_ask_departments]", run: "click"},
        {trigger: ".o_field_widget[name=asking_ids]:contains(Phòng Năng lượng)"},
    ],
});

tours.add("iso_head_answers_lesson", {
    steps: () => [
        {trigger: ".o_form_view .o_field_widget[name=seen]"},
        {trigger: "button[name=action_open_same]", run: "click"},
        {
            trigger: ".modal .o_field_widget[name=reason] textarea",
            run: "edit Phòng tôi cũng có hai hồ sơ",
        },
        {trigger: ".modal button[name=action_confirm]", run: "click"},
        {trigger: ".o_form_view .o_field_widget[name=words]:contains(hai hồ sơ)"},
    ],
});
