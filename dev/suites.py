"""The suites of `make test`: which tests, in which order, in which processes.

One pytest runs a suite; pytest-xdist spreads it over workers, a class of tests (or the
functions of a file) at a time, and :mod:`dev.workers` gives each its database.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from . import paths
from .databases import Databases
from .odoo_command import configuration, environment
from .odoo_source import Odoo
from .say import Stop, info
from .workers import CONF, SECONDS, worker_name

PURE = ("tests/pure/**/test_*.py", "tests/test_lint*.py", "tests/test_dev*.py")
ODOO_OPTIONS = ("--odoo-http", "--odoo-log-level=error")
MOST_WORKERS = 8  # one takes about 1 GB while its browser runs
PATIENCE = 15  # seconds in which a suite that is stopped may clean up
# Of files that have not run yet, as all on a fresh clone: what tends to take long.
LONG = re.compile(r"tour|upgrade|install|properties|lint_tools")
GUESS_LONG, GUESS = 30.0, 3.0


@dataclass
class Suite:
    """A pytest with its workers: what it runs, where its output goes, how it ends."""

    name: str
    arguments: Sequence[str]
    env: dict[str, str]
    process: subprocess.Popen | None = None
    output: BinaryIO | None = None

    @property
    def log(self) -> Path:
        """The file with its output."""
        return paths.LOGS / f"test-{self.name}.log"

    def start(self) -> None:
        """Start pytest."""
        paths.LOGS.mkdir(parents=True, exist_ok=True)
        colour = "--color=yes" if sys.stdout.isatty() else "--color=no"
        spread = [f"--numprocesses={worker_count()}", "--dist=loadscope"]
        # The order is that of longest_first. A worker that dies is not started again: its
        # database may be half changed.
        spread += ["--no-loadscope-reorder", "--max-worker-restart=0"]
        # A file of our own: another run may be writing to the one that is there.
        self.log.unlink(missing_ok=True)
        with self.log.open("wb") as out:
            self.output = self.log.open("rb")
            self.process = subprocess.Popen(
                [str(paths.venv_python()), "-m", "pytest", "-p", "dev.workers", colour]
                + [*spread, *self.arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self.env,
                cwd=paths.ROOT,
                start_new_session=True,  # so that all of its processes can be ended
            )

    def ended(self) -> bool:
        """Whether pytest has ended.

        It is not waited for here: until it is, its number belongs to it, and so does the
        number of its group.
        """
        if self.process.returncode is not None:
            return True
        options = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, options) is not None

    def follow(self) -> None:
        """Show the output as it comes, until the end."""
        info(f"\n──── {self.name} ────")
        while True:
            ended = self.ended()
            while chunk := self.output.read(65536):
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
            if ended:
                break
            time.sleep(0.2)
        self.stop()

    def said(self) -> str:
        """All of its output so far."""
        self.output.seek(0)
        return self.output.read().decode("utf-8", "replace")

    def stop(self) -> None:
        """End it, with its workers, their browsers and whatever else they started."""
        if not self.process or self.process.returncode is not None:
            return
        if not self.ended():
            self.process.send_signal(signal.SIGINT)  # as Ctrl-C: tests clean up
        until = time.monotonic() + PATIENCE
        while not self.ended() and time.monotonic() < until:
            time.sleep(0.1)
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def worker_count() -> int:
    """How many workers a suite has: one on each core that is ours to use."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


# --- Which tests, in which order ------------------------------------------------------


def suite_paths(patterns: Iterable[str]) -> list[str]:
    """The files and folders that exist for some patterns, from the root."""
    return [
        str(path.relative_to(paths.ROOT))
        for pattern in patterns
        for path in sorted(paths.ROOT.glob(pattern))
    ]


def scenario_files() -> list[str]:
    """What lies in ``tests/`` and needs Odoo."""
    pure = set(suite_paths(PURE))
    return [name for name in suite_paths(["tests/**/test_*.py"]) if name not in pure]


def seconds_file(suite: str) -> Path:
    """Where the seconds of each file of a suite are kept."""
    return paths.LOCAL / f"test-seconds-{suite}.json"


def longest_first(files: Iterable[str], seconds: dict[str, float]) -> list[str]:
    """Test files in the order they begin in, so that no core waits for a late long one.

    :param seconds: how long they took, of those that have run
    """
    guess = {name: GUESS_LONG if LONG.search(name) else GUESS for name in files}
    return sorted(guess, key=lambda name: -seconds.get(name, guess[name]))


def in_order(suite: str, files: Sequence[str]) -> list[str]:
    """A suite's files, the longest first by what the last whole run measured."""
    try:
        seconds = json.loads(seconds_file(suite).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        seconds = {}
    return longest_first(files, seconds)


# --- The suites -----------------------------------------------------------------------


def pure_suite(odoo: Odoo, arguments: Sequence[str]) -> Suite:
    """The tests which need no Odoo."""
    files = in_order("pure", suite_paths(PURE))
    env = {**environment(odoo), **_measured("pure", arguments)}
    return Suite("pure", ["-p", "no:odoo", *files, *arguments], env)


def odoo_suite(
    name: str, template: str, databases: Databases, arguments: Sequence[str]
) -> Suite:
    """Tests which run in Odoo, each worker on its clone of a template."""
    files = (
        scenario_files()
        if name == "scenario"
        else suite_paths(f"{addon}/tests/**/test_*.py" for addon in paths.own_addons())
    )
    if not files:
        raise Stop(f"There are no {name} tests.")
    prefix = f"test_{name}_{os.getpid()}"
    odoo, server = databases.odoo, databases.server
    for number in range(worker_count()):
        database = f"{prefix}_{worker_name(number)}"
        databases.clone(template, database)
        configuration(odoo, server, database, database=database)
    env = {
        **environment(odoo, server),
        **_measured(name, arguments),
        CONF: str(paths.CONF / f"{prefix}_{{worker}}.conf"),
    }
    return Suite(name, [*ODOO_OPTIONS, *in_order(name, files), *arguments], env)


def _measured(name: str, arguments: Sequence[str]) -> dict[str, str]:
    """Asks for the seconds of a whole run: of a part they would mislead."""
    return {} if arguments else {SECONDS: str(seconds_file(name))}
