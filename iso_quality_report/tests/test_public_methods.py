"""What a client may call tells and does nothing about records that its user may not
read. The walk is over all public methods of our models, as the service that answers
RPC knows them, called by those who may not read a record of each kind."""

from inspect import Parameter, isfunction, signature
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Command, Date
from odoo.service.model import get_public_method
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

# These take no record: what they are given is in their arguments.
WITHOUT_RECORDS = {"create", "default_get"}
# What only tells how a rule is read: no records, and no values of them.
HARMLESS = {"SELF_READABLE_FIELDS", "SELF_WRITEABLE_FIELDS"}

X2MANY = ("one2many", "many2many")
# Who may not read anything of the agency.
ABROAD = (
    "portal",
    "other secretary",
    "other leader",
    "other admin",
    "let in",
)


@tagged("post_install", "-at_install", "iso_quality")
class TestPublicMethods(AuditRecords):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(
            cls.env, "iso_portal", "base.group_portal", company_id=cls.agency.id
        )
        cls.other_admin = cls._new_user("other_admin", "admin", cls.other_agency)
        # Every role there, and may look at the agency, where they do not count.
        cls.let_in = cls._new_user("let_in", "secretary", cls.other_agency)
        for role in ("leader", "admin"):
            cls.env["iso.role"]._give(cls.let_in, role, cls.other_agency)
        cls._new_department("Phòng của họ", cls.let_in, company=cls.other_agency)
        cls.let_in.company_ids = [Command.link(cls.agency.id)]
        cls.visitors = {
            "portal": cls.portal,
            "other secretary": cls.other_secretary,
            "other leader": cls.other_leader,
            "other admin": cls.other_admin,
            "let in": cls.let_in,
            **cls._users(cls),
        }
        plan = cls.records["iso.plan", "own"].sudo()
        file = cls.env["iso.document.file"].sudo()._of(plan)[plan.id]
        cls.subjects = [record.sudo() for record in cls.records.values()]
        cls.subjects = [record for record in cls.subjects if record]
        cls.subjects += [file, file.attachment_id]
        prints = cls.env["iso.document.print"].sudo()
        cls.subjects.append(
            prints.search([("res_model", "=", "iso.plan"), ("res_id", "=", plan.id)])
        )
        while linked := cls.env["iso.document.link"]._link_some():
            cls.subjects.append(linked.filtered(lambda one: one.file_id == file))
        cls.subjects = [record for record in cls.subjects if record]
        cls._foreign_records()
        # Its name is that of its kind, which is no secret.
        cls.committee.name = "Ban ISO của Sở"
        cls.env.flush_all()

    @classmethod
    def _foreign_records(cls):
        """Records of the other agency with words that nobody else may be told."""
        cls.other_office.name = "Phòng MẬT"
        cls.other_secretary.name = "Người MẬT"
        cls.other_agency.write({"iso_place": "Nơi MẬT", "iso_superior_name": "MẬT"})
        plan = cls.env["iso.plan"].with_user(cls.other_secretary)
        plan = plan.create({"title": "Kế hoạch MẬT", "year": 2026})
        plan.signer_id = cls.other_secretary
        line = cls._add_line(plan, "Quý II", [cls.standing], name="Việc MẬT")
        sheet = cls.env["iso.objective.sheet"].with_user(cls.other_secretary)
        sheet = sheet.create({"year": 2026, "department_id": cls.other_office.id})
        objective = sheet.objective_ids.create(
            {"sheet_id": sheet.id, "name": "Mục tiêu MẬT", "unit": "MẬT"}
        )
        risk = cls.records["iso.risk", "other"].sudo()
        risk._unsealed().name = "Rủi ro MẬT"
        cls.theirs = {
            one._name: one.sudo()
            for one in (plan, line, line.section_id, line.branch_ids, sheet, objective)
        }

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
            "clause_id": self.clause.id,
            "column": "valid",
            "content": b"%PDF-1.4",
            "day": day,
            "default": {},
            "department_id": self.trade.id,
            "domain": [],
            "fields": ["id"],
            "data": [],
            "impact": 2,
            "issue_date": day,
            "likelihood": 2,
            "line_id": line.id,
            "month": 3,
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
            "rows": [{"id": record.id, "version": "", "entered": {}}],
            "specification": {"display_name": {}},
            "text": "Quý II",
            "field_names": [],
            "fields_spec": {},
            "values": {},
            "vals_list": [self.writes.get(record._name, {"name": "x"})],
            "vals": self.writes.get(record._name, {"name": "x"}),
            "year": 2026,
            # Of nonconformities.
            "target_id": self.records["iso.nonconformity", "own"].id,
            "kind": "remark",
            "grade": "minor",
            "passed": True,
            # Of audits.
            "words": "Có hồ sơ ở tủ 2",
            "position": "agree",
            "decision": "kept",
            # Of the board and the home.
            "key": "audit",
            "block": "mine",
            "verb": "finish",
            "model": "iso.task",
            "record_id": record.id,
            "file_ids": [],
            "version": "",
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

    def _words(self, record):
        """All words that stand in a record and the names it links to (set)."""
        words = set()
        for field in record.sudo()._fields.values():
            if field.type in ("char", "text"):
                words.add(record.sudo()[field.name])
            elif (
                field.type == "many2one"
                and field.store
                and field.comodel_name != "res.company"
            ):
                words.add(record.sudo()[field.name].display_name)
        return {word for word in words if word and "MẬT" in word}

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

    # ------------------------------------------------------------ roles elsewhere
    def _done(self, user, only=None):
        """Which methods a user gets done on records of the agency, each taken back.

        :return: set of (model, place, method)
        """
        done = set()
        for (name, place), record in self.records.items():
            if not record or place in ("shared", "other") or only not in (None, name):
                continue
            for method in self._methods(record):
                function = getattr(type(record), method)
                if getattr(function, "_api_model", False):
                    continue
                arguments = self._arguments(function, record.sudo())
                mine = record.with_user(user)
                ending = self._ending(
                    lambda m=mine, n=method, a=arguments: getattr(m, n)(*a), ()
                )
                if ending == "it was done":
                    done.add((name, place, method))
        return done

    def _more_done(self, only=None):
        """What staff of the agency with every role elsewhere get done, and plain staff
        do not."""
        plain = self._new_user("plain", "staff")
        self.env["iso.role"]._give(self.let_in, "staff", self.agency)
        self.let_in.iso_role_ids.date_from = "2000-01-01"
        done = self._done(plain, only)
        self.assertTrue(done)
        return self._done(self.let_in, only) - done

    def test_a_role_elsewhere_does_nothing_here(self):
        self.assertFalse(self._more_done())

    def test_a_method_that_asks_the_group_only_is_found(self):
        def _iso_require(self, roles, records):
            roles = (roles,) if isinstance(roles, str) else roles
            groups = [f"iso_quality.group_{role}" for role in roles]
            if not self.env.su and not any(map(self.env.user.has_group, groups)):
                raise AccessError(str(roles))

        users = self.env.registry["res.users"]
        with patch.object(users, "_iso_require", _iso_require):
            self.assertTrue(self._more_done("iso.plan"))

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
                for who in ABROAD:
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
        for ids in {"res_id", "res_ids"} & model._fields.keys():
            for name in ("iso.plan", "iso.objective.sheet", "iso.task"):
                record = self.records[name, "own"]
                which = record.id if ids == "res_id" else record.ids
                vals = {"res_model": name, ids: which}
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
                for who in ABROAD:
                    mine = model.with_user(self.visitors[who])
                    # What one does to one's own wizard is no matter of the record.
                    for name in self._methods(model, "write", "copy_data", "unlink"):
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

    # ------------------------------------------------------------ forms being filled in
    def _foreign_targets(self, field):
        """Records of the other agency that somebody may name in a link."""
        if field.comodel_name == "hr.department":
            return self.other_office
        return self.records.get((field.comodel_name, "other")) or self.theirs.get(
            field.comodel_name, self.env[field.comodel_name]
        )

    def _onchanges(self, only=None):
        """Name a foreign record in a form of one's own, and see what the server fills in.

        :return: (number of links tried, what was told: set of texts)
        """
        tried, told = set(), set()
        for (name, place), record in self.records.items():
            if place not in ("own", "draft", "agency_draft") or only not in (
                None,
                name,
            ):
                continue
            for field in record._fields.values():
                if field.type != "many2one" or not field.store:
                    continue
                target = self._foreign_targets(field).sudo()[:1]
                if not target:
                    continue
                secrets = self._words(target)
                spec = {
                    one.name: {"fields": {"display_name": {}}}
                    if one.type == "many2one"
                    else {}
                    for one in record._fields.values()
                    if one.name != field.name and one.type not in X2MANY
                }
                for user in (self.secretary, self.trade_head, self.staff, self.admin):
                    mine = record.with_user(user)
                    for one in (mine, mine.browse()):
                        tried.add((name, field.name))
                        vals = {field.name: target.id}
                        failure = self._ending(
                            lambda o=one, v=vals, f=field.name, s=spec: o.onchange(
                                v, [f], s
                            ),
                            secrets,
                        )
                        if "told" in (failure or ""):
                            told.add(f"{name}.{field.name}: {failure}")
        return tried, told

    def test_a_form_fills_in_nothing_of_records_that_one_may_not_read(self):
        tried, told = self._onchanges()
        self.assertFalse(told, "\n" + "\n".join(sorted(told)))
        self.assertGreater(len(tried), 20)

    def test_a_form_that_fills_in_too_much_is_found(self):
        base = self.env.registry["base"]
        with patch.object(base, "_iso_check_named", lambda self, values: None):
            _tried, told = self._onchanges("iso.risk.register")
        self.assertEqual(len(told), 1, told)
        self.assertIn("iso.risk.register.department_id: it told", told.pop())
