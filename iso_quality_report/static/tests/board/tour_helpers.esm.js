function checkWidth(...selectors) {
    for (const selector of selectors) {
        const shown = document.querySelector(selector);
        if (shown.scrollWidth > shown.clientWidth) {
            throw new Error("The page is wider than the screen");
        }
    }
}

/** A step's `run`: a screen of numbers can be read without scrolling sideways. */
export function noSidewaysScroll() {
    checkWidth(":root", ".o_iso_screen_content");
}

/** The same for forms, parts of which may scroll. */
export function noSidewaysScrollOfForms() {
    checkWidth(":root");
}
