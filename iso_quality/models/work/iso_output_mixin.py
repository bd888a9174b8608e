from odoo import api, models
from odoo.fields import Domain


class IsoOutputMixin(models.AbstractModel):
    """A record that the plan's tasks may wait for (see ``iso.activity.output``).

    When it reaches the state an output asks for, the open tasks of plans in force that
    have all their outputs are finished by the system. Going back does not reopen them:
    what was done was done.
    """

    _name = "iso.output.mixin"
    _description = "Output of a Task"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._reach_outputs()
        return records

    def write(self, vals):
        result = super().write(vals)
        if any(rule.touched_by(vals) for rule in self._output_rules()):
            self._reach_outputs()
        return result

    @api.model
    def _output_rules(self):
        """The outputs that records of this model are (list of OutputRule)."""
        rules = self.env["iso.activity.output"]._rules()
        return [rule for rule in rules if rule.res_model == self._name]

    def _reach_outputs(self):
        """Finish the tasks that have been waiting for these records.

        To be called after changes that do not go through ``write``. One search finds
        the tasks of all records; the number of queries depends on neither.
        """
        rules = self._output_rules()
        wanted = {}
        for rule in rules:
            # sudo: tasks of others end when what they wait for is there
            reached = self.sudo().filtered_domain(rule.condition())
            keys = {rule.key_of(record) for record in reached}
            if keys:
                wanted[rule] = keys
        if not wanted:
            return
        tasks = self.env["iso.task"].sudo()
        keys = set().union(*wanted.values())
        domain = (
            tasks._open_domain()
            & Domain(
                "line_activity_type_id",
                "in",
                [rule.activity_type_id for rule in wanted],
            )
            & Domain("company_id", "in", [key[0] for key in keys])
        )
        if all(rule.year_field for rule in wanted):
            domain &= tasks._output_year_domain({key[2] for key in keys})
        tasks = tasks.search(domain)
        concerned = tasks.filtered(
            lambda task: any(
                rule.activity_type_id == task.line_activity_type_id.id
                and rule.key_for(task) in found
                for rule, found in wanted.items()
            )
        )
        concerned._finish_reached()

    @api.model
    def _output_draft(self, vals):
        """A new draft for the task that asks for one.

        :param dict vals: agency, department and year
        :return: the record; by default with nothing but its defaults
        """
        return self.create(
            {name: vals[name] for name in vals.keys() - self._iso_kept(vals)}
        )

    @api.model
    def _output_missing_message(self, output, vals):
        """What to tell those who open a task, when there is no such record and they may
        not begin it: what is true, and whom to ask.

        :param output: one iso.activity.output
        :param dict vals: agency, department and year of the record
        """
        return self.env._(
            "There is no “%s” yet: it is begun by those who have this task.",
            output.name,
        )
