"""Two people have one record open, each in an own browser: nobody's words are lost."""

from odoo.tests import tagged

from .browsers import BrowsersCase

RESULT = "div[name=result] textarea"
SAVE = ".o_form_button_save"
UNSAVED = ".o_form_status_indicator_buttons:not(.invisible)"
DIALOG = ".o_iso_conflict"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTwoBrowsers(BrowsersCase):
    def setUp(self):
        super().setUp()
        plan = self._issued("Quý I")
        self.task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        self.task.sudo().result = "Đã gửi công văn"
        self.page = f"/odoo/iso.task/{self.task.id}"

    def _history(self):
        return "".join(self.task.sudo().message_ids.mapped("body"))

    def _both_write(self, first, second):
        """Both have read the same; the first one saves."""
        for person in (first, second):
            person.open(self.page)
            person.does(f"await shown('{RESULT}');")
        first.does(
            f"await type('{RESULT}', 'Sở đã họp'); await click('{SAVE}');"
            f"await gone('{UNSAVED}');"
        )
        second.does(f"await type('{RESULT}', 'Phòng đã khảo sát');")

    def _conflict(self, first, second):
        self._both_write(first, second)
        shown = second.does(
            f"await click('{SAVE}');"
            f"return [await text('{DIALOG}_mine'), await text('{DIALOG}_theirs'),"
            f" await text('{DIALOG} .row'), await value('{RESULT}')];"
        )
        mine, theirs, heads, still = shown
        self.assertEqual(mine, "Phòng đã khảo sát")
        self.assertEqual(theirs, "Sở đã họp")
        self.assertIn(self.secretary.name, heads)
        self.assertEqual(still, mine)

    def _choose(self, person, choice):
        person.does(
            f"await click('{DIALOG} input[value={choice}]');"
            f"await click('{DIALOG}_confirm'); await gone('{DIALOG}');"
        )

    def test_what_was_saved_stays(self):
        with self._at_browsers(self.secretary, self.trade_head) as people:
            self._conflict(*people)
            self._choose(people[1], "theirs")
            seen = people[1].does(f"await sleep(300); return await value('{RESULT}');")
        self.assertEqual(seen, "Sở đã họp")
        self.assertEqual(self.task.result, "Sở đã họp")

    def test_mine_is_written_over_it(self):
        with self._at_browsers(self.secretary, self.trade_head) as people:
            self._conflict(*people)
            self._choose(people[1], "mine")
            people[1].does(f"await gone('{UNSAVED}');")
        self.assertEqual(self.task.result, "Phòng đã khảo sát")

    def test_both_are_joined(self):
        with self._at_browsers(self.secretary, self.trade_head) as people:
            self._conflict(*people)
            self._choose(people[1], "both")
            seen = people[1].does(f"return await value('{RESULT}');")
            people[1].does(f"await click('{SAVE}'); await gone('{UNSAVED}');")
        self.assertTrue(seen.startswith("Phòng đã khảo sát"))
        self.assertTrue(seen.endswith("Sở đã họp"))
        self.assertEqual(self.task.result, seen)

    def test_going_back_saves_nothing_and_loses_nothing(self):
        with self._at_browsers(self.secretary, self.trade_head) as people:
            self._conflict(*people)
            back = f"await click('{DIALOG}_back'); await gone('{DIALOG}');"
            seen = people[1].does(f"{back} return await value('{RESULT}');")
            # He is asked again, and closes the tab in the end.
            people[1].does(f"await click('{SAVE}'); await shown('{DIALOG}'); {back}")
            people[1].open("/odoo/iso-my-tasks")
        self.assertEqual(seen, "Phòng đã khảo sát")
        self.assertEqual(self.task.result, "Sở đã họp")
        self.assertIn("Phòng đã khảo sát", self._history())


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTwoBrowsersRows(BrowsersCase):
    def test_a_row_in_a_form(self):
        plan = self._new_plan(
            {"deadline": "Quý I", "name": "Họp xem xét"},
            {"deadline": "Quý II", "name": "Đánh giá"},
        )
        row = "div[name=line_ids] tr.o_data_row:nth-child({}) td[name=name]"
        one, two = row.format(1), row.format(2)
        with self._at_browsers(self.secretary, self.secretary) as (first, second):
            for person in (first, second):
                person.open(f"/odoo/iso-plans/{plan.id}")
                person.does(
                    "await click('.o_notebook a[name=lines]');"
                    f"await shown('{row.format(1)}');"
                )
            first.does(
                f"await click('{one}'); await type('{one} textarea', 'Họp lần 1');"
                f"await click('{SAVE}'); await gone('{UNSAVED}');"
            )
            shown = second.does(
                f"await click('{one}'); await type('{one} textarea', 'Họp lần 2');"
                f"await click('{two}'); await type('{two} textarea', 'Đánh giá nội bộ');"
                f"await click('{SAVE}');"
                f"return [await text('{DIALOG} h4'), await text('{DIALOG}_mine'),"
                f" await text('{DIALOG}_theirs'),"
                f" document.querySelectorAll('{DIALOG}').length];"
            )
            second.does(
                f"await click('{DIALOG} input[value=theirs]');"
                f"await click('{DIALOG}_confirm'); await gone('{DIALOG}');"
                f"await gone('{UNSAVED}');"
            )
            seen = second.does(f"return await text('{row.format(1)}');")
        self.assertIn("Họp lần 1", shown[0])
        self.assertEqual(shown[1:], ["Họp lần 2", "Họp lần 1", 1])
        self.assertEqual(seen, "Họp lần 1")
        names = plan.line_ids.mapped("name")
        self.assertEqual(names, ["Họp lần 1", "Đánh giá nội bộ"])

    def test_a_formatted_text(self):
        plan = self._new_plan()
        section = self.env["iso.plan.section"].create(
            {"plan_id": plan.id, "title": "Một", "body": "<p>Trước</p>"}
        )
        body = "div[name=body] .odoo-editor-editable"
        write = (
            f"const area = await shown('{body}'); area.focus();"
            "document.getSelection().selectAllChildren(area.querySelector('p'));"
            "document.execCommand('insertText', false, '%s'); await sleep(200);"
            f"await click('{SAVE}');"
        )
        with self._at_browsers(self.secretary, self.secretary) as (first, second):
            for person in (first, second):
                person.open(f"/odoo/iso.plan.section/{section.id}")
                person.does(f"await shown('{body} p');")
            first.does(write % "Lần <1>" + f"await gone('{UNSAVED}');")
            shown = second.does(
                write % "Lần 2"
                + f"return [await text('{DIALOG}_mine'), await text('{DIALOG}_theirs')];"
            )
            seen = second.does(
                f"await click('{DIALOG} input[value=both]');"
                f"await click('{DIALOG}_confirm'); await gone('{DIALOG}');"
                f"await sleep(500); return await text('{body}');"
            )
            second.does(f"await click('{SAVE}'); await gone('{UNSAVED}');")
        self.assertEqual(shown, ["Lần 2", "Lần <1>"])
        self.assertTrue(seen.startswith("Lần 2"), seen)
        self.assertTrue(seen.endswith("Lần <1>"), seen)
        self.assertIn("Lần &lt;1&gt;", section.body)
        self.assertIn(">Lần 2</p>", section.body)

    def test_many_records_at_once(self):
        view = self.env["ir.ui.view"].create(
            {
                "name": "many",
                "model": "iso.procedure",
                "arch": "<list multi_edit='1'><field name='code'/><field name='name'/>"
                "</list>",
            }
        )
        procedures = self.env["iso.procedure"].create(
            [
                {"code": f"QT-{number}", "name": "Cũ", "company_id": self.agency.id}
                for number in (1, 2, 3)
            ]
        )
        self.env["ir.actions.act_window"].create(
            {
                "name": "Many",
                "path": "iso-many",
                "res_model": "iso.procedure",
                "view_mode": "list",
                "view_id": view.id,
                "domain": [("id", "in", procedures.ids)],
            }
        )
        row = "tr.o_data_row:nth-child({})"
        cell = f"{row} td[name=name]"
        with self._at_browsers(self.secretary, self.secretary) as (first, second):
            for person in (first, second):
                person.open("/odoo/iso-many")
                person.does(f"await shown('{cell.format(3)}');")
            rename = "await click('{0} .o_list_record_selector input');".format
            first.does(
                rename(row.format(1))
                + f"await click('{cell.format(1)}');"
                + "await type('.o_selected_row td[name=name] input', 'Mới');"
                + "await click('.o_list_table thead'); await gone('.o_selected_row');"
            )
            shown = second.does(
                "".join(rename(row.format(number)) for number in (1, 2, 3))
                + f"await click('{cell.format(2)}');"
                + "await type('.o_selected_row td[name=name] input', 'Cả ba');"
                + "await click('.o_list_table thead');"
                + "await click('.modal footer .btn-primary');"
                + f"return [await text('{DIALOG} h4 small'), await text('{DIALOG}_mine'),"
                + f" await text('{DIALOG}_theirs'),"
                + f" document.querySelectorAll('{DIALOG} input').length];"
            )
            second.does(
                f"await click('{DIALOG} input[value=theirs]');"
                f"await click('{DIALOG}_confirm'); await gone('{DIALOG}');"
            )
            seen = second.does(
                f"await sleep(300); return await text('{cell.format(1)}');"
            )
        self.assertIn("QT-1", shown[0])
        self.assertEqual(shown[1:], ["Cả ba", "Mới", 2])
        self.assertEqual(seen, "Mới")
        self.assertEqual(procedures.mapped("name"), ["Mới", "Cả ba", "Cả ba"])
