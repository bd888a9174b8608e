"""What has to stay is deleted by nobody: not by a word in the context, and not by the
database together with something else. The walk is over all models of the addons, and
over the foreign keys as PostgreSQL has them."""

from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.modules import Manifest
from odoo.tests import new_test_user, tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

# What a client may put into its context to get past a guard.
WORDS = {
    "_force_unlink": True,
    "active_test": False,
    "default_state": "draft",
    "iso_unsealed": True,
    "mail_create_nolog": True,
    "mail_notrack": True,
    "prefetch_fields": False,
    "tracking_disable": True,
}
# Links that never lead to something sealed: parts of templates.
NEVER_KEPT = {
    ("iso.plan.section", "template_id"),
    ("iso.plan.line", "template_id"),
}
# Links to what was reviewed last year: nothing that may be deleted can stand in them.
LEADS_TO_KEPT = {
    ("iso.context.issue", "origin_id"),
    ("iso.interested.party", "origin_id"),
}


@tagged("post_install", "-at_install", "iso_quality")
class TestDeletion(AuditRecords):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        sealed = cls._sealed_models()
        kept = [record.sudo() for record in cls.records.values()]
        kept = [record for record in kept if record._name in sealed]
        kept = [one for one in kept if one._sealed_document().is_sealed]
        plan = cls.records["iso.plan", "own"].sudo()
        kept += cls._parts_below_parts(plan)
        file = cls.env["iso.document.file"].sudo()._of(plan)[plan.id]
        task = cls.records["iso.task", "own"].sudo()
        # Done work in a register that is open.
        measure = cls.records["iso.risk.measure", "own"].sudo()
        measure._give_work()
        report = cls.records["iso.objective.report", "agency_draft"].sudo()
        report._unsealed().state = "issued"
        context = cls.records["iso.context", "own"].sudo()
        context._unsealed().state = "reviewed"
        for work in (task, measure.task_id):
            work.result = "Xong"
            work.finish()
        kept += [cls.env["iso.document.print"].sudo().search([], limit=1)]
        kept += [cls.env["iso.document.link"]._link_some()[:1]]
        kept += [file, file.attachment_id, task, measure, measure.task_id]
        kept += [report.unit_ids[0], context, *context.issue_ids, *context.party_ids]
        kept += [cls.records["iso.risk.round", "own"].sudo()]
        recorded = cls.records["iso.objective.measure", "own"].sudo()
        recorded.state = "done"
        kept += [recorded]
        kept += [cls.env["iso.document.type"]._by_code("KH")]
        kept += [cls.records["iso.role", "own"].sudo()]
        procedure = cls.records["iso.procedure", "own"].sudo()
        cls.records["iso.risk", "own"].sudo().procedure_ids = procedure
        kept += [procedure]
        kept += [cls.records["iso.person", "own"].sudo()]
        kept += [cls.records["iso.person.event", "own"].sudo()]
        kept += cls._closed_audit()
        cause = cls.records["iso.cause", "closed"].sudo()
        below = {"nonconformity_id": cause.nonconformity_id.id, "name": "x"}
        child = cause._unsealed().create({**below, "parent_id": cause.id})
        kept += [child.with_env(cause.env)]
        cls.kept = kept
        cls.env.flush_all()

    @classmethod
    def _closed_audit(cls):
        """A closed round of audits with its parts."""
        audit = cls._closed_round().sudo()
        parts = audit.session_ids
        return [
            audit,
            *(audit.member_ids[0], *parts, parts.change_ids[0]),
            *(parts.answer_ids[0], audit.finding_ids[0], audit.paper_ids[0]),
        ]

    @classmethod
    def _parts_below_parts(cls, plan):
        """A table below another, a row below another, both of the issued plan."""
        above = plan.section_ids._unsealed().create({"plan_id": plan.id, "title": "I"})
        section = plan.section_ids.filtered("line_ids")[:1]
        section._unsealed().parent_id = above
        rows = section.line_ids
        rows[1]._unsealed().parent_id = rows[0]
        return [section, rows[1]]

    # ------------------------------------------------------------ what is walked over
    @classmethod
    def _concrete(cls):
        return [
            model
            for model in cls.env.values()
            if model._auto and not model._abstract and not model._transient
        ]

    @classmethod
    def _sealed_models(cls):
        mixin = type(cls.env["iso.sealed.mixin"])
        return {model._name for model in cls._concrete() if isinstance(model, mixin)}

    def _guards(self):
        """The guards of our addons: iterator over (model name, function)."""
        for model in self._concrete():
            for guard in model._ondelete_methods:
                if guard.__module__.startswith("odoo.addons.iso_quality"):
                    yield model._name, guard

    def _cascades(self):
        """What PostgreSQL deletes along: {table: [(column, table it points to)]}."""
        return self._foreign_keys("c")

    def _foreign_keys(self, when_deleted):
        """The foreign keys that PostgreSQL follows: {table: [(column, table)]}.

        :param str when_deleted: "c" those that cascade, "n" those that are emptied
        """
        self.env.cr.execute(
            """
            SELECT source.relname, field.attname, target.relname
            FROM pg_constraint link
            JOIN pg_class source ON source.oid = link.conrelid
            JOIN pg_class target ON target.oid = link.confrelid
            JOIN pg_attribute field
                ON field.attrelid = link.conrelid AND field.attnum = link.conkey[1]
            WHERE link.contype = 'f' AND link.confdeltype = %s
              AND source.relnamespace = current_schema::regnamespace
            ORDER BY 1, 2, 3
            """,
            [when_deleted],
        )
        found = {}
        for source, column, target in self.env.cr.fetchall():
            found.setdefault(source, []).append((column, target))
        return found

    def _is_kept(self, record, refusals=UserError):
        """Whether ``record`` cannot be deleted: our guards say so."""

        class Undo(Exception):
            pass

        try:
            with self.env.cr.savepoint():
                record.unlink()
                raise Undo
        except refusals:
            return True
        except (Undo, IntegrityError):
            # What the database alone refuses is not told to anybody in words.
            return False
        finally:
            self.env.invalidate_all()

    # ------------------------------------------------------------ words
    def _skippable(self):
        """Guards that a word of the context switches off."""
        return {
            f"{name}: {guard.__name__}"
            for name, guard in self._guards()
            if not guard._ondelete
        }

    def test_no_guard_is_skipped(self):
        self.assertFalse(self._skippable())

    def test_a_guard_that_a_word_skips_is_found(self):
        def toy(records):
            """Guard nothing."""

        toy._ondelete = False
        model = type(self.env["iso.party"])
        methods = [*self.env["iso.party"]._ondelete_methods, toy]
        with patch.object(model, "_ondelete_methods", methods):
            self.assertEqual(self._skippable(), {"iso.party: toy"})

    def test_every_addon_empties_its_tables_when_it_goes(self):
        addons = {model._original_module for model in self._concrete()}
        for name in addons:
            if name.startswith("iso_quality"):
                self.assertTrue(Manifest.for_addon(name)["uninstall_hook"], name)

    # ------------------------------------------------------------ deleted by somebody
    def _deletable(self):
        """What has to stay, and is deleted by somebody with or without words."""
        users = {**self._users(), "system": self.env.user}
        found = set()
        for record in self.kept:
            for role, user in users.items():
                mine = record.with_user(user).sudo(role == "system")
                refusals = UserError if role == "system" else (UserError, AccessError)
                for one in (mine, mine.with_context(**WORDS)):
                    if not self._is_kept(one, refusals):
                        found.add((record._name, role))
        return found

    def test_there_is_an_example_for_every_guard(self):
        own = {
            name
            for name, guard in self._guards()
            if guard.__name__ != "_unlink_if_nothing_kept_goes_along"
        }
        self.assertLessEqual(self._sealed_models(), own)
        self.assertEqual({record._name for record in self.kept}, own)

    @mute_logger("odoo.sql_db")
    def test_what_has_to_stay_is_deleted_by_nobody(self):
        self.assertFalse(self._deletable())

    @mute_logger("odoo.sql_db")
    def test_a_missing_guard_is_found(self):
        document = type(self.env["iso.document.file"])
        with patch.object(document, "_ondelete_methods", []):
            found = self._deletable()
        self.assertEqual(found, {("iso.document.file", "system")})

    # ------------------------------------------------------------ deleted along
    def _climb(self):
        """Delete what the database would take each kept record along with.

        :return: (the links tried, those of them that let the kept record go)
        """
        cascades = self._cascades()
        models = {model._table: model._name for model in self._concrete()}
        tried, open_ends = set(), set()
        todo = [(record, record) for record in self.kept]
        seen = set(todo)
        while todo:
            record, kept = todo.pop()
            for column, table in cascades.get(record._table, ()):
                parent = record[column].sudo()
                if not parent or models[table] != parent._name:
                    continue
                tried.add((record._name, column))
                for one in (parent, parent.with_context(**WORDS)):
                    if not self._is_kept(one):
                        open_ends.add((record._name, column, kept._name))
                if (parent, kept) not in seen:
                    seen.add((parent, kept))
                    todo.append((parent, kept))
        return tried, open_ends

    def _links_to_guarded(self):
        """Every cascading link that has something guarded at its lower end."""
        models = {model._table: model._name for model in self._concrete()}
        cascades = self._cascades()
        guarded = {record._name for record in self.kept}
        while True:
            links = {
                (models[source], column, models[target])
                for source, pairs in cascades.items()
                for column, target in pairs
                if models.get(source) in guarded and target in models
            }
            above = {target for _source, _column, target in links}
            if above <= guarded:
                return {(source, column) for source, column, _target in links}
            guarded |= above

    @mute_logger("odoo.sql_db")
    def test_nothing_takes_along_what_has_to_stay(self):
        tried, open_ends = self._climb()
        self.assertFalse(open_ends)
        self.assertEqual(self._links_to_guarded() - tried, NEVER_KEPT)

    @mute_logger("odoo.sql_db")
    def test_a_link_that_nobody_asks_about_is_found(self):
        seal = type(self.env["iso.sealed.mixin"])
        with patch.object(seal, "_edges_of_deletion", lambda self: {}):
            _tried, open_ends = self._climb()
        self.assertIn(
            ("iso.document.number", "company_id", "iso.document.number"), open_ends
        )
        self.assertIn(("iso.risk", "register_id", "iso.risk.measure"), open_ends)

    def _lists(self):
        """Take what stands in a list of a kept record away: the lists that let it go."""
        found = set()
        for record in self.kept:
            for field in record._fields.values():
                if field.type != "many2many" or not field.store:
                    continue
                if field.name in getattr(record, "_open_lists", ()):
                    continue
                if record._name not in self._sealed_models():
                    continue
                target = self._loose(field.comodel_name, record)
                assert target, str(field)
                record._unsealed()[field.name] = [Command.link(target.id)]
                if not self._is_kept(target):
                    found.add((record._name, field.name))
        return found

    def _loose(self, name, record=None):
        """A new record that a list (of ``record``) may hold."""
        standard = self.env["iso.standard"].search([], limit=1)
        new = f"99.{self.env[name].search_count([])}"
        if name in ("iso.cause", "iso.action") and record:
            # Another one of the same nonconformity.
            vals = {"nonconformity_id": record.nonconformity_id.id, "name": "x"}
            part = self.env[name]._unsealed().create(vals)
            return part.with_env(self.env).sudo()
        if name == "res.users":
            return new_test_user(self.env, f"loose{new}", groups="base.group_user")
        for (model, place), loose in self.records.items():
            if model != name or place in ("shared", "other"):
                continue
            if loose and name.startswith("iso.") and not self._is_kept(loose.sudo()):
                return loose.sudo()
        vals = {
            "iso.activity.type": {"code": new, "name": "x"},
            "iso.party": {"name": "x", "kind": "standing"},
            "iso.plan.template": {"name": "x", "title": "x", "base_year": 2026},
            "hr.department": {"name": "x", "company_id": self.agency.id},
            "ir.attachment": {"name": "x"},
            "res.company": {"name": new},
            "iso.clause": {"standard_id": standard.id, "number": new, "title": "x"},
            "iso.legal.document": {
                "number": new,
                "issuer": "x",
                "date": "2026-01-01",
                "subject": "x",
            },
            "iso.party.role": {"code": new, "name": "x"},
            "iso.procedure": {
                "code": new,
                "name": "x",
                "company_id": self.agency.id,
            },
        }
        return self.env[name].create(vals[name]) if name in vals else None

    @mute_logger("odoo.sql_db")
    def test_nothing_goes_out_of_a_sealed_list(self):
        self.assertFalse(self._lists())

    @mute_logger("odoo.sql_db")
    def test_a_list_that_nobody_asks_about_is_found(self):
        seal = type(self.env["iso.sealed.mixin"])
        with patch.object(seal, "_edges_of_deletion", lambda self: {}):
            found = self._lists()
        self.assertIn(("iso.plan", "legal_basis_ids"), found)

    # ------------------------------------------------------------ emptied
    def _emptied(self):
        """Delete what kept records point to by links that PostgreSQL empties then.

        :return: (the links there are, those tried, those of them that were emptied)
        """
        links = self._foreign_keys("n")
        models = {model._table: model._name for model in self._concrete()}
        there, tried, open_ends = set(), set(), set()
        for record in self.kept:
            for column, table in links.get(record._table, ()):
                link = (record._name, column)
                if column == "write_uid":
                    continue
                there.add(link)
                if link in tried:
                    continue
                target = self._loose(models[table])
                if not target:
                    continue
                tried.add(link)
                self.assertFalse(self._is_kept(target), (link, "deleted by nobody"))
                self.env.flush_all()
                with self.env.cr.savepoint() as savepoint:
                    # Past the seals.
                    self.env.cr.execute(
                        SQL(
                            "UPDATE %s SET %s = %s WHERE id = %s",
                            SQL.identifier(record._table),
                            SQL.identifier(column),
                            target.id,
                            record.id,
                        )
                    )
                    self.env.invalidate_all()
                    for one in (target, target.with_context(**WORDS)):
                        if not self._is_kept(one):
                            open_ends.add(link)
                    savepoint.rollback()
                self.env.invalidate_all()
        return there, tried, open_ends

    @mute_logger("odoo.sql_db")
    def test_nothing_empties_what_has_to_stay(self):
        there, tried, open_ends = self._emptied()
        self.assertFalse(open_ends)
        self.assertEqual(there - tried, LEADS_TO_KEPT)

    @mute_logger("odoo.sql_db")
    def test_a_link_that_is_emptied_is_found(self):
        seal = type(self.env["iso.sealed.mixin"])
        with patch.object(seal, "_is_emptied", lambda self, field: False):
            self.env.registry.clear_cache()
            _there, _tried, open_ends = self._emptied()
        self.env.registry.clear_cache()
        self.assertIn(("iso.plan", "signer_id"), open_ends)
        self.assertIn(("iso.task", "done_by_id"), open_ends)
        self.assertIn(("iso.risk.register", "confirmed_by_id"), open_ends)

    def test_who_signed_is_archived_and_not_deleted(self):
        signer = self.records["iso.plan", "own"].sudo().signer_id
        with self.assertRaises(UserError) as refused:
            signer.with_context(lang="vi_VN").unlink()
        self.assertIn("Hãy lưu trữ", str(refused.exception))
        signer.action_archive()
        self.assertEqual(self.records["iso.plan", "own"].sudo().signer_id, signer)

    # ------------------------------------------------------------ what is said, cost
    def test_an_agency_says_what_stands_in_the_way(self):
        agency = self.env["res.company"].create({"name": "Xã Mới", "iso_symbol": "XM"})
        rows = self.env["iso.document.number"].create(
            [
                {
                    "company_id": agency.id,
                    "type_id": self.env.ref("iso_quality.document_type_report").id,
                    "issue_date": "2026-01-05",
                    "number": number,
                    "subject": "x",
                }
                for number in ("01", "02")
            ]
        )
        # As if they had been written here.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE iso_document_number SET res_model = 'iso.plan', res_id = -id "
            "WHERE id IN %s",
            [tuple(rows.ids)],
        )
        self.env.invalidate_all()
        with self.assertRaises(UserError) as refused:
            agency.with_context(lang="vi_VN").unlink()
        said = str(refused.exception)
        self.assertIn("Không thể xóa “Xã Mới”: 2 × ", said)
        self.assertIn("có trong sổ", said)

    def _queries_to_delete(self, lines, year):
        plan = self._new_plan(
            *(
                {"deadline": "Quý II", "lead": [self.all_departments]}
                for _number in range(lines)
            ),
            year=year,
        )
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        plan.unlink()
        self.env.flush_all()
        self.assertFalse(plan.exists())
        return self.env.cr.sql_log_count - before

    def test_deleting_a_draft_costs_the_same_however_much_hangs_on_it(self):
        self._queries_to_delete(1, 2040)
        few = self._queries_to_delete(2, 2041)
        many = self._queries_to_delete(40, 2042)
        self.assertEqual(few, many)
