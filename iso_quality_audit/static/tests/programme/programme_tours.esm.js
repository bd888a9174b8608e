import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// From last year: programme, team, plan and sessions in one go.
tours.add("iso_secretary_prepare_round", {
    steps: () => [
        {
            trigger: ".o_control_panel",
            run({anchor}) {
                // On the phone it stands in the menu beside "New".
                anchor.querySelector(".oi-ellipsis-v")?.click();
            },
        },
        {
            trigger:
                ".o-dropdown--menu :contains(Chuẩn bị từ năm trước):visible, button:contains(Chuẩn bị từ năm trước):visible",
            run: "click",
        },
        {trigger: ".modal .o_field_widget[name=line_ids]:contains(Phòng Thương mại)"},
        {trigger: ".modal button[name=action_prepare]", run: "click"},
        {trigger: ".o_form_view .o_field_widget[name=name]"},
        {trigger: ".o_field_widget[name=session_ids]:contains(Phòng Năng lượng)"},
    ],
});

// A department more, by a click in the matrix or from the lists of the phone.
tours.add("iso_secretary_programme", {
    steps: () => [
        {
            trigger: ".o_iso_programme_matrix",
            async run({anchor}) {
                const wide = anchor.querySelector("tbody tr:nth-child(1) td button");
                if (wide.offsetParent) {
                    wide.click();
                } else {
                    anchor.querySelector("select:nth-of-type(2)").value = "1";
                    anchor
                        .querySelector("select:nth-of-type(2)")
                        .dispatchEvent(new Event("change"));
                    anchor.querySelector(".btn-secondary").click();
                }
            },
        },
        {
            trigger:
                ".o_iso_programme_matrix td.o_iso_foreseen, .o_iso_programme_list button",
        },
        {
            trigger: ".o_field_widget[name=unlooked_reason] textarea",
            run: "edit Đánh giá theo chu kỳ ba năm",
        },
        {trigger: ".o_form_button_save", run: "click"},
        {trigger: ".o_form_saved"},
        {trigger: "button[name=action_submit]", run: "click"},
        // The state that it is in now, not one that it may reach.
        {
            trigger:
                ".o_arrow_button_current:contains(Đã trình):visible, .o_statusbar_status .dropdown-toggle:contains(Đã trình):visible",
        },
    ],
});

// The director signs it with a number.
tours.add("iso_leader_programme", {
    steps: () => [
        {trigger: ".alert:contains(chu kỳ ba năm)"},
        {trigger: "button[name=action_open_issue]", run: "click"},
        {trigger: ".modal button[name=action_issue]", run: "click"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: ".o_field_widget[name=reference]:contains(CTr)"},
    ],
});
