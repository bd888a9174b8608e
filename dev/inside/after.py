"""After our addons are installed: marks of demo data, page assets. Run by databases.py."""

from _odoo import environment

with environment() as env:
    env.cr.execute(
        "UPDATE ir_module_module SET demo = FALSE WHERE name NOT LIKE 'iso\\_quality%'"
    )
    # Browser tests run in a transaction that is rolled back: without this every test
    # would compile all scripts and styles again.
    env["ir.qweb"]._pregenerate_assets_bundles()
