"""Odoo's command line, started so that Odoo can start itself again.

After a limit of memory or time, and when workers need a server for the bus, Odoo runs
``sys.argv[0]`` once more. With ``python -m odoo`` that is a file that cannot be run.

``FROZEN_DAY`` (YYYY-MM-DD) lets it live on another day, from 09:30 in Vietnam on: the
guide's pictures show the same day whenever they are made.
"""

import os
import sys


def live_on(day: str) -> None:
    """Let Odoo's clock, and that of its transactions, begin on another day."""
    from freezegun import freeze_time

    freeze_time(f"{day} 02:30:00", tick=True).start()

    from odoo import fields, sql_db

    sql_db.BaseCursor.now = lambda cursor: fields.Datetime.now()


if __name__ == "__main__":
    # As with -m: not this folder, whose scripts have names of their own.
    sys.path[0] = os.getcwd()

    import odoo.cli

    if os.environ.get("FROZEN_DAY"):
        live_on(os.environ["FROZEN_DAY"])
    odoo.cli.main()
