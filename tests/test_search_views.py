"""Search as people find it, over every search view of the addons: the first field finds
by all that is remembered, and no text is searched without an index."""

import ast

from lxml import etree

from odoo.tests import TransactionCase

# What grows by agency and year: Enter in its list asks ``found_by``.
GROWS = {
    *("iso.task", "iso.plan", "iso.plan.line", "iso.procedure", "iso.legal.document"),
    *("iso.objective", "iso.objective.measure", "iso.risk", "iso.risk.measure"),
    *("iso.context.issue", "iso.interested.party", "iso.document.number", "iso.form"),
    *("iso.person", "iso.party", "iso.audit", "iso.audit.session", "iso.audit.finding"),
    *("iso.audit.question", "iso.nonconformity", "iso.action", "iso.cause"),
}
# What has no words of its own: Enter finds by whose it is, or what it belongs to.
FIRST = {
    "iso.objective.sheet": "department_id",
    "iso.objective.report": "department_id",
    "iso.objective.trend": "root_id",
    "iso.plan.progress": "department_id",
    "iso.task.difficulty": "name",
    "iso.risk.register": "department_id",
    "iso.nonconformity.report": "department_id",
    "iso.nonconformity.asking": "nonconformity_id",
    "iso.nonconformity.step": "nonconformity_id",
    "iso.audit.programme": "year",
}
# A few dozen rows that the product brings along, or an administrator enters.
CATALOGUES = {
    *("iso.standard", "iso.clause", "iso.clause.match", "iso.plan.template"),
    *("iso.document.type", "iso.document.template", "iso.late.step"),
    "iso.calendar.year",
}
PEOPLE = {"hr.department", "res.users"}


class TestSearchViews(TransactionCase):
    """The search views of a database made as `make run` does."""

    test_module = "iso_quality"
    test_class = "TestSearchViews"
    test_sequence = 0
    test_tags = {"post_install"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        views = cls.env["ir.ui.view"].search(
            [
                ("type", "=", "search"),
                ("model", "=like", "iso.%"),
                ("mode", "=", "primary"),
            ]
        )
        cls.fields = [
            (cls.env[view.model], [*etree.fromstring(arch).iter("field")])
            for view in views
            for arch in [view.get_combined_arch()]
        ]

    def _names(self, node):
        """What a field of a search view searches."""
        condition = node.get("filter_domain")
        if not condition:
            return [node.get("name")]
        tree = ast.parse(condition, mode="eval")
        return [
            part.elts[0].value
            for part in ast.walk(tree)
            if isinstance(part, ast.Tuple) and len(part.elts) == 3
        ]

    def _texts(self, model, path):
        """The stored texts that a search of ``path`` compares."""
        if path == "found_by":
            return [one for p in model._found_by for one in self._texts(model, p)]
        name, _dot, rest = path.partition(".")
        field = model._fields[name]
        if rest:
            return self._texts(self.env[field.comodel_name], rest)
        return [field] if field.store and field.type in ("char", "text", "html") else []

    def test_every_view_is_of_a_kind(self):
        found = {model._name for model, _fields in self.fields}
        self.assertEqual(found, GROWS | set(FIRST) | CATALOGUES)

    def test_enter_asks_for_all_that_is_remembered(self):
        for model, (first, *_rest) in self.fields:
            with self.subTest(model=model._name):
                if model._name in GROWS:
                    self.assertEqual(first.get("name"), "found_by")
                    self.assertFalse(first.get("filter_domain"))
                    self.assertTrue(first.get("string"))
                elif model._name in FIRST:
                    self.assertEqual(first.get("name"), FIRST[model._name])

    def test_it_looks_at_departments_and_people(self):
        for model, (_first, *others) in self.fields:
            if model._name not in GROWS:
                continue
            listed = {path.partition(".")[0] for path in model._found_by}
            for node in others:
                field = model._fields[node.get("name")]
                if field.comodel_name not in PEOPLE or not field.store:
                    continue
                with self.subTest(field=str(field)):
                    self.assertIn(field.name, listed)

    def test_it_can_be_asked(self):
        people = self.env["res.users"].search(
            [("login", "in", ["thuky", "chuyenvien"])]
        )
        self.assertEqual(len(people), 2)
        for model, _fields in self.fields:
            if model._name not in GROWS:
                continue
            for user in people:
                with self.subTest(model=model._name, user=user.login):
                    seen = model.with_user(user)
                    if not seen.has_access("read"):
                        continue
                    found = seen.search([("found_by", "ilike", "phong")])
                    self.assertLessEqual(found, seen.search([]))
                    self.assertFalse(seen.search([("found_by", "ilike", "qqqxqq")]))

    def test_every_text_that_is_searched_has_an_index_of_trigrams(self):
        without, asked = set(), 0
        for model, nodes in self.fields:
            if model._name in CATALOGUES or not model._auto:
                continue
            for node in nodes:
                for path in self._names(node):
                    for field in self._texts(model, path):
                        asked += 1
                        if field.index != "trigram":
                            without.add(str(field))
        self.assertFalse(without, "no index of trigrams")
        self.assertGreater(asked, 30)

    def test_the_database_has_these_indexes(self):
        """And takes the accents off in them."""
        self.assertFalse(self.env["iso.setup.guide"]._search_lacks())
        self.env.cr.execute(
            "SELECT provolatile FROM pg_proc WHERE proname = 'unaccent' AND pronargs = 1"
        )
        self.assertEqual(self.env.cr.fetchall(), [("i",)])

    def test_departments_are_found_without_accents(self):
        """In the picker and in the search of lists."""
        secretary = self.env["res.users"].search([("login", "=", "thuky")])
        units = self.env["hr.department"].with_user(secretary)
        plan = self.env["hr.department"].search(
            [("name", "=", "Phòng Kế hoạch"), ("company_id", "=", secretary.company_id.id)]
        ) or units.search([("name", "like", "Kế hoạch")])  # fmt: skip
        self.assertTrue(plan)
        found = units.name_search("ke hoach")
        self.assertLessEqual(set(plan.ids), {one for one, _name in found})
        tasks = self.env["iso.task"].with_user(secretary)
        listed = tasks.search([("department_id", "ilike", "KE HOACH")])
        self.assertTrue(listed)
        self.assertLessEqual(
            listed.department_id, units.browse(one for one, _n in found)
        )
