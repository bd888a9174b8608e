"""Let our addons load demo data although Odoo's have none. Run by databases.py.

Odoo loads an addon's demo data only when everything it depends on is marked as having
its own. The mark is taken away again by after.py: an update must not load Odoo's.
"""

from _odoo import environment

with environment() as env:
    env.cr.execute("UPDATE ir_module_module SET demo = TRUE WHERE state = 'installed'")
