"""`make docs`: the pages of the guide for users, and their pictures.

The text is ``docs/vi``; pages, pictures and the list of screens are shipped in the addon
that shows them. Pictures are taken of the demo data on one frozen day, so that they
change only when a screen does. ``make docs ARGS=pages`` leaves them as they are.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from . import guide, paths, python_env
from .databases import Databases
from .odoo_command import configuration
from .odoo_source import find_odoo
from .postgres import free_port, test_server
from .say import info
from .serve import serving
from .testing import BROWSERS, need_programs

# A day on which all that the pictures show is there: measures of the third quarter wait,
# audits are under way, next year's plan is not made yet.
FROZEN_DAY = "2026-10-07"
VENV = paths.LOCAL / "docs-venv"
REQUIREMENTS = ("dev/requirements-docs.txt",)
TAKE = "dev/inside/pictures.py"


def docs(arguments: list[str]) -> int:
    """Write the pages; take the pictures, or those whose names are given."""
    changed = guide.write()
    info(f"✓ Pages of the guide ({len(changed)} changed)")
    if arguments == ["pages"]:
        return 0
    need_programs()
    python = python_env.ensure(VENV, REQUIREMENTS, "browser's driver (once)")
    odoo, server = find_odoo(), test_server()
    databases = Databases(odoo, server)
    base = databases.template("base")  # lives today, as it does for everybody else
    os.environ["FROZEN_DAY"] = FROZEN_DAY
    with databases.passing("docs") as name:
        databases.clone(base, name)
        databases.install_addons(name, demo=True)
        port = free_port()
        conf = configuration(odoo, server, name, database=name, http_port=port)
        url = f"http://127.0.0.1:{port}"
        browser = next(filter(None, map(shutil.which, BROWSERS)))
        line = [str(python), TAKE, browser, url, FROZEN_DAY, str(guide.PICTURES)]
        with serving(odoo, server, conf, url):
            return subprocess.call([*line, *arguments], cwd=paths.ROOT)
