"""What became of each clause in the next edition: said once, whole, read both ways; and
what follows when an edition is put into use and an agency takes it up."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestEditionMatches(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.used = cls.env.ref("iso_quality.standard_9001_2015")
        cls.next = cls.env.ref("iso_quality.standard_9001_2026")
        cls.matches = cls.env["iso.clause.match"]
        cls.system = cls.env.ref("base.user_admin")

    def _clause(self, standard, number):
        return standard.clause_ids.filtered(lambda clause: clause.number == number)

    def _became(self, number):
        return self._clause(self.used, number).successor_ids.mapped("number")

    def _was(self, number):
        return self._clause(self.next, number).predecessor_ids.mapped("number")

    def _unsaid(self):
        """Clauses of which nothing is said, neither a match nor new or dropped."""
        said = self.matches.search([])
        clauses = (self.used | self.next).clause_ids
        return clauses - said.former_id - said.next_id

    # ------------------------------------------------------------ the data
    def test_the_matching_is_whole(self):
        self.assertFalse(self._unsaid())
        for match in self.matches.search([]):
            self.assertEqual(match.former_id.standard_id or self.used, self.used)
            self.assertEqual(match.next_id.standard_id or self.next, self.next)
        lost = self._clause(self.next, "9.2")
        self.matches.search([("next_id", "=", lost.id)]).unlink()
        self.assertEqual(
            self._unsaid(), self._clause(self.used, "9.2") | lost, "a hole is found"
        )

    def test_what_is_known_of_2026(self):
        self.assertEqual(self._became("6.1"), ["6.1", "6.1.2", "6.1.3"])
        self.assertEqual(self._became("6.1.2"), ["6.1.2", "6.1.3"])
        self.assertEqual(self._was("6.1.3"), ["6.1", "6.1.2"])
        self.assertEqual(self._became("10.1"), ["10.1"])
        self.assertEqual(self._became("10.3"), ["10.1"])
        self.assertEqual(self._was("10.1"), ["10.1", "10.3"])
        self.assertEqual((self._became("10.2"), self._was("10.2")), (["10.2"],) * 2)
        more = self.matches.search([("kind", "=", "more")]).former_id.mapped("number")
        self.assertLess({"4.1", "4.2", "5.1.1", "6.3", "7.3", "9.3.2"}, set(more))
        moved = self.matches.search([("kind", "=", "moved")])
        self.assertEqual(
            moved.mapped(lambda one: (one.former_id.number, one.next_id.number)),
            [("6.1", "6.1.2"), ("6.1", "6.1.3"), ("6.1.2", "6.1.3"), ("10.3", "10.1")],
        )
        self.assertFalse(moved.filtered(lambda one: not one.note))

    def test_both_ways_are_one(self):
        for clause in self.used.clause_ids:
            for other in clause.successor_ids:
                self.assertIn(clause, other.predecessor_ids)
        for clause in self.next.clause_ids:
            for other in clause.predecessor_ids:
                self.assertIn(clause, other.successor_ids)

    def test_new_and_dropped(self):
        create = self.matches.create
        new = self.env["iso.clause"].create(
            {"standard_id": self.next.id, "number": "10.9", "title": "x"}
        )
        gone = new.copy({"standard_id": self.used.id})
        self.assertEqual(create({"next_id": new.id}).kind, "new")
        self.assertEqual(create({"former_id": gone.id}).kind, "dropped")
        self.assertFalse(self._unsaid())
        self.assertFalse(new._in_edition(self.used)[new])
        with self.assertRaisesRegex(ValidationError, "earlier edition"):
            create({"former_id": new.id, "next_id": gone.id})
        for vals in ({}, {"next_id": new.id}):
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                create(vals)

    def test_in_an_edition(self):
        six, audit = self._clause(self.used, "6.1.2"), self._clause(self.used, "9.2")
        here = (six | audit)._in_edition(self.next)
        self.assertEqual(here[six].mapped("number"), ["6.1.2", "6.1.3"])
        self.assertEqual(here[audit], self._clause(self.next, "9.2"))
        self.assertEqual(audit._in_edition(self.used), {audit: audit})
        self.assertEqual(here[audit]._in_edition(self.used), {here[audit]: audit})

    def test_queries_do_not_grow(self):
        def queries(clauses):
            ids = clauses.ids
            self.env.invalidate_all()
            # A list of its own: the prefetch of a one2many went with the cache.
            table = self.env["iso.clause"].with_user(self.secretary)
            clauses = table.browse(ids)
            before = self.env.cr.sql_log_count
            clauses._in_edition(self.next)
            clauses.mapped("display_name")
            clauses.mapped("is_offered")
            return self.env.cr.sql_log_count - before

        queries(self.used.clause_ids)
        few = queries(self.used.clause_ids[:5])
        self.assertEqual(queries(self.used.clause_ids), few)

    # ------------------------------------------------------------ taken up
    def test_who_puts_an_edition_into_use(self):
        for user in (self.secretary, self.leader, self.admin):
            edition = self.next.with_user(user)
            self.assertFalse(edition.may_change)
            with self.assertRaises(AccessError):
                edition.action_unarchive()
        edition = self.next.with_user(self.system)
        self.assertTrue(edition.may_change)
        edition.action_unarchive()
        self.assertTrue(self.next.active)
        edition.action_archive()
        self.assertFalse(self.next.active)

    def test_an_agency_takes_it_up(self):
        self.agency.iso_standard_id = self.used
        mine = self.agency.with_user(self.admin)
        with (
            self.assertRaisesRegex(ValidationError, "not in use"),
            self.env.cr.savepoint(),
        ):
            mine.iso_standard_id = self.next
        self.env.invalidate_all()
        self.next.active = True
        self.assertEqual(self._offered(), self.used, "it decides for itself")
        kind = self.env.ref("iso_quality.activity_type_audit")
        before = kind.clause_ids
        mine.iso_standard_id = self.next
        self.assertEqual(self._offered(), self.next)
        self.assertEqual(self._offered(self.other_secretary), self.used | self.next)
        self.assertEqual(kind.clause_ids, before, "what is written keeps its clause")
        with self.assertRaisesRegex(ValidationError, "choose another edition"):
            self.next.active = False

    def _offered(self, user=None):
        self.env.invalidate_all()
        clauses = self.env["iso.clause"].with_user(user or self.secretary)
        found = clauses.search([("is_offered", "=", True)])
        self.assertEqual(set(found.mapped("is_offered")), {True})
        rest = clauses.search([("is_offered", "=", False)])
        self.assertEqual(set(rest.mapped("is_offered")) - {False}, set())
        self.assertFalse(found & rest)
        return found.standard_id

    def test_clauses_of_another_edition_say_so(self):
        def names():
            return [
                self._clause(edition, "9.2")
                .with_user(self.secretary)
                .with_context(lang="vi_VN")
                .display_name
                for edition in (self.used, self.next)
            ]

        plain = "9.2 Đánh giá nội bộ"
        self.assertEqual(names(), [plain, f"{plain} (2026)"])
        self.next.active = True
        self.assertEqual(names(), [plain, f"{plain} (2026)"])
        self.agency.iso_standard_id = self.next
        self.env.invalidate_all()
        self.assertEqual(names(), [f"{plain} (2015)", plain])

    def test_side_by_side(self):
        for edition in (self.used, self.next):
            action = edition.with_user(self.secretary).action_compare()
            found = self.matches.with_user(self.secretary).search(action["domain"])
            self.assertEqual(found.former_id, self.used.clause_ids)
            self.assertEqual(found.next_id, self.next.clause_ids)
        other = self.env["iso.standard"].create({"name": "x", "year": 2040})
        with self.assertRaisesRegex(UserError, "compared"):
            other.action_compare()

    def test_the_question_on_climate_stands_in_both(self):
        self.next.active = True
        for year, edition in ((2031, self.used), (2032, self.next)):
            self.agency.iso_standard_id = edition
            context = (
                self.env["iso.context"]
                .with_user(self.secretary)
                .create({"year": year, "company_id": self.agency.id})
            )
            self.assertEqual(context.issue_ids.mapped("is_climate"), [True])
            climate = self._clause(edition, "4.1")
            self.assertTrue(
                (climate.successor_match_ids | climate.predecessor_match_ids).note
            )
