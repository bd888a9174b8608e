"""Moments as Odoo keeps them, told in Vietnam: a day there begins at 17:00 UTC."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

ZONE = "Asia/Ho_Chi_Minh"
VIETNAM = ZoneInfo(ZONE)
UTC = ZoneInfo("UTC")


def vietnam_today() -> date:
    """Today in Vietnam: an agency's day, for everybody and for the jobs, whatever zone a
    browser, an account or the server has."""
    return datetime.now(UTC).astimezone(VIETNAM).date()


def in_vietnam(moment: datetime) -> datetime:
    """A moment, naive in UTC, as the clock in Vietnam shows it."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM)


def begin_of(day: date) -> datetime:
    """The moment, naive in UTC, at which a day begins in Vietnam."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC).replace(tzinfo=None)
