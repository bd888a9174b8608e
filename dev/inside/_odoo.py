"""Open an environment of Odoo on one database, for the small scripts beside this file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import odoo.api
import odoo.modules.registry
import odoo.tools
from odoo import SUPERUSER_ID


@contextmanager
def environment() -> Iterator[odoo.api.Environment]:
    """The superuser's environment on the database named on the command line.

    Arguments: the configuration file, the database. Commits when the block ends well.
    """
    conf, database = sys.argv[1:3]
    odoo.tools.config.parse_config(["-c", conf, "-d", database, "--no-http"])
    registry = odoo.modules.registry.Registry(database)
    with registry.cursor() as cursor:
        yield odoo.api.Environment(cursor, SUPERUSER_ID, {})
