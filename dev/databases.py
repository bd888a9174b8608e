"""Databases: made once as templates, then cloned in a second.

Three templates, each named after a hash of what it was built from:

* ``base``: Odoo's own addons and the Vietnamese language, no demo data;
* ``addons``: ``base`` and our addons, for their tests;
* ``demo``: ``base`` and our addons with our demo data, as `make run` serves it.

A template is built under another name and renamed when complete: a killed run leaves
nothing that looks ready. ``demo`` can be had as the addons of an older commit made it
(``tpl_old_…``), to see it upgraded.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import paths
from .locks import lock
from .odoo_command import command, configuration, environment
from .odoo_source import Odoo
from .postgres import TEST_CLUSTER, Server, connect
from .say import Stop, step

LANGUAGE = "vi_VN"
# What people work with beside our addons. Automatic installation is off: it would bring
# addons that sell services and call the network.
BASE_MODULES = ("mail", "calendar", "hr", "hr_calendar", "base_import", "base_setup")
KEEP = 2  # newest templates of each kind; others are dropped
SKIPPED_PARTS = {"tests", "__pycache__", "README.md", "node_modules"}
SCRIPTS = Path(__file__).parent / "inside"


def tree_hash(folders: Iterable[Path], *extra: str) -> str:
    """A short hash of all that goes into a database: file names, contents and more.

    Tests are not installed into the database, so a changed test changes nothing — but
    tours and their pages are assets, hence everything under ``static`` counts.
    """
    digest = hashlib.sha256()
    for text in extra:
        digest.update(text.encode() + b"\0")
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            parts = file.relative_to(folder).parts
            if SKIPPED_PARTS & set(parts) and "static" not in parts:
                continue
            if file.is_file() and file.suffix != ".pyc":
                digest.update("/".join((folder.name, *parts)).encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def check_name(name: str) -> str:
    """A database name Odoo and PostgreSQL take without quoting."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,50}", name):
        raise Stop(f"'{name}' is no database name: use small letters, digits and _.")
    return name


