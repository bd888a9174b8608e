"""Every dialog of ours fits a phone: nothing in it scrolls sideways, every button is
within reach. A dialog that is added later is opened too."""

import json

from odoo.tests import tagged

from .dialogs_case import DialogsCase
from .displayed_words import COLLECT, in_english
from .phone_case import PhoneCase

# Opens one dialog, tells what is wrong with it, and closes it.
OPEN = """
action.doAction(ACTION).catch(failed);
const dialog = await until(
    () => told.length
        || document.querySelector(".o_error_dialog")
        || document.querySelector(".modal .o_form_view .o_form_renderer")
            ?.closest(".modal"),
    "the dialog"
);
await sleep(150);
if (document.querySelector(".o_error_dialog")) {
    told.push(document.querySelector(".o_error_dialog").innerText);
} else if (!told.length) {
    told.push(...wide(dialog), ...beyond(dialog));
}
collect("");
const rows = document.querySelectorAll(".modal .o_data_row, .modal .o_kanban_record");
const answer = {told, found, rows: rows.length};
for (const close of document.querySelectorAll(".modal .btn-close, .o_error_dialog button"))
    close.click();
await gone(".modal");
return answer;
"""


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestDialogsOnAPhone(DialogsCase, PhoneCase):
    def test_nothing_scrolls_sideways_or_is_english(self):
        dialogs = self._dialogs()
        answers = self._opened(dialogs, COLLECT + OPEN)
        wrong = {name: one["told"] for name, one in answers.items() if one["told"]}
        self.assertFalse(wrong, "\n" + json.dumps(wrong, indent=1, ensure_ascii=False))
        self.assertGreater(len(answers), 30)
        # The same dialogs say nothing in English.
        found = {text: name for name, one in answers.items() for text in one["found"]}
        self.assertFalse(in_english(self.env, found))
        # An empty list is as wide as one wants.
        self.assertGreater(answers["iso.before.use.wizard.form"]["rows"], 20)

    def test_a_task_is_taken_out_by_a_tap(self):
        name = "iso.before.use.wizard.form"
        action = json.dumps(self._dialogs()[name])
        past = self.plan.task_ids.filtered_domain(self.plan._before_use_domain())
        with self._at_browsers(self.secretary) as (person,):
            person.open("/odoo/iso-plans")
            left = person.does(
                "await shown('.o_view_controller');"
                "odoo.__WOWL_DEBUG__.root.env.services.action.doAction(%s);"
                "const cards = () => [...document.querySelectorAll("
                "    '.modal .o_kanban_record:not(.o_kanban_ghost)')];"
                "await shown('.modal .o_kanban_record .fa-times');"
                "const all = cards().length;"
                "await click('.modal .o_kanban_record .fa-times');"
                "await until(() => cards().length === all - 1, 'one less');"
                "await click('.modal button[name=action_close]');"
                "await gone('.modal');"
                "return all - 1;" % action
            )
        states = past.mapped("state")
        self.assertEqual(left, len(past) - 1)
        self.assertEqual(states.count("before_use"), left)
        self.assertEqual(states.count("todo"), 1)

    def test_a_wide_dialog_is_found(self):
        form = self.env.ref("iso_quality.iso_confirm_wizard_view_form")
        form.arch = form.arch.replace(
            "<footer>", '<div style="min-width: 600px">…</div><footer>'
        )
        name, action = next(
            item for item in self._dialogs().items() if "confirm" in item[0]
        )
        told = self._opened({name: action}, COLLECT + OPEN)[name]["told"]
        self.assertTrue(any("600" in one or ">" in one for one in told), told)
