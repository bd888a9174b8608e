"""Editions of the standard: the next one is there, and shown nowhere before its time."""

from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestEditions(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.used = cls.env.ref("iso_quality.standard_9001_2015")
        cls.next = cls.env.ref("iso_quality.standard_9001_2026")

    def _numbers(self, standard):
        return set(standard.clause_ids.mapped("number"))

    def test_the_next_edition_waits(self):
        self.assertTrue(self.used.active)
        self.assertFalse(self.next.active)
        # There is no national one: its name says so.
        self.assertEqual(self.next.name, "ISO 9001:2026")
        self.assertNotIn(self.next, self.env["iso.standard"].search([]))

    def test_what_its_clauses_are(self):
        used, following = map(self._numbers, (self.used, self.next))
        self.assertEqual(following - used, {"6.1.3"})
        self.assertEqual(used - following, {"10.3"})
        for clause in self.next.clause_ids:
            parent, _dot, _last = clause.number.rpartition(".")
            self.assertEqual(clause.parent_id.number or "", parent)
            self.assertFalse(clause.parent_id.standard_id - self.next)
        order = [tuple(map(int, one.number.split("."))) for one in self.next.clause_ids]
        self.assertEqual(order, sorted(order))

    # ------------------------------------------------------------ pickers
    def _pickers(self):
        """(model, field) of what people choose clauses in, whatever the model."""
        for name in sorted(self.env):
            model = self.env[name]
            for field in model._fields.values():
                if (
                    field.comodel_name == "iso.clause"
                    and not field.related
                    and field.type in ("many2one", "many2many")
                    and (name, field.name) != ("iso.clause", "parent_id")
                    # What became of clauses is said of all editions.
                    and name != "iso.clause.match"
                    and model._iso_people_write(field)
                ):
                    yield model, field

    def _offers(self, model, field):
        """The editions whose clauses a field offers."""
        domain = field.domain(model) if callable(field.domain) else field.domain
        if isinstance(domain, str):
            domain = safe_eval(domain, {"company_id": self.agency.id})
        return self.env["iso.clause"].search(Domain(domain or [])).standard_id

    def test_no_picker_offers_its_clauses(self):
        pickers = list(self._pickers())
        self.assertGreaterEqual(len(pickers), 3)
        for model, field in pickers:
            with self.subTest(field=str(field)):
                self.assertEqual(self._offers(model, field), self.used)
        self.next.active = True
        for model, field in pickers:
            self.assertEqual(self._offers(model, field), self.used | self.next)
        # The agency has chosen: one edition, whatever others are in use.
        for chosen in (self.used, self.next):
            self.env.company.iso_standard_id = chosen
            for model, field in pickers:
                self.assertEqual(self._offers(model, field), chosen)

    def test_a_picker_that_offers_them_is_found(self):
        field = self.env["iso.plan.line"]._fields["clause_ids"]
        domain, field.domain = field.domain, []
        self.addCleanup(setattr, field, "domain", domain)
        self.assertIn(self.next, self._offers(self.env["iso.plan.line"], field))

    def test_what_names_a_clause_keeps_it_when_the_edition_goes(self):
        kind = self.env.ref("iso_quality.activity_type_audit")
        clauses = kind.clause_ids
        self.assertTrue(clauses)
        self.used.active = False
        kind.invalidate_recordset()
        self.assertEqual(kind.clause_ids, clauses)
