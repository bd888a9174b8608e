from odoo import fields, models

from ...tools import nonconformity_words as words
from ...tools.repeats import MONTHS
from ..nonconformity.iso_nonconformity import CALLED_OFF, ENDED


class IsoNonconformity(models.Model):
    """How papers put it: people, departments and procedures as they were called, and the
    head of the agency's papers as it was, on the day it was over; what was done in the
    words of reports. Vietnamese always."""

    _inherit = "iso.nonconformity"

    kept_names = fields.Json(readonly=True, copy=False)

    def _after_move(self):
        result = super()._after_move()
        self._keep_names()
        return result

    def _keep_names(self):
        """Keep the names of those that are over, forget them where it goes on (as the
        system)."""
        over = self.filtered(lambda one: one.state in ENDED)
        for one in over:
            one.kept_names = one._names_now()
        (self - over).filtered("kept_names").kept_names = False

    def _names_now(self):
        """The names that its papers print (dict {model: {id as str: name}})."""
        actions = self.action_ids
        units = self.department_id | actions.doing_department_id
        people = self.reported_by_id | actions.user_id | units.iso_head_user_id
        named = (
            units,
            people,
            self.procedure_id | actions.procedure_id,
            self.clause_id,
        )
        return {
            "letterhead": self._letterhead_now(),
            **{
                records._name: {str(one.id): self._name_now(one) for one in records}
                for records in named
                if records
            },
        }

    def _letterhead_now(self):
        """What stands at the head of the agency's papers today (dict of str)."""
        # sudo: the head of papers is for all who may read them
        company = self.sudo().company_id
        templates = self.env["iso.document.template"]
        template = templates._for(company, self.env["iso.document.type"])
        superior, agency = company.iso_superior_name, company.name
        if template:
            superior, agency = template.superior_name, template.agency_name
        return {
            "superior": superior or "",
            "agency": agency or "",
            "place": template.place or company.iso_place or "",
        }

    def _letterhead_words(self):
        """What stands at the head of its papers: as on the day it was over, as of today
        where it goes on (dict of str)."""
        self.ensure_one()
        # sudo: the head of papers is for all who may read them
        return (self.sudo().kept_names or {}).get(
            "letterhead"
        ) or self._letterhead_now()

    def _name_now(self, record):
        """How papers call a record today (str)."""
        if record._name == "iso.procedure":
            return record.code or record.name or ""
        if record._name == "iso.clause":
            return record.number or ""
        return record.name or ""

    def _called(self, records):
        """How the papers of this nonconformity call some records: as on the day it was
        over, as they are called now where it goes on.

        :param records: users, departments, procedures or clauses
        :return: their names, separated by commas
        """
        self.ensure_one()
        # sudo: names that stand in what the user may read
        kept = (self.sudo().kept_names or {}).get(records._name, {})
        return ", ".join(
            kept.get(str(one.id)) or self._name_now(one) for one in records.sudo()
        )

    # ------------------------------------------------------------ in the words of reports
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
                self._called(action.user_id)
                or self._called(action.doing_department_id),
            ]
            if action.date_deadline:
                parts.append(f"hạn {words.day_words(action.date_deadline)}")
            # Once it is over, nothing waits for a check any more.
            checks = () if self.state == "closed" else action._asked_checks()
            parts.append(words.action_state(action.state, checks))
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
            day = words.day_words(check.checked_date)
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
                ("state", "not in", CALLED_OFF),
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
