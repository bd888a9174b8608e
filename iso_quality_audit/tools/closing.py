"""When the causes of a nonconformity are removed. Without a database.

For each cause the latest check of an action against it decides: an action that works
does not stand in for another cause, and what failed before stays as evidence without
holding anything up once a later action works (TCVN ISO 9001:2015, 10.2.1 d).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Check:
    """A check whether an action works; later ones have a greater ``order``."""

    order: int
    passed: bool


@dataclass(frozen=True)
class Action:
    """An action with the causes it is against and its checks; ``dropped``: it is not
    done, with a reason that was accepted."""

    key: int
    causes: frozenset[int] = frozenset()
    checks: tuple[Check, ...] = field(default=())
    dropped: bool = False


def latest(checks: Iterable[Check]) -> Check | None:
    """The check that counts, None without any."""
    return max(checks, key=lambda check: check.order, default=None)


def is_removed(cause: int, actions: Iterable[Action]) -> bool:
    """Whether a cause is removed: the latest check of all actions against it passed."""
    checks = (
        check for action in actions if cause in action.causes for check in action.checks
    )
    last = latest(checks)
    return bool(last and last.passed)


def left_causes(causes: Iterable[int], actions: Iterable[Action]) -> list[int]:
    """The causes that are not removed yet, in their order."""
    actions = list(actions)
    return [cause for cause in causes if not is_removed(cause, actions)]


def without_action(causes: Iterable[int], actions: Iterable[Action]) -> list[int]:
    """The causes that nothing is done about."""
    against = {
        cause for action in actions if not action.dropped for cause in action.causes
    }
    return [cause for cause in causes if cause not in against]


def unchecked(actions: Iterable[Action]) -> list[int]:
    """The actions that have to be checked still."""
    return [
        action.key for action in actions if not action.dropped and not action.checks
    ]


def may_close(causes: Iterable[int], actions: Iterable[Action]) -> bool:
    """Whether every action is checked, and every cause removed."""
    actions = list(actions)
    return not unchecked(actions) and not left_causes(causes, actions)
