"""Filters on our models that people saved for everybody are their own from now on."""

from odoo import SUPERUSER_ID, api
from odoo.fields import Command


def migrate(cr, version):
    """May be run again."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    filters = env["ir.filters"].search(
        [("model_id", "=like", "iso.%"), ("user_ids", "=", False)]
    )
    for one in filters:
        maker = one.create_uid
        if maker.id != SUPERUSER_ID and not maker.has_group("base.group_system"):
            one.user_ids = [Command.set(maker.ids)]
