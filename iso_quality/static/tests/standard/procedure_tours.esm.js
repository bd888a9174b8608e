import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const rows = [
    "Mã hiệu\tTên\tLoại\tĐơn vị chủ trì\tĐiều khoản\tLần ban hành\tNgày ban hành",
    "QT-HT-02\tĐánh giá nội bộ\tQuy trình hệ thống\tVăn phòng\t9.2\t02/01\t05/03/2026",
    "TTHC-01\tCấp giấy phép\tTTHC\tPhòng Thương mại\t8.2; 8.5.1\t03\t16/09/2025",
];

function type(text) {
    return {
        trigger: ".o_field_widget[name=text] textarea",
        run({anchor}) {
            anchor.value = text;
            anchor.dispatchEvent(new Event("input", {bubbles: true}));
            anchor.dispatchEvent(new Event("change", {bubbles: true}));
        },
    };
}

// The secretary pastes a list, mends what is wrong in it, enters it, opens one.
tours.add("iso_secretary_paste_procedures", {
    steps: () => [
        {trigger: ".o_view_nocontent:contains(Dán danh sách)"},
        {
            isActive: ["mobile"],
            trigger: "button.o-control-panel-adaptive-dropdown",
            run: "click",
        },
        {
            isActive: ["mobile"],
            trigger: ".o-dropdown--menu :contains(Dán danh sách):last",
            run: "click",
        },
        {
            isActive: ["desktop"],
            trigger: ".o_control_panel button:contains(Dán danh sách)",
            run: "click",
        },
        type(rows.join("\n").replace("Văn phòng", "Phòng Lạ")),
        {trigger: ".modal button[name=preview]", run: "click"},
        {trigger: ".modal .o_field_widget[name=error_count]:contains(1)"},
        {trigger: ".modal .o_field_widget[name=line_ids]:contains(Phòng Lạ)"},
        {trigger: ".modal:not(:has(button[name=apply]))"},
        {trigger: ".modal button[name=back]", run: "click"},
        type(rows.join("\n")),
        {trigger: ".modal button[name=preview]", run: "click"},
        {trigger: ".modal .o_field_widget[name=new_count]:contains(2)"},
        {trigger: ".modal button[name=apply]", run: "click"},
        {trigger: ".o_notification:contains(Đã nhập 2 quy trình)"},
        {trigger: "body:not(:has(.modal))"},
        {
            trigger:
                ".o_data_row .o_data_cell:contains(Đánh giá nội bộ), " +
                ".o_kanban_record:contains(Đánh giá nội bộ)",
            run: "click",
        },
        {trigger: ".o_form_view .o_field_widget[name=owner_id]"},
        {
            trigger:
                ".o_field_widget[name=issue_date] :contains(05/03/2026), .o_form_view",
        },
        {trigger: ".o_field_widget[name=clause_ids]:contains(9.2)"},
    ],
});

// Staff look one up; nothing to be changed is offered.
tours.add("iso_staff_procedure", {
    steps: () => [
        {
            trigger:
                ".o_data_row .o_data_cell:contains(Cấp giấy phép), " +
                ".o_kanban_record:contains(Cấp giấy phép)",
            run: "click",
        },
        {trigger: ".o_form_view .o_field_widget[name=code]:contains(TTHC-01)"},
        {trigger: "body:not(:has(.o_list_button_add, .o_form_button_create))"},
    ],
});
