"""Page turns and breaks that would leave an empty page."""

from __future__ import annotations

from dataclasses import replace

from .elements import Break, Element, NewPages


def without_empty_pages(elements: list[Element]) -> list[Element]:
    """The elements without page turns that would leave an empty page."""
    tidy: list[Element] = []
    for element in elements:
        if isinstance(element, NewPages):
            restart = element.restart
            while tidy and isinstance(tidy[-1], NewPages | Break):
                gone = tidy.pop()
                restart = restart or getattr(gone, "restart", False)
            element = replace(element, restart=restart)
        elif isinstance(element, Break) and (
            not tidy or isinstance(tidy[-1], NewPages | Break)
        ):
            continue
        tidy.append(element)
    while tidy and isinstance(tidy[-1], NewPages | Break):
        tidy.pop()
    return tidy
