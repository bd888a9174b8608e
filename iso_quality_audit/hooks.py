"""What Odoo calls around the installation of the addon."""

from odoo.addons.iso_quality.hooks import empty_tables


def uninstall_hook(env):
    """Empty our tables, so that nothing is left for their guards to protect."""
    empty_tables(env, "iso_quality_audit")
