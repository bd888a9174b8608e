"""Open deadlines are counted by the days off, which are known now."""

from odoo import SUPERUSER_ID, api

from odoo.addons.iso_quality.tools.workdays import WorkCalendar


def migrate(cr, version):
    """May be run again."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    # Until now the day that the plan says was written down like one that people chose.
    events = env["iso.plan.event"].search(
        [
            ("date_due", "!=", False),
            ("branch_id.line_id.plan_id.state", "in", ("issued", "running")),
        ]
    )
    for event in events:
        windows = event.branch_id._deadline().windows(WorkCalendar().add, event.date)
        if windows and windows[0][1] == event.date_due:
            event._unsealed().date_due = False
    env["iso.workdays.mixin"]._count_again_in(env["res.company"].search([]))
