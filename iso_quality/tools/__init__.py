"""Rules that need no database: deadlines, working days.

Nothing here imports Odoo, so that the rules are read and tested on their own
(tests/pure/). Import the module you need: `from .tools import deadline`.
"""
