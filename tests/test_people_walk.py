"""Every field with a person or a department is either the past, which stays, or is handed
over when the person goes or the department is closed."""

from odoo.fields import Domain
from odoo.tests import TransactionCase, tagged

# Who was there, or sits somewhere by a decision: the past, or told as a seat that is
# empty (``iso.handover._vacant``).
STAYS = {
    # history: who was given what, and who it was
    *("iso.person.user_id", "iso.role.user_id"),
    # seats
    *("iso.committee.member.user_id", "iso.party.user_ids"),
    *("iso.audit.member.user_id", "iso.audit.seat.user_id"),
    *("iso.audit.session.auditor_ids", "iso.audit.session.safeguard_id"),
    # follows the seats of the team
    "iso.audit.lead_id",
    # written down in the minutes of a meeting, before and after it
    *("iso.audit.paper.chair_id", "iso.audit.paper.secretary_id"),
    "iso.audit.paper.attendee_ids",
    # who had to do with it
    "iso.task.past_worker_ids",
}

# What keeps the name of a department that is closed.
UNITS_STAY = {
    # documents and facts of their day; who heads the successor stands for them
    *("iso.objective.sheet.department_id", "iso.objective.report.department_id"),
    *("iso.objective.report.unit.department_id", "iso.risk.register.department_id"),
    *("iso.nonconformity.department_id", "iso.nonconformity.asking.department_id"),
    "iso.nonconformity.report.department_id",
    "iso.nonconformity.report.line.department_id",
    # reckoned anew for the departments of the day
    "iso.audit.programme.proposal.department_id",
    # read from others
    *("iso.objective.trend.department_id", "iso.plan.progress.department_id"),
    *("iso.person.department_id", "iso.action.doing_department_id"),
    "res.users.iso_department_ids",
    # of the reorganisation itself
    *("hr.department.iso_successor_id", "hr.department.iso_also_successor_ids"),
}


@tagged("post_install", "-at_install", "iso_quality")
class TestPeopleWalk(TransactionCase):
    def _fields(self):
        """Stored fields of ours with people, which are no acts of the past."""
        for model in self.env.values():
            if not model._name.startswith("iso.") or model._abstract:
                continue
            if model._transient:
                continue
            acts = model._iso_acts()
            for name, field in model._fields.items():
                mine = field.comodel_name == "res.users" and field.store
                related = field.related and not field.readonly
                odoo = name in ("create_uid", "write_uid", "activity_user_id")
                if mine and name not in acts and not related and not odoo:
                    if field.related or field.type == "one2many":
                        continue
                    yield model, name

    def test_people_are_handed_over_or_stay(self):
        answered = self.env.registry["iso.answered.mixin"]
        found = []
        seen = set()
        for model, name in self._fields():
            where = f"{model._name}.{name}"
            seen.add(where)
            handed = isinstance(model, answered) and name in model._answered()
            if handed == (where in STAYS):
                found.append(where)
        self.assertFalse(found, "said in _answered() or in STAYS, not in both")
        self.assertFalse(STAYS - seen, "no such fields")

    def test_all_that_is_answered_for_can_be_searched_and_handed_over(self):
        handover = self.env["iso.handover"]
        models = handover._answered_models()
        self.assertGreater(len(models), 8)
        nobody = self.env["res.users"].create({"name": "Ai đó", "login": "iso_walk"})
        for model in models:
            with self.subTest(model._name):
                self.assertFalse(model.search(model._answered_by_domain(nobody)))
                if model._answered_unit:
                    self.assertFalse(model.search([(model._answered_unit, "=", -1)]))
                if model._answered_needed:
                    self.assertIn(model._answered_needed, model._answered())

    def test_departments_are_handed_over_or_stay(self):
        found, seen = [], set()
        for model in self.env.values():
            if model._abstract or model._transient:
                continue
            moving = model._reorganised()
            for name, field in model._fields.items():
                if field.comodel_name != "hr.department" or not field.store:
                    continue
                ours = model._name.startswith("iso.") or name.startswith("iso_")
                if field.type == "one2many" or field.related:
                    continue
                where = f"{model._name}.{name}"
                if not ours and name not in moving:
                    continue
                seen.add(where)
                if (name in moving) == (where in UNITS_STAY):
                    found.append(where)
                if name in moving:
                    self.assertFalse(
                        model.search(moving[name] & Domain(name, "in", [-1])), where
                    )
            self.assertLessEqual(set(moving), set(model._fields), model._name)
        self.assertFalse(found, "said in _reorganised() or UNITS_STAY, not in both")
        self.assertFalse(UNITS_STAY - seen, "no such fields")
