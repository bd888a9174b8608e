"""Fields that people do not write are written by nobody but our code, whatever way in.
The walk is over all models and fields of the addons, and over the fields that no form
lets people enter."""

from collections import defaultdict
from unittest.mock import patch

from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

# What people write without entering it in a form, and by what.
WITHOUT_A_FORM = {
    "active": "archived by the menu of lists and forms",
    "company_id": "decided once, by the agency that somebody works in",
    **dict.fromkeys(
        ("iso.cause.name", "iso.cause.bone", "iso.cause.parent_id"),
        "written in the indented list, which is a field of the nonconformity",
    ),
    "iso.nonconformity.cause_ids": "written in the indented list as well",
    "iso.cause.sequence": "the place in that list",
    "iso.nonconformity.state": "dragged as a card, which asks as its button does",
    "level_ids": "copied with a scale; two lists of it stand in the form",
    "template_id": "chosen by the button that makes a plan of it",
}


@tagged("post_install", "-at_install", "iso_quality")
class TestClientFields(AuditRecords):
    # ------------------------------------------------------------ what is walked over
    def _ours(self):
        """Every stored field of ours: iterator over (model, field)."""
        for model in self.env.values():
            if model._abstract or not model._auto:
                continue
            for field in model._fields.values():
                if (
                    model._iso_is_ours(field)
                    and field.name not in MAGIC_COLUMNS
                    and (field.store or field.inverse)
                ):
                    yield model, field

    def _kept(self):
        return [
            (model, field)
            for model, field in self._ours()
            if field.readonly and field.name not in self._whole(model)
        ]

    def _entered(self):
        """What forms and lists let people enter: {model: names of fields}."""
        found = defaultdict(set)
        views = self.env["ir.ui.view"].search(
            [("mode", "=", "primary"), ("type", "in", ("form", "list"))]
        )
        for view in views:
            if view.model in self.env:
                arch = etree.fromstring(view.get_combined_arch())
                self._collect(found, view.model, arch)
        return found

    def _collect(self, found, name, arch):
        model = self.env[name]
        edits = arch.tag == "form" or arch.get("editable") or arch.get("multi_edit")
        for node in arch.iter("field"):
            inside = [a for a in node.iterancestors() if a.tag == "field"]
            if any(arch in above.iterancestors() for above in inside):
                continue
            field = model._fields.get(node.get("name"))
            if field is None:
                continue
            handle = node.get("widget") == "handle"
            shown = node.get("widget") == "statusbar" or (
                node.get("readonly", str(field.readonly)) in ("1", "True")
            )
            if handle or (edits and not shown):
                found[name].add(field.name)
            for view in node:
                if view.tag in ("form", "list"):
                    self._collect(found, field.comodel_name, view)

    # ------------------------------------------------------------ said by Python
    def _enterable_without_a_form(self):
        """Fields that anybody may write, though no form lets people enter them."""
        entered = self._entered()
        return {
            str(field)
            for model, field in self._ours()
            if model._iso_people_write(field)
            and not model._transient
            and field.name not in entered[model._name]
            and not {field.name, str(field)} & WITHOUT_A_FORM.keys()
            # Written by the list of the whole that the part is made in.
            and field.name not in self._whole(model)
        }

    @staticmethod
    def _whole(model):
        return {
            field.name
            for field in model._fields.values()
            if any(
                inverse.type == "one2many" and not inverse.readonly
                for inverse in model.pool.field_inverses[field]
            )
        }

    def test_what_no_form_lets_people_enter_is_readonly(self):
        entered = self._entered()
        self.assertGreater(sum(map(len, entered.values())), 200)
        self.assertFalse(self._enterable_without_a_form())

    def test_a_field_without_a_form_is_found(self):
        state = self.env["iso.task"]._fields["state"]
        with patch.object(state, "readonly", False):
            self.assertEqual(self._enterable_without_a_form(), {"iso.task.state"})

    # ------------------------------------------------------------ written by clients
    def _value(self, field, record):
        """Another value than there is, of the kind of the field."""
        if field.type in ("one2many", "many2many"):
            return [Command.clear()]
        if field.type in ("many2one", "many2one_reference"):
            return False if record and record[field.name] else 1
        if field.type == "selection":
            values = field.get_values(self.env)
            return next(v for v in values if not record or record[field.name] != v)
        if field.type == "boolean":
            return not (record and record[field.name])
        return {
            "date": "2020-02-02",
            "datetime": "2020-02-02 02:02:02",
            "integer": 4711,
            "float": 47.11,
            "json": {"a": 1},
        }.get(field.type, "khác")

    def _examples(self):
        """A record of each model of ours that there is one of."""
        found = {}
        for record in self.records.values():
            found.setdefault(record._name, record[:1])
        for name in ("res.company", "res.users", "hr.department"):
            found[name] = self.env[name].search([], limit=1)
        return found

    def _taken(self):
        """Fields that people do not write, and that somebody could."""
        examples, found = self._examples(), set()
        for user in (self.secretary, self._all_in_one()):
            for model, field in self._kept():
                record = examples.get(model._name, model).sudo()
                vals = {field.name: self._value(field, record)}
                mine = record.with_user(user).sudo(False)
                if mine._has_field_access(field, "write"):
                    found.add(f"let in: {field}")
                if self._is_taken(mine.browse().create, vals):
                    found.add(f"create: {field}")
                if mine and self._is_taken(mine.write, vals):
                    found.add(f"write: {field}")
        return found

    def _is_taken(self, ask, vals):
        class Undo(Exception):
            pass

        try:
            with self.env.cr.savepoint():
                ask(vals)
                raise Undo
        except (AccessError, UserError):
            return False
        except (Undo, IntegrityError):
            # What the database alone refuses was let in.
            return True
        finally:
            self.env.invalidate_all()

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_nobody_writes_them(self):
        self.assertGreater(len(self._kept()), 200)
        self.assertEqual(self._taken(), set())

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_a_field_that_is_let_in_is_found(self):
        toy = type(self.env["iso.committee.member"])
        with patch.object(
            toy, "_has_field_access", lambda self, field, operation: True
        ):
            found = self._taken()
        self.assertIn("let in: iso.committee.member.company_id", found)
        self.assertFalse([one for one in found if "iso.committee.member." not in one])

    # ------------------------------------------------------------ said by the screen
    def test_the_screen_says_so(self):
        for model, field in self._kept():
            if model._name.startswith("iso.") and model.has_access("read"):
                mine = model.with_user(self._all_in_one())
                if mine.has_access("read"):
                    said = mine.fields_get([field.name], ["readonly"])
                    self.assertTrue(said[field.name]["readonly"], str(field))

    def test_it_says_what_to_do(self):
        mine = self.records["iso.risk", "own"].with_user(self.trade_head)
        for lang, words in (
            ("en_US", "filled in by the system"),
            ("vi_VN", "hệ thống"),
        ):
            with self.assertRaisesRegex(AccessError, words):
                mine.with_context(lang=lang).write({"approval": "approved"})

    # ------------------------------------------------------------ preset, copied
    def test_presets_are_dropped(self):
        """By the caller's context, and by what somebody has set for himself."""
        words = {
            "default_state": "issued",
            "default_number": "99",
            "default_issue_date": "2026-01-01",
            "default_signer_name": "Ai đó",
            "default_letterhead_agency": "Cơ quan khác",
        }
        plans = self.env["iso.plan"].with_user(self.secretary)
        for name, value in (("state", "issued"), ("signer_name", "Ai đó")):
            self.env["ir.default"].with_user(self.secretary).sudo().set(
                "iso.plan", name, value, user_id=self.secretary.id
            )
        for mine in (plans, plans.with_context(**words)):
            plan = mine.create({"title": "Kế hoạch", "year": 2040})
            self.assertEqual(plan.state, "draft")
            for name in ("number", "issue_date", "signer_name", "letterhead_agency"):
                self.assertFalse(plan[name], name)
            plan.unlink()
            said = mine.default_get(["state", "signer_name", "title"])
            self.assertEqual(said["state"], "draft")
            self.assertNotIn("signer_name", said)
            saved = mine.web_save({"title": "x", "year": 2041}, {"state": {}})
            self.assertEqual(saved[0]["state"], "draft")
            mine.browse(saved[0]["id"]).unlink()

    def test_a_copy_begins_anew(self):
        for record in self._examples().values():
            if record._name.startswith("iso.") and record._auto:
                kept = record._iso_kept(record._fields)
                for vals in record.sudo().copy_data():
                    self.assertFalse(kept & vals.keys(), record)

    def test_a_part_is_made_in_its_whole(self):
        """The links to the whole stay writable where the whole has a list of parts."""
        register = self.records["iso.risk.register", "own"].with_user(self.trade_head)
        register.write({"risk_ids": [Command.create({"name": "Rủi ro mới"})]})
        self.assertEqual(register.risk_ids[-1:].sudo().register_id, register.sudo())
