from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_datetime

from odoo.addons.iso_quality.tools.for_readers import for_readers
from odoo.addons.iso_quality.tools.vietnam_time import ZONE

from ...tools.timetable import Slot, clashes

# What "Adjust" may change in an issued plan.
ADJUSTABLE = (
    "auditor_ids",
    "start",
    "end",
    "place",
    "safeguard_id",
    "safeguard_reason",
)
SEATED = frozenset({"auditor_ids", "start", "end"})


class IsoAuditSession(models.Model):
    """When and by whom a session is held: nobody in two places at once, and changes of
    an issued plan with a reason."""

    _inherit = "iso.audit.session"
    # Rooms below add theirs.
    _adjustable_names = ADJUSTABLE

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        for session in sessions:
            # sudo: only whether the plan is issued
            if not self._is_unsealed() and session.sudo().audit_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan of “%s” is issued: what comes on top is an extra "
                        "round with its reason.",
                        session.sudo().audit_id.display_name,
                    )
                )
        sessions._keep_seats()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if not SEATED.isdisjoint(vals) or vals.get("state") == "cancelled":
            self._keep_seats()
        return result

    # ------------------------------------------------------------ nobody twice
    def _keep_seats(self):
        """Write who sits where: said in words first, refused by the database last."""
        self._check_clashes()
        # sudo: seats are kept by sessions only
        seats = self.env["iso.audit.seat"].sudo()
        seats.search([("session_id", "in", self.ids)]).unlink()
        seats.create(
            [
                {
                    "session_id": session.id,
                    "user_id": user.id,
                    "start": session.start,
                    "end": session.end,
                }
                for session in self.sudo()
                if session.state != "cancelled"
                for user in session.auditor_ids
            ]
        )
        seats.flush_model()

    def _check_clashes(self):
        """:raise ValidationError: when somebody would sit in two sessions at once"""
        # sudo: sessions of other rounds count as well
        mine = self.sudo().filtered(lambda one: one.state != "cancelled")
        if not mine.auditor_ids:
            return
        seats = self.env["iso.audit.seat"].sudo()
        others = seats.search(
            [
                ("user_id", "in", mine.auditor_ids.ids),
                ("session_id", "not in", mine.ids),
                ("start", "<", max(mine.mapped("end"))),
                ("end", ">", min(mine.mapped("start"))),
            ]
        )
        slots = [
            Slot(one.id, one.start, one.end, frozenset(one.auditor_ids.ids))
            for one in mine
        ]
        slots += [
            Slot(seat.session_id.id, seat.start, seat.end, frozenset(seat.user_id.ids))
            for seat in others
        ]
        for clash in clashes(slots):
            first, second = mine.browse(clash.first), mine.browse(clash.second)
            raise ValidationError(
                self.env._(
                    "%(person)s would be in two places at once: %(first)s (from "
                    "%(start)s) and %(second)s (from %(then)s). Choose another time or "
                    "another auditor.",
                    person=self.env["res.users"].sudo().browse(clash.person).name,
                    first=first.display_name,
                    start=format_datetime(self.env, first.start, tz=ZONE),
                    second=second.display_name,
                    then=format_datetime(self.env, second.start, tz=ZONE),
                )
            )

    def _check_planned(self):
        """:raise UserError: when a session lacks what the plan has to say"""
        self.ensure_one()
        if not self.auditor_ids:
            raise UserError(self.env._("“%s” has no auditor yet.", self.display_name))
        strangers = self.auditor_ids - self.audit_id.member_ids.user_id
        if strangers:
            raise UserError(
                self.env._(
                    "%(people)s of “%(session)s” are not in the team of the round.",
                    people=", ".join(strangers.mapped("name")),
                    session=self.display_name,
                )
            )
        if not self.clause_ids and not self.procedure_ids:
            raise UserError(
                self.env._(
                    "“%s” looks at nothing yet: choose clauses or procedures.",
                    self.display_name,
                )
            )

    # ------------------------------------------------------------ changes of the plan
    def adjust(self, vals, reason):
        """Change time, place or people of a session whose plan is issued.

        :param dict vals: of the fields in ``_adjustable_names``
        :param str reason: kept, told to those concerned and printed in the report
        :raise UserError: when it has ended, or there is no reason
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: which round; who leads it is asked there
        self.sudo().audit_id.sudo(self.env.su)._require_lead()
        reason = self._check_reason(reason)
        if set(vals) - set(self._adjustable_names):
            raise UserError(
                self.env._("Only time, place and people of a session are adjusted.")
            )
        if self.is_sealed or self.audit_id.state not in ("planned", "running"):
            raise UserError(
                self.env._(
                    "“%s” is over, or its plan is not issued yet.", self.display_name
                )
            )
        # sudo: asked above; the plan is sealed for everybody else
        session = self.sudo()
        session._change(vals, reason)
        if session.is_audit:
            session._check_planned()
        session._check_independent()

    def _change(self, vals, reason):
        """Write values into a session whose plan is issued; what has changed is kept and
        told to those concerned.

        :param dict vals: of fields
        :param str reason: as ``adjust``
        """
        before = self._told(vals)
        people = self.auditor_ids
        self._unsealed().write(vals)
        after = self._told(vals)
        rows = [
            {
                "session_id": self.id,
                # Printed in the report.
                "what": self.with_env(for_readers(self.env))._iso_label(name),
                "before": before[name],
                "after": after[name],
                "reason": reason,
            }
            for name in vals
            if before[name] != after[name]
        ]
        if not rows:
            return
        self.env["iso.audit.session.change"].create(rows)
        told = (people | self.auditor_ids) | self.department_id.iso_head_user_id
        self.message_post(
            body=for_readers(self.env)._(
                "Changed: %(what)s. Reason: %(reason)s",
                what="; ".join(
                    f"{row['what']}: {row['before']} → {row['after']}" for row in rows
                ),
                reason=reason,
            ),
            partner_ids=told.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    # ------------------------------------------------------------ a closed department
    @api.model
    def _reorganised(self):
        return {
            **super()._reorganised(),
            "department_id": Domain("state", "=", "planned"),
        }

    def _reorganise(self, name, closed, successor):
        """Sessions that are still to come are held in the successor; what then speaks
        against an auditor is for who leads the round to mend."""
        going_on = self._iso_with_key(iso_goes_on=True)
        drafts = going_on.filtered(lambda one: one.audit_id.state == "draft")
        result = super(IsoAuditSession, drafts)._reorganise(name, closed, successor)
        for session in going_on - drafts:
            reason = (
                f"{closed.name} thôi hoạt động, {successor.name} tiếp tục công việc."
            )
            session._change({name: successor.id}, reason)
        self._tell_of_objections(self.auditor_ids)
        return result

    def _told(self, names):
        """Values of fields as people read them (dict of str)."""
        found = {}
        for name in names:
            value, field = self[name], self._fields[name]
            if field.relational:
                found[name] = ", ".join(value.mapped("display_name"))
            elif field.type == "datetime":
                found[name] = format_datetime(
                    self.env, value, tz=ZONE, lang_code="vi_VN"
                )
            elif field.type == "selection":
                found[name] = dict(field._description_selection(self.env)).get(
                    value, ""
                )
            else:
                found[name] = value or ""
        return found
