/** How much room texts need: pure, but for the canvas that measures words. */
let canvas = null;

/** The width of a text in one line. */
export function lineWidth(text, font) {
    canvas = canvas || document.createElement("canvas").getContext("2d");
    canvas.font = font;
    return canvas.measureText(text).width;
}

/**
 * The narrowest width in which a text stands in two lines, broken between words.
 *
 * @param {String} text
 * @param {Function} measure (text) => width in one line
 */
export function foldedWidth(text, measure) {
    const words = text.trim().split(/\s+/u);
    const widths = words.map((_word, place) =>
        Math.max(
            measure(words.slice(0, place + 1).join(" ")),
            measure(words.slice(place + 1).join(" "))
        )
    );
    return Math.min(...widths);
}
