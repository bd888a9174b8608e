import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const row = ".o_data_row td[name=title], .o_kanban_record";

// Notes on the page how many prints have come: the tour of a slow machine would end
// before them, and be cut off from the server.
function countPrints() {
    const {send} = XMLHttpRequest.prototype;
    document.body.dataset.prints = 0;
    XMLHttpRequest.prototype.send = function (...args) {
        this.addEventListener("loadend", () => {
            if (this.responseURL.includes("/report/")) {
                document.body.dataset.prints++;
            }
        });
        return send.apply(this, args);
    };
}

// A step that asks for the first print of a tour.
function clickAndCount(trigger) {
    return {
        trigger,
        run: async (helpers) => {
            countPrints();
            await helpers.click();
        },
    };
}

function printed(count) {
    const nothing = ":not(:has(.o_blockUI)):not(:has(.o_error_dialog))";
    return {trigger: `body[data-prints="${count}"]${nothing}`, timeout: 60000};
}

// As a clerk who has signed the issued file and comes back with it.
async function chooseTheSignedFile() {
    const id = document.location.pathname.split("/").pop();
    const response = await fetch(`/report/pdf/iso_quality_report.plan_pdf/${id}`);
    const chosen = new DataTransfer();
    chosen.items.add(
        new File([await response.blob(), "\n%signature\n"], "da ky.pdf", {
            type: "application/pdf",
        })
    );
    this.anchor.files = chosen.files;
    this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
}

function openPrintMenu(inside) {
    return [
        {trigger: `${inside} .o_cp_action_menus .dropdown-toggle`, run: "click"},
        {
            trigger:
                ".o-dropdown--menu .o_submenu:contains(/^In$/), .o-dropdown--menu .dropdown-toggle:contains(In)",
            run: "click",
        },
    ];
}

// From the form: PDF, then Word; then the file of the issued plan is checked.
tours.add("iso_print_from_form", {
    steps: () => [
        {trigger: row, run: "click"},
        ...openPrintMenu(".o_form_view"),
        clickAndCount(".o-dropdown-item:contains(/^Kế hoạch .PDF.$/)"),
        printed(1),
        ...openPrintMenu(".o_form_view"),
        {trigger: ".o-dropdown-item:contains(/^Kế hoạch .Word.$/)", run: "click"},
        printed(2),
        {trigger: "a[name=official_file]", run: "click"},
        {trigger: "div[name=official_file_id]:contains(01-KH-STN.pdf)"},
        {trigger: "button[name=action_check_files]", run: "click"},
        {trigger: ".o_notification:contains(không thay đổi)"},
    ],
});

// Several plans chosen in the list.
tours.add("iso_print_from_list", {
    steps: () => [
        {trigger: "thead .o_list_record_selector input", run: "click"},
        {
            trigger: ".o_control_panel .o_cp_action_menus button:contains(In)",
            run: "click",
        },
        clickAndCount(".o-dropdown-item:contains(/^Kế hoạch .Word.$/)"),
        printed(1),
    ],
});

// The board, with the filter that is on.
tours.add("iso_print_the_board", {
    steps: () => [
        {trigger: ".o_iso_tile_late", run: "click"},
        {trigger: ".o_iso_tile_late[aria-pressed=true]"},
        {trigger: ".o_iso_board_print", run: "click"},
        clickAndCount(".o_iso_print_a4_pdf"),
        printed(1),
        {trigger: ".o_iso_board_print", run: "click"},
        {trigger: ".o_iso_print_xlsx", run: "click"},
        printed(2),
    ],
});

// The signed copy is attached and becomes the official file.
tours.add("iso_attach_signed_copy", {
    steps: () => [
        {trigger: row, run: "click"},
        {trigger: ".o_iso_more_buttons", run: "click"},
        {trigger: ".o-dropdown--menu button[name=action_open_signed]", run: "click"},
        {
            trigger: ".modal div[name=content] input[type=file]:not(:visible)",
            run: chooseTheSignedFile,
        },
        {
            trigger:
                ".modal div[name=content] .o_form_uri, .modal div[name=content] input.o_input:value(da ky.pdf)",
        },
        {trigger: ".modal button[name=action_attach]", run: "click"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: ".alert div[name=waiting_text]:contains(chờ lãnh đạo)"},
        {trigger: "a[name=official_file]", run: "click"},
        {trigger: "div[name=official_kind]:contains(Bản phát hành)"},
    ],
});

tours.add("iso_confirm_signed_copy", {
    steps: () => [
        {trigger: row, run: "click"},
        {trigger: ".alert button[name=action_open_refuse_signed]"},
        {trigger: ".alert button[name=action_confirm_signed]", run: "click"},
        {trigger: "body:not(:has(button[name=action_confirm_signed]))"},
        {trigger: "a[name=official_file]", run: "click"},
        {trigger: "div[name=official_kind]:contains(Bản đã ký)"},
    ],
});
