import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

// The secretary chooses the month and sees its days before she prints.
tours.add("iso_secretary_asks_for_the_briefing", {
    steps: () => [
        {trigger: ".modal div[name=date_until]:contains(/)"},
        {
            trigger: ".modal div[name=period] input[data-value=month]",
            run: "click",
        },
        {trigger: ".modal div[name=date_from]:contains(01/)"},
        {trigger: ".modal button[name=action_print_docx]"},
        {trigger: ".modal button[name=action_print_pdf]"},
        {trigger: ".modal button[name=action_open_difficulties]", run: "click"},
        {trigger: ".o_action_manager :contains(Chưa có mẫu báo cáo)"},
    ],
});
