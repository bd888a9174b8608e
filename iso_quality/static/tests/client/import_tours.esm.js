import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const file = [
    "Loại,Số,Cơ quan ban hành,Ngày ban hành,Trích yếu",
    "Quyết định,77/2099/QĐ-UBND,UBND tỉnh,03/04/2099,Trích yếu đã sửa",
    "Quyết định,78/2099/QĐ-UBND,UBND tỉnh,03/04/2099,Văn bản mới",
].join("\n");

/** A file is chosen, as from the folder of the computer. */
function chooseFile() {
    const chosen = new DataTransfer();
    chosen.items.add(new File([file], "van-ban.csv", {type: "text/csv"}));
    this.anchor.files = chosen.files;
    this.anchor.dispatchEvent(new Event("change", {bubbles: true}));
}

const told = ".o_import_data_content:contains(77/2099/QĐ-UBND)";
const button = ".o_control_panel button";

// The secretary imports a list in which one is there already: it is said before it is
// changed, and only the second press of the button changes it.
tours.add("iso_secretary_imports", {
    steps: () => [
        {trigger: ".o_cp_action_menus button", run: "click"},
        {trigger: ".o_import_menu", run: "click"},
        {
            trigger: ".o_control_panel input[type=file]:not(:visible)",
            run: chooseFile,
        },
        {trigger: ".o_import_data_content:contains(Trích yếu)"},
        {trigger: `${button}:contains(/^Nhập$/)`, run: "click"},
        {
            content: "what is there is named, how much is new is said",
            trigger: `${told}:contains(Bấm nút lần nữa để thực hiện)`,
        },
        {trigger: ".o_import_data_content:contains(1 dòng mới)"},
        {trigger: `${button}:contains(/^Nhập$/)`, run: "click"},
        {
            content: "both are there, each once",
            trigger:
                ".o_list_view:contains(Văn bản mới):contains(Trích yếu đã sửa):not(:contains(Trích yếu cũ))",
        },
    ],
});
