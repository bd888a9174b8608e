"""What a browser shows, read there: each text with the place where it stands, and which of
them are English words of an installed addon; and what of it is hard to read."""

import html
import re
from contextlib import suppress
from functools import cache

import polib

from odoo.tools.misc import file_path

# The same in both languages.
SAME = {
    "Bot",
    "Chat",
    "Email",
    "Email:",
    "ISO 9001",
    "Menu",
    "OdooBot",
    "PDF",
    "SHA-256",
}
# Odoo's short dates in words, "31 thg 1".
DATE_IN_WORDS = re.compile(r"\b\d{1,2} (thg|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep)\b")

# Numbers, dates and what holds them, behind a word.
NUMBERS = re.compile(r"\s[\d\s.,:/()–-]+$")

# ``collect`` notes every text and every word behind it; ``faint`` what has too little
# contrast with what is behind it (WCAG: 4.5, and 3 where letters are large).
COLLECT = """
const found = {}, pale = {};
// What fades in is looked at when it is there.
document.head.insertAdjacentHTML(
    "beforeend", "<style>* {transition: none !important; animation: none !important}"
);
const BEHIND = ["title", "placeholder", "aria-label", "data-tooltip", "alt"];
function note(text, where) {
    text = (text || "").replace(/\\s+/g, " ").trim();
    if (/[A-Za-z]{2}/.test(text)) found[text] ||= where;
}
function texts(place) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
        const el = walker.currentNode.parentElement;
        const text = walker.currentNode.data.replace(/[\\s\u200b]+/g, " ").trim();
        const shown = !["SCRIPT", "STYLE"].includes(el.tagName) && el.checkVisibility();
        // Codes are for those who install, and English.
        if (text && shown && !el.closest("[name=code]")) all.push([text, el]);
    }
    return all;
}
const named = (el) => `<${el.tagName.toLowerCase()} ${el.getAttribute("class") || ""}>`;
function collect(where) {
    for (const [text, el] of texts(document.body)) note(text, `${where} ${named(el)}`);
    const behind = BEHIND.map((name) => `[${name}]`).join();
    for (const el of document.body.querySelectorAll(behind)) {
        if (!el.checkVisibility() || el.closest("[name=code]")) continue;
        for (const name of BEHIND) {
            note(el.getAttribute(name), `${where} ${named(el)} ${name}`);
        }
    }
}
const parts = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
    // "color(srgb 0.1 …)" counts from 0 to 1.
    const most = color.startsWith("color") ? 255 : 1;
    return [red * most, green * most, blue * most, alpha];
};
const over = ([r, g, b, a], below) =>
    [r, g, b].map((part, i) => part * a + below[i] * (1 - a));
const light = (color) => color
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
function ratioOf(el) {
    const up = [];
    for (let one = el; one; one = one.parentElement) up.unshift(one);
    let behind = [255, 255, 255], faded = 1;
    for (const one of up) {
        const style = getComputedStyle(one);
        if (style.backgroundImage !== "none") return null;
        faded *= Number(style.opacity);
        behind = over(parts(style.backgroundColor), behind);
    }
    const style = getComputedStyle(el);
    const [red, green, blue, alpha] = parts(style.color);
    const ink = over([red, green, blue, alpha * faded], behind);
    const [more, less] = [light(ink), light(behind)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (more + 0.05) / (less + 0.05);
    const colors = [ink, behind].map((color) => color.map(Math.round)).join(" on ");
    return {ratio, colors, least: large ? 3 : 4.5};
}
function faint(where) {
    for (const [text, el] of texts(document.querySelector(".o_action_manager"))) {
        // What cannot be pressed now may be pale; what is fading in will not be.
        if (el.closest("[disabled], .disabled, .fade:not(.show)")) continue;
        const seen = ratioOf(el);
        if (seen && seen.ratio < seen.least - 0.01) {
            const told = `${seen.ratio.toFixed(2)} ${seen.colors}`;
            pale[named(el)] ||= `${told} «${text}» ${where}`;
        }
    }
}
async function quiet(most = 3000) {
    const start = performance.now();
    let last = start;
    const watcher = new MutationObserver(() => (last = performance.now()));
    watcher.observe(
        document.body,
        {subtree: true, childList: true, attributes: true, characterData: true}
    );
    while (performance.now() - last < 80 && performance.now() - start < most) {
        await sleep(20);
    }
    watcher.disconnect();
}
"""


def _plain(term):
    """The words that a term shows, without its tags."""
    behind = re.findall(r'\b(?:title|placeholder|aria-label|alt)="([^"]*)"', term)
    shown = re.split(r"<[^>]*>", term) if "<" in term else [term]
    texts = (re.sub(r"\s+", " ", html.unescape(text)) for text in [*behind, *shown])
    return {text.strip() for text in texts if text.strip()}


@cache
def vocabulary(addons):
    """The words of addons: English ones that are something else in Vietnamese.

    :param frozenset addons: names of the installed addons
    :return: (set of words, list of patterns of those with something in the middle)
    """
    english, vietnamese = set(), set()
    for addon in addons:
        for name in (f"i18n/{addon}.pot", "i18n/vi.po", "i18n_extra/vi.po"):
            with suppress(FileNotFoundError):
                # What Odoo calls obsolete may be there under the hand of its exporter.
                for entry in polib.pofile(file_path(f"{addon}/{name}")):
                    english |= _plain(entry.msgid)
                    vietnamese |= _plain(entry.msgstr)
    english -= vietnamese | SAME
    patterns = [
        re.compile(".+".join(map(re.escape, pieces)))
        for pieces in (re.split(r"%\(\w+\)[sd]|%[sd]", term) for term in english)
        if len(pieces) > 1 and re.search(r"[A-Za-z]{4}.*[A-Za-z]{3}", "".join(pieces))
    ]
    return english, patterns


def _keys(env):
    """What states of ours are kept as instead of what they show: "reported"."""
    states = [
        model._fields["state"]
        for name, model in env.registry.items()
        if name.startswith("iso.") and "state" in model._fields
    ]
    return {
        key
        for field in states
        if field.type == "selection" and isinstance(field.selection, list)
        for key, label in field.selection
        if key != label and re.fullmatch("[a-z_]{4,}", key)
    }


def in_english(env, found):
    """What of the texts that were found is English, or a date in words.

    :param dict found: {text: where}
    :return: dict of those that are wrong
    """
    installed = frozenset(env["ir.module.module"]._installed())
    english, patterns = vocabulary(installed)
    keys = _keys(env)

    def wrong(text):
        if text in english or DATE_IN_WORDS.search(text):
            return True
        # A number or a date behind a word: "Week 44", "Staff (28/11/2026)".
        if NUMBERS.sub("", text) in english or text in keys:
            return True
        return text.isascii() and any(one.fullmatch(text) for one in patterns)

    return {text: where for text, where in found.items() if wrong(text)}
