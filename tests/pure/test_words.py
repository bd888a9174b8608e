"""One word, one meaning, in what our addons say in Vietnamese: names that a message
quotes are names of something, what merely closes a dialog is called the same everywhere,
people are addressed in one way."""

import re
from pathlib import Path

import polib

from dev import guide

ROOT = Path(__file__).parents[2]
ADDONS = ("iso_quality", "iso_quality_audit", "iso_quality_report")
# What the guide sets in bold is read on a screen; a path of menus is read word by word.
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
QUOTED = re.compile("“([^”%{<]*)”")
# Quoted as examples, or as words of other software: no menus, tabs or buttons.
NO_NAMES = {
    *("csv utf-8", "holidays", "pip install holidays"),
    *("lưu: vt, tđc", "trung tâm / tổ", "quý ii và quý iii", "nếu có"),
    *("tại sao", "tận dụng"),
}
# Words that were used for what is called otherwise now.
FORMER = re.compile(
    r"(?<!\w)[Bb]ạn(?!\w)|[Tt]hẩm xét|Công việc của tôi|Trình ký|Khóa bảng|^Chưa bắt đầu$"
    r"|(?<!\w)[Pp]hiên(?! bản)(?!\w)|Huỷ",
    re.MULTILINE,
)


def _entries(folder="i18n"):
    return [
        entry
        for addon in ADDONS
        for path in [ROOT / addon / folder / "vi.po"]
        if path.exists()
        for entry in polib.pofile(str(path))
    ]


def _name(text):
    """A text as names are compared: without tags, case and what ends it."""
    return " ".join(re.sub("<[^>]+>", "", text).split()).rstrip(":.…").lower()


def _not_there(texts, names):
    """What some texts quote and nothing is called (dict {quoted: text})."""
    return {
        quoted: text
        for text in texts
        for quoted in QUOTED.findall(text)
        if _name(quoted) not in names and _name(quoted) not in NO_NAMES
    }


def _names():
    return {_name(one.msgstr) for one in [*_entries(), *_entries("i18n_extra")]}


def test_what_messages_quote_is_there():
    texts = [one.msgstr for one in _entries()]
    assert sum(bool(QUOTED.findall(text)) for text in texts) > 40
    assert _not_there(texts, _names()) == {}


def test_a_menu_that_is_gone_is_found():
    text = "Lập tại mục “Đánh giá và cải tiến”."
    assert _not_there([text], _names()) == {"Đánh giá và cải tiến": text}
    assert _not_there(["Xem “Việc của tôi”, lưu tệp “CSV UTF-8”."], _names()) == {}


def _unread(texts):
    """What some texts of the guide set in bold and no screen says (list of str)."""
    shown = "\n".join(_names())
    bold = [
        word
        for text in texts
        for some in BOLD.findall(text)
        for word in some.split("→")
    ]
    return [word for word in bold if _name(word).strip(":.,; ⋯") not in shown]


def test_what_the_guide_names_is_on_a_screen():
    texts = guide.chapters().values()
    assert sum(len(BOLD.findall(text)) for text in texts) > 300
    assert _unread(texts) == []
    assert _unread(["Viết **Bạn thấy gì?** ở **Việc của tôi**."]) == ["Bạn thấy gì?"]


def test_former_words_are_gone():
    texts = [*(one.msgstr for one in _entries()), *guide.chapters().values()]
    assert [text for text in texts if FORMER.search(text)] == []


def test_what_only_closes_a_dialog_has_one_name():
    buttons = [
        button
        for addon in ADDONS
        for path in (ROOT / addon).rglob("*.xml")
        for button in re.findall(r"<button\b[^>]*>", path.read_text(encoding="utf-8"))
        if 'special="cancel"' in button
    ]
    assert len(buttons) > 20
    assert [one for one in buttons if 'string="Dismiss"' not in one] == []
