"""The way a nonconformity goes until it is closed. Without a database.

Which stages a kind has is data of the agency (``iso.nonconformity.way``); their order is
not: contained before the cause is asked, the cause before actions, actions before they
are approved, done before it is checked whether they work (TCVN ISO 9001:2015, 10.2.1).
"""

from __future__ import annotations

from dataclasses import dataclass

CONTAINING = "containing"
ANALYSING = "analysing"
PROPOSING = "proposing"
REVIEWING = "reviewing"
APPROVING = "approving"
DOING = "doing"
CHECKING = "checking"
WATCHING = "watching"
STAGES = (
    *(CONTAINING, ANALYSING, PROPOSING, REVIEWING),
    *(APPROVING, DOING, CHECKING, WATCHING),
)
# Where the responsible department writes; from the next stage on its words are fixed.
WRITING = (CONTAINING, ANALYSING, PROPOSING)
# Nothing against a cause is begun yet.
UNDERSTANDING = (CONTAINING, ANALYSING)
# Decided by a person: there is nothing that could be missing, or left out.
DECIDING = (REVIEWING, APPROVING)
# Moved on by the records themselves: tasks that are done, checks that are passed.
FOLLOWING = (DOING, CHECKING, WATCHING)
# The way ends here.
CLOSED = "closed"
# In which an action of the agency is asked for, and nothing of it without one.
_OF_ACTIONS = (PROPOSING, DOING)


@dataclass(frozen=True)
class Way:
    """What a kind asks for; ``leader``: a leader decides, whatever it costs."""

    correction: bool = False
    cause: bool = False
    actions: bool = False
    review: bool = False
    leader: bool = False
    check: bool = False
    effect: bool = False


def stages_of(way: Way, leader: bool = False) -> tuple[str, ...]:
    """The stages of a way, in order.

    :param leader: a leader decides this time, e.g. because it costs money
    """
    asked = {
        CONTAINING: way.correction,
        ANALYSING: way.cause,
        **dict.fromkeys(_OF_ACTIONS, way.actions),
        REVIEWING: way.review,
        APPROVING: way.actions and (way.leader or leader),
        CHECKING: way.check,
        WATCHING: way.effect,
    }
    return tuple(stage for stage in STAGES if asked[stage])


def after(stage: str, stages: tuple[str, ...]) -> str:
    """The stage that follows; "closed" after the last one.

    :param stage: need not be one of ``stages``: the way may have changed meanwhile
    """
    place = STAGES.index(stage)
    later = (one for one in stages if STAGES.index(one) > place)
    return next(later, CLOSED)


def before(stage: str) -> tuple[str, ...]:
    """The steps whose words may still be changed in a step where the department writes;
    none in the others."""
    return WRITING[: WRITING.index(stage)] if stage in WRITING else ()


def back_to(stages: tuple[str, ...]) -> str:
    """Where the department writes again what was not accepted, or has not worked."""
    writing = [stage for stage in stages if stage in WRITING]
    return writing[-1] if writing else stages[0]
