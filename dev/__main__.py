"""The command line: ``python3 -m dev <what>``. The Makefile and dev/odoo only call it.

Each command first makes sure of what it needs, then goes on inside the project's virtual
environment, where psycopg2 is.
"""

from __future__ import annotations

import os
import sys

from . import commands, paths, python_env
from .say import Stop

REQUIREMENTS = {
    "run": python_env.RUN,
    "shell": python_env.RUN,
}


def enter_environment(what: str) -> None:
    """Go on in the virtual environment, made first when it is missing."""
    wanted = REQUIREMENTS.get(what, python_env.TEST)
    python = python_env.ensure(paths.VENV, wanted, "Python packages of Odoo (once)")
    if os.path.realpath(sys.prefix) != os.path.realpath(paths.VENV):
        sys.stdout.flush()
        os.execv(python, [str(python), "-m", "dev", *sys.argv[1:]])


def main() -> int:
    """Run one command; returns the exit code."""
    what, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    function = commands.COMMANDS.get(what)
    if not function:
        raise Stop(f"No command '{what}'. There are: {', '.join(commands.COMMANDS)}.")
    if os.geteuid() == 0:
        os.umask(0o022)  # PostgreSQL runs as another user then, and must read its files
    paths.LOCAL.mkdir(exist_ok=True)
    commands.early(what)
    if what not in commands.BARE:
        enter_environment(what)
    return function(arguments) or 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as problem:
        print(f"✗ {problem}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        if error.errno != 28:
            raise
        print(
            f"✗ The disk is full: free about 4 GB and try again ({error}).",
            file=sys.stderr,
        )
        sys.exit(2)
