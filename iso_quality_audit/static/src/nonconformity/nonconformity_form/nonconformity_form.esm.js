import {useEffect, useRef} from "@odoo/owl";
import {FormCompiler} from "@web/views/form/form_compiler";
import {FormRenderer} from "@web/views/form/form_renderer";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

/** The page on which the work of a step is done. */
const PAGES = {
    containing: "correction",
    analysing: "causes",
    proposing: "actions",
    reviewing: "actions",
    approving: "actions",
    doing: "actions",
    checking: "actions",
    watching: "actions",
};

/** The form opens on the page of the present step, and goes on to the next one with it. */
export class NonconformityFormCompiler extends FormCompiler {
    compileNotebook(el, params) {
        const notebook = super.compileNotebook(el, params);
        const slots = {};
        for (const page of notebook.children) {
            // In backquotes, as the compiler writes it.
            const name = page.getAttribute("name").slice(1, -1);
            slots[name] = page.getAttribute("t-set-slot");
        }
        const pages = Object.entries(PAGES)
            .filter(([, name]) => name in slots)
            .map(([state, name]) => `${state}: "${slots[name]}"`);
        const kept = notebook.getAttribute("defaultPage");
        notebook.setAttribute(
            "defaultPage",
            `(${kept}) || {${pages.join(", ")}}[__comp__.props.record.data.state]`
        );
        return notebook;
    }
}

/** On the phone, the page that comes up after a step is brought where one looks. */
export class NonconformityFormRenderer extends FormRenderer {
    setup() {
        super.setup();
        const root = useRef("compiled_view_root");
        let shown = this.props.record.data.state;
        useEffect(
            (state) => {
                if (this.env.isSmall && state !== shown) {
                    root.el?.querySelector(".o_notebook")?.scrollIntoView();
                }
                shown = state;
            },
            () => [this.props.record.data.state]
        );
    }
}

registry.category("views").add("iso_nonconformity_form", {
    ...formView,
    Compiler: NonconformityFormCompiler,
    Renderer: NonconformityFormRenderer,
});
