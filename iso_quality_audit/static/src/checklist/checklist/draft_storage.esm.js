import {browser} from "@web/core/browser/browser";
import {session} from "@web/session";
import {user} from "@web/core/user";

/**
 * What was typed and is not saved yet stays in this browser, for each question of a
 * session, until it is: nothing is lost when the tab is closed midway. (Filling in
 * without a network needs a larger one with the same three methods.)
 */
export class DraftStorage {
    constructor(sessionId) {
        this.prefix = ["iso_checklist", session.db, user.userId, sessionId].join("/");
    }

    key(answerId) {
        return `${this.prefix}/${answerId}`;
    }

    /** @returns {{values: Object, versions: Object}|null} */
    read(answerId) {
        try {
            return JSON.parse(browser.localStorage.getItem(this.key(answerId)));
        } catch {
            return null;
        }
    }

    write(answerId, draft) {
        try {
            browser.localStorage.setItem(this.key(answerId), JSON.stringify(draft));
        } catch {
            // A full or closed storage: the words are on the screen, and being saved.
        }
    }

    remove(answerId) {
        try {
            browser.localStorage.removeItem(this.key(answerId));
        } catch {
            // As above.
        }
    }
}
