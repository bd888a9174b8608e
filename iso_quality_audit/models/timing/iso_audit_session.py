from odoo import fields, models
from odoo.fields import Command, Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.iso_audit import UNDER_WAY

# What of a session its event shows.
SHOWN = frozenset(
    {
        *("kind", "name", "department_id", "start", "end", "place"),
        *("auditor_ids", "state"),
    }
)
# What an event is called; written for people of the agency, so Vietnamese always.
TITLES = {
    "session": "Đánh giá nội bộ",
    "opening": "Họp khai mạc đánh giá nội bộ",
    "meeting": "Họp đoàn đánh giá nội bộ",
    "closing": "Họp kết thúc đánh giá nội bộ",
}
# Departments are told by the notice, and by "Adjust": the calendar writes to nobody.
SILENT = {
    "no_mail_to_attendees": True,
    "dont_notify": True,
    "skip_contact_description": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "tracking_disable": True,
}


class IsoAuditSession(models.Model):
    """Sessions of an issued plan stand in the calendars of those who take part.

    An event carries title, place and time, nothing of what is asked or found: the
    calendar shows it to all of the agency, who read the issued plan as well. The session
    is the truth: what is changed in the calendar changes nothing here, and the next
    "Adjust" or the daily job puts it right.
    """

    _name = "iso.audit.session"
    _inherit = ["iso.audit.session", "iso.reminder.mixin"]

    event_ids = fields.One2many(
        "calendar.event",
        "iso_session_id",
        "In the Calendar",
        readonly=True,
        copy=False,
        context={"active_test": False},
    )

    def write(self, vals):
        result = super().write(vals)
        if not SHOWN.isdisjoint(vals):
            self._keep_events()
        return result

    # ------------------------------------------------------------ what the calendar shows
    def _keep_events(self):
        """Let the calendar show these sessions as they are now: those that are new there
        in one batch.

        :return: the sessions whose event was not right
        """
        # sudo: who plans may not write in the calendars of others
        sessions = self.sudo()
        over = sessions.filtered(lambda one: one.state == "cancelled" and one.event_ids)
        over._forget_events()
        shown = sessions.filtered(
            lambda one: (
                one.kind in TITLES
                and one.state in ("planned", "running")
                and one.audit_id.state in UNDER_WAY
            )
        )
        wrong = new = sessions.browse()
        vals_list = []
        for session, vals in zip(shown, shown._event_vals(), strict=True):
            # Somebody may have made a series of it: one of its own is made instead.
            event = session.event_ids.filtered(lambda one: not one.recurrency)[:1]
            if not event:
                new |= session
                vals_list.append({**vals, "iso_session_id": session.id})
            elif changed := session._event_changes(event, vals):
                wrong |= session
                event.with_context(**SILENT).write(changed)
        events = self.env["calendar.event"].sudo().with_context(**SILENT)
        events._iso_create(vals_list)
        return over | wrong | new

    def _forget_events(self):
        """Take these sessions out of the calendar."""
        # sudo: events are made by us in the calendars of others
        self.sudo().event_ids.with_context(**SILENT).unlink()

    def _event_vals(self):
        """What the calendar shows of each session (list of dict)."""
        return [
            {
                "name": " – ".join(
                    filter(None, [TITLES[one.kind], one.department_id.name])
                ),
                "start": one.start,
                "stop": one.end,
                "allday": False,
                "location": one.place or False,
                "description": False,
                "privacy": "public",
                "active": True,
                "user_id": one.audit_id.lead_id.id,
                "partner_ids": [Command.set(one._event_people().partner_id.ids)],
            }
            for one in self
        ]

    def _event_people(self):
        """Who takes part: the auditors and the head of the department; the whole team in
        its meetings (res.users)."""
        people = self.auditor_ids | self.safeguard_id
        if self.is_audit:
            return people | self.department_id.iso_head_user_id
        return people | self.audit_id.member_ids.user_id

    def _event_changes(self, event, vals):
        """What of an event is not as it should be (values to write); notes that people
        have written into it stay."""
        changed = {}
        for name, value in vals.items():
            if name == "partner_ids":
                if set(event.partner_ids.ids) != set(value[0][2]):
                    changed[name] = value
            elif name != "description":
                field = event._fields[name]
                if field.convert_to_write(event[name], event) != value:
                    changed[name] = value
        if not changed.keys().isdisjoint(("start", "stop", "allday")):
            changed |= {name: vals[name] for name in ("start", "stop", "allday")}
        return changed

    def _mend_events_batch(self, company, skip):
        """Put right what was changed or deleted in the calendar of sessions to come.

        :param company: one res.company
        :param skip: sessions that failed before in this run
        :return: (number of sessions mended, those that failed)
        """
        due = (
            Domain("state", "in", ["planned", "running"])
            & Domain("audit_id.state", "in", UNDER_WAY)
            & Domain("day", ">=", vietnam_today())
        )
        sessions = self._next_batch(company, skip, due, "start, id")
        mended = self.browse()

        def mend(some):
            nonlocal mended
            mended |= some._keep_events()

        failed = self._one_by_one_if_needed(sessions, mend)
        return len(mended | failed), failed
