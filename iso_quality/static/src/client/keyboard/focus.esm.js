import {Dialog} from "@web/core/dialog/dialog";
import {onMounted, onWillDestroy} from "@odoo/owl";
import {patch} from "@web/core/utils/patch";

// Where the focus was last. A button is disabled while it works and has lost the focus
// when its dialog opens: Odoo would give it back to the page, and a keyboard begins at
// its top again.
let last = null;
// What had the focus before a dialog, and before the dialog that it has replaced.
const before = new WeakMap();

document.addEventListener("focusin", ({target}) => (last = target));
document.addEventListener("pointerdown", () => (last = null), {capture: true});

patch(Dialog.prototype, {
    setup() {
        const dialog = last?.closest(".modal");
        const openers = last ? [last, ...(before.get(dialog) || [])] : [];
        super.setup(...arguments);
        onMounted(() => before.set(this.modalRef.el, openers));
        // After Odoo's own way back.
        onWillDestroy(() =>
            setTimeout(() => {
                if (document.activeElement === document.body) {
                    openers.find((one) => one.isConnected && !one.disabled)?.focus();
                }
            })
        );
    },
});
