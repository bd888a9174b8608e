"""Access and rules come from their tables at every upgrade; the log tells what was
different, and what an administrator added stays."""

import csv
import io
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import file_open
from odoo.tools.convert import convert_csv_import

from ...models.client import iso_security_table_mixin

RULES = "security/plan/ir.rule-plan.csv"
ACCESS = "security/plan/ir.model.access-plan.csv"


@tagged("post_install", "-at_install", "iso_quality")
class TestSecurityTables(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = new_test_user(cls.env, "tinker", "base.group_system")
        cls.common = cls.env.ref("iso_quality.iso_plan_rule_company")
        cls.staffs = cls.env.ref("iso_quality.iso_plan_rule_staff")
        cls.access = cls.env.ref("iso_quality.access_iso_plan_staff")

    def _load(self, path=RULES, change=None, mode="update"):
        """Load a table as an upgrade does.

        :param change: a function that changes the rows (dicts), as another version of
            the addon may have changed them
        :return: what was logged: list of (level, message)
        """
        with file_open(f"iso_quality/{path}") as stream:
            rows = list(csv.DictReader(stream))
        if change:
            change(rows)
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        self.env.flush_all()
        with patch.object(iso_security_table_mixin, "_logger") as logger:
            convert_csv_import(
                self.env,
                "iso_quality",
                path.rpartition("/")[2],
                text.getvalue().encode(),
                mode=mode,
            )
            self.env.flush_all()
        self.env.invalidate_all()
        return [(call[0], call.args[0] % call.args[1:]) for call in logger.mock_calls]

    def _loaded_line(self, path=RULES, **options):
        """The one line that was logged."""
        [(level, message)] = self._load(path, **options)
        self.assertEqual(level, "warning")
        return message

    def test_nothing_changed_nothing_logged(self):
        for path in (RULES, ACCESS):
            for mode in ("update", "init"):
                self.assertFalse(self._load(path, mode=mode))

    def test_another_layout_of_a_domain_is_no_change(self):
        self.common.domain_force = "[\n  ('company_id', 'in', company_ids),\n]"
        self.assertFalse(self._load())
        self.assertNotIn("\n", self.common.domain_force)

    def test_a_domain_that_cannot_be_read_is_told_as_it_is(self):
        # The form refuses it, the database does not.
        self.common.flush_recordset()
        self.env.cr.execute(
            "UPDATE ir_rule SET domain_force = '[(' WHERE id = %s", [self.common.id]
        )
        self.env.invalidate_all()
        self.assertIn("domain_force: '[(' → ", self._loaded_line())

    def test_a_domain_and_permissions_are_set_back(self):
        domain = self.staffs.domain_force
        self.staffs.with_user(self.person).write(
            {"domain_force": "[(1, '=', 1)]", "perm_write": True, "name": "Wide"}
        )
        line = self._loaded_line()
        self.assertIn("iso_quality.iso_plan_rule_staff set back", line)
        self.assertIn("last written by tinker on 20", line)
        self.assertIn(f"""domain_force: "[(1, '=', 1)]" → {domain!r}""", line)
        self.assertIn("perm_write: True → False", line)
        self.assertIn("name: 'Wide' → 'Plans: staff see issued ones'", line)
        self.assertNotIn("perm_read", line)
        self.assertEqual(self.staffs.domain_force, domain)
        self.assertFalse(self.staffs.perm_write)
        self.assertFalse(self._load(), "told once")

    def test_a_rule_for_all_that_got_groups_is_for_all_again(self):
        # On the form of the group, which leaves no trace on the rule.
        self.env.ref("iso_quality.group_head").rule_groups = [
            Command.link(self.common.id)
        ]
        line = self._loaded_line()
        self.assertIn("iso_quality.iso_plan_rule_company brought to the table", line)
        self.assertIn("groups: ['iso_quality.group_head'] → []", line)
        self.assertFalse(self.common.groups)

    def test_a_rule_of_a_group_that_got_another_has_one_again(self):
        group = self.env["res.groups"].create({"name": "Friends"})
        self.staffs.groups |= group
        line = self._loaded_line()
        self.assertIn("['Friends', 'iso_quality.group_staff']", line)
        self.assertEqual(self.staffs.groups, self.env.ref("iso_quality.group_staff"))

    def test_archived_rows_are_active_again(self):
        (self.common | self.staffs).active = False
        lines = self._load()
        self.assertEqual(len(lines), 2)
        for _level, line in lines:
            self.assertIn("active: False → True", line)
        self.assertTrue(self.common.active and self.staffs.active)
        self.access.active = False
        self.assertIn("active: False → True", self._loaded_line(ACCESS))
        self.assertTrue(self.access.active)

    def test_access_is_set_back(self):
        self.access.with_user(self.person).write(
            {"perm_unlink": True, "group_id": self.env.ref("base.group_user").id}
        )
        line = self._loaded_line(ACCESS)
        self.assertIn("iso_quality.access_iso_plan_staff set back", line)
        self.assertIn("perm_unlink: True → False", line)
        self.assertIn(
            "group_id: ['base.group_user'] → ['iso_quality.group_staff']", line
        )
        self.assertFalse(self.access.perm_unlink)

    def test_a_row_marked_as_not_to_be_updated_is_updated(self):
        self.common.domain_force = "[]"
        data = self.env["ir.model.data"].search(
            [("name", "=", "iso_plan_rule_company"), ("module", "=", "iso_quality")]
        )
        data.noupdate = True
        line = self._loaded_line()
        self.assertIn("noupdate: True → False", line)
        self.assertFalse(data.noupdate)
        self.assertNotEqual(self.common.domain_force, "[]")

    def test_a_row_of_another_version_is_nobodys_change(self):
        def change(rows):
            rows[0]["domain_force"] = "[(0, '=', 1)]"

        line = self._loaded_line(change=change)
        self.assertIn("brought to the table", line)
        self.assertNotIn("set back", line)
        self.assertEqual(self.common.domain_force, "[(0, '=', 1)]")

    def test_a_row_that_was_deleted_is_there_again(self):
        self.common.unlink()
        [(level, line)] = self._load()
        self.assertEqual(level, "info")
        self.assertIn("iso_quality.iso_plan_rule_company added", line)
        self.assertTrue(self.env.ref("iso_quality.iso_plan_rule_company"))

    def test_a_row_that_left_the_table_is_known_as_gone(self):
        """Odoo deletes at the end of an upgrade what no file of the addon has loaded
        (tests/test_install.py sees it happen)."""
        loaded = self.env.registry.loaded_xmlids
        kept = set(loaded)
        self.addCleanup(lambda: (loaded.clear(), loaded.update(kept)))
        loaded.clear()
        self._load(change=lambda rows: rows.pop(0))
        self.assertIn("iso_quality.iso_plan_rule_staff", loaded)
        self.assertNotIn("iso_quality.iso_plan_rule_company", loaded)

    def test_an_administrators_own_rule_stays(self):
        own = self.common.with_user(self.person).copy(
            {"domain_force": "[('year', '>', 2020)]", "active": False}
        )
        self.assertFalse(self._load())
        self.assertEqual(own.domain_force, "[('year', '>', 2020)]")
        self.assertFalse(own.active)

    def test_other_addons_rules_are_theirs(self):
        """Nothing of this concerns the files of other addons."""
        self.env["ir.model.data"].create(
            {
                "module": "another",
                "name": "rule",
                "model": "ir.rule",
                "res_id": self.common.copy({"active": False}).id,
            }
        )
        rules = self.env["ir.rule"].with_context(install_module="another")
        rule = rules._load_records(
            [{"xml_id": "another.rule", "values": {"name": "New"}}], True
        )
        self.assertEqual((rule.name, rule.active), ("New", False))
