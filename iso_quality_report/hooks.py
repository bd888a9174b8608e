"""What Odoo calls around the installation of the addon."""

from odoo.addons.iso_quality.hooks import empty_tables


def post_init_hook(env):
    """Archive the PDF of what was issued before this addon was installed, and store what
    was sealed, so that its prints do not change any more either."""
    for model in env["iso.official.document"]._printed_models():
        env[model]._archive_missing()
    env["iso.document.print"]._keep_missing()
    # The home is the first screen of every role from now on.
    env["res.users"]._iso_come_home()


def uninstall_hook(env):
    """Empty our tables: archived files become attachments like others."""
    empty_tables(env, "iso_quality_report")
