"""Files: what a record takes for its own is an upload of the user, and what proves
something stays. The walk is over all fields of ours that point to files."""

from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

from .test_deletion import WORDS

# Another value for each field of a file; whatever type a field has, see ``_other``.
OTHER = {
    "binary": b"b3RoZXI=",
    "boolean": True,
    "char": "other",
    "date": "2000-01-01",
    "datetime": "2000-01-01 00:00:00",
    "float": 7.5,
    "html": "<p>other</p>",
    "integer": 7,
    "many2one_reference": 7,
    "text": "other",
}
# What Odoo notes about any record, and what it keeps about a file by itself.
BY_ODOO = {"id", "create_uid", "create_date", "write_uid", "write_date"} | {
    "file_size",
    "checksum",
    "store_fname",
}


@tagged("post_install", "-at_install", "iso_quality")
class TestFiles(AuditRecords):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        plan = cls.records["iso.plan", "own"].sudo()
        task = cls.records["iso.task", "own"].sudo()
        cls.users = cls._users(cls)
        # A record of each model with files, and who may write on it.
        cls.holders = {
            "iso.task": task,
            "iso.objective.measure": cls.records["iso.objective.measure", "own"].sudo(),
            "iso.procedure": cls.records["iso.procedure", "own"].sudo(),
            "iso.audit.answer": cls.records["iso.audit.answer", "running"].sudo(),
            "iso.nonconformity": cls.records["iso.nonconformity", "own"].sudo(),
            # Its action waits for another check.
            "iso.action.check": cls._watched().sudo().action_ids.check_ids,
            "iso.nonconformity.report.wizard": cls.env[
                "iso.nonconformity.report.wizard"
            ]
            .with_user(cls.trade_head)
            .create({"seen": "Máy in hỏng"}),
            "iso.document.file": cls.env["iso.document.file"].sudo()._of(plan)[plan.id],
        }
        cls.env.flush_all()

    def _fields(self):
        return self.env["ir.attachment"]._iso_fields_to_files()

    def _upload(self, user, **vals):
        file = self.env["ir.attachment"].with_user(user).sudo()
        vals = {"name": "minh-chung.txt", "raw": b"1", **vals}
        return file.create(vals).sudo(False)

    def _writer(self, record):
        """Who writes on a record and puts files into it."""
        if record._name == "iso.procedure":
            return self.secretary
        if record._name == "iso.audit.answer":
            return self.auditor
        if record._name == "iso.action.check":
            return self.energy_head
        return self.trade_head

    def _add(self, record, field, file):
        """Put a file into a field.

        :return: the record that holds it
        """
        if record._name == "iso.action.check":
            # Written once, and as it is written.
            record = record.action_id.check_effect(False, "Đã xem", files=file.ids)
        elif field.type == "many2one":
            record[field.name] = file
        else:
            record.write({field.name: [Command.link(file.id)]})
        self.env.flush_all()
        return record

    def _finish(self, record):
        """Bring a record to the state in which it keeps its files."""
        if record._name == "iso.task":
            record.result = "Xong"
            record.finish()
        elif record._name == "iso.objective.measure":
            record.state = "done"
        elif record._name == "iso.procedure":
            record.active = False
        elif record._name == "iso.audit.answer":
            record.session_id._set_state("handed_in")
        elif record._name == "iso.nonconformity":
            record.action_hand_in()

    # ------------------------------------------------------------ walked over
    def test_there_is_an_example_for_every_field(self):
        known = {field.model_name for field in self._fields()}
        self.assertEqual(known, set(self.holders))
        linked = {
            (name, field.name)
            for name, model in self.env.items()
            if name.startswith("iso.") and model._auto and not model._abstract
            for field in model._fields.values()
            if field.comodel_name == "ir.attachment" and field.store
        }
        self.assertEqual(linked, {(f.model_name, f.name) for f in self._fields()})

    # ------------------------------------------------------------ taken in
    def _foreign_files(self, record, user):
        """Files that are not the user's to give: {why: file}."""
        other = self.records["iso.task", "dept"]
        bundle = {
            "url": "/web/assets/1/web.assets_web.min.js",
            "public": True,
            "res_model": "ir.ui.view",
            "res_id": 0,
            "mimetype": "application/javascript",
        }
        company = user.company_id
        return {
            "the web client": self._upload(self.env.ref("base.user_root"), **bundle),
            "with an address": self._upload(user, url="/web/x.js"),
            "a link": self._upload(user, type="url", url="https://example.com"),
            "public": self._upload(user, public=True),
            "of another person": self._upload(
                ((self.secretary | self.trade_head) - user)[0]
            ),
            "of another record": self._upload(
                user, res_model=other._name, res_id=other.id
            ),
            "of a field": self._upload(
                user, res_model=record._name, res_id=record.id, res_field="name"
            ),
            "another's picture": self._upload(
                self.env.ref("base.user_root"),
                res_model="res.partner",
                res_id=company.partner_id.id,
                res_field="image_1920",
            ),
        }

    def _taken(self):
        """The foreign files that a record took for its own: {(model, field, why)}."""
        found = set()
        for field in self._fields():
            user = self._writer(self.holders[field.model_name])
            record = self.holders[field.model_name].with_user(user)
            for system in (False, True):
                # Code that does something for a user as the system asks, too.
                mine = record.sudo(system)
                for why, file in self._foreign_files(record, user).items():
                    for one in (mine, mine.with_context(**WORDS)):
                        given = (one, field, file)
                        if self._allowed(lambda g=given: self._add(*g)):
                            found.add((field.model_name, field.name, why))
        return found

    def test_foreign_files_are_not_taken(self):
        self.assertFalse(self._taken())

    def test_new_records_take_no_foreign_files(self):
        record = self.holders["iso.document.file"]
        rows = record.with_user(self.trade_head).sudo().browse()
        for why, file in self._foreign_files(record, self.trade_head).items():
            copied = record._iso_with_key().copy_data()[0]
            vals = {**copied, "attachment_id": file.id}
            preset = {"default_attachment_id": vals.pop("attachment_id")}
            with self.subTest(why), self.assertRaises(AccessError):
                rows.create({**vals, "attachment_id": file.id})
            # What is preset here is not heard.
            with (
                self.subTest(why),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
            ):
                rows.with_context(**preset).create(vals)

    def test_a_field_that_takes_any_file_is_found(self):
        base = self.env.registry["base"]
        with patch.object(base, "_iso_may_adopt", lambda self, file: True):
            found = self._taken()
        self.assertIn(("iso.task", "evidence_ids", "the web client"), found)
        self.assertIn(("iso.objective.measure", "evidence_ids", "public"), found)

    def test_own_files_are_taken_and_become_the_records(self):
        for name in ("iso.task", "iso.objective.measure"):
            record = self.holders[name].with_user(self.trade_head)
            loose = self._upload(self.trade_head)
            here = self._upload(self.trade_head, res_model=name, res_id=record.id)
            record.write({"evidence_ids": [Command.link(f.id) for f in loose | here]})
            self.assertEqual((loose.res_model, loose.res_id), (name, record.id))
            self.assertLessEqual(loose | here, record.evidence_ids)
            record.write(
                {"evidence_ids": [Command.create({"name": "moi.txt", "raw": b"2"})]}
            )
            new = record.evidence_ids - loose - here
            self.assertEqual((new.res_model, new.res_id), (name, record.id))

    # ------------------------------------------------------------ kept
    def _other(self, file, field):
        """Another value than the file has."""
        if field.type == "selection":
            return next(
                value
                for value in field.get_values(self.env)
                if value != file[field.name]
            )
        if field.type == "many2one":
            others = self.env[field.comodel_name].search([], limit=2)
            return (others - file[field.name])[:1].id
        return OTHER.get(field.type)

    def _changes(self, record, field, file):
        """What would change a file or take it away: {what: function of the user}."""
        add = {
            f"write {other.name}": lambda e, n=other.name, v=value: file.with_env(
                e
            ).write({n: v})
            for other in file._fields.values()
            if other.name not in BY_ODOO and (other.store or other.inverse)
            if (value := self._other(file, other))
        }
        add["delete"] = lambda e: file.with_env(e).unlink()
        add["by the chatter"] = lambda e: file.with_env(e)._delete_and_notify()
        add["token"] = lambda e: file.with_env(e).generate_access_token()
        if field.type == "many2many":
            mine = self._upload(self._writer(record))
            for what, command in {
                "unlink": Command.unlink(file.id),
                "clear": Command.clear(),
                "replace": Command.set(mine.ids),
                "remove": Command.delete(file.id),
                "rewrite": Command.update(file.id, {"raw": b"other"}),
            }.items():
                add[what] = lambda e, c=command: record.with_env(e).write(
                    {field.name: [c]}
                )
        return add

    def _changed(self):
        """What changed a kept file: {(model, field, role, what)}."""
        found, prepared = set(), []
        # A record may have several such fields: all are filled before it is finished.
        for field in self._fields():
            record = self.holders[field.model_name]
            if record._transient:
                # A form keeps nothing: what it was given is the record's once it is sent.
                continue
            writer = self._writer(record)
            if field.type != "many2one":
                file = self._upload(writer)
                # What people do not write, our code writes for them.
                by_code = not record._iso_people_write(field)
                mine = record.with_user(writer).sudo(by_code)
                record = self._add(mine, field, file).with_env(record.env)
                file = file.sudo()
            else:
                file = record[field.name]
            prepared.append((field, record, writer, file))
        for field, record, writer, file in prepared:
            users = {"uploader": writer, **self.users}
            self._finish(record)
            self.env.flush_all()
            for role, user in (*users.items(), ("system", self.env.user)):
                env = self.env(user=user, su=role == "system")
                for what, change in self._changes(record, field, file).items():
                    if role == "system" and what in (
                        "token",
                        "write access_token",
                        "write thumbnail",
                    ):
                        continue
                    for one in (env, env(context=dict(env.context, **WORDS))):
                        if self._allowed(lambda c=change, e=one: c(e)):
                            found.add((field.model_name, field.name, role, what))
        return found

    def test_kept_files_are_changed_by_nobody(self):
        self.assertFalse(self._changed())

    def test_a_record_that_lets_its_files_go_is_found(self):
        measure = self.env.registry["iso.objective.measure"]
        with patch.object(measure, "_iso_keeping_files", lambda self: self.browse()):
            found = self._changed()
        self.assertEqual({name for name, *_rest in found}, {"iso.objective.measure"})
        tried = {what for *_rest, what in found}
        self.assertLessEqual(
            {"write description", "delete", "by the chatter", "unlink", "replace"},
            tried,
        )

    def test_what_is_reopened_lets_its_files_go(self):
        task = self.holders["iso.task"].with_user(self.trade_head)
        file = self._upload(self.trade_head)
        task.write({"evidence_ids": [Command.link(file.id)]})
        task.finish()
        with self.assertRaisesRegex(UserError, "Reopen"):
            file.unlink()
        task.reopen("Ghi nhầm")
        file.unlink()
        self.assertFalse(task.evidence_ids)

    def test_the_refusal_tells_nothing_about_the_file(self):
        file = self._upload(self.other_secretary, name="mat.txt")
        task = self.holders["iso.task"].with_user(self.trade_head)
        with self.assertRaises(AccessError) as refused:
            task.write({"evidence_ids": [Command.link(file.id)]})
        self.assertNotIn("mat", str(refused.exception))
