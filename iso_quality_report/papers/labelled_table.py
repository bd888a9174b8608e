"""A table under one line of labels: what most papers hold."""

from __future__ import annotations

from collections.abc import Iterable

from ..typeset import blocks as b


def labelled_table(shapes: Iterable[tuple], rows: list, size: int) -> b.Table:
    """The table of these rows.

    :param shapes: a tuple for each column that begins with its label, its width and its
        alignment
    :param size: of its type, in points
    """
    columns = [b.Column(width, align) for _label, width, align, *_more in shapes]
    return b.Table(columns, rows, [[label for label, *_more in shapes]], size=size)
