/**
 * The colour of words on a ground such as "#ffe699": black or white, whichever has
 * more contrast (the same rule as `ink` in tools/risk.py).
 *
 * @param {String} colour
 * @returns {String}
 */
export function ink(colour) {
    const linear = [1, 3, 5].map((place) => {
        const part = parseInt(colour.slice(place, place + 2), 16) / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    return (luminance + 0.05) ** 2 >= 0.05 * 1.05 ? "#000000" : "#ffffff";
}
