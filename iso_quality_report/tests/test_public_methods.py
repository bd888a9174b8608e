"""What a client may call tells and does nothing about records that its user may not
read. The walk is over all public methods of our models, as the service that answers
RPC knows them, called by those who may not read a record of each kind."""

from inspect import Parameter, isfunction, signature
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Date
from odoo.service.model import get_public_method
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tests import test_access

# These take no record: what they are given is in their arguments.
WITHOUT_RECORDS = {"create", "default_get"}
# What only tells how a rule is read: no records, and no values of them.
HARMLESS = {"SELF_READABLE_FIELDS", "SELF_WRITEABLE_FIELDS"}


@tagged("post_install", "-at_install", "iso_quality")
class TestPublicMethods(test_access.TestAccess):
    # The records of that table, not its tests.
    test_every_model_has_a_row = None
    test_the_table = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(
            cls.env, "iso_portal", "base.group_portal", company_id=cls.agency.id
        )
        cls.visitors = {
            "portal": cls.portal,
            "other secretary": cls.other_secretary,
            "other leader": cls.other_leader,
            **cls._users(cls),
        }
        plan = cls.records["iso.plan", "own"].sudo()
        file = cls.env["iso.document.file"].sudo()._of(plan)[plan.id]
        cls.subjects = [record.sudo() for record in cls.records.values()]
        cls.subjects = [record for record in cls.subjects if record]
        cls.subjects += [file, file.attachment_id]
        # Its name is that of its kind, which is no secret.
        cls.committee.name = "Ban ISO của Sở"
        cls.env.flush_all()

    # ------------------------------------------------------------ what is walked over
    def _methods(self, model, *but):
        """The public methods that our addons define on a model (list of str).

        :param but: names to leave out
        """
        names = {
            name
            for one in type(model).__mro__
            if one.__module__.startswith("odoo.addons.iso_quality")
            for name, member in vars(one).items()
            if isfunction(member) and not name.startswith("_")
        }
        public = []
        for name in sorted(names - WITHOUT_RECORDS - HARMLESS - set(but)):
            try:
                get_public_method(model, name)
            except AccessError:
                continue
            public.append(name)
        return public

    def _arguments(self, method, record):
        """Values for the parameters of a method that have no default."""
        day = Date.to_date("2026-06-01")
        line = self.records["iso.plan.line", "own"]
        known = {
            "column": "valid",
            "content": b"%PDF-1.4",
            "day": day,
            "default": {},
            "department_id": self.trade.id,
            "impact": 2,
            "issue_date": day,
            "likelihood": 2,
            "line_id": line.id,
            "name": "x",
            "number": "77",
            "options": {
                "plan_id": line.plan_id.id,
                "round_id": self.records["iso.risk.round", "own"].id,
                "department_id": self.trade.id,
                "year": 2026,
            },
            "place": "Sảnh",
            "reason": "Vì sao",
            "text": "Quý II",
            "vals": self.writes.get(record._name, {"name": "x"}),
            "year": 2026,
        }
        return [
            known[parameter.name]
            for parameter in list(signature(method).parameters.values())[1:]
            if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD
            and (parameter.default is Parameter.empty or parameter.name == "options")
        ]

    def _secrets(self, record):
        """Words that somebody who may not read a record must not be told (set)."""
        record = record.sudo()
        values = {record.display_name}
        for name in ("name", "title", "subject", "result", "reason", "note"):
            if record._fields.get(name) and record._fields[name].type in (
                "char",
                "text",
            ):
                values.add(record[name])
        return {value for value in values if value and len(value) > 3}

    def _ending(self, call, secrets):
        """What is wrong with how a call ended; None when nothing is."""

        class Undo(Exception):
            pass

        result = None
        self.env.invalidate_all()
        try:
            with mute_logger("odoo.sql_db", "odoo.models"), self.env.cr.savepoint():
                result = call()
                self.env.flush_all()
                raise Undo
        except Undo:
            wrong, told = "it was done", repr(result)
        except AccessError as error:
            wrong, told = None, str(error)
        # Whatever it is: the walk goes on and tells all that is wrong.
        except Exception as error:
            wrong, told = type(error).__name__, str(error)
        finally:
            self.env.invalidate_all()
        if said := [secret for secret in secrets if secret in told]:
            return f"it told {said[0]}"
        return wrong

    # ------------------------------------------------------------ on records
    def _walk(self, only=None):
        """Call what is public on records that one may not read.

        :return: (number of calls, what went wrong: set of "model.method: what")
        """
        calls, wrong = 0, set()
        for record in self.subjects:
            if only and record._name != only:
                continue
            secrets = self._secrets(record)
            methods = [
                name
                for name in self._methods(record)
                if not getattr(getattr(record, name), "_api_model", False)
            ]
            for user in self.visitors.values():
                mine = record.with_user(user)
                if mine.has_access("read"):
                    continue
                for name in methods:
                    method = getattr(type(record), name)
                    arguments = self._arguments(method, record)
                    calls += 1
                    failure = self._ending(
                        lambda m=mine, n=name, a=arguments: getattr(m, n)(*a), secrets
                    )
                    if failure:
                        wrong.add(f"{record._name}.{name}: {failure}")
        return calls, wrong

    def test_who_may_not_read_a_record_is_told_nothing_by_its_methods(self):
        calls, wrong = self._walk()
        self.assertFalse(wrong, "\n" + "\n".join(sorted(wrong)))
        self.assertGreater(calls, 1000)

    def test_every_model_with_methods_is_walked_over(self):
        walked = {record._name for record in self.subjects}
        missing = {
            name
            for name, model in self.env.items()
            if name.startswith("iso.")
            and not (model._abstract or model._transient)
            and self._methods(model)
        } - walked
        self.assertFalse(missing)

    def test_a_method_that_asks_too_late_is_found(self):
        def action_open_trend(self):
            return {"name": (self.sudo().root_id or self) and self.name}

        objective = self.env.registry["iso.objective"]
        with patch.object(objective, "action_open_trend", action_open_trend):
            _calls, wrong = self._walk("iso.objective")
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("iso.objective.action_open_trend: it told", wrong.pop())

    # ------------------------------------------------------------ by arguments
    def test_what_is_asked_for_by_an_id_is_the_users_to_read(self):
        secrets = self._secrets(self.records["iso.plan.line", "own"])
        secrets |= self._secrets(self.records["iso.plan", "own"])
        secrets |= {"Phòng Thương mại"}
        wrong, calls = set(), 0
        for name, model in self.env.items():
            if not name.startswith("iso."):
                continue
            for method in self._methods(model):
                function = getattr(type(model), method)
                if not getattr(function, "_api_model", False):
                    continue
                arguments = self._arguments(function, model)
                for who in ("portal", "other secretary", "other leader"):
                    mine = model.with_user(self.visitors[who])
                    calls += 1
                    failure = self._ending(
                        lambda m=mine, f=method, a=arguments: getattr(m, f)(*a), secrets
                    )
                    if failure and "told" in failure:
                        wrong.add(f"{name}.{method}: {failure}")
        self.assertFalse(wrong)
        self.assertGreater(calls, 20)

    # ------------------------------------------------------------ wizards
    def _foreign_vals(self, model):
        """Values that point a wizard to records of the agency: list of (vals, record).

        One for every record that its links may point to.
        """
        found = []
        filled = {
            field.name: self._filling(field)
            for field in model._fields.values()
            if field.required and field.store and not field.default
        }
        for field in model._fields.values():
            if field.type == "many2one" and field.store and not field.readonly:
                record = self.records.get((field.comodel_name, "own"))
                if field.comodel_name == "res.company":
                    record = self.agency
                if record:
                    found.append(({**filled, field.name: record.id}, record))
        if {"res_model", "res_ids"} <= model._fields.keys():
            for name in ("iso.plan", "iso.objective.sheet", "iso.task"):
                record = self.records[name, "own"]
                vals = {"res_model": name, "res_ids": record.ids}
                found.append(({**filled, **vals}, record))
        return found

    def _filling(self, field):
        match field.type:
            case "selection":
                return field.get_values(self.env)[0]
            case "date":
                return "2026-06-01"
            case "binary":
                return b"JVBERi0="
            case "many2one":
                record = self.records.get((field.comodel_name, "own"))
                return record.id if record else False
            case "integer":
                return 2026
            case _:
                return "x"

    def test_wizards_do_nothing_to_records_that_one_may_not_read(self):
        wrong, calls = set(), 0
        wizards = [
            model
            for name, model in self.env.items()
            if name.startswith("iso.") and model._transient
        ]
        for model in wizards:
            for vals, record in self._foreign_vals(model):
                secrets = self._secrets(record)
                for who in ("other secretary", "other leader", "portal"):
                    mine = model.with_user(self.visitors[who])
                    for name in self._methods(model, "write"):
                        calls += 1
                        failure = self._ending(
                            lambda m=mine, v=vals, n=name: getattr(m.create(v), n)(),
                            secrets,
                        )
                        # Links of wizards are asked about where links are.
                        if failure in ("it was done",) or "told" in (failure or ""):
                            wrong.add(f"{model._name}.{name} ({record}): {failure}")
        self.assertFalse(wrong, "\n" + "\n".join(sorted(wrong)))
        self.assertGreater(calls, 50)
