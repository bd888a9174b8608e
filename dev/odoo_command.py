"""How Odoo is started: its Python, its environment, its configuration file."""

from __future__ import annotations

import os
from pathlib import Path

from . import paths
from .odoo_source import Odoo
from .postgres import Server

# Not "-m odoo": that cannot start itself again.
START = str(Path(__file__).parent / "inside" / "start_odoo.py")


def environment(odoo: Odoo, server: Server | None = None) -> dict[str, str]:
    """The environment Odoo and its tests run in."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    path = os.pathsep.join(filter(None, [str(odoo.python_path), env.get("PYTHONPATH")]))
    env.update(
        PYTHONPATH=path,
        PYTHONWARNINGS="ignore",
        # Odoo's folder may be read-only, and ours stays clean.
        PYTHONPYCACHEPREFIX=str(paths.LOCAL / "pycache"),
        HYPOTHESIS_STORAGE_DIRECTORY=str(paths.LOCAL / "hypothesis"),
    )
    # Odoo starts itself again as "python": it has to find the one of now.
    programs = [str(paths.VENV / "bin")]
    # PostgreSQL's own programs, for Odoo's `db dump` and the like.
    if server:
        env.update(server.pg_env)
        if server.tools:
            programs.append(str(server.tools))
        # The libraries of a private PostgreSQL must not reach Python's own.
        env.pop("LD_LIBRARY_PATH", None)
        if os.environ.get("LD_LIBRARY_PATH"):
            env["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    env["PATH"] = os.pathsep.join([*programs, env.get("PATH", os.defpath)])
    return env


def configuration(
    odoo: Odoo,
    server: Server,
    name: str,
    *,
    database: str | None = None,
    data: Path = paths.DATA,
    ours: Path = paths.ROOT,
    **more: str | int,
) -> Path:
    """Write a configuration file of Odoo; returns its path.

    ``ours`` is the folder of this project's addons.

    Only what is the same for a whole server stands in it. It holds the password of the
    database, so nobody else may read it.
    """
    addons = [str(path) for path in odoo.addons_paths]
    if paths.own_addons():  # Odoo warns of an addons path without any
        addons.append(str(ours))
    values: dict[str, str | int] = {
        "addons_path": ",".join(addons) or str(odoo.package / "addons"),
        "data_dir": str(data),
        "db_host": server.host,
        "db_port": server.port,
        "db_user": server.user,
        "db_password": server.password or "False",
        "http_interface": "127.0.0.1",
        "unaccent": str(server.unaccent),
        "list_db": "False",
        "max_cron_threads": 0,
        "workers": 0,
        "screenshots": str(paths.LOCAL / "screenshots"),
        **more,
    }
    if database:
        values["db_name"] = database
    paths.CONF.mkdir(parents=True, exist_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    path = paths.CONF / f"{name}.conf"
    text = "[options]\n" + "".join(
        f"{key} = {value}\n" for key, value in values.items()
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    return path


def command(conf: Path, *arguments: str, subcommand: str | None = None) -> list[str]:
    """A command line which runs Odoo with a configuration file."""
    front = [str(paths.venv_python()), START]
    if subcommand:
        front.append(subcommand)
    return [*front, "-c", str(conf), *arguments]
