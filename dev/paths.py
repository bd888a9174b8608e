"""Where things are. What these scripts make stays in ``.local``, which git ignores."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
LOGS = LOCAL / "logs"
LOCKS = LOCAL / "locks"
CONF = LOCAL / "conf"
DATA = (
    LOCAL / "data"
)  # Odoo's data-dir of tests and development (file stores, sessions)
RUN_DATA = LOCAL / "run-data"  # the same for `make run`
VENV = LOCAL / "venv"
LINT_VENV = LOCAL / "lint-venv"
NODE = LOCAL / "node"
PRIVATE_ODOO = LOCAL / "odoo"

ADDONS = ("iso_quality", "iso_quality_audit", "iso_quality_report")


def venv_python() -> Path:
    """The Python which runs Odoo, pytest and the benchmarks."""
    return VENV / "bin" / "python"


def own_addons() -> list[str]:
    """Our addons that exist in this tree, in the order they depend on each other."""
    return [name for name in ADDONS if (ROOT / name / "__manifest__.py").is_file()]


def base_python() -> str:
    """The interpreter a virtual environment is made from: the one running these scripts.

    Inside a virtual environment that would be a copy of a copy, so go back to its base.
    """
    if sys.prefix != sys.base_prefix:
        found = Path(sys.base_prefix) / "bin" / "python3"
        if found.exists():
            return str(found)
    return sys.executable or shutil.which("python3") or "python3"


def fresh_tmp(name: str, under: Path = LOCAL) -> Path:
    """An empty folder for something half-made; what a killed run left there is removed.

    On the same disk as what it will become, so that it can be renamed into place.
    """
    folder = under / "tmp" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def put_in_place(made: Path, target: Path) -> None:
    """Rename a complete folder to its final name: seen whole or not at all."""
    old = made.with_name(f"old-{target.name}-{os.getpid()}")
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)
