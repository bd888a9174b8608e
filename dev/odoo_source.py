"""Odoo 19 itself: the one ``ODOO_HOME`` names, or Debian's package in a private folder."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import paths
from .apt import PrivateApt, own_release
from .locks import lock
from .say import Stop, info

SERIES = "19.0"
PACKAGE = "odoo-19"
NEEDED_BYTES = 4 << 30  # Odoo unpacked, its Python packages and a few databases

# Files Debian's package links to but other packages ship. Fonts differ between releases,
# and the links fit the machine's own release; what that lacks comes from Odoo's suite.
LINKED = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-font-awesome",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
)
# Left out by Debian, wanted by a page of the mail addon: its absence is a console error,
# which fails every browser test.
PLACEHOLDER = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


@dataclass(frozen=True)
class Odoo:
    """An Odoo 19 on disk in a folder."""

    package: Path  # the folder `odoo` of the Python package
    release: str  # 19.0 and what comes after it

    @property
    def python_path(self) -> Path:
        """What PYTHONPATH must hold."""
        return self.package.parent

    @property
    def addons_paths(self) -> list[Path]:
        """Odoo's addons outside the Python package, as in a checkout."""
        beside = self.package.parent / "addons"
        return [beside] if (beside / "mail" / "__manifest__.py").is_file() else []

    @property
    def state(self) -> str:
        """Changes when this Odoo is another one: part of the key of every template."""
        stat = (self.package / "release.py").stat()
        return f"{self.release} {self.package} {stat.st_mtime_ns}"


def parse_series(release_py: str) -> str | None:
    """The series, such as ``19.0``, written in Odoo's ``release.py``."""
    found = re.search(
        r"^version_info\s*=\s*\(\s*['\"]?(saas~)?(\d+)['\"]?\s*,\s*(\d+)",
        release_py,
        re.MULTILINE,
    )
    return f"{found[1] or ''}{found[2]}.{found[3]}" if found else None


def read_odoo(home: Path) -> Odoo:
    """The Odoo under a folder: a checkout, an installed package or an unpacked one."""
    for package in (
        home / "odoo",
        home,
        home / "usr/lib/python3/dist-packages/odoo",
        home / "lib/python3/dist-packages/odoo",
    ):
        release_py = package / "release.py"
        if package.name == "odoo" and release_py.is_file():
            break
    else:
        raise Stop(
            f"No Odoo in {home}: ODOO_HOME must be the folder that holds 'odoo-bin', "
            "or the one of the Python package 'odoo'."
        )
    series = parse_series(release_py.read_text(encoding="utf-8"))
    if series != SERIES:
        raise Stop(
            f"{home} is Odoo {series or 'of an unknown version'}, these addons need "
            f"{SERIES}: point ODOO_HOME at an Odoo {SERIES}, or unset it to fetch one."
        )
    return Odoo(package, series)


def find_odoo() -> Odoo:
    """The Odoo to use, fetched when there is none."""
    home = os.environ.get("ODOO_HOME")
    if home:
        return read_odoo(Path(home).expanduser().resolve())
    if not paths.PRIVATE_ODOO.is_dir():
        with lock("odoo", wait="Waiting for another run to fetch Odoo …"):
            if not paths.PRIVATE_ODOO.is_dir():
                fetch()
    return read_odoo(paths.PRIVATE_ODOO)


def need_disk(folder: Path, size: int = NEEDED_BYTES) -> None:
    """Stop when the disk has no room, before anything is half done."""
    free = shutil.disk_usage(folder).free
    if free < size:
        raise Stop(
            f"Not enough room: {free / 2**30:.1f} GB free in {folder}, "
            f"{size / 2**30:.0f} GB needed. Free some, then run the command again."
        )


def fetch() -> None:
    """Debian's Odoo 19 into ``.local/odoo``; complete or not at all."""
    need_disk(paths.LOCAL)
    own = PrivateApt(own_release())
    sid = PrivateApt("sid")
    info("Fetching Odoo 19 from Debian (about 125 MB, once).")
    sid.update()
    own.update()
    if not sid.has([PACKAGE]):
        raise Stop(
            f"Debian no longer offers {PACKAGE}: get Odoo {SERIES} from elsewhere "
            "and set ODOO_HOME to its folder."
        )
    made = paths.fresh_tmp("odoo")
    own_linked = own.has(LINKED)
    other = [name for name in LINKED if name not in own_linked]
    odoo_files = sid.fetch([PACKAGE], "downloading Odoo 19")
    linked_files = own.fetch(own_linked, "downloading fonts and scripts")
    if other:
        linked_files += sid.fetch(other, "downloading more fonts")
    sid.unpack(odoo_files, made, "unpacking Odoo 19")
    own.unpack(linked_files, made, "unpacking fonts and scripts")
    addons = made / "usr/lib/python3/dist-packages/odoo/addons"
    placeholder = addons / PLACEHOLDER
    if not placeholder.exists():
        placeholder.parent.mkdir(parents=True, exist_ok=True)
        placeholder.touch()
    read_odoo(made)  # the archive moves on: a wrong version must not be put in place
    paths.put_in_place(made, paths.PRIVATE_ODOO)
