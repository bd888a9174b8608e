import {Component} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {_t} from "@web/core/l10n/translation";

/** What the board can be printed as; `onPrint` gets the xml id of the report. */
export class BoardPrint extends Component {
    static template = "iso_quality_report.BoardPrint";
    static components = {Dropdown, DropdownItem};
    static props = {onPrint: Function};

    get formats() {
        return [
            {name: "a4_pdf", label: _t("PDF, A4")},
            {name: "a3_pdf", label: _t("PDF, A3")},
            {name: "docx", label: _t("Word")},
            {name: "xlsx", label: _t("Excel")},
        ];
    }

    print(name) {
        this.props.onPrint(`iso_quality_report.report_year_board_${name}`);
    }
}
