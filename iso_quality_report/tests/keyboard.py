"""What the keyboard reaches and how it shows where it is: a person who presses Tab, and
what is noted in the browser at each stop."""

import json

from .displayed_words import COLLECT

# Notes each stop of the focus with its mark. ``begin`` is called before the walk,
# ``told`` tells after it what is wrong.
NOTE = """
const PRESSED = [
    "button", "a[href]", "input", "select", "textarea", "summary", "[role=button]",
    "[role=tab]", "[role=link]", "[role=checkbox]", ".btn", "[tabindex='0']",
].join();
const LOOKS = [
    "outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow",
    "borderTopColor", "borderBottomColor", "borderTopWidth", "borderBottomWidth",
    "backgroundColor",
];
const look = (el, pseudo) => {
    const style = getComputedStyle(el, pseudo);
    const beyond = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
    const seen = Object.fromEntries(LOOKS.map((name) => [name, style[name]]));
    return {...seen, sides: sides(el, beyond)};
};
// What may be marked for an element: itself, what is drawn on it, its next neighbour
// (labels of hidden inputs), and what it fills (the line of a field, a search bar).
function marked(el) {
    const all = [[el], [el, "::before"], [el, "::after"]];
    if (el.nextElementSibling) all.push([el.nextElementSibling]);
    for (let up = el.parentElement, i = 0; up && i < 6; up = up.parentElement, i++) {
        if (up.matches(".o_action_manager, .modal, body")) break;
        all.push([up]);
        if (up.matches(".o_field_widget")) break;
    }
    return all;
}
function behind(el) {
    const up = [];
    for (let one = el; one; one = one.parentElement) up.unshift(one);
    return up.reduce(
        (below, one) => over(parts(getComputedStyle(one).backgroundColor), below),
        [255, 255, 255]
    );
}
function apart(color, below) {
    const [more, less] = [light(over(parts(color), below)), light(below)]
        .sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
}
// Sides on which something beyond the edge of an element is not cut off.
function sides(el, beyond) {
    const {left, top, right, bottom} = el.getBoundingClientRect();
    let seen = [left - beyond, top - beyond, right + beyond, bottom + beyond];
    seen = [seen[0] >= 0, seen[1] >= 0, seen[2] <= innerWidth, seen[3] <= innerHeight];
    for (let up = el.parentElement; up; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const box = up.getBoundingClientRect();
        seen = [
            seen[0] && left - beyond >= box.left, seen[1] && top - beyond >= box.top,
            seen[2] && right + beyond <= box.right,
            seen[3] && bottom + beyond <= box.bottom,
        ];
    }
    return seen.filter(Boolean).length;
}
/** The contrast of the strongest mark that ``after`` has and ``before`` has not. */
function strength([el], before, after) {
    const around = behind(el.parentElement || el), within = behind(el);
    const found = [0];
    const changed = (...names) => names.some((name) => before[name] !== after[name]);
    const width = parseFloat(after.outlineWidth);
    if (
        changed("outlineStyle", "outlineWidth", "outlineColor", "outlineOffset")
        && after.outlineStyle !== "none" && width >= 1
    ) {
        const offset = parseFloat(after.outlineOffset);
        if (offset + width <= 0) {
            found.push(apart(after.outlineColor, within));
        } else if (after.sides >= 2) {
            found.push(apart(after.outlineColor, around));
        }
    }
    if (changed("boxShadow") && after.boxShadow !== "none") {
        for (const one of after.boxShadow.split(/,(?![^(]*\\))/)) {
            const [color] = one.match(/[a-z-]+\\([^)]*\\)/);
            const inset = one.includes("inset");
            found.push(apart(color, inset ? within : around));
        }
    }
    for (const side of ["Top", "Bottom"]) {
        const drawn = parseFloat(after[`border${side}Width`]) >= 1;
        if (drawn && changed(`border${side}Color`, `border${side}Width`)) {
            found.push(apart(after[`border${side}Color`], around));
        }
    }
    if (changed("backgroundColor")) {
        found.push(apart(
            `rgb(${over(parts(after.backgroundColor), around).join()})`,
            over(parts(before.backgroundColor), around)
        ));
    }
    return Math.max(...found);
}
const walk = window.isoWalk = {
    call(el) {
        const name = el.getAttribute("name") || el.closest("[name]")?.getAttribute("name");
        const text = (el.getAttribute("aria-label") || el.title || el.innerText || "");
        return `${named(el)} ${name || ""} «${text.trim().slice(0, 40)}»`;
    },
    begin(scope) {
        Object.assign(walk, {scope, stops: [], weak: [], last: null, left: false});
        const place = walk.place();
        if (!place) return false;
        place.tabIndex = -1;
        place.focus();
        place.scrollTop = 0;
        return true;
    },
    place: () => document.querySelector(walk.scope),
    /** Where the focus is now; compares the last stop with what it is without it. */
    note() {
        const el = document.activeElement;
        if (el === walk.last?.el) return;
        walk.compare();
        walk.last = null;
        if (el === walk.place()) return;
        if (!walk.place().contains(el)) {
            // What opens above the page (a calendar) is not the way out, nor is what
            // is drawn anew.
            const aside = el === document.body || el.closest(".o-overlay-container");
            walk.left ||= walk.stops.length > 0 && !aside;
            return;
        }
        el.call = walk.call(el);
        el.field = el.closest(".o_field_widget");
        walk.stops.push(el);
        walk.last = {el, looks: marked(el).map((one) => [one, look(...one)])};
    },
    compare() {
        if (!walk.last?.el.isConnected) return;
        const {el, looks} = walk.last;
        const best = Math.max(...looks.map(([one, after]) =>
            one[0].isConnected ? strength(one, look(...one), after) : 0
        ));
        if (best < 3) walk.weak.push([walk.call(el), best.toFixed(2)]);
    },
    // What was drawn anew meanwhile is known by its field or its name.
    same: (el, stop) => el === stop || !stop.isConnected && (
        walk.call(el) === stop.call
        || Boolean(stop.field) && stop.field === el.closest(".o_field_widget")
    ),
    goBack() {
        // One stop alone keeps the focus.
        walk.isBack = walk.stops.length === 1;
        document.addEventListener("focusin", ({target}) => {
            walk.isBack ||= walk.same(target, walk.stops[0]);
        });
    },
    /** What can be pressed, and the focus has not been there. */
    missed() {
        const fields = walk.stops.map((el) => el.field);
        const gone = walk.stops.filter((el) => !el.isConnected).map((el) => el.call);
        return [...walk.place().querySelectorAll(PRESSED)].filter((el) =>
            !walk.stops.includes(el) && !gone.includes(walk.call(el))
            && el.checkVisibility({visibilityProperty: true})
            && el.getClientRects().length
            && !el.closest("[disabled], [inert], .disabled, [aria-disabled=true]")
            // Inside of what is pressed, or one of a group that arrows walk through.
            && !el.parentElement.closest("button, a[href], [role=button]")
            && !(el.type === "radio" && walk.stops.some((one) => one.name === el.name))
            // A date that is read becomes one that is typed when the focus comes to it.
            && !(el.matches(".o_daterange_start, .o_daterange_end")
                && fields.includes(el.closest(".o_field_widget")))
            && el.type !== "hidden" && el.type !== "file" && !ARROWS(el)
        ).map(walk.call);
    },
};
"""
# Where Tab comes to one of many and arrows walk on; tags are taken off by Backspace, a
# dialog is closed by Escape; the card of a person says what his name says.
ARROWS = """
const ARROWS = (el) => el.matches(
    ".o_delete, .modal .btn-close, .o-mail-Activity-avatarContainer"
)
    || el.tabIndex < 0 && el.closest(
        ".o_list_renderer table, .o_kanban_record, .fc, .o_pivot table, [role=grid],"
        + " [role=radiogroup], [role=menu], [role=listbox]"
    );
"""
READY = COLLECT + ARROWS + NOTE
OPEN = """
const {rpcBus} = odoo.loader.modules.get("@web/core/network/rpc");
let asked = 0;
const ask = () => asked++, answered = () => asked--;
rpcBus.addEventListener("RPC:REQUEST", ask);
rpcBus.addEventListener("RPC:RESPONSE", answered);
await odoo.__WOWL_DEBUG__.root.env.services.action.doAction(
    ACTION, OPTIONS
);
do {
    await until(() => asked <= 0, "all answers");
    await quiet(1500);
} while (asked > 0);
rpcBus.removeEventListener("RPC:REQUEST", ask);
rpcBus.removeEventListener("RPC:RESPONSE", answered);
"""
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
ESCAPE = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
SHIFT = 8
DIALOG = ".modal:not(.o_inactive_modal)"
# So often Tab may move something that is no stop of the place: the days of a calendar.
IDLE = 20


