"""Rules ask the table of roles: a walk over all rows of our security tables."""

from odoo.tests import TransactionCase, tagged

ROLES = ("staff", "auditor", "head", "secretary", "leader", "admin")
OPERATIONS = ("perm_read", "perm_write", "perm_create", "perm_unlink")


@tagged("post_install", "-at_install", "iso_quality")
class TestRoleRules(TransactionCase):
    """What a group may do with a model, it may do in the agencies of its role only."""

    def setUp(self):
        super().setUp()
        self.groups = {self.env.ref(f"iso_quality.group_{one}"): one for one in ROLES}

    def _rows(self, model):
        """Our rows of a security table, by the name of the model they are for."""
        data = self.env["ir.model.data"].search(
            [("module", "=like", "iso_quality%"), ("model", "=", model)]
        )
        rows = self.env[model].browse(data.mapped("res_id"))
        return rows.grouped(lambda row: row.model_id.model)

    def _wrong(self):
        """What breaks the rule: set of sentences."""
        access, rules = self._rows("ir.model.access"), self._rows("ir.rule")
        wrong = set()
        for name, rows in access.items():
            model = self.env[name]
            if model._transient or "company_id" not in model._fields:
                continue
            mine = rules.get(name, self.env["ir.rule"])
            for group, role in self.groups.items():
                given = rows.filtered(lambda row, group=group: row.group_id == group)
                ruled = mine.filtered(lambda row, group=group: group in row.groups)
                implied = rows.filtered(
                    lambda row, group=group: row.group_id in group.all_implied_ids
                )
                for operation in OPERATIONS:
                    kind = operation.removeprefix("perm_")
                    asked = ruled.filtered(operation)
                    if any(given.mapped(operation)) and not (
                        asked or self._asked_of_implied(mine, group, operation)
                    ):
                        wrong.add(f"{name}: no rule says where {role} may {kind}")
                    if asked and not any(implied.mapped(operation)):
                        wrong.add(f"{name}: a rule lets {role} {kind}, access does not")
                for rule in ruled:
                    word = f"('company_id', 'in', user.iso_{role}_company_ids.ids"
                    if word not in rule.domain_force:
                        wrong.add(f"{name}: “{rule.name}” forgets the agency")
                    elif " + [False])" in rule.domain_force and rule.perm_write:
                        wrong.add(f"{name}: “{rule.name}” changes what agencies share")
        return wrong

    def _asked_of_implied(self, rules, group, operation):
        """Whether a rule of an implied role of ours says where: it is the narrower."""
        others = (self.groups.keys() & set(group.all_implied_ids)) - {group}
        return any(others & set(rule.groups) for rule in rules.filtered(operation))

    def test_every_right_of_a_role_has_its_agency(self):
        self.assertGreater(len(self._rows("ir.rule")), 25)
        self.assertFalse(self._wrong())

    def test_what_breaks_it_is_found(self):
        rule = self.env.ref("iso_quality.iso_committee_rule_secretary")
        rule.domain_force = "[('company_id', 'in', company_ids)]"
        self.assertEqual(
            self._wrong(), {f"iso.committee: “{rule.name}” forgets the agency"}
        )
        rule.unlink()
        self.assertEqual(
            self._wrong(),
            {
                f"iso.committee: no rule says where secretary may {kind}"
                for kind in ("write", "create", "unlink")
            },
        )
