"""Our own commands, run by tests as a person runs them."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def dev(*arguments, text=None):
    """Run one of our own commands; everything it says.

    :param text: what it reads from its input
    """
    # The process under test finds its database by these; the commands must not.
    env = {name: value for name, value in os.environ.items() if name != "ODOO_RC"}
    done = subprocess.run(
        [sys.executable, "-m", "dev", *arguments],
        cwd=ROOT,
        env=env,
        input=text,
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


def numbers(database, *queries):
    """The number that each query gives (list)."""
    options = [option for query in queries for option in ("-c", query)]
    said = dev("psql", database, "-At", *options)
    return [int(line) for line in re.findall(r"^\d+$", said, re.MULTILINE)]
