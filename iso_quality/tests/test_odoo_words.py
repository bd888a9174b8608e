"""Odoo's own words: in our Vietnamese where Odoo has none or a wrong one, and never over
what an agency has written itself."""

import re

from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import code_translations

from ..hooks import mend_words
from ..tools import odoo_words

LANG = odoo_words.LANG
LABEL = "hr.field_hr_department__parent_id"
WRONG, OURS = "Phòng ban cấp trên", "Trực thuộc"


@tagged("post_install", "-at_install", "iso_quality")
class TestOdooWords(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang(LANG)
        cls.field = cls.env.ref(LABEL).with_context(lang=LANG)

    def _mended(self, word):
        """The label of the department above, once mended, that was some word before."""
        self.field.update_field_translations("field_description", {LANG: word})
        mend_words(self.env)
        return self.field.field_description

    def test_a_wrong_word_is_mended_and_a_chosen_one_stays(self):
        self.assertEqual(self._mended(WRONG), OURS)
        self.assertEqual(self._mended("Cấp trên"), "Cấp trên")

    def test_what_stands_in_the_middle_is_kept(self):
        holes = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+|\{\{.*?\}\}")
        wrong = [
            entry.msgid
            for entry in odoo_words.entries()
            if sorted(holes.findall(entry.msgid)) != sorted(holes.findall(entry.msgstr))
        ]
        self.assertFalse(wrong)

    def test_words_of_views_are_mended_alone(self):
        entry = next(one for one in odoo_words.entries() if one.msgid == "Discard")
        places = [place.split(":")[-1] for place, _line in entry.occurrences]
        view = self.env.ref(next(one for one in places if "view" in one))
        view = view.with_context(lang=LANG)
        terms = {"Discard": odoo_words.replaced(entry)[0]}
        view.update_field_translations("arch_db", {LANG: terms})
        before = view.arch_db
        self.assertIn(terms["Discard"], before)
        mend_words(self.env)
        self.assertEqual(view.arch_db, before.replace(terms["Discard"], "Bỏ qua"))

    def test_a_language_that_is_loaded_later_has_our_words(self):
        self.field.update_field_translations("field_description", {LANG: False})
        modules = ["base", "web", "hr", "iso_quality"]
        self.env["ir.module.module"]._load_module_terms(modules, [LANG])
        self.env.invalidate_all()
        self.assertEqual(self.field.field_description, OURS)
        # Odoo has none for this one.
        active = self.env.ref("hr.field_hr_employee__is_user_active")
        active = active.with_context(lang=LANG)
        self.assertEqual(active.field_description, "Người dùng đang hoạt động")

    def test_words_of_the_code(self):
        mail = code_translations.get_python_translations("mail", LANG)
        self.assertEqual(
            mail["Wrong email address %s."], "Địa chỉ email %s không đúng."
        )
        web = code_translations.get_web_translations("web", LANG)["messages"]
        web = {message["id"]: message["string"] for message in web}
        self.assertEqual(web["Count"], "Số lượng", "wrong in Odoo")
        self.assertEqual(web["Caps Lock is on!"], "Phím Caps Lock đang bật!", "none")
        self.assertEqual(web["Save"], "Lưu", "Odoo's own")
        french = code_translations.get_python_translations("mail", "fr_FR")
        self.assertNotIn("không", str(french.get("Wrong email address %s.")))
