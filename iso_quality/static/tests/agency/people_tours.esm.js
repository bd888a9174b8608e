import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const rows = [
    "Họ tên\tPhòng\tE-mail\tTrưởng phòng",
    "Lê Thị Một\tPhòng Mới\tmot@an-phuoc.example\tx",
    "Lê Thị Hai\tPhòng Mới\thai@an-phuoc.example\t",
];

// The administrator enters a person, hands over the link, and sees who did what.
tours.add("iso_admin_person", {
    steps: () => [
        {trigger: ".o_list_button_add, .o-kanban-button-new", run: "click"},
        {trigger: ".o_field_widget[name=name] input", run: "edit Trần Thị Bình"},
        {
            trigger: ".o_field_widget[name=email] input",
            run: "edit binh@an-phuoc.example",
        },
        {trigger: ".o_field_widget[name=is_secretary] input", run: "click"},
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".o_iso_login:contains(binh@an-phuoc.example)"},
        {trigger: ".o_iso_address:contains(/web/signup)"},
        {trigger: ".modal .btn-close, .modal .oi-arrow-left", run: "click"},
        {trigger: "body:not(:has(.o_iso_links))"},
        {trigger: ".o_notebook .nav-link[name=history]", run: "click"},
        {trigger: ".o_field_widget[name=event_ids] .o_data_row:nth-child(4)"},
    ],
});

// The administrator pastes a list, sees what comes of it, and gets everybody's link.
tours.add("iso_admin_paste_people", {
    steps: () => [
        {trigger: "button:contains(Dán danh sách)", run: "click"},
        {
            trigger: ".o_field_widget[name=text] textarea",
            run({anchor}) {
                anchor.value = rows.join("\n");
                anchor.dispatchEvent(new Event("input", {bubbles: true}));
                anchor.dispatchEvent(new Event("change", {bubbles: true}));
            },
        },
        {trigger: ".modal button[name=preview]", run: "click"},
        {trigger: ".o_field_widget[name=new_count]:contains(2)"},
        {trigger: ".o_field_widget[name=new_departments]:contains(Phòng Mới)"},
        {trigger: ".modal button[name=apply]", run: "click"},
        {trigger: ".o_iso_link:contains(Lê Thị Một)"},
        {trigger: ".o_iso_link:contains(hai@an-phuoc.example)"},
        {trigger: ".modal .btn-close, .modal .oi-arrow-left", run: "click"},
        {trigger: ".o_view_controller:contains(Lê Thị Hai)"},
    ],
});
