import {GraphRenderer} from "@web/views/graph/graph_renderer";
import {graphView} from "@web/views/graph/graph_view";
import {registry} from "@web/core/registry";

/**
 * Lines of target and result: they lie near each other, far from zero, so the axis
 * begins near the lowest of them.
 */
export class TrendRenderer extends GraphRenderer {
    getScaleOptions() {
        const options = super.getScaleOptions();
        if (this.model.metaData.mode === "line" && options.y) {
            Object.assign(options.y, {beginAtZero: false, grace: "20%"});
            delete options.y.suggestedMin;
            delete options.y.suggestedMax;
        }
        return options;
    }
}

registry
    .category("views")
    .add("iso_trend_graph", {...graphView, Renderer: TrendRenderer});
