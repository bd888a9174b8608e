"""No formatted text of ours loads from outside or covers the screen around it."""

import re
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.modules import load_script
from odoo.tests import tagged
from odoo.tools import file_path

from ...models.work.iso_task_output import Expected
from ..common import AgencyCase

HOSTILE = (
    '<p class="fixed-top vh-100" style="position:fixed;z-index:99;color:red">'
    'Lời<img src="https://example.org/a.png" alt="Ảnh"><script>1</script></p>'
    '<table background="//example.org"><tbody><tr><td style="background:url(//e.org)">'
    "chữ</td></tr></tbody></table>"
)
REACHING = re.compile(
    r"url\(|position|z-index|fixed-top|vh-100|<script|background=|<img"
)


@tagged("post_install", "-at_install", "iso_quality")
class TestFormattedTexts(AgencyCase):
    def _formatted(self):
        """Every formatted field of ours, on our models and Odoo's."""
        for name, model in self.env.items():
            if model._abstract:
                continue
            for field in model._fields.values():
                ours = name.startswith("iso.") or field.name.startswith("iso_")
                if ours and field.type == "html":
                    yield model, field

    def _written(self):
        return [
            (model, field)
            for model, field in self._formatted()
            if not field.compute or field.inverse or not field.readonly
        ]

    def _reaching(self):
        """Names of the fields that keep what reaches out of them."""
        found = []
        for model, field in self._written():
            [created] = model._prepare_create_values([{field.name: HOSTILE}])
            written = model._safe_texts({field.name: HOSTILE})
            texts = created[field.name] + written[field.name]
            if REACHING.search(texts):
                found.append(str(field))
        return found

    def test_every_formatted_text_that_is_written(self):
        self.assertTrue(self._written())
        self.assertEqual(self._reaching(), [])

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        toy = type(self.env["iso.plan.section"])
        with patch.object(toy, "_safe_texts", lambda self, vals: vals):
            self.assertIn("iso.plan.section.body", self._reaching())

    def test_every_way_of_writing(self):
        plan = self.env["iso.plan"].create(
            {
                "title": "Kế hoạch thử",
                "year": 2031,
                "company_id": self.agency.id,
                "section_ids": [
                    Command.create({"title": "Một", "body": HOSTILE}),
                    Command.create({"title": "Hai"}),
                ],
            }
        )
        first, second = plan.section_ids.with_user(self.secretary)
        second.body = HOSTILE
        third = second.create({"title": "Ba", "plan_id": plan.id, "body": HOSTILE})
        fourth = second.with_context(default_body=HOSTILE).create(
            {"title": "Bốn", "plan_id": plan.id}
        )
        plan.write({"section_ids": [Command.update(fourth.id, {"body": HOSTILE})]})
        load = second.load(["id", ".id", "body"], [["", str(third.id), HOSTILE]])
        self.assertEqual(load["messages"], [])
        for section in (first, second, third, fourth):
            section.flush_recordset()
            section.invalidate_recordset()
            self.assertFalse(REACHING.search(section.body))
            self.assertIn('style="color:red"', section.body)
            self.assertIn('<a href="https://example.org/a.png">Ảnh</a>', section.body)
            self.assertIn("chữ", section.body)

    def test_pictures_are_files_and_stay_files(self):
        files = self.env["ir.attachment"].with_user(self.secretary)
        vals = {"name": "a.png", "public": True}
        picture = files.create({**vals, "raw": b"a"})
        other = files.create({**vals, "raw": b"a"})
        away = files.create({**vals, "type": "url", "url": "https://example.org/a"})
        plan = self.env["iso.plan"].create(
            {"title": "Thử", "year": 2031, "company_id": self.agency.id}
        )
        section = self.env["iso.plan.section"].create(
            {
                "title": "Một",
                "plan_id": plan.id,
                "body": f'<p><img src="/web/image/{picture.id}-a/a.png">'
                f'<img src="/web/image/{away.id}" alt="xa">'
                f'<img src="/web/image/{away.id + 1000}" alt="chưa có"></p>',
            }
        )
        self.assertIn(f"/web/image/{picture.id}-a/a.png", section.body)
        self.assertEqual(section.body.count("<img"), 1)
        self.assertIn("<span>xa</span><span>chưa có</span>", section.body)
        for url in ("https://example.org/a", "//example.org/a"):
            with self.assertRaisesRegex(ValidationError, "picture in a text"):
                picture.write({"type": "url", "url": url, "raw": False})
        picture.sudo().write({"url": "/web/static/img/logo.png"})
        other.write({"type": "url", "url": "https://example.org/a"})

    # What computed texts are made of is words: each is shown as such. A new field that
    # is computed needs a row here.
    def _shown(self):
        template = self.env["iso.plan.template"].create(
            {
                "name": "Mẫu",
                "title": "Mẫu",
                "base_year": 2030,
                "company_id": self.agency.id,
                "line_ids": [
                    Command.create({"name": "Việc", "deadline_text": f"2030 {HOSTILE}"})
                ],
            }
        )
        wizard = self.env["iso.plan.new.wizard"].create(
            {
                "source": "template",
                "template_id": template.id,
                "year": 2031,
                "company_id": self.agency.id,
            }
        )
        yield "iso.plan.new.wizard.preview", wizard.preview

        def doubt(_wizard, _body, words):
            words.doubts.append(HOSTILE)

        with patch.object(type(wizard), "_words_of_gone", doubt):
            wizard.invalidate_recordset()
            yield "iso.plan.new.wizard.doubts", wizard.doubts
        plan = self.env["iso.plan"].create(
            {"title": "Thử", "year": 2031, "company_id": self.agency.id}
        )
        issue = self.env["iso.issue.wizard"].create(
            {"res_model": "iso.plan", "res_ids": plan.ids, "number": "1"}
        )
        with patch.object(type(plan), "_issue_preview", lambda self: [HOSTILE]):
            issue.invalidate_recordset()
            yield "iso.issue.wizard.preview", issue.preview
        output = self.env["iso.activity.output"].search([], limit=1)
        output.name = HOSTILE
        task = self.env["iso.task"].new({"name": "Việc"})
        found = {task: [Expected(output, self.env["iso.plan"], False)]}
        with patch.object(type(task), "_outputs", lambda self: found):
            task._compute_outputs()
        yield "iso.task.output_list", task.output_list
        confirm = self.env["iso.confirm.wizard"].create(
            {"res_model": "iso.plan", "res_ids": plan.ids, "purpose": "close"}
        )
        with patch.object(type(plan), "_asked_before_close", lambda self: [HOSTILE]):
            confirm.invalidate_recordset()
            yield "iso.confirm.wizard.question", confirm.question
        reason = self.env["iso.reason.wizard"].create(
            {
                "res_model": "iso.plan",
                "res_ids": plan.ids,
                "purpose": "cancel",
                "reason": "Vì sao",
            }
        )
        with patch.object(type(plan), "_told_before_cancel", lambda self: [HOSTILE]):
            reason.invalidate_recordset()
            yield "iso.reason.wizard.told", reason.told
        lacking = [("title", HOSTILE)]
        with patch.object(type(plan), "_lacking", lambda self: lacking):
            submit = self.env["iso.submit.wizard"].create(
                {"res_model": "iso.plan", "res_ids": plan.ids}
            )
            yield "iso.submit.wizard.others", submit.others

    def test_computed_texts_show_words_as_words(self):
        shown = dict(self._shown())
        for name, text in shown.items():
            with self.subTest(name=name):
                self.assertIn("fixed-top", text)
                self.assertIn("&lt;p class=", text)
                self.assertNotIn("<img", text)
                self.assertNotIn("<p class=", text)
        # Addons below try theirs.
        computed = {
            str(field)
            for _model, field in self._formatted()
            if "iso_quality" in field._modules
        }
        computed -= {str(field) for _model, field in self._written()}
        self.assertEqual(computed, set(shown))

    def test_an_upgrade_cleans_what_was_there_before(self):
        plan = self.env["iso.plan"].create(
            {"title": "Thử", "year": 2031, "company_id": self.agency.id}
        )
        section = self.env["iso.plan.section"].create(
            {"title": "Một", "plan_id": plan.id}
        )
        section.flush_recordset()
        self.env.cr.execute(
            "UPDATE iso_plan_section SET body = %s WHERE id = %s", [HOSTILE, section.id]
        )
        name = "iso_quality/migrations/19.0.1.4.0/post-formatted-texts.py"
        for _time in range(2):
            load_script(file_path(name), "formatted_texts").migrate(self.env.cr, None)
        section.invalidate_recordset()
        self.assertFalse(REACHING.search(section.body))
        self.assertIn("Lời", section.body)
