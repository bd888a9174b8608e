"""`make run`: the database of `make run`, and Odoo on it until Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import paths
from .databases import Databases, check_name
from .locks import lock, note
from .odoo_command import command, configuration, environment
from .odoo_source import Odoo, find_odoo
from .postgres import RUN_CLUSTER, Server, connect, run_server
from .say import Stop, failure, info

MARK = "iso_quality.dev_sources"  # what the database was last installed or updated from
READY_SECONDS = 120
STOP_SECONDS = 15
PEOPLE = """
    SELECT u.login, p.name, coalesce(p.function, ''), d.module
      FROM res_users u
      JOIN res_partner p ON p.id = u.partner_id
      JOIN ir_model_data d ON d.model = 'res.users' AND d.res_id = u.id
     WHERE u.active AND NOT coalesce(u.share, FALSE)
       AND (d.module LIKE 'iso\\_quality%%' OR (d.module, d.name) = ('base', 'user_admin'))
  ORDER BY d.module <> 'base', u.id
"""


def wanted_port() -> int:
    """The port to serve on: PORT, or Odoo's usual one."""
    text = os.environ.get("PORT") or "8069"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"PORT={text} is no port: take a number between 1024 and 65535.")
    return int(text)


def check_port(port: int) -> None:
    """Stop when somebody else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise Stop(
                    f"Port {port} is for root only: make run PORT=8069."
                ) from None
            raise Stop(
                f"Port {port} is taken by another program: stop that one, or take another "
                f"port: make run PORT={port + 1 if port < 65535 else 8069}."
            ) from None


def busy_message() -> str:
    """What a second `make run` in one folder is told."""
    return (
        "`make run` is already active in this folder{note}: use that one, "
        "or stop it there with Ctrl-C first."
    )


def early() -> None:
    """What can be refused before anything is fetched."""
    port = wanted_port()
    with lock("run", busy=busy_message()):
        check_port(port)


def run(_arguments: list[str]) -> int:
    """Serve the addons with their demo data."""
    # SIGINT too: what a shell starts in the background ignores it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # not under nohup
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    port = wanted_port()
    with lock("run", busy=busy_message()):
        check_port(port)
        odoo = find_odoo()
        try:
            server = run_server()
            return _serve(odoo, server, port)
        finally:
            if not os.environ.get("PGHOST"):
                RUN_CLUSTER.stop()


def database_name() -> str:
    """The database of `make run`: DATABASE, or the name of the first addon."""
    return check_name(os.environ.get("DATABASE") or "iso_quality")


def ready_database(odoo: Odoo, server: Server) -> str:
    """Make the database when it is not there; bring it up to date when sources changed."""
    name = database_name()
    databases = Databases(odoo, server, paths.RUN_DATA)
    sources = databases.addons_key(demo=True)
    if name not in databases.names():
        info("Making the database (once, about two minutes).")
        making = databases.build_name("run")
        databases.build_base(making)
        databases.install_addons(making, demo=True)
        _set_mark(server, making, sources)
        databases.rename(making, name)
    else:
        mark = _get_mark(server, name)
        if mark is None:
            raise Stop(
                f"The database '{name}' was not made by `make run`: choose another name "
                "with make run DATABASE=<name>."
            )
        if mark != sources:
            databases.update_addons(name)
            _set_mark(server, name, sources)
    return name


def _serve(odoo: Odoo, server: Server, port: int) -> int:
    name = ready_database(odoo, server)
    if not server.unaccent:
        info(
            "! No 'unaccent' here (or its user is no superuser): search without accents "
            "is off."
        )
    conf = configuration(
        odoo,
        server,
        "run",
        database=name,
        data=paths.RUN_DATA,
        http_port=port,
        max_cron_threads=1,
        db_maxconn=32,
        dbfilter=f"^{name}$",
    )
    url = f"http://127.0.0.1:{port}"
    try:
        with serving(odoo, server, conf, url) as process:
            note("run", f" at {url}")
            _announce(server, name, url)
            process.wait()
            raise failure("Odoo stopped by itself, which", log_of(conf))
    except KeyboardInterrupt:
        info("\nStopping …")
        return 0


def log_of(conf: Path) -> Path:
    """Where an Odoo that is served writes."""
    return paths.LOGS / f"{conf.stem}.log"


@contextmanager
def serving(
    odoo: Odoo, server: Server, conf: Path, url: str
) -> Iterator[subprocess.Popen]:
    """Odoo on a configuration, from when it answers to the end of the block."""
    paths.LOGS.mkdir(parents=True, exist_ok=True)
    with log_of(conf).open("wb") as log:
        process = subprocess.Popen(
            # When we are killed outright, Odoo must not live on.
            ["setpriv", "--pdeathsig=TERM", *command(conf)],
            env=environment(odoo, server),
            cwd=paths.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches us only, and we stop things in order.
            start_new_session=True,
        )
    try:
        _wait_until_ready(process, url, log_of(conf))
        yield process
    finally:
        _stop(process)


def _wait_until_ready(process: subprocess.Popen, url: str, log_path: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise failure("starting Odoo", log_path)
        try:
            with urllib.request.urlopen(f"{url}/web/login", timeout=30):
                return
        except urllib.error.HTTPError:
            raise failure("Odoo's first page", log_path) from None
        except OSError:
            time.sleep(0.3)
    raise failure(f"Odoo did not answer in {READY_SECONDS} s: starting it", log_path)


def people_table(rows: list[tuple[str, str, str, str]]) -> str:
    """Who can log in, as lines of a table: login, password, name, function."""
    lines = [("login", "password", "name", "")]
    for login, name, function, module in rows:
        password = "admin" if module == "base" else "demo"
        lines.append((login, password, name, function))
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    return "\n".join(
        "    "
        + "  ".join(
            [*(c.ljust(w) for c, w in zip(line, widths, strict=False)), line[3]]
        )
        for line in lines
    )


def _announce(server: Server, name: str, url: str) -> None:
    connection = connect(server, name)
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE)
        rows = cursor.fetchall()
    connection.close()
    info(f"\n  Odoo answers on  {url}\n\n{people_table(rows)}\n\n  Ctrl-C stops it.")


def _stop(process: subprocess.Popen) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()


def _get_mark(server: Server, name: str) -> str | None:
    connection = connect(server, name)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('ir_config_parameter')")
            if cursor.fetchone() == (None,):
                return None
            cursor.execute(
                "SELECT value FROM ir_config_parameter WHERE key = %s", [MARK]
            )
            row = cursor.fetchone()
            return row[0] if row else None
    finally:
        connection.close()


def _set_mark(server: Server, name: str, sources: str) -> None:
    connection = connect(server, name)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [MARK, sources],
        )
    connection.close()


def shell(arguments: list[str]) -> int:
    """`make shell`: Odoo's Python shell on the database of `make run`."""
    odoo = find_odoo()
    server = run_server()
    try:
        name = database_name()
        if name not in Databases(odoo, server, paths.RUN_DATA).names():
            raise Stop("There is no database yet: `make run` makes it.")
        conf = configuration(odoo, server, "shell", database=name, data=paths.RUN_DATA)
        line = command(
            conf, "--no-http", "--log-level=warn", *arguments, subcommand="shell"
        )
        return subprocess.call(line, env=environment(odoo, server), cwd=paths.ROOT)
    finally:
        if server.started and RUN_CLUSTER.idle(server):
            RUN_CLUSTER.stop()
