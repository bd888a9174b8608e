"""Lists and tree of objectives take the same queries at 10 and at 100."""

from lxml import etree

from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-02-10")
class TestObjectiveQueries(AgencyCase):
    def _specification(self, kind):
        """The fields of a view, with names of what they point to."""
        model = self.env["iso.objective"]
        view = self.env.ref(f"iso_quality.iso_objective_view_{kind}")
        arch = etree.fromstring(model.get_view(view.id, kind)["arch"])
        return {
            name: {"fields": {"display_name": {}}}
            if model._fields[name].type == "many2one"
            else {}
            for name in (node.get("name") for node in arch.iter("field"))
        }

    def _asked(self, user):
        """{name: what is asked}"""
        model = self.env["iso.objective"].with_user(user)
        domain = [("year", "=", 2026), ("sheet_id.state", "=", "issued")]
        tree = {**self._specification("hierarchy"), "child_ids": {}}
        return {
            "list": lambda: model.web_search_read(
                domain, self._specification("list"), limit=1000
            )["records"],
            "tree": lambda: model.hierarchy_read(
                domain, dict(tree), "parent_id", "child_ids"
            ),
            "roots": lambda: model.hierarchy_read(
                [*domain, ("parent_id", "=", False)],
                dict(tree),
                "parent_id",
                "child_ids",
            ),
        }

    def _queries(self, ask):
        for _time in range(2):
            ask()  # fills caches that live longer
            self.env.flush_all()
            self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        ask()
        return self.env.cr.sql_log_count - before

    def _count(self):
        return {
            (user.login, name): self._queries(ask)
            for user in (self.secretary, self.trade_head)
            for name, ask in self._asked(user).items()
        }

    def _last_year(self, unit, number):
        """The unit's sheet of this year that carries on one of last year."""
        names = ({"name": f"Mục tiêu {place}"} for place in range(number))
        old = self._approve(self._new_sheet(unit, *names, year=2025))
        action = old.with_user(self.secretary).action_next_year()
        return self.env["iso.objective.sheet"].browse(action["res_id"])

    def test_list_and_tree(self):
        agency = self._last_year(None, 2)
        self._approve(agency)
        sheet = self._last_year(self.trade, 8)
        sheet.objective_ids.parent_id = agency.objective_ids[0]
        self._approve(sheet)
        few = self._count()
        self.assertEqual(len(self._asked(self.secretary)["tree"]()), 10)
        sheet = self._last_year(self.energy, 90)
        sheet.objective_ids.parent_id = agency.objective_ids[1]
        self._approve(sheet)
        self.assertEqual(len(self._asked(self.secretary)["tree"]()), 100)
        self.assertEqual(self._count(), few)

    def test_texts_of_many_are_those_of_one(self):
        sheet = self._last_year(self.trade, 3)
        self._approve(sheet)
        self.env["res.lang"]._activate_lang("en_US")
        sheet = sheet.with_context(lang="en_US")
        old, new = sheet.objective_ids.previous_id, sheet.objective_ids
        measure = old[0].measure_ids[0].with_user(self.secretary)
        measure.write({"numerator": 1961, "denominator": 2000})
        measure.record()
        measure = old[1].measure_ids[0].with_user(self.secretary)
        measure.no_cases = True
        measure.record()
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(new.mapped("target_text"), ["≥ 98%"] * 3)
        self.assertEqual(new.mapped("last_value_text"), ["98.05%", "no cases", ""])
        self.assertEqual(old.mapped("value_text"), ["98.05%", "no cases", ""])
        self.assertEqual(new.mapped("value_text"), ["", "", ""])
        write = old._number_writer()
        self.assertEqual(write(1234567.5, "hồ sơ"), "1,234,567.5 hồ sơ")
        self.assertEqual(write(999.999, False), "1,000")
        self.assertEqual([write(-2.25, "%"), write(0, "%")], ["-2.25%", "0%"])

    def test_fields_of_list_and_tree_take_the_same_queries(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}))
        top = agency.objective_ids
        named = {"fields": {"display_name": {}}}
        spec = {name: {} for name in ("name", "target_text", "value_text", "result")}
        spec |= {name: {} for name in ("last_value_text", "measured_text")}
        spec |= {"missing_count": {}, "department_id": named, "owner_id": named}
        tree = {"name": {}, "target_text": {}, "value_text": {}, "result": {}}
        tree |= {"department_id": named, "current_child_ids": {}, "parent_id": named}
        model = self.env["iso.objective"].with_user(self.secretary)
        domain = [("company_id", "=", self.agency.id)]
        actions = {
            "list": lambda: model.web_search_read(domain, spec),
            "tree": lambda: model.hierarchy_read(
                domain, dict(tree), "parent_id", "current_child_ids"
            ),
        }
        counts = []
        for department, number in ((self.trade, 10), (self.energy, 90)):
            lines = ({"name": f"{n}", "parent_id": top.id} for n in range(number))
            self._approve(self._new_sheet(department, *lines))
            found = {}
            for name, run in actions.items():
                run()
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                run()
                found[name] = self.env.cr.sql_log_count - before
            counts.append(found)
        self.assertEqual(*counts)

    def test_reading_takes_the_same_queries(self):
        sheet = self._new_sheet(
            self.trade, *({"name": f"Mục tiêu {number}"} for number in range(100))
        )
        self._approve(sheet)
        names = ["name", "target_text", "value_text", "result", "last_value_text"]
        objectives = sheet.objective_ids
        counts = []
        objectives.with_user(self.trade_head).read(names)
        for some in (objectives[:10], objectives):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.trade_head).read(names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
