"""Moments as Odoo keeps them, told in Vietnam: a day there begins at 17:00 UTC."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

ZONE = "Asia/Ho_Chi_Minh"
VIETNAM = ZoneInfo(ZONE)
UTC = ZoneInfo("UTC")


def in_vietnam(moment: datetime) -> datetime:
    """A moment, naive in UTC, as the clock in Vietnam shows it."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM)


def begin_of(day: date) -> datetime:
    """The moment, naive in UTC, at which a day begins in Vietnam."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC).replace(tzinfo=None)
