"""What each role sees first on a phone can be read there and pressed by a finger."""

import json

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase

from ..displayed_words import COLLECT
from ..phone_case import TOO_WIDE
from ..test_screens import ScreensCase

# After logging in: what is there, and what of it cannot be read or pressed.
LOOK = """
await quiet();
const screen = document.querySelector(".o_action_manager");
const blocks = [...screen.querySelectorAll(".o_iso_home_block")];
told.push(...wide(document.body), ...beyond(screen));
for (const block of blocks) {
    if (block.offsetWidth < innerWidth * 0.85) {
        told.push(`${block.dataset.block} has not the width of the screen`);
    }
}
if (blocks[0].querySelector("h2").getBoundingClientRect().bottom > innerHeight / 3) {
    told.push("the first block begins too far down");
}
for (const [text, el] of texts(screen)) {
    if (parseFloat(getComputedStyle(el).fontSize) < 12) told.push(`small: ${text}`);
    const style = getComputedStyle(el);
    if (style.textOverflow === "ellipsis" && el.scrollWidth > el.clientWidth + 1) {
        told.push(`cut: ${text}`);
    }
}
// A finger's width (WCAG 2.5.8); links within a sentence are as high as it is.
for (const el of screen.querySelectorAll("button:not(.btn-link)")) {
    if (!el.checkVisibility()) continue;
    const {width, height} = el.getBoundingClientRect();
    const is = `${named(el)} ${el.innerText}`;
    if (Math.min(width, height) < 24) told.push(`small to press: ${is}`);
}
faint("home");
return {blocks: blocks.length, told: [...told, ...Object.values(pale)]};
"""
SPOIL = """
document.head.insertAdjacentHTML("beforeend", "<style>STYLE</style>");
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestFirstScreens(ScreensCase, BrowsersCase):
    browser_size = "390x844"
    touch_enabled = True

    def _looked(self, user, before=""):
        with self._at_browsers(user) as (person,):
            person.open("/odoo")
            person.does("await shown('.o_iso_home_block');")
            return person.does(COLLECT + TOO_WIDE + before + LOOK)

    def test_every_role_can_read_its_first_screen(self):
        wrong = {}
        for role, user in self._users().items():
            answer = self._looked(user)
            self.assertGreaterEqual(answer["blocks"], 2, role)
            if answer["told"]:
                wrong[role] = answer["told"]
        self.assertFalse(wrong, json.dumps(wrong, indent=1, ensure_ascii=False))

    def test_what_cannot_be_read_is_found(self):
        for style, words in {
            ".o_iso_home_block {max-width: 200px}": "has not the width",
            ".o_iso_home h2 {font-size: 10px !important}": "small: ",
            ".o_iso_home_number {height: 12px; padding: 0}": "small to press: <button",
            ".o_iso_home_blocks {margin-top: 400px}": "too far down",
            ".o_iso_home h2 {color: silver}": " on 255,255,255 ",
            ".o_iso_home h2 {width: 3em; overflow: hidden; white-space: nowrap;"
            " text-overflow: ellipsis}": "cut: ",
        }.items():
            told = self._looked(self.secretary, SPOIL.replace("STYLE", style))["told"]
            self.assertIn(words, "\n".join(told), style)
