"""The kinds of deadlines, and the units in which a delay after an event is counted."""

WINDOW, BEFORE, ON = "window", "before", "on"
WEEKLY, MONTHLY, QUARTERLY = "weekly", "monthly", "quarterly"
HALF_YEARLY, CONTINUOUS = "half_yearly", "continuous"
AFTER_EVENT, BEFORE_EVENT, EXTERNAL, ON_REQUEST, FREE = (
    "after_event",
    "before_event",
    "external",
    "on_request",
    "free",
)
KINDS = (
    WINDOW, BEFORE, ON, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, CONTINUOUS,
    AFTER_EVENT, BEFORE_EVENT, EXTERNAL, ON_REQUEST, FREE,
)  # fmt: skip
DATED = (WINDOW, BEFORE, ON)
RECURRING = (WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY)
EVENT = (AFTER_EVENT, BEFORE_EVENT, EXTERNAL, ON_REQUEST)

WORKING_DAYS, DAYS, MONTHS = "working_days", "days", "months"
UNIT_WORDS = {WORKING_DAYS: "ngày làm việc", DAYS: "ngày", MONTHS: "tháng"}
# Monday first.
WEEKDAYS = (
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
)  # fmt: skip
