"""What Odoo calls around the installation of the addon."""

from odoo.addons.iso_quality.hooks import empty_tables


def uninstall_hook(env):
    """Empty our tables, so that nothing is left for their guards to protect; and take
    sessions out of people's calendars, where nothing would keep them right."""
    env["iso.audit.session"].search([("event_ids", "!=", False)])._forget_events()
    empty_tables(env, "iso_quality_audit")
