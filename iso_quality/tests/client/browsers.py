"""Two people at two browsers at once: Odoo's ``ChromeBrowser``, driven step by step."""

from contextlib import ExitStack, contextmanager

from odoo.tests.common import HOST, TEST_CURSOR_COOKIE_NAME, ChromeBrowser

from ..tour_case import TourCase

# What the steps are made of; each waits until its element is there.
STEPS = """
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
async function until(found, what) {
    for (let time = 0; time < 200; time++) {
        const one = found();
        if (one) return one;
        await sleep(50);
    }
    throw new Error(`not there: ${what}`);
}
const shown = (selector) => until(
    () => [...document.querySelectorAll(selector)].find(
        (el) => el.offsetParent !== null && !el.disabled
    ),
    selector
);
const gone = (selector) => until(
    () => !document.querySelector(selector), `still there: ${selector}`
);
async function click(selector) {
    (await shown(selector)).click();
    await sleep(50);
}
async function type(selector, text) {
    const input = await shown(selector);
    input.focus();
    const kind = Object.getPrototypeOf(input);
    Object.getOwnPropertyDescriptor(kind, "value").set.call(input, text);
    input.dispatchEvent(new InputEvent("input", {bubbles: true}));
    input.dispatchEvent(new Event("change", {bubbles: true}));
    await sleep(50);
}
const text = async (selector) => (await shown(selector)).innerText.trim();
const value = async (selector) => (await shown(selector)).value;
"""


class Person:
    """Somebody at an own browser."""

    def __init__(self, browser, base_url):
        self.browser = browser
        self.base_url = base_url

    def open(self, path):
        """Go to a page, away from another one: that is how a tab is closed too."""
        self.browser.navigate_to(self.base_url + path, wait_stop=True)

    def does(self, steps, seconds=60):
        """Walk some steps (see ``STEPS``) in so much time at most; what the last
        ``return`` gives."""
        answer = self.browser._websocket_request(
            "Runtime.evaluate",
            params={
                "expression": f"(async () => {{{STEPS}\n{steps}}})()",
                "awaitPromise": True,
                "returnByValue": True,
            },
            timeout=seconds,
        )
        if "exceptionDetails" in answer:
            self.browser.take_screenshot()
            raise AssertionError(answer["exceptionDetails"]["exception"])
        return answer["result"].get("value")


class BrowsersCase(TourCase):
    """Tests in which several people have the same record open."""

    browser_size = "1366x768"

    @contextmanager
    def _at_browsers(self, *users):
        """People (a list of ``Person``) who are logged in as these users. Meanwhile the
        database is theirs; what they did is looked at afterwards."""
        with ExitStack() as stack:
            people = []
            for user in users:
                browser = ChromeBrowser(self)
                stack.callback(browser.stop)
                # Else the session before is deleted, which is somebody's.
                self.session = None
                self.authenticate(user.login, user.login, browser=browser)
                people.append(Person(browser, self.base_url()))
            self.cr.flush()
            self.cr.clear()
            stack.enter_context(self.allow_requests())
            stack.callback(self._wait_remaining_requests)
            for person in people:
                person.browser.set_cookie(
                    TEST_CURSOR_COOKIE_NAME, self.http_request_key, "/", HOST
                )
            yield people
            for person in people:
                self.assertFalse(person.browser.had_failure)
                person.browser.navigate_to("about:blank", wait_stop=True)
        self.env.invalidate_all()
