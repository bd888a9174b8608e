"""Archive the PDF of papers of audits that were issued before they were printed."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """May be run again: what is archived already is left alone."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name in ("iso.audit.paper", "iso.audit.programme"):
        env[name]._archive_missing()
