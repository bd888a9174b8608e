"""Debian packages without root: fetched by apt into a folder and unpacked there.

apt runs with its own package lists, so the system's are neither needed nor touched,
and it checks Debian's signatures as always. The mirror is the one the machine uses.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from . import paths
from .say import Stop, info, step

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")


def own_release(os_release: str | None = None) -> str:
    """The machine's Debian release by code name, such as ``bookworm``."""
    text = os_release
    if text is None:
        try:
            text = Path("/etc/os-release").read_text(encoding="utf-8")
        except OSError:
            text = ""
    values = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', text, re.MULTILINE))
    name = values.get("VERSION_CODENAME")
    if values.get("ID") != "debian" or not name:
        raise Stop(
            "This machine is not Debian 12 or 13: install Odoo 19 and PostgreSQL with "
            "unaccent yourself and set ODOO_HOME to Odoo's folder."
        )
    return name


def choose_mirror(targets: str) -> str | None:
    """Debian's own archive among the lines ``ORIGIN|LABEL|REPO_URI`` of apt."""
    uris = []
    for line in targets.splitlines():
        origin, label, uri = (line.split("|") + ["", ""])[:3]
        if origin == label == "Debian":
            return uri
        uris.append(uri)
    # Where `apt-get update` has never run, apt knows the addresses but not whose they are.
    for uri in uris:
        if re.search(r"/debian/?$", uri):
            return uri
    return None


def mirror() -> str:
    """The address of the Debian mirror this machine is set up with."""
    if not shutil.which("apt-get"):
        raise Stop(
            "apt-get is missing: this needs Debian, or ODOO_HOME and PGHOST set."
        )
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = choose_mirror(done.stdout)
    if not found:
        raise Stop(
            "apt has no Debian mirror: add one to /etc/apt/sources.list, "
            "or set ODOO_HOME to an Odoo 19 you have."
        )
    return found


class PrivateApt:
    """apt for one Debian release with package lists of its own."""

    def __init__(self, release: str):
        self.release = release
        self.folder = paths.LOCAL / "apt" / release

    def options(self) -> list[str]:
        """What keeps apt inside our folder."""
        settings = {
            "Dir::Etc::sourcelist": self.folder / "sources.list",
            "Dir::Etc::sourceparts": self.folder / "none",
            "Dir::Etc::preferencesparts": self.folder / "none",
            "Dir::State::Lists": self.folder / "lists",
            "Dir::Cache": self.folder / "cache",
            "APT::Sandbox::User": "",
            "Acquire::Languages": "none",
            "Acquire::Retries": "2",
            # A list that cannot be fetched must be an error, not a warning.
            "APT::Update::Error-Mode": "any",
        }
        return [f"-o{key}={value}" for key, value in settings.items()]

    def update(self) -> None:
        """Fetch the package lists; cheap when they are there already."""
        for part in ("none", "lists/partial", "cache/archives/partial"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        (self.folder / "sources.list").write_text(
            f"deb {signed}{mirror()} {self.release} main\n", encoding="utf-8"
        )
        step(
            f"Debian's package lists ({self.release})",
            ["apt-get", *self.options(), "update"],
            log=f"apt-update-{self.release}",
        )

    def missing_for(self, package: str) -> list[str]:
        """What apt would install for a package on this machine, the package included."""
        done = subprocess.run(
            ["apt-get", *self.options(), "-s", "--no-install-recommends", "install"]
            + [package],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
        return re.findall(r"^Inst (\S+)", done.stdout, re.MULTILINE)

    def has(self, packages: Iterable[str]) -> list[str]:
        """Those of some packages which this release offers, in the same order."""
        packages = list(packages)
        done = subprocess.run(
            ["apt-cache", *self.options(), "policy", *packages],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
        found = re.findall(
            r"^(\S+):\n(?:  .*\n)*?  Candidate: \d", done.stdout, re.MULTILINE
        )
        return [name for name in packages if name in found]

    def fetch(self, packages: Iterable[str], label: str) -> list[Path]:
        """Download packages; returns the files. A broken download is never left behind."""
        packages = list(packages)
        folder = paths.fresh_tmp(f"debs-{self.release}-{packages[0]}")
        step(
            label,
            ["apt-get", *self.options(), "download", *packages],
            log=f"apt-download-{packages[0]}",
            cwd=folder,
        )
        files = sorted(folder.glob("*.deb"))
        if len(files) < len(packages):
            raise Stop(f"{label}: Debian {self.release} lacks some of {packages}.")
        return files

    def unpack(self, files: Iterable[Path], target: Path, label: str) -> None:
        """Unpack packages over one another into a folder, then drop the downloads."""
        files = list(files)
        target.mkdir(parents=True, exist_ok=True)
        # One shell for all: `dpkg -x` takes one package at a time.
        step(
            label,
            ["sh", "-ec", 'for deb; do dpkg -x "$deb" .; done', "sh"]
            + [os.fspath(deb) for deb in files],
            log=f"unpack-{target.name}",
            cwd=target,
        )
        for folder in {deb.parent for deb in files}:
            shutil.rmtree(folder)


def system_install(packages: list[str], why: str) -> None:
    """Install packages on the machine itself, as root or through sudo."""
    if not packages:
        return
    prefix: list[str] | None = None
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo"):
        silent = subprocess.run(
            ["sudo", "-n", "true"], capture_output=True, check=False
        )
        if silent.returncode == 0 or os.isatty(0):
            prefix = ["sudo"]
            if silent.returncode:
                info(f"sudo asks for your password to install: {' '.join(packages)}")
                subprocess.run(["sudo", "-v"], check=False)
    names = " ".join(packages)
    if prefix is None or not shutil.which("apt-get"):
        raise Stop(
            f"{why}: packages are missing. As root, run "
            f"'apt-get install {names}', then this command again."
        )
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    step(
        "Debian's package lists",
        [*prefix, "apt-get", "update"],
        log="system-apt-update",
        env=env,
        check=False,  # a third-party source may be down; the install tells what matters
    )
    step(
        f"installing {names}",
        [*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages],
        log="system-apt-install",
        env=env,
    )
