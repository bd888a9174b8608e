import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const question = "Mười hồ sơ trễ gần nhất có phiếu xin lỗi không?";

// The secretary words a shared question for the agency.
tours.add("iso_secretary_questions", {
    steps: () => [
        // Cards on the phone, a list by clauses otherwise.
        {
            trigger: ".o_kanban_record:contains(4.1-01), .o_group_header:contains(4.1)",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(4.1-01) td[name=name], .o_form_view",
            run({anchor}) {
                if (anchor.matches("td")) {
                    anchor.click();
                }
            },
        },
        {trigger: ".o_form_view .o_readonly_modifier[name=name]"},
        {trigger: "button[name=adapt]", run: "click"},
        {
            trigger: ".o_form_view .o_field_widget[name=name] textarea",
            run: `edit ${question}`,
        },
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".o_form_saved"},
        {trigger: ".o_field_widget[name=origin]:contains(Thay câu dùng chung)"},
    ],
});

// A list is pasted: what each row will do is read first, then all of it is done.
tours.add("iso_secretary_paste_questions", {
    steps: () => [
        {trigger: "button:contains(Dán danh sách)", run: "click"},
        {
            trigger: ".o_field_widget[name=text] textarea",
            run({anchor}) {
                anchor.value = [
                    "Mã\tĐiều khoản\tCâu hỏi\tBằng chứng\tHỏi ai",
                    `CQ-01\t8.7\t${question}\tPhiếu xin lỗi\tBộ phận Một cửa`,
                    "8.7-02\t8.7\t\tSổ của cơ quan\t",
                    "4.1-01\t4.1\t\t\t",
                ].join("\n");
                anchor.dispatchEvent(new Event("input", {bubbles: true}));
                anchor.dispatchEvent(new Event("change", {bubbles: true}));
            },
        },
        {trigger: ".modal button[name=preview]", run: "click"},
        {trigger: ".o_field_widget[name=new_count]:contains(1)"},
        {trigger: ".o_field_widget[name=same_count]:contains(1)"},
        {trigger: ".o_data_row:contains(8.7-02):contains(→ “Sổ của cơ quan”)"},
        {trigger: ".modal button[name=apply]", run: "click"},
        {trigger: ".o_notification:contains(Đã thêm 1 câu, thay đổi 1 câu)"},
        {trigger: "body:not(:has(.modal))"},
    ],
});
