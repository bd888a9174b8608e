"""Every word that a user reads is there in Vietnamese, complete and in its place.

Each addon's terms are exported from the running database and looked up in its
``i18n/vi.po``; then a few of them are read back as a Vietnamese user sees them.
"""

import re
import unicodedata
from pathlib import Path

import polib

from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import TranslationModuleReader, code_translations

ROOT = Path(__file__).resolve().parent.parent
ADDONS = [
    path.parent.name for path in sorted(ROOT.glob("iso_quality*/__manifest__.py"))
]
LANG = "vi_VN"

# What is written the same way in both languages, besides numbers and signs.
SAME = {
    "%(field)s: %(old)s → %(new)s",
    "%(matter)s · %(state)s",
    "19/2014/QĐ-TTg",
    "E-mail",
    "ISO 9001",
    "QT-HT-02",
    "SHA-256",
    "SKHCN",
    "TCVN ISO 9001:2015",
    "an@coquan.gov.vn",
    "<span>,</span>",
    "<span>/</span>",
    "02",
    "BM-ĐGNB-02",
    "object._findings_name('nonconform')",
    "object._findings_name('remark')",
    "object._print_name()",
    "object._print_name(blank=True)",
    "object._request_name()",
    "object._slip_name()",
    "PDF",
}
# Sources that are Vietnamese already (printed words, examples of them).
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]",
    re.I,
)
# English words that no Vietnamese sentence holds.
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|not|plan|task|line|department|user|deadline|template)\b",
    re.I,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|\{\{.*?\}\}|\$\{.*?\}", re.S)
TAG = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?>", re.S)
LABELS = re.compile(r'\b(?:string|placeholder|confirm|title)="([^"]+)"')
# Attributes whose words are translated.
WORDS_IN_TAG = re.compile(r'\b(title|placeholder|aria-label|alt)="[^"]*"')


def same(source):
    """Whether `source` needs no translation of its own."""
    return (
        source in SAME
        or not re.search(r"[^\W\d_]", source)
        or bool(VIETNAMESE.search(source))
    )


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def tags(text):
    return [WORDS_IN_TAG.sub(r"\1", tag) for tag in TAG.findall(text)]


