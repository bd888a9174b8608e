import {Component} from "@odoo/owl";

/** Lists to choose from; `lists` are objects {name, label, all, values: [{id, name}]}. */
export class ScreenLists extends Component {
    static template = "iso_quality_report.ScreenLists";
    static props = {lists: Array, options: Object, onFilter: Function};

    choose(name, ev) {
        this.props.onFilter({[name]: Number(ev.target.value)});
    }
}

/** One of a few, as buttons; `values` are objects {name, label, icon}. */
export class ScreenChoice extends Component {
    static template = "iso_quality_report.ScreenChoice";
    static props = {
        // Each button says in `data-<kind>` what it stands for.
        kind: String,
        className: String,
        values: Array,
        chosen: String,
        onChoose: Function,
    };

    data(value) {
        return {[`data-${this.props.kind}`]: value.name};
    }
}
