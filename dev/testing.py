"""`make test`: everything, on databases of its own.

Three suites, at most two at a time:

* ``pure``: what needs no Odoo — the rules, these scripts, the linters;
* ``addons``: each addon's own tests, on a clone of the template without demo data;
* ``scenario``: the tests across addons, on a clone of the template with demo data.

Their outputs are shown one after the other, and a last line counts all of them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import lint, paths
from .apt import system_install
from .databases import Databases
from .odoo_command import configuration, environment
from .odoo_source import Odoo, find_odoo
from .postgres import TEST_CLUSTER, Server, test_server
from .say import Stop, info

# What the tests drive: any of these programs, the package that brings one, and why.
NEEDED = (
    (
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "chromium",
        "Browser tests",
    ),
    (("soffice", "libreoffice"), "libreoffice-writer-nogui", "Tests of Word files"),
)
PURE_FILES = ("tests/pure", "tests/test_lint*.py", "tests/test_dev*.py")
ODOO_OPTIONS = ("--odoo-http", "--odoo-log-level=error")
NO_TESTS = 5  # pytest's exit code when it found none


@dataclass
class Suite:
    """One pytest process: what it runs, where its output goes, how it ended."""

    name: str
    arguments: Sequence[str]
    env: dict[str, str]
    process: subprocess.Popen | None = None
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = paths.LOGS / f"test-{self.name}.log"

    def start(self) -> None:
        """Start pytest."""
        paths.LOGS.mkdir(parents=True, exist_ok=True)
        colour = "--color=yes" if sys.stdout.isatty() else "--color=no"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [str(paths.venv_python()), "-m", "pytest", colour, *self.arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self.env,
                cwd=paths.ROOT,
            )

    def follow(self) -> None:
        """Show the output as it comes, until the end."""
        info(f"\n──── {self.name} ────")
        with self.log.open("rb") as stream:
            while True:
                ended = self.process.poll() is not None
                while chunk := stream.read1(65536):
                    sys.stdout.buffer.write(chunk)
                    sys.stdout.buffer.flush()
                if ended:
                    return
                time.sleep(0.2)

    def outcome(self) -> tuple[Counter, int]:
        """What pytest counted, and its exit code."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        counts, code = read_summary(text), self.process.returncode
        if code not in (0, 1, NO_TESTS) or (code == 1 and not counts):
            counts["errors"] += 1  # it did not get to its end
        return counts, code


def read_summary(output: str) -> Counter:
    """The counts in pytest's closing line; empty when there is none."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", output)
    lines = re.findall(r"^=+ (.*) in [\d.]+s.* =+$", text, re.MULTILINE)
    counts: Counter = Counter()
    for number, word in re.findall(r"(\d+) ([a-z ]+)", lines[-1] if lines else ""):
        counts[{"error": "errors", "warning": "warnings"}.get(word, word)] += int(
            number
        )
    return counts


def verdict(codes: Iterable[int], counts: Counter) -> int:
    """The exit code of all: pytest's own meaning, and no test at all is a failure."""
    if counts["failed"] or counts["errors"]:
        return 1
    return max(codes, default=NO_TESTS)


def summary_line(counts: Counter, seconds: float, width: int = 80) -> str:
    """pytest's closing line over all suites."""
    order = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed")
    words = [*order, *sorted(set(counts) - {*order, "warnings", "errors"})]
    words += ["warnings", "errors"]
    parts = [
        f"{counts[word]} {_singular(word, counts[word])}"
        for word in words
        if counts[word]
    ]
    text = ", ".join(parts) or "no tests ran"
    clock = f" ({seconds // 3600:.0f}:{seconds // 60 % 60:02.0f}:{seconds % 60:02.0f})"
    return f" {text} in {seconds:.2f}s{clock if seconds >= 60 else ''} ".center(
        width, "="
    )


def _singular(word: str, count: int) -> str:
    return (
        word.removesuffix("s")
        if count == 1 and word in ("errors", "warnings")
        else word
    )


def suite_paths(patterns: Iterable[str]) -> list[str]:
    """The files and folders that exist for some patterns, from the root."""
    return [
        str(path.relative_to(paths.ROOT))
        for pattern in patterns
        for path in sorted(paths.ROOT.glob(pattern))
    ]


