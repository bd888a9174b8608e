"""Tries out a table of rights: model × place × role; each addon has one."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

ROLES = ("staff", "trade_head", "secretary", "leader", "admin", "stranger")
NOBODY = dict.fromkeys(ROLES, "")
READ = {**dict.fromkeys(ROLES, "r"), "stranger": ""}


class AccessTrial:
    """Tries out what a user may do with a record; mixed into a case with the users of
    each role.

    ``writes``: a harmless change of each model; ``records``: (model, place) -> the
    record to try on.
    """

    writes = {}
    records = {}

    def _rights(self, record, user):
        """The rights ``user`` has on ``record``, tried out one by one."""
        record = record.with_user(user)
        model = record.browse()
        found = ""
        if self._allowed(
            lambda: record.read(["id", next(iter(self.writes[record._name]))])
        ):
            found += "r"
        if self._allowed(lambda: record.write(dict(self.writes[record._name]))):
            found += "w"
        if model.has_access("create") and self._allowed(lambda: self._twin(record)):
            found += "c"
        try:
            if self._allowed(record.unlink):
                found += "d"
        except IntegrityError:
            # Others point to the record: access came before, and allowed it.
            found += "d"
        return found

    def _twin(self, record):
        """Create a record beside ``record``, in the same agency or document."""
        source = record.sudo()
        vals = source.copy_data()[0]
        # Unique names and numbers would be refused for another reason.
        for name, value in (
            ("code", "twin"),
            ("number", "999"),
            ("revision", 7),
            ("date_from", "2010-01-01"),
            ("date_to", "2010-12-31"),
            ("name", "Bản sao"),
            ("year", 2031),
        ):
            if (
                name in source._fields
                and source._iso_people_write(source._fields[name])
                and source._name != "iso.legal.document"
            ):
                vals[name] = value
        if source._name == "iso.person":
            agency = source.company_id.id
            vals = {"name": "Người mới", "login": "twin", "company_id": agency}
        if source._name == "iso.document.template":
            vals["type_id"] = self.env.ref("iso_quality.document_type_notice").id
        if source._name == "iso.legal.document":
            # One is there once.
            vals["number"] = f"{source.number} khác"
        if source._name == "iso.late.step":
            vals["days"] = 99
        if source._name == "iso.clause.match":
            vals["former_id"] = False
        if source._name == "iso.form":
            vals["key"] = "objective_report"
        if source._name in ("iso.context", "iso.risk.round", "iso.calendar.year"):
            vals["year"] = 2098
        if source._name == "iso.calendar.makeup.day":
            vals["date"] = f"{source.date.year}-05-30"
        if source._name == "iso.risk.scale.level":
            vals["value"] = 9
        return record.browse().create(vals)

    def _allowed(self, action):
        class Undo(Exception):
            pass

        try:
            with self.env.cr.savepoint():
                action()
                self.env.flush_all()
                raise Undo
        except Undo:
            return True
        except (AccessError, UserError):
            return False
        finally:
            self.env.invalidate_all()

    def _users(self):
        """The user of each role; see ``ROLES``."""
        return {
            "staff": self.staff,
            "trade_head": self.trade_head,
            "secretary": self.secretary,
            "leader": self.leader,
            "admin": self.admin,
            "stranger": self.other_secretary,
        }


class AccessTable(AccessTrial):
    """The tests of a table.

    ``table``: model -> {place: {role: rights}}; ``untold``: models without records to
    protect.
    """

    module = ""
    table = {}
    untold = frozenset()

    def test_every_model_has_a_row(self):
        ours = {
            name
            for name in self.env
            if name.startswith("iso.")
            and self.env[name]._original_module == self.module
        }
        known = set(self.table) | self.untold
        self.assertFalse(ours - known, "models without a row in the table")
        for name in self.untold & ours:
            model = self.env[name]
            self.assertTrue(model._transient or model._abstract, name)

    @mute_logger("odoo.sql_db")
    def test_the_table(self):
        for model, places in self.table.items():
            for place, expected in places.items():
                record = self.records.get((model, place))
                if record is None:
                    # What "other" means for the rest: the stranger's column.
                    self.assertEqual(place, "other", (model, place))
                    continue
                self.assertTrue(record, (model, place))
                found = {
                    role: self._rights(record, user)
                    for role, user in self._users().items()
                    if not (place == "other" and role == "stranger")
                }
                expected = {role: expected[role] for role in found}
                with self.subTest(model=model, place=place):
                    self.assertEqual(found, expected)