def outer_spaces(text):
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@tagged("post_install", "-at_install", "iso_quality")
class TestTranslations(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.files = {
            name: polib.pofile(str(ROOT / name / "i18n" / "vi.po"), encoding="utf-8")
            for name in ADDONS
        }

    def entries(self):
        return [(name, entry) for name, file in self.files.items() for entry in file]

    def exported(self, addon):
        """(module, type, field, id, source, …) of each term of `addon`."""
        return TranslationModuleReader(self.env.cr, modules=[addon])

    def assert_none(self, wrong, message):
        self.assertFalse("\n".join(map(str, wrong)), message)

    # ------------------------------------------------------------ the files
    def test_every_term_is_translated(self):
        for name, file in self.files.items():
            translated = {entry.msgid for entry in file if entry.msgstr}
            terms = {row[4] for row in self.exported(name)}
            missing = {source for source in terms - translated if not same(source)}
            self.assert_none(sorted(missing), f"not translated in {name}/i18n/vi.po")

    def test_every_place_is_listed(self):
        # Odoo translates a term only in the places that the file names.
        for name, file in self.files.items():
            listed = {
                (entry.msgid, place)
                for entry in file
                for place, _line in entry.occurrences
            }
            wrong = []
            for _module, kind, field, res_id, source, *_rest in self.exported(name):
                if kind == "code" or same(source):
                    continue
                place = f"{kind}:{field}:{res_id}"
                if (source, place) not in listed:
                    wrong.append((source, place))
            self.assert_none(wrong, f"places missing in {name}/i18n/vi.po")

    def test_nothing_is_fuzzy_empty_or_double(self):
        for name, file in self.files.items():
            sources = [entry.msgid for entry in file]
            self.assertEqual(len(sources), len(set(sources)), name)
            self.assertFalse(file.obsolete_entries(), name)
        wrong = [
            (name, entry.msgid)
            for name, entry in self.entries()
            if entry.fuzzy or not (entry.msgstr.strip() or same(entry.msgid))
        ]
        self.assert_none(wrong, "fuzzy or empty")

    def test_placeholders_tags_and_spaces_are_kept(self):
        for kept in (placeholders, tags, outer_spaces):
            wrong = [
                (name, entry.msgid, entry.msgstr)
                for name, entry in self.entries()
                if entry.msgstr and kept(entry.msgstr) != kept(entry.msgid)
            ]
            self.assert_none(wrong, f"{kept.__name__} are not kept")

    def test_translations_are_vietnamese(self):
        wrong = []
        for name, entry in self.entries():
            text = PLACEHOLDER.sub(" ", re.sub(r"<[^>]*>", " ", entry.msgstr))
            if not same(entry.msgid) and (
                entry.msgstr == entry.msgid
                or ENGLISH.search(text)
                # Composed letters, as a keyboard writes them: searching wants them.
                or entry.msgstr != unicodedata.normalize("NFC", entry.msgstr)
            ):
                wrong.append((name, entry.msgid, entry.msgstr))
        self.assert_none(wrong, "English, or not in composed letters (NFC)")

    # ------------------------------------------------------------ as users see them
    def in_vietnamese(self):
        self.assertTrue(
            self.env["res.lang"]._lang_get(LANG), f"load {LANG} into this database"
        )
        return self.env(context={"lang": LANG})

    def test_texts_of_the_code_are_found(self):
        wrong = []
        for name, file in self.files.items():
            python = code_translations.get_python_translations(name, LANG)
            web = code_translations.get_web_translations(name, LANG)["messages"]
            web = {message["id"]: message["string"] for message in web}
            for entry in file:
                for kind, found in (("odoo-python", python), ("odoo-javascript", web)):
                    if kind not in entry.comment.splitlines() or same(entry.msgid):
                        continue
                    if found.get(entry.msgid) != entry.msgstr:
                        wrong.append((name, kind, entry.msgid))
        self.assert_none(wrong, "Odoo does not find these")

    def test_menus_states_and_data_are_vietnamese(self):
        env = self.in_vietnamese()
        for xml_id, name in (
            ("menu_iso", "Quản lý chất lượng ISO"),
            ("menu_work", "Công việc"),
            ("menu_task_mine", "Việc của tôi"),
            ("menu_task_department", "Việc của phòng"),
            ("menu_task_agency", "Toàn cơ quan"),
            ("menu_progress", "Tiến độ"),
            ("menu_setup_guide", "Bước đầu sử dụng"),
            ("group_secretary", "Thư ký ISO"),
            ("party_role_lead", "Chủ trì"),
            ("activity_type_audit", "Đánh giá nội bộ"),
            ("mail_activity_type_late", "Công việc quá hạn"),
        ):
            self.assertEqual(env.ref(f"iso_quality.{xml_id}").name, name)
        clause = env.ref("iso_quality.clause_9001_2015_9_3")
        self.assertEqual(clause.display_name, "9.3 Xem xét của lãnh đạo")
        states = env["iso.plan"].fields_get(["state"])["state"]["selection"]
        self.assertEqual(dict(states)["submitted"], "Đã trình")

    def test_views_are_vietnamese(self):
        env = self.in_vietnamese()
        plain = self.env(context={"lang": "en_US"})
        wrong = []
        for view in env["ir.ui.view"].search([("model", "!=", False)]):
            if not (view.xml_id or "").startswith("iso_quality"):
                continue
            english = set(LABELS.findall(view.with_env(plain).arch_db))
            shown = set(LABELS.findall(view.arch_db))
            wrong += [(view.xml_id, word) for word in english & shown if not same(word)]
        self.assert_none(wrong, "views show these in English")
        form = env["iso.plan"].get_view(view_type="form")["arch"]
        for label in ("Trình", "Ký ban hành", "Trả lại"):
            self.assertIn(f'string="{label}"', form)
