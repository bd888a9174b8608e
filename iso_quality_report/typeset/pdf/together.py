"""What must not be torn apart: a heading and its text, the end and its signature."""

from __future__ import annotations

from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.doctemplate import NullActionFlowable

from .grid import GridFlowable


class Together(Flowable):
    """Flowables of which the last one begins on the page where the others stand.

    The others stay whole; the last one may go on on the next page. Before a signature
    (``ending``) it is the other way round: the text or table above it may begin
    earlier, but its last lines go with the signature.

    platypus' own KeepTogether moves a heading and the whole table under it to a new
    page, and leaves a hole.
    """

    def __init__(self, parts: list[Flowable], ending: bool = False):
        super().__init__()
        self.parts = parts
        self.ending = ending

    def wrap(self, width, height):
        """Ask to be split: the parts are placed one by one."""
        return width, 1e9

    def split(self, width, height):
        """The parts when they fit here; otherwise nothing, for the next page."""
        *leads, last = self.parts
        used = self._height(leads, width, height)
        left = height - used
        if left > 0 and self._begins(last, width, left):
            return self._flat()
        if self.ending and leads:
            torn = self._tear(leads, width, height)
            if torn:
                return torn
        frame = getattr(self, "_frame", None)
        if frame is None or frame._atTop:
            return self._flat()
        return []

    def _flat(self):
        # The first one of a split is not split again, so it is a mere nothing.
        return [NullActionFlowable(), *self.parts]

    def _height(self, parts, width, height):
        """The height of some parts with the spaces after them."""
        total = 0.0
        for part in parts:
            _width, taken = part.wrapOn(self.canv, width, height)
            total += taken + max(part.getSpaceAfter(), part.getSpaceBefore())
        return total

    def _begins(self, last, width, left):
        _width, taken = last.wrapOn(self.canv, width, left)
        return taken <= left or bool(
            not self.ending and last.splitOn(self.canv, width, left)
        )

    def _tear(self, leads, width, height):
        """Leave the beginning of the text or table here and take its end to the
        signature, with what stands between them ("./.")."""
        for place in range(len(leads) - 1, -1, -1):
            if place < len(leads) - 1 and not isinstance(leads[place], GridFlowable):
                # A heading: it is never torn.
                continue
            left = height - self._height(leads[:place], width, height)
            pieces = self._pieces(leads[place], width, left)
            if len(pieces) == 2:
                rest = [pieces[1], *leads[place + 1 :], self.parts[-1]]
                return [
                    NullActionFlowable(),
                    *leads[:place],
                    pieces[0],
                    Together(rest, ending=True),
                ]
        return []

    def _pieces(self, part, width, left):
        """What of a text or table stays here, and its end; nothing where it is whole."""
        if isinstance(part, GridFlowable):
            return part.split_before_last(self.canv, width, left)
        if isinstance(part, Paragraph):
            taken = part.wrapOn(self.canv, width, left)[1]
            keep = taken - 2 * part.style.leading
            return part.splitOn(self.canv, width, min(left, keep)) if keep > 0 else []
        return []
