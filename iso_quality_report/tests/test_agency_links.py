"""Links stay in their agency and in their document, and nothing moves away: a walk over
every link of our models, and over what places a record."""

import re
from unittest.mock import patch

from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality_audit.tests.access import AuditRecords


@tagged("post_install", "-at_install", "iso_quality")
class TestAgencyLinks(AuditRecords):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        other = cls.other_agency
        sheet = cls.env["iso.objective.sheet"].create(
            {"company_id": other.id, "year": 2026}
        )
        theirs = {
            "iso.objective.sheet": sheet,
            "iso.objective": cls.env["iso.objective"].create(
                {"sheet_id": sheet.id, "name": "Của họ"}
            ),
            "iso.objective.report": cls.env["iso.objective.report"].create(
                {"company_id": other.id, "year": 2025, "period": "year"}
            ),
            "iso.plan": cls.env["iso.plan"].create(
                {"company_id": other.id, "title": "Của họ", "year": 2026}
            ),
            "res.users": cls.other_secretary,
            "res.partner": cls.env["res.partner"].create(
                {"name": "Của họ", "company_id": other.id}
            ),
            "hr.department": cls.env["hr.department"].create(
                {"name": "Của họ", "company_id": other.id}
            ),
        }
        section = cls.env["iso.plan.section"].create(
            {"plan_id": theirs["iso.plan"].id, "title": "x", "kind": "table"}
        )
        line = cls.env["iso.plan.line"].create(
            {"plan_id": theirs["iso.plan"].id, "section_id": section.id, "name": "x"}
        )
        theirs |= {"iso.plan.section": section, "iso.plan.line": line}
        theirs["iso.plan.branch"] = cls.env["iso.plan.branch"].create(
            {"line_id": line.id, "text": "Quý I"}
        )
        scale = cls.records["iso.risk.scale", "other"]
        theirs["iso.risk.scale.level"] = scale.level_ids[0]
        theirs["iso.risk.scale.band"] = scale.band_ids[0]
        for (name, place), record in cls.records.items():
            if place == "other":
                theirs.setdefault(name, record[:1])
        cls.theirs = theirs
        # A day off of the agency: ours is only its link to the year.
        year = cls.records["iso.calendar.year", "own"]
        day = {"iso_date_from": "2040-06-01", "iso_year_id": year.id}
        leaves = cls.env["resource.calendar.leaves"]
        cls.records[leaves._name, "own"] = leaves.create(day)

    # ------------------------------------------------------------ what is walked over
    def _concrete(self):
        return [
            model
            for model in self.env.values()
            if model._auto and not model._abstract and not model._transient
        ]

    def _links(self):
        """Every link that people write: iterator over (model, field)."""
        for model in self._concrete():
            for name in model._iso_links():
                field = model._fields[name]
                if model._iso_people_write(field):
                    yield model, field

    def test_every_part_knows_its_agency(self):
        """Or is known to every agency, or belongs to the archive."""
        without = {
            model._name
            for model in self._concrete()
            if model._name.startswith("iso.") and "company_id" not in model._fields
        }
        self.assertEqual(
            without,
            {
                "iso.activity.output",
                "iso.activity.type",
                "iso.audit.conclusion",
                "iso.audit.question.kind",
                "iso.clause",
                "iso.clause.match",
                "iso.document.file",
                "iso.document.print",
                "iso.document.type",
                "iso.party.role",
                "iso.standard",
            },
        )

    def test_the_screen_offers_the_own_agency_only(self):
        offered = {
            str(field)
            for model, field in self._links()
            if not field.check_company
            and field.name not in model._iso_place()
            and model._name.startswith("iso.")
        }
        self.assertFalse(offered)

    # ------------------------------------------------------------ to another agency
    def _open_links(self):
        """Links that can be made to lead to another agency."""
        tried, found = set(), set()
        for model, field in self._links():
            target = self.theirs.get(field.comodel_name)
            examples = [
                record
                for (name, place), record in self.records.items()
                if name == model._name and place != "other" and record
            ]
            if model._name == "res.company":
                examples = [self.agency]
            for record in examples if target else ():
                tried.add(str(field))
                value = target.id
                if field.type == "many2many":
                    value = [Command.link(value)]
                for user in (self.secretary, self._all_in_one()):
                    if self._takes(record[:1].with_user(user), {field.name: value}):
                        found.add(str(field))
        return tried, found

    def _takes(self, record, vals, refusals=(AccessError, UserError)):
        class Undo(Exception):
            pass

        try:
            with self.env.cr.savepoint():
                record.write(vals)
                self.env.flush_all()
                raise Undo
        except refusals:
            return False
        except (Undo, IntegrityError):
            # What the database alone refuses was let in.
            return True
        finally:
            self.env.invalidate_all()

    @mute_logger("odoo.sql_db")
    def test_no_link_leads_to_another_agency(self):
        tried, found = self._open_links()
        self.assertEqual(found, set())
        links = {str(field) for _model, field in self._links()}
        self.assertEqual(links - tried, set())

    @mute_logger("odoo.sql_db")
    def test_a_link_that_nobody_looks_at_is_found(self):
        toy = type(self.env["iso.committee.member"])
        with patch.object(toy, "_iso_check_links", lambda self, names: None):
            _tried, found = self._open_links()
        self.assertEqual(found, {"iso.committee.member.user_id"})

    def test_the_system_is_asked_too(self):
        line = self.records["iso.plan.line", "draft"].sudo()
        with self.assertRaisesRegex(UserError, "another agency"):
            line.section_id = self.theirs["iso.plan.section"]

    def test_it_tells_no_name(self):
        member = self.records["iso.committee.member", "own"].with_user(self.secretary)
        with self.assertRaises(UserError) as refused:
            member.with_context(lang="vi_VN").user_id = self.other_secretary
        self.assertIn("cơ quan khác", str(refused.exception))
        self.assertNotIn(self.other_secretary.name, str(refused.exception))

    # ------------------------------------------------------------ to another document
    def test_links_stay_in_their_document(self):
        """Of the own agency, but of another plan, table or year."""
        issued, draft = (self.records["iso.plan", place] for place in ("own", "draft"))
        line = draft.line_ids[0].with_user(self.secretary)
        foreign = issued.line_ids[0]
        objective = self.records["iso.objective", "draft"][:1].with_user(self.secretary)
        for record, name, target in (
            (line, "section_id", foreign.section_id),
            (line, "parent_id", foreign),
            (line.section_id, "parent_id", foreign.section_id),
            (line.branch_ids[:1], "after_branch_id", foreign.branch_ids[:1]),
            (objective, "parent_id", self.records["iso.objective", "agency"][:1]),
        ):
            self.assertIn(name, record._iso_same)
            with self.subTest(link=f"{record._name}.{name}"):
                self.assertFalse(self._takes(record, {name: target.id}))
        declared = {
            f"{model._name}.{name}"
            for model in self._concrete()
            for name in model._iso_same
        }
        self.assertEqual(len(declared), 5)

    # ------------------------------------------------------------ away
    def _movable(self):
        """Records that somebody takes to another agency, department or document."""
        tried, found = set(), set()
        for (_name, place), record in self.records.items():
            if place == "other" or not record._auto or not record:
                continue
            record = record[:1]
            for link in record._iso_place():
                field = record._fields[link]
                comodel = self.env[field.comodel_name].sudo()
                target = comodel.search([("id", "!=", record.sudo()[link].id)], limit=1)
                value = False if record.sudo()[link] and not target else target.id
                tried.add(str(field))
                for user in (self.secretary, self._all_in_one()):
                    if self._takes(record.with_user(user), {link: value}):
                        found.add(str(field))
        return tried, found

    @mute_logger("odoo.sql_db")
    def test_nothing_moves_away(self):
        tried, found = self._movable()
        self.assertGreater(len(tried), 40)
        self.assertEqual(found, set())

    @mute_logger("odoo.sql_db")
    def test_what_moves_away_is_found(self):
        toy = type(self.env["iso.document.template"])
        with patch.object(toy, "_iso_place", lambda self: frozenset()):
            tried, found = self._movable()
        self.assertNotIn("iso.document.template.company_id", tried)
        with patch.object(toy, "_iso_check_place", lambda self, vals: None):
            _tried, found = self._movable()
        self.assertEqual(found, {"iso.document.template.company_id"})

    def _movable_on_the_screen(self):
        """What places a record, and a form lets people change."""
        found = set()
        views = self.env["ir.ui.view"].search(
            [
                ("mode", "=", "primary"),
                ("type", "=", "form"),
                ("model", "=like", "iso.%"),
            ]
        )
        for view in views:
            model = self.env.get(view.model)
            for node in etree.fromstring(view.get_combined_arch()).iter("field"):
                name = node.get("name")
                inside = any(above.tag == "field" for above in node.iterancestors())
                if model is None or model._transient or inside:
                    continue
                words = re.findall(r"\w+", node.get("readonly") or "")
                if (
                    name in model._iso_place()
                    and not model._fields[name].readonly
                    and node.get("invisible") != "1"
                    and not {"id", "1"} & set(words)
                ):
                    found.add(f"{view.xml_id}: {name}")
        return found

    def test_no_form_lets_people_move_anything(self):
        self.assertFalse(self._movable_on_the_screen())
        toy = type(self.env["iso.party"])
        with patch.object(
            toy, "_iso_place", lambda self: frozenset({"sequence", "name"})
        ):
            self.assertEqual(
                self._movable_on_the_screen(), {"iso_quality.iso_party_view_form: name"}
            )

    def test_the_same_place_is_no_move(self):
        committee = self.committee.with_user(self.secretary)
        committee.write({"company_id": self.agency.id, "decision_number": "2"})
        self.assertEqual(committee.decision_number, "2")

    def test_a_department_with_records_keeps_its_agency(self):
        for user in (self.admin, self._all_in_one()):
            with self.assertRaisesRegex(UserError, "stays in its agency"):
                self.trade.with_user(user).company_id = self.other_agency
        new = self.env["hr.department"].create(
            {"name": "Phòng mới", "company_id": self.agency.id}
        )
        new.company_id = self.other_agency
        self.assertEqual(new.company_id, self.other_agency)

    # ------------------------------------------------------------ after the write
    def test_the_rules_hold_for_what_comes_out(self):
        """Whoever would lose the right to write a record does not write it away."""
        measure = self.records["iso.risk.measure", "own"].with_user(self.trade_head)
        rule = self.env["ir.rule"].create(
            {
                "name": "Only what nobody has",
                "model_id": self.env["ir.model"]._get_id("iso.risk.measure"),
                "domain_force": "[('user_id', '!=', %s)]" % self.trade_head.id,
            }
        )
        self.assertTrue(rule["global"])
        with self.assertRaises(AccessError):
            measure.user_id = self.trade_head

    # ------------------------------------------------------------ wizards, forms
    def test_a_wizard_tells_no_name(self):
        branch = self.theirs["iso.plan.branch"]
        wizards = self.env["iso.event.wizard"].with_user(self.secretary)
        with self.assertRaises(AccessError):
            wizards.create({"branch_id": branch.id, "reason": "x"})
        with self.assertRaises(AccessError):
            wizards.onchange(
                {"branch_id": branch.id}, ["branch_id"], {"line_id": {"fields": {}}}
            )
        with self.assertRaises(AccessError):
            self.env["iso.plan.new.wizard"].with_user(self.secretary).create(
                {"plan_id": self.theirs["iso.plan"].id, "source": "plan"}
            )

    def test_a_form_that_is_not_saved_tells_no_name(self):
        objectives = self.env["iso.objective"].with_user(self.secretary)
        foreign = self.theirs["iso.objective"].id
        spec = {"parent_id": {"fields": {"display_name": {}}}}
        for values in ({"parent_id": foreign}, {"parent_id": {"id": foreign}}):
            with self.assertRaises(AccessError):
                objectives.onchange(values, ["parent_id"], spec)

    def test_forms_of_the_own_agency_work_on(self):
        form = Form(self.env["iso.committee"].with_user(self.secretary))
        form.name, form.date_from = "Ban cũ", "2010-01-01"
        form.date_to = "2010-12-31"
        with form.member_ids.new() as member:
            member.user_id = self.leader
        committee = form.save()
        self.assertEqual(committee.company_id, self.agency)
