"""Archive the PDF of documents issued before there was an archive."""

from odoo import SUPERUSER_ID, api

from odoo.addons.iso_quality_report.hooks import post_init_hook


def migrate(cr, version):
    """May be run again: what is archived already is left alone."""
    post_init_hook(api.Environment(cr, SUPERUSER_ID, {}))
