from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.web_actions import open_form


class IsoTask(models.Model):
    """Tasks that another document than the plan has given: steps towards an objective,
    measures against a risk (see ``iso.work.mixin``)."""

    _inherit = "iso.task"

    origin_model = fields.Char(readonly=True)
    origin_id = fields.Many2oneReference(model_field="origin_model", readonly=True)
    origin_name = fields.Char("Comes From", compute="_compute_origin_name")

    _same_origin_once = models.UniqueIndex(
        "(origin_model, origin_id)"
        " WHERE origin_id IS NOT NULL AND state != 'withdrawn'",
        "Somebody has just given out this work. Reload the page.",
    )

    def _origins(self):
        """What these tasks come from, as the system reads it.

        :return: list of recordsets of models with ``iso.work.mixin``
        """
        # sudo: callers give it back to the user's rights before they show it
        tasks = self.sudo().filtered("origin_id")
        return [
            tasks.env[name].browse(mine.mapped("origin_id")).exists()
            for name, mine in tasks.grouped("origin_model").items()
            if name in tasks.env
        ]

    @api.depends("origin_model", "origin_id")
    @api.depends_context("lang")
    def _compute_origin_name(self):
        names = {
            (records._name, record.id): record._work_source().display_name
            for records in self._origins()
            for record in records
        }
        for task in self:
            task.origin_name = names.get((task.origin_model, task.origin_id), False)

    def _change_state(self, state, before, vals, needed="may_work"):
        result = super()._change_state(state, before, vals, needed)
        for records in self._origins():
            records._work_moved(state)
        return result

    def action_open_origin(self):
        """Open the objective or the risk that the task was given for.

        :raise UserError: when it is gone or not the user's to see
        """
        self.ensure_one()
        self.check_access("read")
        source = next((r._work_source() for r in self._origins() if r), None)
        source = source and source.sudo(False).with_env(self.env)
        if not source or not source.has_access("read"):
            raise UserError(
                self.env._("What “%s” comes from is not yours to see.", self.name)
            )
        return open_form(source)
