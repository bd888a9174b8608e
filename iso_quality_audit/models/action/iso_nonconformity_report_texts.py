from odoo import fields, models

from ...tools import nonconformity_words as words
from ...tools.repeats import MONTHS


class IsoNonconformity(models.Model):
    """What a report on corrective action says of nonconformities: texts of that day,
    Vietnamese always."""

    _inherit = "iso.nonconformity"

    def _report_vals(self):
        """One of them as a line of a report: what stands in the record itself (dict)."""
        self.ensure_one()
        return {
            "nonconformity_id": self.id,
            "name": self.name,
            "day": self.day,
            "kind": self.kind,
            "grade": self.grade,
            "source": self.source,
            "department_id": self.department_id.id,
            "department_name": self._called(self.department_id) or False,
            "scope": self._scope_words() or False,
            "seen": self.seen,
            "state": self.state,
            "closed_on": self.closed_on,
            "is_closed": self.state == "closed",
        }

    def _scope_words(self):
        """The procedure and the clause it is about: "QT-07; điều khoản 7.5.3"."""
        parts = [self._called(self.procedure_id)]
        if self.clause_id:
            parts.append(f"điều khoản {self._called(self.clause_id)}")
        return "; ".join(part for part in parts if part)

    def _told(self):
        """Causes, actions and checks of some nonconformities in words, and whether they
        are late, read with as many queries for one as for a thousand.

        Called as the system.

        :return: dict {nonconformity: dict(causes, actions, checks, is_late)}
        """
        mine = [("nonconformity_id", "in", self.ids)]
        causes = self.env["iso.cause"].search(mine).grouped("nonconformity_id")
        actions = self.env["iso.action"].search(mine, order="round, id")
        checks = self.env["iso.action.check"].search(
            [("action_id", "in", actions.ids)], order="id"
        )
        checks_of = checks.grouped(lambda one: one.action_id.nonconformity_id)
        actions_of = actions.grouped("nonconformity_id")
        return {
            one: {
                "causes": one._cause_lines(causes.get(one, ())),
                "actions": one._action_lines(actions_of.get(one, ())),
                "checks": one._check_lines(checks_of.get(one, ())),
                "is_late": one.is_late,
            }
            for one in self
        }

    def _cause_lines(self, causes):
        """The root causes, one a line; False for none."""
        lines = []
        for cause in causes:
            if cause.is_root:
                bone = words.BONES.get(cause.bone)
                lines.append(f"{cause.name} ({bone.lower()})" if bone else cause.name)
        return _listed(lines)

    def _action_lines(self, actions):
        """What was done at once and what was decided, with who and until when."""
        lines = []
        if (self.correction or "").strip():
            lines.append(self._correction_words())
        for action in actions:
            parts = [
                action.name,
                self._called(action.user_id) or self._called(action.department_id),
            ]
            if action.date_deadline:
                parts.append(f"hạn {words.day_words(action.date_deadline)}")
            parts.append(words.ACTION_STATES[action.state])
            lines.append("; ".join(part for part in parts if part))
        return _listed(lines)

    def _correction_words(self):
        """ "Khắc phục ngay 05/10/2026: …"."""
        day = words.day_words(self.correction_date)
        head = f"Khắc phục ngay {day}".strip()
        return f"{head}: {(self.correction or '').strip()}"

    def _check_lines(self, checks):
        lines = []
        for check in checks:
            day = words.day_words(check.checked_on)
            who = "; ".join(part for part in (check.checked_by_name, day) if part)
            passed = words.PASSED[bool(check.passed)].lower()
            lines.append(f"{words.CHECKS[check.kind]}: {passed} ({who})")
        return _listed(lines)

    # ------------------------------------------------------------ repeats
    def _repeated_numbers(self):
        """Which earlier ones these repeat: of the same department, clause and procedure,
        within 24 months; one query for all of them.

        Called as the system.

        :return: dict {nonconformity: list of numbers of earlier ones}
        """
        if not self:
            return {}
        since = fields.Date.subtract(min(self.mapped("day")), months=MONTHS)
        earlier = self.search_fetch(
            [
                ("company_id", "in", self.company_id.ids),
                ("day", ">=", since),
                ("day", "<=", max(self.mapped("day"))),
                ("number", ">", 0),
                ("state", "not in", ("declined", "cancelled", "merged")),
                "|",
                ("clause_id", "!=", False),
                ("procedure_id", "!=", False),
            ],
            ["day", "name", "company_id", "department_id", "clause_id", "procedure_id"],
            order="day, id",
        )
        alike = earlier.grouped(_place)
        return {
            one: [
                old.name
                for old in alike.get(_place(one), ())
                if (old.day, old.id) < (one.day, one.id)
                and old.day >= fields.Date.subtract(one.day, months=MONTHS)
            ]
            for one in self
        }


def _place(one):
    return one.company_id, one.department_id, one.clause_id, one.procedure_id


def _listed(lines):
    """One line as it is, several with dashes; False for none."""
    if len(lines) > 1:
        lines = [f"- {line}" for line in lines]
    return "\n".join(lines) or False
