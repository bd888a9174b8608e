"""A plugin of pytest (``-p dev.workers``): what `make test` adds to pytest-xdist.

Each worker process gets a database of its own, and how long each file took is left for
the next run, which begins with the longest.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

# Environment variables, set by suites.py: Odoo's configuration file, with "{worker}" for
# the name of the worker; and where to leave the seconds.
CONF = "DEV_TEST_CONF"
SECONDS = "DEV_TEST_SECONDS"


def worker_name(number: int) -> str:
    """What pytest-xdist calls a worker, counted from 0."""
    return f"gw{number}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_cmdline_main(config: pytest.Config):
    """Choose the worker's database before pytest-odoo reads Odoo's configuration."""
    in_worker = hasattr(config, "workerinput")
    if conf := os.environ.get(CONF):
        # Told by this variable that it is in a worker, pytest-odoo would copy the database
        # itself: with createdb, which not every machine has, and all on one file store.
        # The process that gives out the tests has no name; it opens no database.
        worker = os.environ.pop("PYTEST_XDIST_WORKER", worker_name(0))
        os.environ["ODOO_RC"] = conf.replace("{worker}", worker)
    if (path := os.environ.pop(SECONDS, None)) and not in_worker:
        config.pluginmanager.register(Clock(Path(path)))
    if in_worker:
        os.environ.pop(CONF, None)  # not for what a test may start
    return (yield)


class Clock:
    """Adds up the seconds of each file's tests, where all workers report."""

    def __init__(self, path: Path):
        self.path = path
        self.seconds: Counter = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called for the beginning, the run and the end of each test."""
        # A test that sets the clock spoils one of the three, and the next mends it.
        self.seconds[report.nodeid.partition("::")[0]] += report.duration

    def pytest_sessionfinish(self) -> None:
        """Leave them for the next run."""
        self.path.write_text(json.dumps(self.seconds, indent=1), encoding="utf-8")
