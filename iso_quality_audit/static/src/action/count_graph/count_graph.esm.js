import {GraphRenderer} from "@web/views/graph/graph_renderer";
import {graphView} from "@web/views/graph/graph_view";
import {registry} from "@web/core/registry";

/** Bars that count records: there are no halves of them, and nothing else to name. */
export class CountRenderer extends GraphRenderer {
    get counts() {
        return this.model.metaData.measure === "__count";
    }

    getScaleOptions() {
        const options = super.getScaleOptions();
        if (this.counts && options.y?.ticks) {
            options.y.ticks.precision = 0;
            options.y.ticks.callback = (value) => value;
        }
        return options;
    }

    getLegendOptions() {
        const options = super.getLegendOptions();
        if (this.counts && this.model.data.datasets.length < 2) {
            options.display = false;
        }
        return options;
    }
}

registry
    .category("views")
    .add("iso_count_graph", {...graphView, Renderer: CountRenderer});
