"""Locks between processes: held by an open file, so a killed process lets go of them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from . import paths
from .say import Stop, info


@contextmanager
def lock(
    name: str, *, wait: str | None = None, busy: str | None = None
) -> Iterator[None]:
    """Hold the lock ``name``.

    When another process has it: with ``wait`` say so and wait, with ``busy`` stop. In
    ``busy`` the word ``{note}`` stands for what the holder wrote with :func:`note`.
    """
    paths.LOCKS.mkdir(parents=True, exist_ok=True)
    path = paths.LOCKS / name
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if busy is not None:
                raise Stop(busy.format(note=path.read_text() or "?")) from None
            if wait:
                info(wait)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.ftruncate(descriptor, 0)
        yield
    finally:
        os.close(descriptor)


def note(name: str, text: str) -> None:
    """Leave word in a lock that is held, for the one who finds it taken."""
    (paths.LOCKS / name).write_text(text)
