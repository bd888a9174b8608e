/* Dates are read in numbers, as the language writes them (31/01/2026), with their year:
 * Odoo shows many of them in words, "31 thg 1", and leaves the year out. All of these
 * pass through one function of luxon. */
import {localization} from "@web/core/l10n/localization";

const {DateTime} = luxon;
const inWords = DateTime.prototype.toLocaleString;

DateTime.prototype.toLocaleString = function (format = DateTime.DATE_SHORT, options) {
    if (!format.day || !format.month || format.weekday) {
        return inWords.call(this, format, options);
    }
    const date = this.toFormat(localization.dateFormat);
    if (!format.hour) {
        return date;
    }
    const {hour, minute, second} = format;
    return `${date} ${inWords.call(this, {hour, minute, second}, options)}`;
};
