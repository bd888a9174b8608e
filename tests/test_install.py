"""The addons come and go: upgraded and uninstalled on a database full of data."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ADDONS = ["iso_quality_report", "iso_quality_audit", "iso_quality"]


def dev(*arguments):
    """Run one of our own commands; everything it says."""
    # The process under test finds its database by these; the commands must not.
    env = {name: value for name, value in os.environ.items() if name != "ODOO_RC"}
    done = subprocess.run(
        [sys.executable, "-m", "dev", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


def complaints(said):
    """Lines of Odoo's log that tell of a problem."""
    return [
        line for line in said.splitlines() if re.search(r" (ERROR|CRITICAL) ", line)
    ]


@pytest.fixture
def database():
    """A database with our addons and demo data, to be spoilt."""
    name = f"install_{os.getpid()}"
    dev("db", "new", name, "demo")
    yield name
    dev("db", "drop", name)


def count(database, query):
    """The number that a query gives."""
    said = dev("psql", database, "-At", "-c", query)
    return int(re.findall(r"^\d+$", said, re.MULTILINE)[-1])


def test_upgrade_keeps_everything(database):
    queries = [
        f"SELECT count(*) FROM {table}"
        for table in ("iso_plan", "iso_plan_line", "iso_task", "iso_plan_template")
    ]
    before = [count(database, query) for query in queries]
    assert all(before)
    said = dev(
        "odoo", "-d", database, "-u", "iso_quality", "--no-http", "--stop-after-init"
    )
    assert not complaints(said)
    assert [count(database, query) for query in queries] == before


def test_uninstall_leaves_nothing_of_ours(database):
    said = dev("odoo", "module", "uninstall", "-d", database, *ADDONS)
    assert not complaints(said)
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_name LIKE "
    assert count(database, f"{tables} 'iso\\_%'") == 0
    installed = (
        "SELECT count(*) FROM ir_module_module "
        "WHERE name LIKE 'iso_quality%' AND state != 'uninstalled'"
    )
    assert count(database, installed) == 0
