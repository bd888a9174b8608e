/* The library of the calendar has words of its own, in English where it does not know
 * the language: "Week 48", "Show 3 more events". They are those of a locale. */
import {CalendarCommonRenderer} from "@web/views/calendar/calendar_common/calendar_common_renderer";
import {CalendarYearRenderer} from "@web/views/calendar/calendar_year/calendar_year_renderer";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";

/** The options of a calendar, in the words of the user. */
function inOurWords(options) {
    const locale = {
        code: options.locale,
        weekText: _t("Week"),
        weekTextLong: _t("Week"),
        allDayText: _t("All day"),
        closeHint: _t("Close"),
        moreLinkHint: (count) => _t("%s more", count),
        noEventsText: _t("Nothing on these days"),
    };
    return {...options, locale};
}

patch(CalendarCommonRenderer.prototype, {
    get options() {
        return inOurWords(super.options);
    },
});
patch(CalendarYearRenderer.prototype, {
    get options() {
        return inOurWords(super.options);
    },
});
