"""`make test`: everything, on databases of its own.

Three suites, one after the other, each spread over the cores there are:

* ``pure``: what needs no Odoo — the rules, these scripts, the linters;
* ``addons``: each addon's own tests, on clones of the template without demo data;
* ``scenario``: the tests across addons, on clones of the template with demo data.

A template is built while the suite before runs. Each output is shown as it comes, and a
last line counts all of them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import lint, paths
from .apt import system_install
from .databases import Databases
from .odoo_source import find_odoo
from .postgres import TEST_CLUSTER, test_server
from .say import info
from .suites import Suite, odoo_suite, pure_suite, scenario_files

# What the tests drive: any of these programs, the package that brings one, and why.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NEEDED = (
    (BROWSERS, "chromium", "Browser tests"),
    (("soffice", "libreoffice"), "libreoffice-writer-nogui", "Tests of Word files"),
)
NO_TESTS = 5  # pytest's exit code when it found none
# Ctrl-C, kill, and the terminal that is closed.
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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


def drop_tests(databases: Databases, *, of: int | None = None) -> None:
    """Drop the test databases of a process, or of all that were killed."""
    for name in databases.names():
        found = re.fullmatch(r"test_(?:addons|scenario)_(\d+)_gw\d+", name)
        if not found:
            continue
        pid = int(found[1])
        if pid == of or (of is None and not Path(f"/proc/{pid}").exists()):
            databases.drop(name)
            (paths.CONF / f"{name}.conf").unlink(missing_ok=True)


def test(arguments: list[str]) -> int:
    """Prepare, run the suites, count."""
    for number in STOPS:
        signal.signal(number, signal.default_int_handler)
    begun = time.monotonic()
    need_programs()
    odoo = find_odoo()
    lint.ensure()
    suites = [pure_suite(odoo, arguments)]
    server = databases = None
    try:
        suites[0].start()
        server = test_server()
        databases = Databases(odoo, server)
        drop_tests(databases)
        if not server.unaccent:
            info(
                "! No 'unaccent' here (or its user is no superuser): tests of search fail."
            )
        todo = {"addons": "addons", "scenario": "demo"}
        if not scenario_files():
            del todo["scenario"]
        for name, template in todo.items():
            suite = odoo_suite(name, databases.template(template), databases, arguments)
            # One at a time: more browsers than cores would starve each other.
            suites[-1].follow()
            suites.append(suite)
            suite.start()
        suites[-1].follow()
        return report(suites, begun, partial=bool(arguments))
    finally:
        for number in STOPS:
            signal.signal(number, signal.SIG_IGN)  # cleaning up is short
        for suite in suites:
            suite.stop()
        if databases:
            drop_tests(databases, of=os.getpid())
            if server.private and server.started and TEST_CLUSTER.idle(server):
                TEST_CLUSTER.stop()


def outcome(suite: Suite) -> tuple[Counter, int]:
    """What a suite's pytest counted, and its exit code."""
    counts, code = read_summary(suite.said()), suite.process.returncode
    if code not in (0, 1, NO_TESTS) or (code == 1 and not counts):
        counts["errors"] += 1  # it did not get to its end
    return counts, code


def report(suites: Sequence[Suite], begun: float, *, partial: bool) -> int:
    """One closing line over all suites; returns the exit code."""
    total: Counter = Counter()
    codes = []
    for suite in suites:
        counts, code = outcome(suite)
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
