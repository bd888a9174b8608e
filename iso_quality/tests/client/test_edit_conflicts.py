"""Nobody saves over what a colleague has saved since he read it."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from ...tools.edit_conflict import EditConflict
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestEditConflicts(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._new_plan(
            {"deadline": "Quý I", "name": "Họp xem xét"},
            {"deadline": "Quý II", "name": "Đánh giá nội bộ"},
            title="Kế hoạch cũ",
        )
        cls.first, cls.second = cls.plan.line_ids

    def _save(self, records, vals, read, user=None, **words):
        """Save as the web client does, with what it has read."""
        known = {
            name: {str(one): values for one, values in by_id.items()}
            for name, by_id in read.items()
        }
        saved = records.with_user(user or self.secretary).with_context(
            read_values=known, **words
        )
        return saved.web_save(vals, {"display_name": {}})

    def _read_plan(self, **values):
        return {"iso.plan": {self.plan.id: values}}

    def test_a_field_that_somebody_changed_is_not_written(self):
        self.plan.title = "Kế hoạch của lãnh đạo"
        with self.assertRaises(EditConflict) as refused:
            self._save(
                self.plan,
                {"title": "Kế hoạch của tôi", "budget_source": "Ngân sách"},
                self._read_plan(title="Kế hoạch cũ", budget_source=False),
            )
        [told] = refused.exception.context["conflicts"]
        self.assertEqual(told["field"], "title")
        self.assertEqual(told["now"], "Kế hoạch của lãnh đạo")
        self.assertEqual(told["now_text"], "Kế hoạch của lãnh đạo")
        self.assertEqual(told["mine_text"], "Kế hoạch của tôi")
        self.assertEqual(told["by"], self.secretary.name)
        self.assertTrue(told["mine"])
        self.assertIn(told["label"], str(refused.exception))
        self.assertEqual(self.plan.title, "Kế hoạch của lãnh đạo")
        self.assertFalse(self.plan.budget_source)

    def test_who_changes_another_field_is_not_refused(self):
        self.plan.title = "Kế hoạch của lãnh đạo"
        self._save(
            self.plan,
            {"budget_source": "Ngân sách"},
            self._read_plan(budget_source=False),
        )
        self.assertEqual(self.plan.budget_source, "Ngân sách")
        self.assertEqual(self.plan.title, "Kế hoạch của lãnh đạo")

    def test_what_is_no_conflict(self):
        self.plan.title = "Kế hoạch mới"
        # Both have written the same.
        self._save(
            self.plan, {"title": "Kế hoạch mới"}, self._read_plan(title="Kế hoạch cũ")
        )
        # Typed and taken back: he has not changed it.
        self._save(
            self.plan,
            {"title": "Kế hoạch cũ", "budget_source": "Quỹ"},
            self._read_plan(title="Kế hoạch cũ", budget_source=""),
        )
        self.assertEqual(self.plan.title, "Kế hoạch mới")
        self.assertEqual(self.plan.budget_source, "Quỹ")
        # Who has seen the other text may write over it.
        self._save(self.plan, {"title": "Sau"}, self._read_plan(title="Kế hoạch mới"))
        self.assertEqual(self.plan.title, "Sau")
        # Who sends no value read is not asked.
        self._save(self.plan, {"title": "Của tôi"}, {})
        self.assertEqual(self.plan.title, "Của tôi")

    def test_rows_of_a_form(self):
        self.first.name = "Họp xem xét của lãnh đạo"
        rows = [
            Command.update(self.first.id, {"name": "Họp"}),
            Command.update(self.second.id, {"name": "Đánh giá"}),
        ]
        read = {
            "iso.plan.line": {
                self.first.id: {"name": "Họp xem xét"},
                self.second.id: {"name": "Đánh giá nội bộ"},
            }
        }
        with self.assertRaises(EditConflict) as refused:
            self._save(self.plan, {"line_ids": rows}, read)
        [told] = refused.exception.context["conflicts"]
        self.assertEqual((told["model"], told["id"]), ("iso.plan.line", self.first.id))
        self.assertEqual(told["record"], self.first.display_name)
        self.assertEqual(self.second.name, "Đánh giá nội bộ")
        # A row that was typed in and taken back is left as the other has it.
        rows[0] = Command.update(self.first.id, {"name": "Họp xem xét"})
        self._save(self.plan, {"line_ids": rows}, read)
        self.assertEqual(self.first.name, "Họp xem xét của lãnh đạo")
        self.assertEqual(self.second.name, "Đánh giá")

    def test_many_at_once(self):
        self.first.name = "Họp xem xét của lãnh đạo"
        lines = self.first | self.second
        read = {
            "iso.plan.line": {
                self.first.id: {"name": "Việc"},
                self.second.id: {"name": "Đánh giá nội bộ"},
            }
        }
        with self.assertRaises(EditConflict) as refused:
            # What the first one was read as is what all are set to: it is meant.
            self._save(lines, {"name": "Việc"}, read)
        [told] = refused.exception.context["conflicts"]
        self.assertEqual(told["id"], self.first.id)
        known = {"iso.plan.line": {str(self.first.id): {"name": "Họp xem xét"}}}
        with self.assertRaises(EditConflict):
            lines.with_context(read_values=known).web_save_multi(
                [{"name": "A"}, {"name": "B"}], {}
            )
        self.assertEqual(self.second.name, "Đánh giá nội bộ")

    def test_formatted_texts_and_numbers(self):
        section = self.env["iso.plan.section"].create(
            {"plan_id": self.plan.id, "title": "Một", "body": "<p>Trước</p>"}
        )
        read = {"iso.plan.section": {section.id: {"body": "<p>Trước</p>"}}}
        self._save(section, {"body": "<p>Sau</p>"}, read)
        with self.assertRaises(EditConflict) as refused:
            self._save(section, {"body": "<p>Khác<script>1</script></p>"}, read)
        [told] = refused.exception.context["conflicts"]
        self.assertEqual(told["now_text"], "<p>Sau</p>")
        self.assertNotIn("script", told["mine_text"])
        sheet = self._new_sheet(self.trade)
        objective = sheet.objective_ids
        target = {"iso.objective": {objective.id: {"target": 98.0, "deadline": False}}}
        self._save(objective, {"target": 97.5}, target)
        with self.assertRaises(EditConflict) as refused:
            self._save(objective, {"target": 99, "deadline": "2026-06-30"}, target)
        told = {one["field"]: one for one in refused.exception.context["conflicts"]}
        self.assertEqual(told.keys(), {"target", "deadline"})
        self.assertEqual(told["deadline"]["now"], "2026-12-31")
        self.assertIn("97", told["target"]["now_text"])

    def test_what_is_sent_may_be_rubbish(self):
        rubbish = (
            7,
            "x",
            [1],
            {"iso.plan": 3},
            {"iso.plan": {str(self.plan.id): ["title"]}},
            {"no.model": {"1": {"x": 1}}, "iso.plan": {"x": {"title": "y"}}},
            {
                "iso.plan": {
                    str(self.plan.id): {"nothing": "x", "date": [1], "state": 1}
                }
            },
        )
        for number, read in enumerate(rubbish):
            plan = self.plan.with_user(self.secretary).with_context(read_values=read)
            plan.web_save({"title": f"Lần {number}"}, {})
            self.assertEqual(self.plan.title, f"Lần {number}")

    def test_nothing_is_told_to_who_may_not_read(self):
        read = self._read_plan(title="Đoán")
        with self.assertRaises(AccessError):
            self._save(self.plan, {"title": "x"}, read, user=self.other_secretary)
        mine = self.env["iso.plan"].with_user(self.other_secretary)
        mine = mine.create({"title": "Xã", "year": 2026})
        rows = [Command.update(self.first.id, {"name": "x"})]
        read = {"iso.plan.line": {self.first.id: {"name": "Đoán"}}}
        with self.assertRaises(UserError) as refused:
            self._save(mine, {"line_ids": rows}, read, user=self.other_secretary)
        self.assertNotIsInstance(refused.exception, EditConflict)
        self.assertNotIn("Họp xem xét", str(refused.exception))

    def test_what_is_written_over_knowingly_stays_in_the_history(self):
        objective = self._new_sheet(self.trade).objective_ids
        step = objective.step_ids
        steps = {str(step.id): {"name": step.name}}
        over = {
            "iso.objective.step": {str(step.id): ["name", "nothing", 7]},
            "iso.objective": 5,
        }
        self.env.flush_all()
        self.cr.precommit.run()
        self._save(
            objective,
            {"step_ids": [Command.update(step.id, {"name": "Bước của tôi"})]},
            {"iso.objective.step": {step.id: steps[str(step.id)]}},
            written_over=over,
        )
        self.env.flush_all()
        self.cr.precommit.run()
        objective.invalidate_recordset()
        told = "".join(objective.sudo().message_ids.mapped("body"))
        self.assertIn("Rà soát hồ sơ hằng tuần", told)
        self.assertIn("Bước của tôi", told)

    def test_cost_does_not_grow_with_the_rows(self):
        counts = {}
        for size in (10, 100):
            plan = self._new_plan(
                *({"deadline": "Quý I", "name": f"Việc {n}"} for n in range(size)),
                year=2040 if size == 10 else 2041,
            )
            rows = [Command.update(one.id, {"name": "Mới"}) for one in plan.line_ids]
            changes = [{"line_ids": rows}]
            read = {
                "iso.plan.line": {
                    str(one.id): {"name": one.name} for one in plan.line_ids
                }
            }
            plan = plan.with_user(self.secretary).with_context(read_values=read)
            self.env.flush_all()
            self.env.invalidate_all()
            plan.env.user.has_group("base.group_user")
            before = self.cr.sql_log_count
            plan._iso_unless_conflict(changes)
            counts[size] = self.cr.sql_log_count - before
        self.assertEqual(counts[10], counts[100])

    def test_every_long_text_is_compared(self):
        """The web client tells what it has read of each (``read_values.esm.js``)."""
        left_out = [
            str(field)
            for name, model in self.env.items()
            if name.startswith("iso.") and not model._abstract and not model._transient
            for field in model._fields.values()
            if field.type in ("text", "html")
            and field.store
            and model._iso_people_write(field)
            and not model.with_user(self._all_in_one())._iso_compares(field.name)
        ]
        self.assertEqual(left_out, [])
