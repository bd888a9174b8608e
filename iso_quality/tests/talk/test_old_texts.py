"""What was written over in a long text stays in the history of its document."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..common import AgencyCase

# Models of ours without any history, and why their long texts need none.
WITHOUT_HISTORY = {
    "iso.audit.question": "the catalogue; sessions keep the question they asked",
    "iso.document.number": "the register of numbers; its documents have a history",
    "iso.document.template": "the agency's wording; documents keep the text they had",
    "iso.plan.template": "where plans begin; a plan keeps its own text",
    "iso.risk.scale.level": "the scale; it cannot be changed once it was used",
}


class HistoryCase(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.plan = cls._new_plan(
            {"deadline": "Quý I", "name": "Họp xem xét"},
            {"deadline": "Quý II", "name": "Đánh giá nội bộ"},
            budget_source="Ngân sách tỉnh",
        )
        cls.first, cls.second = cls.plan.line_ids
        cls.section = cls.env["iso.plan.section"].create(
            {"plan_id": cls.plan.id, "title": "Một", "body": "<p>Mục <b>đích</b></p>"}
        )

    def setUp(self):
        super().setUp()
        self.flush_tracking()
        self.seen = self._messages(self.plan)

    def flush_tracking(self):
        self.env.flush_all()
        self.cr.precommit.run()

    def _messages(self, record):
        return record.sudo().message_ids

    def _notes(self, record=None):
        """The notes since the test began."""
        self.flush_tracking()
        record = record or self.plan
        record.invalidate_recordset(["message_ids"])
        return self._messages(record) - self.seen


@tagged("post_install", "-at_install", "iso_quality")
class TestOldTexts(HistoryCase):
    def test_one_note_a_save(self):
        plan = self.plan.with_user(self.secretary)
        plan.write(
            {
                "budget_source": "Ngân sách xã\nvà quỹ",
                "line_ids": [
                    Command.update(self.first.id, {"name": "Họp <lần 1>"}),
                    Command.update(self.second.id, {"outputs": "Biên bản"}),
                ],
            }
        )
        self.section.with_user(self.secretary).body = "<p>Mục <i>tiêu</i></p>"
        note = self._notes()
        self.assertEqual(len(note), 1)
        self.assertEqual(note.author_id, self.secretary.partner_id)
        body = str(note.body)
        for text in (
            "Ngân sách tỉnh",
            "Ngân sách xã<br>và quỹ",
            "Họp xem xét",
            "Họp &lt;lần 1&gt;",
            "Biên bản",
            "<p>Mục <b>đích</b></p>",
            "<p>Mục <i>tiêu</i></p>",
            self.section.display_name,
        ):
            self.assertIn(text, body)
        self.assertNotIn("Đánh giá nội bộ —", body.replace("Đánh giá nội bộ — ", "", 1))

    def test_what_odoo_tracks_stands_in_the_same_note(self):
        self.plan.write({"title": "Tên mới", "budget_source": "Quỹ khác"})
        [note] = self._notes()
        self.assertIn("Quỹ khác", note.body)
        self.assertTrue(note.tracking_value_ids)
        # What is tracked on another record leaves these to a note of their own.
        self.first.name = "Việc khác"
        self.seen |= note
        [note] = self._notes()
        self.assertIn("Việc khác", note.body)

    def test_no_note_without_a_change(self):
        self.plan.budget_source = "Khác"
        self.plan.budget_source = "Ngân sách tỉnh"
        self.section.write({"body": "<p>Mục <b>đích</b></p>"})
        self.assertFalse(self._notes())
        quiet = self.plan._iso_with_key(tracking_disable=True)
        quiet.budget_source = "Do hệ thống"
        self.assertFalse(self._notes())
        new = self.section.create(
            {"plan_id": self.plan.id, "title": "Hai", "body": "<p>Đầu</p>"}
        )
        new.body = "<p>Sau</p>"
        self.assertFalse(self._notes())

    def test_a_client_cannot_switch_it_off(self):
        words = {"tracking_disable": True, "mail_notrack": True, "iso_key": True}
        plan = self.plan.with_user(self.secretary).with_context(**words)
        plan.write({"budget_source": "Lén đổi"})
        line = self.first.with_user(self.secretary).with_context(**words)
        line.write({"name": "Lén đổi"})
        self.assertEqual(len(self._notes()), 1)

    def test_what_is_deleted(self):
        self.section.with_user(self.secretary).unlink()
        self.plan.write({"line_ids": [Command.delete(self.second.id)]})
        [note] = self._notes()
        self.assertIn("Mục <b>đích</b>", note.body)
        self.assertIn("Đánh giá nội bộ", note.body)
        self.assertNotIn("Họp xem xét", note.body)

    def test_what_goes_along_with_a_deleted_row(self):
        child = self.section.create(
            {
                "plan_id": self.plan.id,
                "parent_id": self.section.id,
                "title": "Một một",
                "body": "<p>Phần con</p>",
            }
        )
        self.flush_tracking()
        self.section.unlink()
        self.assertFalse(child.exists())
        [note] = self._notes()
        self.assertIn("Phần con", note.body)

    def test_a_deleted_document_takes_its_history_along(self):
        self.first.name = "Khác"
        self.plan.unlink()
        self.flush_tracking()

    def test_records_with_a_history_keep_their_own(self):
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self.all_departments]}, year=2031
        )
        self._issue(plan, date="2031-01-05")
        task = plan.task_ids[:1].with_user(self.secretary)
        self.flush_tracking()
        self.seen = self._messages(task)
        task.result = "Đã họp"
        self.flush_tracking()
        task.result = "Đã họp và gửi"
        notes = self._notes(task)
        self.assertEqual(len(notes), 2)
        self.assertIn("Đã họp và gửi", "".join(notes.mapped("body")))

    def test_whole_texts_are_kept(self):
        text = "chữ " * 4000
        self.plan.budget_source = text
        self.flush_tracking()
        self.plan.budget_source = "Ngắn"
        notes = self._notes()
        self.assertEqual(len(notes), 2)
        for note in notes:
            self.assertIn("<details>", note.body)
            self.assertIn(text.strip(), str(note.body))

    def test_nobody_hears_of_it(self):
        self.plan.message_subscribe(self.leader.partner_id.ids)
        self.plan.budget_source = "Khác"
        self.assertFalse(self._notes().notification_ids)

    def test_cost_does_not_grow_with_the_rows(self):
        counts = {}
        # The first one fills the caches of the registry.
        for year, size in ((2040, 10), (2041, 10), (2042, 100)):
            plan = self._new_plan(
                *({"deadline": "Quý I", "name": f"Việc {n}"} for n in range(size)),
                year=year,
            )
            self.flush_tracking()
            rows = [
                Command.update(one.id, {"outputs": f"Sản phẩm {one.id}"})
                for one in plan.line_ids
            ]
            plan.write({"line_ids": rows})
            self.env.flush_all()
            before = self.cr.sql_log_count
            self.cr.precommit.run()
            self.env.flush_all()
            counts[size] = self.cr.sql_log_count - before
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            plan._iso_keep_old_rows("line_ids", rows)
            counts[size] += self.cr.sql_log_count - before
            self.cr.precommit.clear()
        self.assertEqual(counts[10], counts[100])

    # ------------------------------------------------------------ the walk
    def _unkept(self):
        """The models whose long texts are written over without a trace."""
        found = set()
        for name, model in self.env.items():
            if not name.startswith("iso.") or model._abstract or model._transient:
                continue
            texts = {
                field.name
                for field in model._fields.values()
                if field.type in ("text", "html")
                and field.store
                and model._iso_people_write(field)
                and not getattr(field, "tracking", None)
            }
            if texts and not (
                texts <= model._iso_noted_names() and self._reaches_history(model)
            ):
                found.add(name)
        return found

    def _reaches_history(self, model):
        return model._iso_is_thread() or any(
            self._reaches_history(self.env[model._fields[name].comodel_name])
            for name in model._iso_wholes()
        )

    def test_every_long_text_is_kept(self):
        self.assertEqual(self._unkept(), set(WITHOUT_HISTORY))

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        toy = type(self.env["iso.plan.section"])
        with patch.object(toy, "_iso_noted_names", lambda self: frozenset()):
            self.assertIn("iso.plan.section", self._unkept())
        with patch.object(toy, "_iso_wholes", lambda self: ()):
            self.assertIn("iso.plan.section", self._unkept())


@tagged("post_install", "-at_install", "iso_quality")
class TestClosedPages(HistoryCase):
    """What comes when a page is closed and cannot be saved is noted."""

    def _close(self, record, vals, user=None, read=None):
        record = record.with_user(user or self.secretary)
        words = {"page_closing": True, "lang": "vi_VN"}
        if read:
            words["read_values"] = {record._name: {str(record.id): read}}
        return record.with_context(**words).web_save(vals, {})

    def test_it_is_saved_when_it_can_be(self):
        self._close(self.plan, {"title": "Tên mới"}, read={"title": self.plan.title})
        self.assertEqual(self.plan.title, "Tên mới")
        self.assertNotIn("Tên mới", "".join(self._notes().mapped("body")))

    def test_a_colleague_was_faster(self):
        vals = {
            "title": "Tên <của> tôi",
            "budget_source": "Quỹ",
            "line_ids": [
                Command.update(self.first.id, {"name": "Việc của tôi"}),
                Command.create({"name": "Dòng thêm"}),
            ],
        }
        self._close(self.plan, vals, read={"title": "Tên đã đọc"})
        self.assertNotEqual(self.plan.title, vals["title"])
        self.assertEqual(self.plan.budget_source, "Ngân sách tỉnh")
        self.assertEqual(len(self.plan.line_ids), 2)
        [note] = self._notes()
        self.assertEqual(note.author_id, self.secretary.partner_id)
        for text in ("Tên &lt;của&gt; tôi", "Quỹ", "Việc của tôi", "Dòng thêm"):
            self.assertIn(text, note.body)

    def test_it_was_issued_meanwhile(self):
        self._issue(self.plan)
        self.flush_tracking()
        self.seen = self._messages(self.plan)
        self._close(self.plan, {"title": "Muộn"})
        self._close(self.first, {"name": "Dòng muộn"})
        notes = "".join(self._notes().mapped("body"))
        self.assertIn("Muộn", notes)
        self.assertIn("Dòng muộn", notes)
        self.assertNotEqual(self.plan.title, "Muộn")

    def test_it_was_submitted_meanwhile(self):
        self.plan.with_user(self.secretary).submit()
        self.flush_tracking()
        self.seen = self._messages(self.plan)
        self._close(self.plan, {"budget_source": "Gõ muộn"})
        self.plan.invalidate_recordset()
        self.assertIn("Gõ muộn", "".join(self._notes().mapped("body")))
        self.assertEqual(self.plan.budget_source, "Ngân sách tỉnh")

    def test_who_may_only_read(self):
        sheet = self._approve(self._new_sheet(self.trade))
        objective = sheet.objective_ids
        self.flush_tracking()
        self.assertTrue(objective.with_user(self.staff).has_access("read"))
        self._close(objective, {"name": "Chữ đã gõ"}, user=self.staff)
        objective.invalidate_recordset()
        self.assertIn("Chữ đã gõ", "".join(objective.sudo().message_ids.mapped("body")))
        self.assertNotEqual(objective.name, "Chữ đã gõ")

    def test_nothing_of_who_may_not_read(self):
        with self.assertRaises(UserError):
            self._close(self.plan, {"title": "Lạ"}, user=self.other_secretary)
        self.assertFalse(self._notes())

    def test_only_when_the_page_is_closed(self):
        self._issue(self.plan)
        self.flush_tracking()
        self.seen = self._messages(self.plan)
        with self.assertRaises(UserError):
            self.plan.with_user(self.secretary).web_save({"title": "Muộn"}, {})
        self.assertFalse(self._notes())

    def test_no_longer_than_the_field_allows(self):
        limit = self.plan._longest_text(self.plan._fields["title"])
        self._close(self.plan, {"title": "x" * (limit + 5)})
        [note] = self._notes()
        self.assertIn("x" * limit + "…", note.body)
        self.assertNotIn("x" * (limit + 1), note.body)

    def test_formatted_texts_are_made_safe(self):
        self._close(
            self.section,
            {"body": "<p>Lời<script>1</script></p>", "title": "y" * 5000},
        )
        [note] = self._notes()
        self.assertIn("<p>Lời</p>", note.body)

    def test_without_a_history_it_goes_to_the_person(self):
        template = self.env["iso.plan.template"].create(
            {
                "name": "Mẫu",
                "title": "Mẫu",
                "base_year": 2030,
                "company_id": self.agency.id,
            }
        )
        self._close(template, {"description": "Mô tả đã gõ", "name": "z" * 5000})
        self.assertNotEqual(template.description, "Mô tả đã gõ")
        told = self.env["mail.message"].search(
            [("notified_partner_ids", "in", self.secretary.partner_id.ids)]
        )
        self.assertIn("Mô tả đã gõ", "".join(told.mapped("body")))
