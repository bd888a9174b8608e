import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const row = ".o_data_row td[name=title], .o_kanban_record";
const done = "body:not(:has(.o_blockUI)):not(:has(.o_error_dialog))";

// As a clerk who has signed the issued file and comes back with it.
async function chooseTheIssuedFile() {
    const id = document.location.pathname.split("/").pop();
    const response = await fetch(`/report/pdf/iso_quality_report.plan_pdf/${id}`);
    const chosen = new DataTransfer();
    chosen.items.add(
        new File([await response.blob()], "da ky.pdf", {type: "application/pdf"})
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
        {trigger: ".o-dropdown-item:contains(/^Kế hoạch .PDF.$/)", run: "click"},
        {trigger: done},
        ...openPrintMenu(".o_form_view"),
        {trigger: ".o-dropdown-item:contains(/^Kế hoạch .Word.$/)", run: "click"},
        {trigger: done},
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
        {trigger: ".o-dropdown-item:contains(/^Kế hoạch .Word.$/)", run: "click"},
        {trigger: done},
    ],
});

// The board, with the filter that is on.
tours.add("iso_print_the_board", {
    steps: () => [
        {trigger: ".o_iso_tile_late", run: "click"},
        {trigger: ".o_iso_tile_late[aria-pressed=true]"},
        {trigger: ".o_iso_board_print", run: "click"},
        {trigger: ".o_iso_print_a4_pdf", run: "click"},
        {trigger: done},
        {trigger: ".o_iso_board_print", run: "click"},
        {trigger: ".o_iso_print_xlsx", run: "click"},
        {trigger: done},
    ],
});

// The signed copy is attached and becomes the official file.
tours.add("iso_attach_signed_copy", {
    steps: () => [
        {trigger: row, run: "click"},
        {trigger: "button[name=action_open_signed]", run: "click"},
        {
            trigger: ".modal div[name=content] input[type=file]:not(:visible)",
            run: chooseTheIssuedFile,
        },
        {
            trigger:
                ".modal div[name=content] .o_form_uri, .modal div[name=content] input.o_input:value(da ky.pdf)",
        },
        {trigger: ".modal button[name=action_attach]", run: "click"},
        {trigger: "body:not(:has(.modal))"},
        {trigger: "a[name=official_file]", run: "click"},
        {trigger: "div[name=official_kind]:contains(Bản đã ký)"},
    ],
});