class Databases:
    """The databases of one server, with their file stores."""

    def __init__(self, odoo: Odoo, server: Server, data: Path = paths.DATA):
        self.odoo = odoo
        self.server = server
        self.data = data

    # --- plain operations -----------------------------------------------------------

    def names(self) -> list[str]:
        """All databases that may be ours."""
        rows = self._sql(
            "SELECT datname FROM pg_database WHERE NOT datistemplate "
            "AND datname <> 'postgres' ORDER BY datname"
        )
        return [row[0] for row in rows]

    def drop(self, name: str) -> None:
        """Drop a database and its file store; fine when there is none."""
        self._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        shutil.rmtree(self._filestore(name), ignore_errors=True)

    def clone(self, source: str, target: str) -> None:
        """Copy a database which nobody uses, with its file store, over the target."""
        self.drop(target)
        self._sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        if self._filestore(source).is_dir():
            # Files of a file store are never changed, so sharing them is safe and quick.
            shutil.copytree(
                self._filestore(source), self._filestore(target), copy_function=os.link
            )

    def rename(self, source: str, target: str) -> None:
        """Give a database and its file store another name."""
        shutil.rmtree(self._filestore(target), ignore_errors=True)
        if self._filestore(source).is_dir():
            self._filestore(source).rename(self._filestore(target))
        self._sql(f'ALTER DATABASE "{source}" RENAME TO "{target}"')

    @contextmanager
    def passing(self, what: str) -> Iterator[str]:
        """The name of a database, and of its configuration, that end with the block."""
        name = f"{what}_{os.getpid()}"
        try:
            yield name
        finally:
            self.drop(name)
            (paths.CONF / f"{name}.conf").unlink(missing_ok=True)
            if self.server.started and TEST_CLUSTER.idle(self.server):
                TEST_CLUSTER.stop()

    # --- templates ------------------------------------------------------------------

    def base_key(self) -> str:
        """The name of the template ``base`` as it must be now."""
        scripts = (SCRIPTS / "base.py").read_text(encoding="utf-8")
        return "tpl_base_" + tree_hash(
            [],
            self.odoo.state,
            str(self.data),  # where the template's files are
            str(self.server.unaccent),
            LANGUAGE,
            *BASE_MODULES,
            scripts,
        )

    def addons_key(self, demo: bool) -> str:
        """The name of the template ``addons`` or ``demo`` as it must be now."""
        folders = [paths.ROOT / name for name in paths.own_addons()]
        scripts = [
            (SCRIPTS / f"{n}.py").read_text("utf-8") for n in ("before", "after")
        ]
        requirements = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8")
        kind = "demo" if demo else "addons"
        return f"tpl_{kind}_" + tree_hash(
            folders, self.base_key(), requirements, *scripts
        )

    def template(self, kind: str) -> str:
        """The name of a template that is ready; builds it when it is not there."""
        if kind not in ("base", "addons", "demo"):
            raise Stop(f"No template '{kind}': there are base, addons and demo.")
        key = self.base_key() if kind == "base" else self.addons_key(kind == "demo")
        with lock(
            f"template-{kind}", wait=f"Waiting for another run to build '{kind}' …"
        ):
            if key not in self.names():
                making = self.build_name(kind)
                if kind == "base":
                    self.build_base(making)
                else:
                    self.clone(self.template("base"), making)
                    self.install_addons(making, demo=kind == "demo")
                self.rename(making, key)
                self._forget_old(f"tpl_{kind}_", key)
        return key

    def old_template(self, commit: str) -> str:
        """The name of a template that the addons of an older commit made, with their
        demo data; builds it when it is not there.

        :raise Stop: when the commit is not in this folder's history
        """
        key = "tpl_old_" + tree_hash([], self.base_key(), commit)
        with lock("template-old", wait="Waiting for another run to build 'old' …"):
            if key not in self.names():
                folder = old_addons(commit)
                making = self.build_name("old")
                try:
                    self.clone(self.template("base"), making)
                    self._script(making, "before.py", "database: ready for demo data")
                    self._odoo(
                        making,
                        f"database: our addons as they were at {commit[:7]}",
                        *(
                            "-i",
                            ",".join(sorted(path.name for path in folder.iterdir())),
                        ),
                        "--skip-auto-install",
                        "--with-demo",
                        ours=folder,
                    )
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
                self._sql_in(
                    making,
                    "UPDATE ir_module_module SET demo = FALSE "
                    "WHERE name NOT LIKE 'iso\\_quality%'",
                )
                self.rename(making, key)
                self._forget_old("tpl_old_", key)
        return key

    def build_name(self, kind: str) -> str:
        """The name of a database while it is built; another for every project folder."""
        return f"making_{kind}_{tree_hash([], str(self.data))[:6]}"

    def build_base(self, name: str) -> None:
        """Make a database with Odoo's own addons and Vietnamese, no demo data."""
        self.drop(name)
        self._odoo(
            name,
            "database: Odoo's own addons and Vietnamese (once, about a minute)",
            "-i",
            ",".join(BASE_MODULES),
            f"--load-language={LANGUAGE}",
            "--skip-auto-install",
        )
        self._script(name, "base.py", "database: settings")

    def install_addons(self, name: str, *, demo: bool) -> None:
        """Install our addons into a database made from ``base``."""
        addons = paths.own_addons()
        if not addons:
            raise Stop("None of this project's addons is in this folder.")
        if demo:
            # Odoo gives an addon its demo data only when all it depends on has its own.
            self._script(name, "before.py", "database: ready for our demo data")
        with_demo = ["--with-demo"] if demo else []
        self._odoo(
            name,
            "database: our addons" + (" and demo data" if demo else ""),
            "-i",
            ",".join(addons),
            "--skip-auto-install",
            *with_demo,
        )
        self._script(name, "after.py", "database: languages and page assets")

    def update_addons(self, name: str) -> None:
        """Update our addons in a database that has them; install those that are new."""
        rows = self._sql_in(
            name, "SELECT name FROM ir_module_module WHERE state='installed'"
        )
        present = {row[0] for row in rows}
        addons = paths.own_addons()
        new = [addon for addon in addons if addon not in present]
        options = ["-u", ",".join(addon for addon in addons if addon in present)]
        if new:
            self._script(name, "before.py", "database: ready for our demo data")
            options += ["-i", ",".join(new), "--with-demo", "--skip-auto-install"]
        self._odoo(name, "database: our addons have changed, updating", *options)
        self._script(name, "after.py", "database: page assets")

    def _forget_old(self, prefix: str, newest: str) -> None:
        """Drop templates of sources that have changed since, but for the newest ones."""
        rows = self._sql(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) "
            "AND datname <> %s ORDER BY oid DESC",
            [prefix, newest],
        )
        for (name,) in rows[KEEP - 1 :]:
            self.drop(name)

    # --- running Odoo ---------------------------------------------------------------

    def _odoo(
        self, name: str, label: str, *arguments: str, ours: Path = paths.ROOT
    ) -> None:
        conf = configuration(
            self.odoo, self.server, f"make-{name}", data=self.data, ours=ours
        )
        step(
            label,
            command(conf, "-d", name, "--no-http", "--stop-after-init", *arguments),
            log=f"odoo-{name}",
            env=environment(self.odoo, self.server),
            cwd=paths.ROOT,
        )
        check_log(paths.LOGS / f"odoo-{name}.log", label)

    def _script(self, name: str, script: str, label: str) -> None:
        conf = configuration(
            self.odoo, self.server, f"make-{name}", database=name, data=self.data
        )
        step(
            label,
            [str(paths.venv_python()), str(SCRIPTS / script), str(conf), name],
            log=f"script-{name}",
            env=environment(self.odoo, self.server),
            cwd=paths.ROOT,
        )

    def _filestore(self, name: str) -> Path:
        return self.data / "filestore" / name

    def _sql(self, query: str, values: list | None = None) -> list[tuple]:
        return self._sql_in("postgres", query, values)

    def _sql_in(self, name: str, query: str, values: list | None = None) -> list[tuple]:
        connection = connect(self.server, name)
        try:
            with connection.cursor() as cursor:
                cursor.execute(query, values)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


