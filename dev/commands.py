"""The commands of ``python3 -m dev``, one function each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from . import docs, lint, paths, serve, testing
from .databases import Databases, check_name
from .locks import lock
from .odoo_command import START, configuration, environment
from .odoo_source import Odoo, find_odoo
from .postgres import RUN_CLUSTER, TEST_CLUSTER, Server, free_port, home, test_server
from .say import Stop, info

PYTEST_OPTIONS = ("--odoo-http", "--odoo-log-level=error")


def development() -> tuple[Odoo, Server, Databases]:
    """Odoo, the PostgreSQL of tests and development, and its databases."""
    odoo = find_odoo()
    server = test_server()
    return odoo, server, Databases(odoo, server)


def take_option(arguments: list[str], *names: str) -> tuple[str | None, list[str]]:
    """The value of an option, and the arguments without it."""
    rest, value = [], None
    remaining = iter(arguments)
    for argument in remaining:
        name, _, attached = argument.partition("=")
        if name in names:
            value = attached or next(remaining, None)
        else:
            rest.append(argument)
    return value, rest


def odoo(arguments: list[str]) -> None:
    """``dev/odoo [subcommand] …``: Odoo with our addons on the development PostgreSQL."""
    source, server, _databases = development()
    conf = configuration(source, server, "development")
    serves = not arguments or arguments[0].startswith("-") or arguments[0] == "server"
    has_port = any(
        re.match(r"-p|--http-port|--no-http|-h|--help", a) for a in arguments
    )
    if serves and not has_port:
        port = free_port()
        arguments = [*arguments, f"--http-port={port}"]
        if "--stop-after-init" not in arguments:
            info(f"Odoo will answer on http://127.0.0.1:{port}")
    # Subcommands take `-c` in different places; all of them look at ODOO_RC.
    env = {**environment(source, server), "ODOO_RC": str(conf)}
    line = [str(paths.venv_python()), START, *arguments]
    sys.stdout.flush()
    os.execve(line[0], line, env)


def psql(arguments: list[str]) -> None:
    """``dev/psql [database]``: PostgreSQL's client on the development server."""
    _source, server, _databases = development()
    tool = shutil.which("psql", path=f"{server.tools}{os.pathsep}{os.environ['PATH']}")
    if not tool:
        raise Stop("psql is missing: as root, run 'apt-get install postgresql-client'.")
    env = {**os.environ, **server.pg_env}
    os.execve(tool, [tool, *(arguments or ["-l"])], env)


def db(arguments: list[str]) -> int:
    """``dev/db new NAME [base|addons|demo|old COMMIT]``, ``clone FROM TO``,
    ``drop NAME``."""
    _source, _server, databases = development()
    match arguments:
        case [] | ["list"]:
            print("\n".join(databases.names()))
        case ["new", name, "old", commit]:
            databases.clone(databases.old_template(commit), check_name(name))
            info(f"✓ {name}")
        case ["new", name, *kind]:
            databases.clone(databases.template((kind or ["base"])[0]), check_name(name))
            info(f"✓ {name}")
        case ["clone", source, target]:
            databases.clone(source, check_name(target))
        case ["drop", name]:
            databases.drop(check_name(name))
        case ["template", kind]:
            print(databases.template(kind))
        case _:
            raise Stop(db.__doc__ or "")
    return 0


def clean(_arguments: list[str]) -> int:
    """`make clean`: remove what can be made again; ALL=1 the database of `make run` too."""
    everything = os.environ.get("ALL") == "1"
    with lock("run", busy=serve.busy_message()):
        TEST_CLUSTER.stop()
        if everything:
            RUN_CLUSTER.stop()
        keep = (
            set()
            if everything
            else {"clusters", "run-data", "postgres", "pgserver", "locks"}
        )
        for path in paths.LOCAL.iterdir():
            if path.name not in keep:
                remove(path)
        if not everything:
            remove(TEST_CLUSTER.folder)
    if everything:
        remove(home())
        remove(paths.LOCAL)
        info("✓ Everything under .local is gone.")
    else:
        info(
            "✓ Clean. The database of `make run` is kept; make clean ALL=1 removes it."
        )
    return 0


def remove(path: Path) -> None:
    """Remove a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def bench(arguments: list[str]) -> int:
    """`make bench`: the measurements of ``bench/`` on a database of their own."""
    source, server, databases = development()
    with databases.passing("bench") as name:
        databases.clone(databases.template("addons"), name)
        conf = configuration(source, server, name, database=name)
        line = [str(paths.venv_python()), "bench/run.py", str(conf), name, *arguments]
        return subprocess.call(line, env=environment(source, server), cwd=paths.ROOT)


def translate(_arguments: list[str]) -> None:
    """`make translate`: take new and moved terms into each addon's vi.po."""
    source, server, databases = development()
    python = str(paths.venv_python())
    with databases.passing("translate") as name:
        exported = paths.CONF / f"{name}.po"
        databases.clone(databases.template("addons"), name)
        conf = configuration(source, server, name, database=name)
        env = {**environment(source, server), "ODOO_RC": str(conf)}
        try:
            for addon in paths.own_addons():
                exported.write_text("")
                export = ["i18n", "export", "-d", name, "-l", "pot", "-o"]
                subprocess.call([python, START, *export, str(exported), addon], env=env)
                merge = str(paths.ROOT / "dev/inside/translations.py")
                target = str(paths.ROOT / addon / "i18n/vi.po")
                subprocess.call([python, merge, str(exported), target])
        finally:
            exported.unlink(missing_ok=True)


def pytest(arguments: list[str]) -> int:
    """``dev/pytest -d DATABASE …``: pytest on a database, with browser tours."""
    database, arguments = take_option(arguments, "-d", "--database")
    if not database:
        raise Stop("dev/pytest wants -d DATABASE (make one: dev/db new NAME addons).")
    source, server, databases = development()
    if database not in databases.names():
        raise Stop(
            f"No database '{database}': make one with dev/db new {database} addons."
        )
    conf = configuration(source, server, f"pytest-{database}", database=database)
    env = {**environment(source, server), "ODOO_RC": str(conf)}
    line = [str(paths.venv_python()), "-m", "pytest", *PYTEST_OPTIONS, *arguments]
    return subprocess.call(line, env=env, cwd=paths.ROOT)


COMMANDS: dict[str, Callable[[list[str]], int | None]] = {
    "run": serve.run,
    "test": testing.test,
    "lint": lint.lint,
    "format": lint.reformat,
    "bench": bench,
    "translate": translate,
    "docs": docs.docs,
    "shell": serve.shell,
    "clean": clean,
    "odoo": odoo,
    "psql": psql,
    "db": db,
    "pytest": pytest,
}

# Those that need no Odoo, PostgreSQL or virtual environment of the project.
BARE = {"lint", "format", "clean"}


def early(what: str) -> None:
    """Refuse what can be refused before anything is fetched."""
    if what not in BARE and os.environ.get("ODOO_HOME"):
        find_odoo()
    if what == "run":
        serve.early()
