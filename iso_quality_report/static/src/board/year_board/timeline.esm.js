// Where the days of a year are on a strip of twelve equal months, in percent.

function position(day, year, atEnd) {
    const [y, month, number] = day.split("-").map(Number);
    if (y !== year) {
        return y < year ? 0 : 100;
    }
    const days = new Date(y, month, 0).getDate();
    return ((month - 1 + (atEnd ? number : number - 1) / days) / 12) * 100;
}

/**
 * @param {String} day as 2026-11-25
 * @param {Number} year of the strip
 * @returns {Number|null} the middle of the day; null in another year
 */
export function placeDay(day, year) {
    if (Number(day.slice(0, 4)) !== year) {
        return null;
    }
    return (position(day, year, false) + position(day, year, true)) / 2;
}

/**
 * @param {Object} window with start and due, either may be empty
 * @param {Number} year of the strip
 * @returns {Object} left and width
 */
export function placeWindow({start, due}, year) {
    const first = start || due || `${year}-01-01`;
    const last = due || `${year}-12-31`;
    const left = Math.min(position(first, year, false), 99);
    return {left, width: Math.max(position(last, year, true) - left, 1)};
}

/**
 * Windows that overlap are drawn below each other.
 *
 * @param {Array} windows ordered by start
 * @param {Number} year of the strip
 * @returns {Array} dict(window, left, width, lane)
 */
export function layOut(windows, year) {
    const ends = [];
    return windows.map((window) => {
        const place = placeWindow(window, year);
        // Half a day less: one window ends where the next begins.
        let lane = ends.findIndex((end) => end <= place.left + 0.1);
        if (lane < 0) {
            lane = ends.length;
        }
        ends[lane] = place.left + place.width;
        return {window, ...place, lane};
    });
}