def old_addons(commit: str) -> Path:
    """A folder of our addons as they were at a commit; to be removed after use.

    :raise Stop: when the commit is not in this folder's history
    """
    command = ["git", "archive", commit, *paths.own_addons()]
    try:
        archive = subprocess.run(command, cwd=paths.ROOT, capture_output=True)
        wrong = archive.returncode and archive.stderr.decode(errors="replace").strip()
    except FileNotFoundError:
        wrong = "there is no git"
    if wrong:
        raise Stop(
            f"The addons of commit {commit[:12]} are needed, and the history of this "
            "folder does not hold them: run 'git fetch --unshallow', or take a clone of "
            f"the repository instead of an archive of its files. ({wrong})"
        )
    folder = paths.fresh_tmp(f"addons-{commit[:12]}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder)
    return folder


def check_log(log: Path, label: str) -> None:
    """Stop when Odoo wrote an error and still ended well: demo data that did not load."""
    text = log.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"^.*(?:demo data failed to install).*$", text, re.MULTILINE)
    if found:
        tail = re.findall(r"^(?:\w+\.)*\w*(?:Error|Exception).*$", text, re.MULTILINE)
        reason = tail[-1] if tail else ""
        shown = log.relative_to(paths.ROOT)
        raise Stop(f"{label}: {found[0]}\n    {reason}\n    (the whole story: {shown})")
