"""Every ``sudo()`` of the addons says why it is one, where it stands.

Nothing that a client sends is believed: an id, a name or a value reaches what ``sudo()``
reads and writes only after access was checked as the user. Whether that is so, people
decide who read the place; the comment is what they found:

* ``# sudo: reason`` in each function that has one (before the first is the place), or
  once at the head of a file of demo data or of printed documents;
* a method that a client may call on records checks access before its first ``sudo()``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Layers where one reason holds for a whole file.
ONE_REASON = ("demo", "papers")
# Odoo checks access within these; what they do before it is walked over by
# iso_quality_report/tests/test_public_methods.py.
OF_THE_ORM = {"create", "write", "unlink"}
# What asks the user, and not the system.
CHECKS = re.compile(
    r"\b(check_access|has_access|_filtered_access)\(|_check_own_agency\("
)
REASON = re.compile(r"#\s*sudo: \S.{7,}")


def sudo_calls(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """(outermost function around it, call) of each ``sudo()``; back with
    ``sudo(False)`` is none."""

    def visit(node, around):
        if isinstance(node, ast.FunctionDef):
            around = around or node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            back = node.args and ast.unparse(node.args[0]) == "False"
            if node.func.attr == "sudo" and not back:
                yield around, node
        for child in ast.iter_child_nodes(node):
            yield from visit(child, around)

    return visit(tree, None)


def is_called_on_records(function: ast.FunctionDef) -> bool:
    """Whether a client may call a method on ids of its choice."""
    decorators = {ast.unparse(one) for one in function.decorator_list}
    return not function.name.startswith("_") and not (
        decorators & {"api.model", "api.private", "property"}
        or function.name in OF_THE_ORM
    )


def problems(path: Path, layer: str) -> Iterator[str]:
    """What is not said, or not checked, in one file."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    at_the_head = any(REASON.match(line) for line in lines)
    told = set()
    calls = sudo_calls(ast.parse(source))
    for function, call in sorted(calls, key=lambda found: found[1].lineno):
        place = f"{path.name}:{call.lineno}"
        if layer in ONE_REASON and at_the_head:
            continue
        if function is None:
            yield f"{place}: sudo() outside of a function"
            continue
        if function in told:
            continue
        told.add(function)
        text = lines[function.lineno - 1 : function.end_lineno]
        if not any(REASON.search(line) for line in text):
            yield f"{place}: {function.name} has a sudo() without a reason"
        before = "\n".join(lines[function.lineno - 1 : call.lineno])
        called = layer in ("models", "wizards") and is_called_on_records(function)
        if called and not CHECKS.search(before):
            yield f"{place}: {function.name} checks no access before its sudo()"


def addon_files() -> Iterator[tuple[Path, str]]:
    """(file, layer) of all Python files of the addons but tests."""
    for addon in sorted(ROOT.glob("iso_quality*")):
        for path in sorted(addon.rglob("*.py")):
            layer = path.relative_to(addon).parts[0]
            if layer not in ("tests", "migrations"):
                yield path, layer


def test_every_sudo_says_why():
    found = [text for path, layer in addon_files() for text in problems(path, layer)]
    assert not found, "\n" + "\n".join(found)


def test_the_walk_sees_them_all():
    count = sum(
        len(list(sudo_calls(ast.parse(path.read_text(encoding="utf-8")))))
        for path, _layer in addon_files()
    )
    assert count > 150


# --- toys that break the rules -------------------------------------------------------

CHECKED = """
class A:
    def action_open(self):
        self.check_access("read")
        # sudo: names that all readers may know
        return self.sudo().name
"""
UNSAID = CHECKED.replace("# sudo: names that all readers may know", "")
AT_THE_HEAD = "# sudo: everything in here" + UNSAID
TOO_LATE = """
class A:
    def action_open(self):
        # sudo: names that all readers may know
        name = self.sudo().name
        self.check_access("read")
"""
UNCHECKED = CHECKED.replace('self.check_access("read")', "pass")


@pytest.mark.parametrize(
    ("layer", "source", "wrong"),
    [
        ("models", CHECKED, ""),
        ("models", UNCHECKED, "no access"),
        ("models", TOO_LATE, "no access"),
        ("models", UNCHECKED.replace("action_open", "_open"), ""),
        ("models", UNSAID, "without a reason"),
        (
            "models",
            CHECKED.replace("names that all readers may know", "ok"),
            "without a reason",
        ),
        ("models", UNSAID.replace("sudo()", "sudo(False)"), ""),
        ("models", AT_THE_HEAD, "without a reason"),
        ("papers", AT_THE_HEAD, ""),
        ("papers", UNSAID, "without a reason"),
        ("models", "x = env.sudo()", "outside"),
    ],
)
def test_a_toy(tmp_path, layer, source, wrong):
    path = tmp_path / "toy.py"
    path.write_text(source, encoding="utf-8")
    found = "\n".join(problems(path, layer))
    assert wrong in found if wrong else not found
