/* The library of the calendar has words of its own, in English where it does not know
 * the language: "Week 48", "all-day", "+3 more". */
import {CalendarCommonRenderer} from "@web/views/calendar/calendar_common/calendar_common_renderer";
import {CalendarYearRenderer} from "@web/views/calendar/calendar_year/calendar_year_renderer";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";

const inOurWords = {
    get options() {
        return {
            ...super.options,
            weekText: _t("Week"),
            weekTextLong: _t("Week"),
            allDayText: _t("All day"),
            closeHint: _t("Close"),
            moreLinkText: (count) => `+${count}`,
            moreLinkHint: (count) => _t("%s more", count),
            noEventsText: _t("Nothing on these days"),
        };
    },
};

patch(CalendarCommonRenderer.prototype, inOurWords);
patch(CalendarYearRenderer.prototype, {
    get options() {
        return {...super.options, moreLinkHint: (count) => _t("%s more", count)};
    },
});
