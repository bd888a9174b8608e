"""The home is the first screen of every role, where people have none of their own."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """May be run again: who has the home keeps it."""
    api.Environment(cr, SUPERUSER_ID, {})["res.users"]._iso_come_home()
