import {BONES} from "./outline.esm";
import {Component} from "@odoo/owl";

// As much of what was seen as the head of a fish holds.
const LONGEST = 120;

/** The causes as a drawing: a chain of whys from left to right, or a fishbone. */
export class CauseDrawing extends Component {
    static template = "iso_quality_audit.CauseDrawing";
    static props = {
        tree: Array,
        problem: String,
        bones: Boolean,
        labels: Object,
    };

    get problemText() {
        const words = this.props.problem.split(/\s+/).filter(Boolean).join(" ");
        return words.length > LONGEST
            ? `${words.slice(0, LONGEST).replace(/\S*$/, "")}…`
            : words;
    }

    /** The bones, three above and three below; what is not sorted has one of its own. */
    get sides() {
        const {tree, labels} = this.props;
        const all = [...BONES, false].map((bone) => ({
            bone: bone || "other",
            label: labels[bone],
            nodes: tree.filter((node) => (node.bone || false) === bone),
        }));
        const shown = all.filter(({bone, nodes}) => bone !== "other" || nodes.length);
        return [
            {name: "above", bones: shown.slice(0, 3)},
            {name: "below", bones: shown.slice(3)},
        ];
    }

    /** How many roots a node ends in: as wide it is drawn. */
    leaves(node) {
        const found = node.under.map((one) => this.leaves(one));
        return found.reduce((sum, one) => sum + one, 0) || 1;
    }

    nodeClass(node) {
        return {
            o_iso_node_root: node.root,
            o_iso_node_uncured: node.root && !node.cured,
        };
    }
}
