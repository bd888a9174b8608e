"""Virtual environments: one for Odoo and the tests, one for the linters.

A stamp file, written last, says what an environment holds. Without it (a killed run) or
with another Python the environment is made anew; with other requirements it is updated.
"""

from __future__ import annotations

import hashlib
import importlib.util
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from . import paths
from .apt import PrivateApt, own_release
from .locks import lock
from .say import Stop, step

RUN = ("dev/requirements-odoo.txt", "requirements.txt")
TEST = (*RUN, "requirements-test.txt")
LINT = ("dev/requirements-lint.txt",)
OLDEST = (3, 10)


def stamp_text(version: str, folder: str, contents: Sequence[str]) -> list[str]:
    """What a stamp file says: a line for the environment, one per requirements file.

    The folder is in it because an environment that was copied elsewhere does not work.
    """
    lines = [f"Python {version} in {folder}"]
    return lines + [hashlib.sha256(text.encode()).hexdigest() for text in contents]


def covers(stamp: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether an environment with this stamp has all that is wanted."""
    return stamp[:1] == wanted[:1] and set(wanted) <= set(stamp)


def check_python() -> None:
    """Stop when Python is too old for Odoo 19."""
    if sys.version_info < OLDEST:
        raise Stop(
            f"Python {platform.python_version()} is too old: Odoo 19 needs 3.10 or later. "
            "Run make with PYTHON=<a newer python3>."
        )


def ensure(folder: Path, requirements: Sequence[str], label: str) -> Path:
    """The Python of an environment which holds all of some requirements files."""
    check_python()
    python = folder / "bin" / "python"
    stamp_file = folder / "complete"
    contents = [
        (paths.ROOT / name).read_text(encoding="utf-8") for name in requirements
    ]
    with lock(
        f"venv-{folder.name}", wait="Waiting for another run to install packages …"
    ):
        # Its own Python counts, not the one we run on: two people with different ones
        # must not rebuild it under each other's feet.
        wanted = stamp_text(_version(python), str(folder), contents)
        stamp = stamp_file.read_text().splitlines() if stamp_file.is_file() else []
        if covers(stamp, wanted):
            return python
        if stamp[:1] != wanted[:1]:
            shutil.rmtree(folder, ignore_errors=True)
            _create(paths.base_python(), folder)
            wanted = stamp_text(_version(python), str(folder), contents)
            stamp = wanted[:1]
        stamp_file.unlink(missing_ok=True)
        options = [part for name in requirements for part in ("-r", paths.ROOT / name)]
        step(
            label,
            [python, "-m", "pip", "install", "--prefer-binary", "--progress-bar", "off"]
            + ["--retries", "2", "--disable-pip-version-check", *options],
            log=f"pip-{folder.name}",
        )
        # What was installed earlier for the tests is still there after an update.
        stamp_file.write_text("\n".join(dict.fromkeys(wanted + stamp)) + "\n")
    return python


def _version(python: Path) -> str:
    """The version of an interpreter; empty when it does not run."""
    try:
        done = subprocess.run(
            [python, "-V"], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip().removeprefix("Python ")


def _create(base: str, folder: Path) -> None:
    """A virtual environment with pip, also with Debian's Python without python3-venv."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    name = folder.name
    if importlib.util.find_spec("ensurepip"):
        step(f"virtual environment ({name})", [base, "-m", "venv", folder], log="venv")
        return
    step(
        f"virtual environment ({name})",
        [base, "-m", "venv", "--without-pip", folder],
        log="venv",
    )
    wheel = pip_wheel()
    step(
        "pip",
        # A wheel is a zip file, and Python runs a package inside one.
        [folder / "bin" / "python", f"{wheel}/pip", "install", "--no-index", wheel],
        log="pip-itself",
    )


def pip_wheel() -> Path:
    """pip as a wheel: Debian ships one in ``python3-pip-whl``."""
    folder = paths.LOCAL / "pip-wheel"
    for place in (Path("/usr/share/python-wheels"), folder):
        for wheel in place.rglob("pip-*.whl"):
            return wheel
    own = PrivateApt(own_release())
    own.update()
    made = paths.fresh_tmp("pip-wheel")
    own.unpack(own.fetch(["python3-pip-whl"], "downloading pip"), made, "unpacking pip")
    paths.put_in_place(made, folder)
    return next(folder.rglob("pip-*.whl"))
