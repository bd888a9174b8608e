"""Every field with a person is either the past, which stays, or is handed over when the
person goes."""

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
