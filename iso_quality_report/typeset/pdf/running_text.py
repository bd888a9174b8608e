"""Paragraphs of any length, in time linear in it.

platypus breaks what is left of a paragraph into lines again on every page, and takes
words from the front of one long list: both are quadratic, and one cell of 200,000
characters stood for minutes. Here lines are broken once, in windows, and what is left
after a page is a view of the lines that are there.
"""

from __future__ import annotations

from copy import deepcopy

from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import (
    _FK_BREAK,
    _getFragWords,
    _processed_frags,
    _yieldBLParaWords,
    split,
    strip,
)

# How many words are broken into lines at a time.
WINDOW = 1000


class Text(Paragraph):
    """A paragraph that enters the document's outline when it is drawn."""

    outline = 0
    outline_text = ""
    wrapped_at = None  # the width for which the lines are known

    def wrap(self, width, height):
        """As reportlab's; asked again for the same width, it remembers."""
        if self.wrapped_at == width and hasattr(self, "blPara"):
            return width, self.height
        size = super().wrap(width, height)
        self.wrapped_at = width
        return size

    def breakLines(self, width):
        """As reportlab's, a window of words at a time; the last line goes on."""
        frags = self.frags
        if len(frags) == 1 and not _processed_frags(frags):
            if hasattr(frags[0], "cbDefn"):
                return super().breakLines(width)
            plain = frags[0]
            words = _words(plain)
        else:
            plain = None
            words = _getFragWords(frags, width[0]) if frags else []
        if len(words) <= WINDOW:
            return super().breakLines(width)
        first, later = width
        lines, passed, carried = [], [], []
        at, size, broke = 0, WINDOW, False
        while at < len(words):
            window = [*carried, *words[at : at + size]]
            at += size
            self.frags = [_of_words(plain, window)] if plain else window
            found = super().breakLines([later if lines else first, later])
            if at < len(words) and len(found.lines) < 2:
                carried, size = window, 2 * size
                continue
            last = len(found.lines) - (at < len(words))
            for line in [] if plain else found.lines[:last]:
                line.sFW += len(passed)
            if broke:  # a line begins with the break that ended the one before
                found.lines[0].sFW -= 1
            if plain:
                carried = [*_yieldBLParaWords(found, last, last + 1)]
            else:
                broken = self.frags
                end = found.lines[last].sFW if at < len(words) else len(broken)
                carried = _without_break(found.lines, last, broken[end:])
                passed += broken[: len(broken) - len(carried)]
                broke = len(broken) - len(carried) > end
            lines += found.lines[:last]
        self.frags = frags if plain else passed
        found.lines = lines
        return found

    def split(self, width, height):
        """As reportlab's; the first part stays the heading, the rest is not broken."""
        if not self.frags or width < 1e-6 or height < 1e-6:
            return []
        self.wrap(width, height)
        parts = self._parts(self, 0, width, height)
        if len(parts) == 2 and self.outline:
            parts[0].outline, parts[0].outline_text = self.outline, self.outline_text
        return parts

    def _parts(self, rest, start, width, height):
        """The lines from ``start`` on that fit, and those that do not."""
        leading = self.style.leading
        count, left = int(height / float(leading)), len(self.blPara.lines) - start
        if count <= 1:
            return []
        if left <= count:
            return [rest]
        if left == count + 1:  # no line stands alone on the next page
            if left <= 3:
                return []
            count -= 1
        part = self._piece(start, start + count)
        part.height, part.width = count * leading, width
        return [part, Rest(self, start + count)]

    def _piece(self, start, stop):
        """Some of the lines as a paragraph."""
        blPara = self.blPara
        style = self.style
        if start:
            style = _without_indent(style)
        frags = self._get_split_blParaFunc()(blPara, start, stop)
        if start and blPara.kind == 1 and _processed_frags(frags):
            frags = _without_break(blPara.lines, start, frags)
        piece = Text(None, style, frags=frags)
        if stop < len(blPara.lines):
            piece._JustifyLast = not getattr(blPara.lines[stop - 1], "lineBreak", False)
            piece._splitpara = 1
        return piece

    def draw(self):
        """Draw, and tell the outline where."""
        if self.outline:
            _add_to_outline(self.canv, self)
        return super().draw()


class Rest(Text):
    """The lines of a paragraph from ``start`` on: another page's."""

    def __init__(self, whole: Text, start: int):
        self.whole = whole
        self.start = start
        super().__init__(None, _without_indent(whole.style), frags=whole.frags)

    def wrap(self, width, height):
        """The height of the lines that are left."""
        whole = self.whole
        if width != whole.wrapped_at:  # pages of another shape: broken again
            whole = self.whole = whole._piece(self.start, len(whole.blPara.lines))
            self.start = 0
            whole.wrap(width, height)
        self.width = width
        self.height = (len(whole.blPara.lines) - self.start) * self.style.leading
        return width, self.height

    def split(self, width, height):
        """The lines that fit, and the rest."""
        self.wrap(width, height)
        return self.whole._parts(self, self.start, width, height)

    def draw(self):
        """Draw all of them."""
        piece = self.whole._piece(self.start, len(self.whole.blPara.lines))
        piece.wrap(self.width, self.height)
        piece.canv = self.canv
        piece.draw()


def _words(frag) -> list[str]:
    """The words of a paragraph in one look."""
    return split(strip(frag.text)) if hasattr(frag, "text") else frag.words


def _of_words(frag, words: list[str]):
    """The same look with other words."""
    made = frag.clone(words=words)
    if hasattr(made, "text"):
        del made.text
    return made


def _without_indent(style):
    """The style of the lines after a paragraph's first ones."""
    if not style.firstLineIndent:
        return style
    style = deepcopy(style)
    style.firstLineIndent = 0
    return style


def _without_break(lines, start: int, frags: list) -> list:
    """The words of the lines from ``start`` on, without the break that ended a line.

    reportlab counts it with the line that comes after it.
    """
    if start and frags and frags[0][1][0]._fkind == _FK_BREAK:
        ended = lines[start - 1].words
        if ended and ended[-1]._fkind == _FK_BREAK:
            return frags[1:]
    return frags


def _add_to_outline(canvas, text: Text) -> None:
    """Levels that were left out above are not missed: a viewer's tree has no holes."""
    count, last = getattr(canvas, "iso_outline", (0, -1))
    level = min(text.outline - 1, last + 1)
    key = f"iso{count}"
    canvas.bookmarkHorizontal(key, 0, text.height)
    canvas.addOutlineEntry(text.outline_text, key, level)
    canvas.iso_outline = (count + 1, level)
