"""Nobody names recipients by himself: who answers, else the head, else the secretary is
said in one place (``iso.addressee``)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ("iso_quality", "iso_quality_audit", "iso_quality_report")
POSTING = {
    *("message_post", "message_notify", "message_post_with_source"),
    *("message_subscribe", "message_post_with_view"),
}
# Who heads, leads or has made something may have left.
WHO_MAY_HAVE_LEFT = {
    *("iso_head_user_id", "manager_id", "lead_id", "create_uid", "signer_id"),
    "owner_id",
}


def _calls(text):
    for node in ast.walk(ast.parse(text)):
        name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
        if name in POSTING:
            yield node


def _wrongly_addressed(text):
    """The lines of calls that take recipients from where people stood one day."""
    found = []
    for call in _calls(text):
        given = [one.value for one in call.keywords if one.arg == "partner_ids"]
        given += call.args if call.func.attr == "message_subscribe" else []
        for value in given:
            inside = {n.func for n in ast.walk(value) if isinstance(n, ast.Call)}
            helped = any(getattr(one, "attr", "") == "_contacts" for one in inside)
            names = {n.attr for n in ast.walk(value) if isinstance(n, ast.Attribute)}
            if names & WHO_MAY_HAVE_LEFT and not helped:
                found.append(call.lineno)
    return found


def test_it_finds_them():
    text = "x.message_post(partner_ids=x.department_id.iso_head_user_id.partner_id.ids)"
    assert _wrongly_addressed(text) == [1]
    assert not _wrongly_addressed(
        "x.message_post(partner_ids=a._contacts(x.lead_id, x))"
    )


@pytest.mark.parametrize("addon", ADDONS)
def test_recipients_are_asked_for(addon):
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for layer in ("models", "wizards")
        for path in (ROOT / addon / layer).rglob("*.py")
        for line in _wrongly_addressed(path.read_text(encoding="utf-8"))
    ]
    assert not found, found


# --- the language of what is kept for others -----------------------------------------

KEPT = POSTING | {
    *("_message_log", "_message_log_batch", "_post_reason", "_tell_reason"),
    *("_withdraw", "_withdraw_work"),
}
# Said to nobody but who presses the button.
TO_ONESELF = {"base_unsaved_texts.py"}


def _in_the_actors_language(text):
    """The lines of calls that keep words in the language of whoever acts."""
    found = []
    for call in ast.walk(ast.parse(text)):
        name = getattr(call.func, "attr", "") if isinstance(call, ast.Call) else ""
        if name in KEPT and "self.env._(" in ast.unparse(call):
            found.append(call.lineno)
    return found


def test_it_finds_words_of_the_actor():
    assert _in_the_actors_language("x.message_post(body=self.env._('Done'))") == [1]
    kept = "x.message_post(body=for_readers(self.env)._('Done'))"
    assert not _in_the_actors_language(kept)


@pytest.mark.parametrize("addon", ADDONS)
def test_what_is_kept_is_in_the_readers_language(addon):
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for layer in ("models", "wizards")
        for path in (ROOT / addon / layer).rglob("*.py")
        if path.name not in TO_ONESELF
        for line in _in_the_actors_language(path.read_text(encoding="utf-8"))
    ]
    assert not found, found
