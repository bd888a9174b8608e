"""Enter documents issued before there was a register of outgoing documents."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """May be run again: what is in the register already is left alone."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    base = env.registry["iso.official.document"]
    for name, model in env.registry.items():
        if issubclass(model, base) and not model._abstract:
            env[name]._register_issued()