class Keyboard:
    """The keyboard of somebody at a browser (a ``Person``)."""

    def __init__(self, person):
        self.person = person

    def press(self, key, modifiers=0):
        """Press a key, as a hand does: the browser moves the focus."""
        for kind in ("keyDown", "keyUp"):
            self.person.browser._websocket_request(
                "Input.dispatchKeyEvent",
                params={"type": kind, "modifiers": modifiers, **key},
            )

    def says(self, script):
        """What a script in the page comes to, when what was pressed is drawn."""
        drawn = "new Promise(requestAnimationFrame)"
        answer = self.person.browser._websocket_request(
            "Runtime.evaluate",
            params={
                "expression": f"{drawn}.then(() => ({script}))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def ready(self):
        """Bring to the page what notes the stops."""
        self.person.does(READY)

    def opens(self, action, options="{clearBreadcrumbs: true}"):
        """Open an action, by itself in the page.

        :param action: what ``doAction`` takes
        :param str options: of it, in JavaScript
        """
        steps = OPEN.replace("ACTION", json.dumps(action)).replace("OPTIONS", options)
        self.person.does(READY + steps, seconds=30)

    def walk(self, scope):
        """Press Tab through a place and Shift+Tab back. Instead of a screen that has
        opened as a dialog, through the dialog: it keeps the focus.

        :param str scope: selector of the place
        :return: what is wrong (list of str) and how many stops there are
        """
        closed = self.says(f"Boolean(document.querySelector('{DIALOG}'))")
        if not self.says(f"isoWalk.begin('{DIALOG if closed else scope}')"):
            return [], 0
        wrong, stops, idle = [], 0, 0
        while idle < IDLE:
            self.press(TAB)
            before = stops
            stops, left, again = self.says(
                "isoWalk.note(), [isoWalk.stops.length, isoWalk.left,"
                " isoWalk.stops.indexOf(isoWalk.stops.at(-1))"
                " < isoWalk.stops.length - 1]"
            )
            if left or again:
                break
            idle = idle + 1 if stops == before else 0
        if not stops:
            return [], 0
        if not left and not closed:
            at = self.says("isoWalk.call(document.activeElement)")
            wrong.append(f"Tab does not come out of {at}")
        if stuck := self._back(stops):
            wrong.append(f"Shift+Tab does not go back from {stuck}")
        weak, missed = self.says(
            "document.activeElement.blur(), isoWalk.compare(),"
            " [isoWalk.weak, isoWalk.missed()]"
        )
        wrong += [f"{what} shows no focus ({ratio})" for what, ratio in weak]
        wrong += [f"Tab does not come to {what}" for what in missed]
        return list(dict.fromkeys(wrong)), stops

    def _back(self, stops):
        """From the end to the first stop; where it stays, if it does not get there."""
        self.says("isoWalk.goBack()")
        for _stop in range(2 * stops + IDLE):
            self.press(TAB, SHIFT)
            if self.says("isoWalk.isBack"):
                return ""
        return self.says("isoWalk.call(document.activeElement)")
