"""Which questions an agency asks: shared ones, its own in their place, none at all."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .question_case import QuestionCase


@tagged("post_install", "-at_install", "iso_quality")
class TestQuestions(QuestionCase):
    # ------------------------------------------------------------ what is asked
    def test_clauses_those_below_them_and_no_others(self):
        table = self.env["iso.audit.question"]
        parent = self.env.ref("iso_quality.clause_9001_2015_8_5")
        asked = table._for(self.agency, parent | self.clause)
        numbers = {one.clause_id.number for one in asked}
        self.assertEqual(numbers, {f"8.5.{n}" for n in range(1, 7)} | {"8.7"})
        self.assertFalse(table._for(self.agency, parent.browse()))
        self.assertGreater(len(table._for(self.agency)), 100)

    def test_in_the_order_of_the_clauses(self):
        asked = self.env["iso.audit.question"]._for(self.agency)
        places = [(one.clause_id.sequence, one.sequence, one.code) for one in asked]
        self.assertEqual(places, sorted(places))

    def test_of_whom(self):
        desk = self._new_question("T-02", for_whom="one_stop")
        self.assertIn(desk, self._asked())
        self.assertIn(desk, self._asked(for_whom=["one_stop"]))
        self.assertNotIn(self.shared, self._asked(for_whom=["one_stop"]))
        self.assertNotIn(desk, self._asked(for_whom=["department", "leadership"]))
        self.assertFalse(self._asked(for_whom=[]))

    def test_in_which_kind_of_agency(self):
        commune = self.env.ref("iso_quality_audit.question_kind_commune")
        self.shared.agency_kind_ids = commune
        self.assertNotIn(self.shared, self._asked())
        self.assertIn(self.shared, self._asked(self.other_agency))
        # Of what kind nobody has said.
        self.other_agency.iso_agency_kind = False
        self.assertNotIn(self.shared, self._asked(self.other_agency))
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            commune.unlink()
            self.env.flush_all()

    def test_of_the_edition_that_the_agency_applies(self):
        table = self.env["iso.audit.question"]
        following = self.env.ref("iso_quality.standard_9001_2026")
        for used in (self.edition, self.edition.browse()):
            self.agency.iso_standard_id = used
            self.assertEqual(table._for(self.agency).standard_id, self.edition)
        following.active = True
        self.assertEqual(table._for(self.agency).standard_id, self.edition | following)
        # Those of the next edition come on top: what stays is asked as before.
        before = table._for(self.other_agency)
        self.agency.iso_standard_id = following
        asked = table._for(self.agency)
        self.assertEqual(asked.standard_id, self.edition | following)
        self.assertLessEqual(
            before.filtered(lambda one: not one.agency_kind_ids), asked
        )
        self.assertTrue(self.shared.with_company(self.agency).is_asked)
        match = self.clause.successor_match_ids
        self.assertIn(self.shared, table._for(self.agency, match.next_id))
        session = self.env["iso.audit.session"].new(
            {
                "company_id": self.agency.id,
                "clause_ids": [Command.set(match.next_id.ids)],
            }
        )
        vals = session._catalogue_questions()
        self.assertEqual({one["clause_id"] for one in vals}, {match.next_id.id})
        self.assertIn(self.shared.id, [one["question_id"] for one in vals])
        match.unlink()
        self.assertNotIn(self.shared, table._for(self.agency))

    # ------------------------------------------------------------ own ones
    def test_an_own_question_takes_the_place_of_a_shared_one(self):
        shared = self.shared.with_user(self.secretary)
        action = shared.adapt()
        own = shared.browse(action["res_id"])
        self.assertEqual((own.code, own.name), (shared.code, shared.name))
        self.assertEqual(own.company_id, self.agency)
        self.assertEqual((shared.origin, own.origin), ("replaced", "instead"))
        self.assertEqual((shared.is_asked, own.is_asked), (False, True))
        own.name = "Câu của cơ quan hỏi gì?"
        self.assertIn(own, self._asked())
        self.assertNotIn(self.shared, self._asked())
        # Once more opens the same; other agencies ask the shared one.
        self.assertEqual(shared.adapt()["res_id"], own.id)
        self.assertIn(self.shared, self._asked(self.other_agency))
        own.unlink()
        self.assertIn(self.shared, self._asked())
        self.assertEqual(shared.origin, "shared")

    def test_questions_that_are_not_asked(self):
        own = self._new_question("T-02", by=self.secretary)
        both = (self.shared | own).with_user(self.secretary)
        both.stop_asking()
        self.assertFalse(both & self._asked())
        self.assertEqual(set(both.mapped("origin")), {"not_asked"})
        self.assertIn(self.shared, self._asked(self.other_agency))
        self.assertTrue(self.shared.active)
        both.stop_asking()
        both.ask_again()
        self.assertEqual(both & self._asked(), both)
        self.assertEqual(both.mapped("origin"), ["shared", "own"])

    def test_own_words_come_back_when_it_is_asked_again(self):
        shared = self.shared.with_user(self.secretary)
        own = shared.browse(shared.adapt()["res_id"])
        own.evidence = "Phiếu của cơ quan"
        shared.stop_asking()
        self.assertFalse(own.active)
        self.assertFalse((own | shared) & self._asked())
        shared.ask_again()
        self.assertIn(own, self._asked())
        self.assertNotIn(shared, self._asked())

    def test_what_is_asked_here_is_searched(self):
        own = self._new_question("T-02")
        self.shared.with_user(self.secretary).stop_asking()
        table = self.env["iso.audit.question"].with_user(self.secretary)
        table = table.with_company(self.agency)
        of_clause = [("clause_id", "=", self.clause.id)]
        asked = table.search([("is_asked", "=", True), *of_clause])
        rest = table.search([("is_asked", "=", False), *of_clause])
        self.assertEqual(asked.sorted("id"), self._asked().sorted("id"))
        self.assertIn(own, asked)
        self.assertIn(self.shared, rest)
        self.assertFalse(asked & rest)
        self.assertEqual(asked | rest, table.search(of_clause))

    def test_a_code_is_used_once(self):
        for agency in (False, self.agency):
            self._new_question("T-09", agency=agency)
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._new_question("T-09", agency=agency)
        self._new_question("T-09", agency=self.other_agency)

    def test_a_copy_is_the_agencys_own(self):
        copy = self.shared.with_user(self.secretary).copy()
        self.assertEqual(copy.company_id, self.agency)
        self.assertNotEqual(copy.code, self.shared.code)
        self.assertEqual(copy.origin, "own")
        self.assertIn(self.shared, self._asked())

    def test_form(self):
        table = self.env["iso.audit.question"].with_user(self.secretary)
        with Form(table) as form:
            form.code = "T-03"
            form.name = "Ba hồ sơ gần nhất ai thụ lý?"
            form.evidence = "Phiếu kiểm soát"
            form.clause_id = self.clause
        self.assertEqual(form.record.company_id, self.agency)
        self.assertEqual(form.record.standard_id, self.edition)
        self.assertIn("T-03 Ba hồ sơ", form.record.display_name)

    # ------------------------------------------------------------ who may
    def test_others_change_nothing(self):
        own = self._new_question("T-02")
        for user in (self.staff, self.trade_head, self.leader, self.admin):
            for question in (self.shared, own):
                question = question.with_user(user)
                self.assertTrue(question.name)
                for act in ("adapt", "stop_asking", "ask_again"):
                    with self.assertRaises(AccessError):
                        getattr(question, act)()
                with self.assertRaises(AccessError):
                    question.name = "Câu khác?"

    def test_secretaries_change_their_agencys_only(self):
        own = self._new_question("T-02")
        with self.assertRaises(AccessError):
            self.shared.with_user(self.secretary).name = "Câu khác?"
        with self.assertRaises(AccessError):
            own.with_user(self.other_secretary).name = "Câu khác?"
        with self.assertRaises(AccessError):
            own.with_user(self.other_secretary).stop_asking()
        with self.assertRaises(UserError):
            self._new_question("T-05", agency=self.other_agency, by=self.secretary)
        with self.assertRaises(UserError):
            self._new_question("T-05", agency=False, by=self.secretary)
        # A code of another agency tells nothing.
        self._new_question("T-06", agency=self.other_agency)
        self._new_question("T-06", by=self.secretary)

    def test_the_form_says_what_may_be_changed(self):
        both = self.shared | self._new_question("T-02")
        for user, may in (
            (self.secretary, [False, True]),
            (self.staff, [False, False]),
            (self.system, [True, False]),
        ):
            self.assertEqual(both.with_user(user).mapped("may_change"), may)
        with Form(self.shared.with_user(self.secretary)) as form:
            self.assertRaises(AssertionError, setattr, form, "name", "Câu khác?")

    def test_the_installation_changes_what_is_shared(self):
        shared = self.shared.with_user(self.system)
        shared.name = "Câu khác cho mọi cơ quan?"
        self.assertIn(shared, self._asked())
        with self.assertRaises(AccessError):
            self._new_question("T-02").with_user(self.system).name = "Câu khác?"

    def test_an_upgrade_keeps_what_the_installation_changed(self):
        question = self.env.ref("iso_quality_audit.question_2015_4_1_01")
        question.with_user(self.system).write({"name": "Câu đã sửa?", "active": False})
        self.env.flush_all()
        table = self.env["iso.audit.question"].with_context(
            mode="update",
            module="iso_quality_audit",
            install_module="iso_quality_audit",
            install_filename="iso.audit.question.csv",
            install_mode=True,
            noupdate=False,
        )
        rows = [["question_2015_4_1_01", "Câu gốc?"]]
        done = table.load(["id", "name"], rows)
        self.assertFalse([m for m in done["messages"] if m["type"] == "error"])
        self.assertEqual((question.name, question.active), ("Câu đã sửa?", False))

    # ------------------------------------------------------------ how much it asks
    def _count(self, action):
        self.env.flush_all()
        self.env.invalidate_all()
        # The users' agencies are asked for once a day.
        self.agency.read(["iso_standard_id", "iso_agency_kind"])
        self.clause.read(["parent_path"])
        before = self.env.cr.sql_log_count
        action()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_one_query_however_many(self):
        table = self.env["iso.audit.question"].with_user(self.secretary)
        table._for(self.agency, self.clause)

        def ask(agency=self.agency):
            for question in table._for(agency, self.clause, ["department"]):
                self.assertTrue(question.name and question.evidence)

        few = self._count(ask)
        for number in range(60):
            self._new_question(f"M-{number}")
        self.assertEqual((few, self._count(ask)), (1, 1))

    def test_a_list_asks_no_more_for_more(self):
        table = self.env["iso.audit.question"].with_user(self.secretary)
        spec = {
            "name": {},
            "origin": {},
            "is_asked": {},
            "agency_kind_ids": {"fields": {"display_name": {}}},
        }
        domain = [("clause_id", "=", self.clause.id)]

        def read():
            table.web_search_read(domain, spec)

        read()
        few = self._count(read)
        for number in range(60):
            self._new_question(f"M-{number}")
        self.assertEqual(self._count(read), few)

    def test_acts_on_many_ask_no_more(self):
        def made(prefix, count):
            found = self.env["iso.audit.question"]
            for number in range(count):
                found |= self._new_question(f"{prefix}-{number}", agency=False)
            return found.with_user(self.secretary)

        def asked(questions):
            return [
                self._count(act) for act in (questions.stop_asking, questions.ask_again)
            ]

        few, many = made("F", 5), made("M", 40)
        asked(few)
        few, many = asked(few), asked(many)
        self.assertEqual([max(pair) for pair in zip(few, many, strict=True)], few)
