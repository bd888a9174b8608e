"""Who may audit what (TCVN ISO 9001:2015, 9.2.2 c): nobody audits the own work.

Without a database: a person is told by what he has to do with (``Ties``), a session by
what it looks at (``Subject``); both hold ids only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# Why somebody may not, in the order in which it is said.
MEMBER = "member"  # works in the department
HEAD = "head"  # heads it
OWNER = "owner"  # answers for a procedure that is looked at
WORK = "work"  # answered for tasks or objectives of the department in the period
REASONS = (HEAD, MEMBER, OWNER, WORK)


@dataclass(frozen=True)
class Ties:
    """What one person has to do with on the day of a session."""

    member_of: frozenset[int] = field(default_factory=frozenset)
    heads: frozenset[int] = field(default_factory=frozenset)
    owns: frozenset[int] = field(default_factory=frozenset)
    worked_for: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Subject:
    """What one session looks at: one department, some procedures."""

    department: int
    procedures: frozenset[int] = field(default_factory=frozenset)


def objections(ties: Ties, subject: Subject) -> list[str]:
    """Why a person may not audit a subject; empty when nothing speaks against it."""
    against = {
        HEAD: subject.department in ties.heads,
        MEMBER: subject.department in ties.member_of,
        OWNER: bool(subject.procedures & ties.owns),
        WORK: subject.department in ties.worked_for,
    }
    return [reason for reason in REASONS if against[reason]]
