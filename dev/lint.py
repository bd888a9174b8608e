"""The linters and formatters, each a command line with a name.

They live in an environment of their own: they must not meet Odoo's packages.
``tests/test_lint_tools.py`` runs each as one test; `make format` lets those which can
repair what they find.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import paths, python_env
from .locks import lock
from .say import Stop, info, step

NODE_PACKAGES = ("prettier@3.6.2", "@prettier/plugin-xml@3.4.2")
OLDEST_NODE = 18
PYTHON_FOLDERS = ("dev", "tests", "bench")
# The authors are not the community association's, one README describes all three, and a
# large model is told in several files on purpose.
PYLINT_OFF = (
    "manifest-required-author,missing-readme,consider-merging-classes-inherited"
)
# Matters of taste; and a second CSV file for a model may well fill in references between
# records of the first, which the check takes for duplicates.
OCA_OFF = "csv-duplicate-record-id,xml-field-numeric-without-eval,xml-tag-position"
PO_OFF = "po-pretty-format"
PRETTY = re.compile(r"\.(xml|m?js|scss|css)$")


@dataclass(frozen=True)
class Tool:
    """One check, and how it repairs what it finds (when it can)."""

    name: str
    check: tuple[str, ...]
    repair: tuple[str, ...] | None = None


def ensure() -> None:
    """Install the linters."""
    paths.LOCAL.mkdir(exist_ok=True)
    wanted = [*python_env.LINT]
    if not system_node():
        wanted.append("dev/requirements-node.txt")
    python_env.ensure(paths.LINT_VENV, wanted, "linters (once)")
    with lock("node", wait="Waiting for another run to install prettier …"):
        _ensure_prettier()


def system_node() -> tuple[str, str] | None:
    """The machine's node and npm, when they are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    done = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=False
    )
    found = re.match(r"v(\d+)\.", done.stdout)
    return (node, npm) if found and int(found[1]) >= OLDEST_NODE else None


def node_programs() -> tuple[str, str]:
    """node and npm: the machine's, or those PyPI packs as a wheel."""
    bin_folder = paths.LINT_VENV / "bin"
    return system_node() or (str(bin_folder / "node"), str(bin_folder / "npm"))


def _ensure_prettier() -> None:
    stamp = paths.NODE / "complete"
    wanted = " ".join(NODE_PACKAGES)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    made = paths.fresh_tmp("node")
    node, npm = node_programs()
    env = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"}
    step(
        "prettier (once)",
        [npm, "install", "--prefix", made, "--no-save", "--no-package-lock"]
        + ["--no-audit", "--no-fund", "--ignore-scripts", *NODE_PACKAGES],
        log="npm",
        env=env,
    )
    (made / "complete").write_text(wanted)
    paths.put_in_place(made, paths.NODE)


def pretty_files() -> list[str]:
    """The XML, JavaScript and style files of ours, from the root."""
    found = []
    for folder in (*paths.own_addons(), "tests"):
        found += [
            str(file.relative_to(paths.ROOT))
            for file in sorted((paths.ROOT / folder).rglob("*"))
            if PRETTY.search(file.name) and "lib" not in file.parts and file.is_file()
        ]
    return found


def tools() -> list[Tool]:
    """All checks which have something to look at."""
    programs = paths.LINT_VENV / "bin"
    addons = paths.own_addons()
    python = [name for name in PYTHON_FOLDERS if (paths.ROOT / name).is_dir()] + addons
    ruff = (str(programs / "ruff"),)
    found = [
        Tool(
            "ruff check",
            (*ruff, "check", "--quiet", *python),
            (*ruff, "check", "--quiet", "--fix", *python),
        ),
        Tool(
            "ruff format",
            (*ruff, "format", "--quiet", "--diff", *python),
            (*ruff, "format", "--quiet", *python),
        ),
    ]
    if addons:
        options = ("--disable=all", "--enable=odoolint", f"--disable={PYLINT_OFF}")
        found.append(Tool("pylint-odoo", (str(programs / "pylint"), *options, *addons)))
        found.append(
            Tool(
                "oca checks",
                (
                    str(programs / "oca-checks-odoo-module"),
                    f"--disable={OCA_OFF}",
                    *addons,
                ),
            )
        )
        translations = [
            str(file.relative_to(paths.ROOT))
            for addon in addons
            for file in sorted((paths.ROOT / addon / "i18n").glob("*.po*"))
        ]
        if translations:
            po = (str(programs / "oca-checks-po"), f"--disable={PO_OFF}", *translations)
            found.append(Tool("oca translations", po))
    if files := pretty_files():
        prettier = (
            node_programs()[0],
            str(paths.NODE / "node_modules/prettier/bin/prettier.cjs"),
            "--config=.prettierrc.json",
            f"--plugin={paths.NODE}/node_modules/@prettier/plugin-xml/src/plugin.js",
            "--log-level=warn",
        )
        found.append(
            Tool(
                "prettier",
                (*prettier, "--check", *files),
                (*prettier, "--write", *files),
            )
        )
    return found


def run_tool(command: tuple[str, ...]) -> subprocess.CompletedProcess:
    """Run one tool at the root, its output captured."""
    return subprocess.run(
        command,
        cwd=paths.ROOT,
        env={**os.environ, "RUFF_CACHE_DIR": str(paths.LOCAL / "ruff")},
        capture_output=True,
        text=True,
        check=False,
    )


def lint(arguments: list[str]) -> int:
    """`make lint`: every check, as tests."""
    ensure()
    files = sorted(
        str(p.relative_to(paths.ROOT)) for p in paths.ROOT.glob("tests/test_lint*")
    )
    python = str(paths.LINT_VENV / "bin" / "python")
    return subprocess.call([python, "-m", "pytest", *files, *arguments], cwd=paths.ROOT)


def reformat(_arguments: list[str]) -> int:
    """`make format`: let ruff and prettier rewrite what they can."""
    ensure()
    for tool in tools():
        if tool.repair:
            done = run_tool(tool.repair)
            info(f"· {tool.name}\n{done.stdout}{done.stderr}".rstrip())
            if done.returncode > 1:
                raise Stop(f"{tool.name} could not run.")
    return 0
