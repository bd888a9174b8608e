"""One spelling of a deadline, however it was typed.

`clean` makes the text that is kept and shown, `fold` the text that is matched. Both
have the same length, so a slice found in one is the same slice of the other.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# The tone of oa, oe, uy is typed on either vowel (hoà, hòa): keep it on the second.
_TONES = {
    early + vowel: glide + unicodedata.normalize("NFC", vowel + tone)
    for glide, vowels in {"o": "ae", "u": "y"}.items()
    for tone in "\u0300\u0301\u0309\u0303\u0323"
    for early in [unicodedata.normalize("NFC", glide + tone)]
    for vowel in vowels
}
_TONE = re.compile("|".join(_TONES))
_SPELLINGS = [
    (re.compile(r"\bq(?:uí|úi)\b"), "quý"),
    (re.compile(r"\bhằng\b"), "hàng"),
    (re.compile(r"\bkì\b"), "kỳ"),
]


def clean(text: str) -> str:
    """Return the text as it is kept: NFC, one space for any blank, plain dashes."""
    text = unicodedata.normalize("NFC", text or "")
    text = text.translate(_DASHES).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def fold(cleaned: str) -> str:
    """Return the cleaned text as it is matched: lower case, one spelling per word."""
    # Only one-to-one: "İ".lower() is two characters and would shift every slice.
    text = "".join(c.lower() if len(c.lower()) == 1 else c for c in cleaned)
    text = _TONE.sub(lambda m: _TONES[m[0]], text)
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text
