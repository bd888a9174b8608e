"""How far the demo agencies are with their plans of next year."""

from datetime import date

from ..story_days import workday_after
from .plans import date_messages, draft_from, issue, submit

# sudo: a story told by the system while demo data is loaded.


def plan_next_year(plan, secretary, days, drafted, submitted=None, signed=None):
    """Make next year's plan of this year's as soon as its days of autumn have come.

    :param plan: this year's plan, which goes on beside it
    :param drafted: (month, day) of this year on which the wizard makes the draft
    :param submitted: the same for when it goes to who signs; None for never
    :param signed: (leader, number) by whom and under which number it is then issued;
        None when it waits for him
    :return: next year's plan, or none while it is too early in the year
    """
    drafted_on = workday_after(date(days.year, *drafted))
    if drafted_on > days.today:
        return plan.browse()
    draft = draft_from(secretary, days.year + 1, source="plan", plan_id=plan.id)
    date_messages(draft, drafted_on)
    submitted_on = submitted and workday_after(date(days.year, *submitted))
    if not submitted or submitted_on > days.today:
        return draft
    if signed:
        issue(draft, *signed, submitted_on)
    else:
        submit(draft, submitted_on)
    return draft