def pure_suite(odoo: Odoo, arguments: Sequence[str]) -> Suite:
    """The tests which need no Odoo."""
    options = ["-p", "no:odoo", *suite_paths(PURE_FILES), *arguments]
    return Suite("pure", options, environment(odoo))


def odoo_suite(
    name: str,
    odoo: Odoo,
    server: Server,
    database: str,
    patterns: Iterable[str],
    arguments: Sequence[str],
) -> Suite:
    """Tests which run in Odoo, on a database where our addons are installed."""
    conf = configuration(odoo, server, database, database=database)
    env = {**environment(odoo, server), "ODOO_RC": str(conf)}
    found = suite_paths(patterns)
    if not found:
        raise Stop(f"There are no {name} tests ({', '.join(patterns)}).")
    return Suite(name, [*ODOO_OPTIONS, *found, *arguments], env)


def scenario_files() -> list[str]:
    """What lies in ``tests/`` and needs Odoo."""
    pure = set(suite_paths([*PURE_FILES, "tests/pure/**/*.py"]))
    return [name for name in suite_paths(["tests/**/test_*.py"]) if name not in pure]


def need_programs() -> None:
    """Install the browser and the LibreOffice that tests drive, where there is none."""
    missing = [
        (package, why)
        for names, package, why in NEEDED
        if not any(shutil.which(name) for name in names)
    ]
    if missing:
        packages, reasons = zip(*missing, strict=True)
        system_install(list(packages), ", ".join(reasons))


def drop_leftovers(databases: Databases) -> None:
    """Drop the test databases of runs that were killed."""
    for name in databases.names():
        found = re.fullmatch(r"test_(?:addons|scenario)_(\d+)", name)
        if found and not Path(f"/proc/{found[1]}").exists():
            databases.drop(name)


def test(arguments: list[str]) -> int:
    """Prepare, run the suites, count."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    begun = time.monotonic()
    need_programs()
    odoo = find_odoo()
    lint.ensure()
    pure = pure_suite(odoo, arguments)
    pure.start()
    suites = [pure]
    server = databases = None
    names = {kind: f"test_{kind}_{os.getpid()}" for kind in ("addons", "scenario")}
    try:
        server = test_server()
        databases = Databases(odoo, server)
        drop_leftovers(databases)
        if not server.unaccent:
            info(
                "! This PostgreSQL has no 'unaccent': tests of search without accents skip."
            )
        databases.clone(databases.template("addons"), names["addons"])
        addons = odoo_suite(
            "addons",
            odoo,
            server,
            names["addons"],
            [f"{addon}/tests" for addon in paths.own_addons()],
            arguments,
        )
        addons.start()
        suites.append(addons)
        if scenario_files():
            databases.clone(databases.template("demo"), names["scenario"])
            scenario = odoo_suite(
                "scenario", odoo, server, names["scenario"], scenario_files(), arguments
            )
            suites.append(scenario)
            # Two at a time: a third would starve the browsers on two cores.
            threading.Thread(
                target=lambda: (pure.process.wait(), scenario.start()), daemon=True
            ).start()
        return report(suites, begun, partial=bool(arguments))
    finally:
        for suite in suites:
            if suite.process and suite.process.poll() is None:
                suite.process.terminate()
                suite.process.wait()
        if databases:
            for name in names.values():
                databases.drop(name)
                (paths.CONF / f"{name}.conf").unlink(missing_ok=True)
            if server.private and server.started and TEST_CLUSTER.idle(server):
                TEST_CLUSTER.stop()


def report(suites: Sequence[Suite], begun: float, *, partial: bool) -> int:
    """Show each suite's output, then one closing line over all; returns the exit code."""
    total: Counter = Counter()
    codes = []
    for suite in suites:
        while suite.process is None:
            time.sleep(0.1)
        suite.follow()
        counts, code = suite.outcome()
        total.update(counts)
        # With a selection such as -k, a suite may well have nothing to run.
        if not (partial and code == NO_TESTS):
            codes.append(code)
            if code == NO_TESTS:
                info(f"✗ No test ran in '{suite.name}'.")
    code = verdict(codes, total)
    info("\n──── all suites ────")
    info(summary_line(total, time.monotonic() - begun))
    return code
