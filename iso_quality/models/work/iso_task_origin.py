from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.web_actions import open_form

# With another one of these, reminders begin anew.
DATES = {"date_start", "date_due", "open_ended"}


class IsoTask(models.Model):
    """Tasks that another document than the plan has given: steps towards an objective,
    measures against a risk (see ``iso.work.mixin``). Whatever gave it, an open task says
    what its document says now."""

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

    # ------------------------------------------------------------ what it says now
    def _unlike(self, vals):
        """What of these values (as for create) one task does not have (dict)."""
        self.ensure_one()

        def is_so(name, value):
            if self._fields[name].type == "many2many":
                return set(self[name].ids) == {
                    one for _set, _none, ids in value for one in ids
                }
            here = self._fields[name].convert_to_write(self[name], self)
            return (here or False) == (value or False)

        return {name: value for name, value in vals.items() if not is_so(name, value)}

    @api.model
    def _bring_into_line(self, pairs):
        """Have open tasks say all that their document says of them now: one write for
        all that lack the same.

        :param pairs: iterable of (task, values as for create; lists of records as one
            ``Command.set``)
        """
        lacking, ids, renamed = {}, defaultdict(list), {}
        for task, vals in pairs:
            if lacks := task._unlike(vals):
                key = repr(sorted(lacks.items()))
                lacking[key] = lacks
                ids[key].append(task.id)
                if "name" in lacks:
                    renamed[task.id] = task.name
        for key, vals in lacking.items():
            self.browse(ids[key])._follow(vals)
        self._rename_to_dos(renamed)

    def _follow(self, vals):
        """Write what a document says now into these open tasks; where the dates are
        others, their reminders begin anew."""
        # sudo: run by documents that say something else of their work
        tasks = self.sudo()
        moved = not DATES.isdisjoint(vals)
        tasks.write({**vals, **(self._nobody_told() if moved else {})})
        if moved:
            tasks.activity_ids.unlink()

    @api.model
    def _rename_to_dos(self, names):
        """The system's to-dos about tasks bear their names.

        :param dict names: {id of a task: its name before}
        """
        if not names:
            return
        # sudo: to-dos are others'
        to_dos = self.env["mail.activity"].sudo()
        for to_do in to_dos.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", list(names)),
                ("automated", "=", True),
            ]
        ):
            if to_do.summary == names[to_do.res_id]:
                to_do.summary = self.browse(to_do.res_id).sudo().name

    def _move_dates(self, start, due):
        """Give open tasks new dates; their reminders begin anew."""
        self._follow({"date_start": start, "date_due": due})

    # ------------------------------------------------------------ where it goes
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
