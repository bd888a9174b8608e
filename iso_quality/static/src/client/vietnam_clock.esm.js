/* The day and the hour of people of an agency are Vietnam's, whatever zone their
 * computer has: "today" in filters and pickers, and every moment that is shown. */
import {session} from "@web/session";

if (session.iso_zone) {
    luxon.Settings.defaultZone = session.iso_zone;
}
