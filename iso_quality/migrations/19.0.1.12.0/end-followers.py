"""Who answers for open tasks follows them; whose turn it is has a to-do."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """May be run again."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    tasks = env["iso.task"]
    tasks.search(tasks._open_domain())._follow_by_answerable()
    turns = env.registry["iso.turn.mixin"]
    for model in env.values():
        if isinstance(model, turns) and not model._abstract:
            model.search(model._turn_domain())._follow_turns()
