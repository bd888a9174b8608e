import {Component, onMounted, useRef} from "@odoo/owl";
import {deserializeDate, formatDate} from "@web/core/l10n/dates";

/** One thing a role looks at: numbers that open what they count, some rows, a verb. */
export class HomeBlock extends Component {
    static template = "iso_quality_report.HomeBlock";
    static props = {
        block: Object,
        first: {type: Boolean, optional: true},
        onNumber: Function,
        onRow: Function,
        onVerb: Function,
        onRowVerb: Function,
    };

    setup() {
        this.root = useRef("root");
        onMounted(() => {
            if (this.props.first) {
                this.root.el.querySelector("button")?.focus({preventScroll: true});
            }
        });
    }

    get isEmpty() {
        const {numbers, notes} = this.props.block;
        return !notes.length && !numbers.some((number) => number.count);
    }

    day(row) {
        return row.day ? formatDate(deserializeDate(row.day)) : "";
    }

    verbsOf(row) {
        return row.verbs || this.props.block.row_verbs;
    }

    verbClass(place) {
        return place ? "btn-secondary" : "btn-primary";
    }
}
