"""Odoo's command line, started so that Odoo can start itself again.

After a limit of memory or time, and when workers need a server for the bus, Odoo runs
``sys.argv[0]`` once more. With ``python -m odoo`` that is a file that cannot be run.
"""

import os
import sys

if __name__ == "__main__":
    # As with -m: not this folder, whose scripts have names of their own.
    sys.path[0] = os.getcwd()

    import odoo.cli

    odoo.cli.main()
