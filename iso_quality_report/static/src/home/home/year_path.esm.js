import {Component} from "@odoo/owl";
import {deserializeDate, formatDate} from "@web/core/l10n/dates";

const ICONS = {
    not_yet: "fa-circle-o",
    ready: "fa-play-circle-o",
    stuck: "fa-exclamation-triangle",
    done: "fa-check-circle",
    not_occurring: "fa-minus-circle",
};

/** The year as a path: its stations, each with its state in words and a sign. */
export class YearPath extends Component {
    static template = "iso_quality_report.YearPath";
    static props = {path: Object, prints: Array, onNode: Function, onVerb: Function};

    icon(node) {
        return ICONS[node.state];
    }

    until(node) {
        return node.until && formatDate(deserializeDate(node.until));
    }
}
