from collections import defaultdict

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.web_actions import open_form
from .iso_task import OPEN_STATES


class IsoTask(models.Model):
    """A task whose type expects outputs is done when they are there, not when somebody
    ticks it (see ``iso.activity.output``)."""

    _inherit = "iso.task"

    has_outputs = fields.Boolean(compute="_compute_outputs")
    outputs_reached = fields.Boolean("Outputs Are There", compute="_compute_outputs")
    output_list = fields.Html(
        "Finished When", compute="_compute_outputs", sanitize=False
    )
    next_output = fields.Char("Still Expected", compute="_compute_outputs")

    @api.depends("line_activity_type_id", "department_id", "company_id", "state")
    @api.depends_context("lang")
    def _compute_outputs(self):
        outputs = self._outputs()
        for task in self:
            mine = outputs[task]
            missing = [output for output, _record, reached in mine if not reached]
            task.has_outputs = bool(mine)
            task.outputs_reached = not missing
            following = missing or [output for output, *_others in mine]
            task.next_output = following[0].name if following else False
            task.output_list = Markup("").join(
                Markup(
                    '<div class="o_iso_output"><i class="fa %s me-2" role="img" '
                    'title="%s"></i>%s</div>'
                )
                % (
                    "fa-check-square-o text-success" if reached else "fa-square-o",
                    self.env._("There already")
                    if reached
                    else self.env._("Not there yet"),
                    self._output_text(output, record),
                )
                for output, record, reached in mine
            )

    def _output_year(self):
        """The year whose records finish this task: that of its document (int)."""
        return self.date_due.year

    @api.model
    def _output_year_domain(self, years):
        """Which tasks records of these years may finish; all, where it is not known.

        :param years: iterable of int
        """
        return Domain.TRUE

    @api.model
    def _output_text(self, output, record):
        return f"{output.name}: {record.display_name}" if record else output.name

    def _outputs(self):
        """What these tasks wait for, with one search for each kind of output.

        :return: dict {task: list of (output, record or empty, whether it is reached)};
            outputs and records are read as the system does
        """
        found = defaultdict(list)
        # sudo: what a task waits for; shown with the user's rights only
        types = set(self.sudo().line_activity_type_id.ids)
        if not types:
            return found
        tasks = self.sudo()
        for rule in self.env["iso.activity.output"]._rules():
            if rule.activity_type_id not in types:
                continue
            mine = [
                (task, rule.key_for(task))
                for task in tasks
                if task.line_activity_type_id.id == rule.activity_type_id
            ]
            mine = [(task, key) for task, key in mine if key]
            if not mine:
                continue
            output = self.env["iso.activity.output"].sudo().browse(rule.id)
            records, reached = self._records_of(rule, [key for _task, key in mine])
            for task, key in mine:
                record = records.get(key, self.env[rule.res_model])
                found[task].append((output, record, bool(record) and record in reached))
        return found

    def _records_of(self, rule, keys):
        """The records for some keys; where there are several, one that is reached and
        among those the newest.

        :return: (dict {key: record}, the reached ones among all)
        """
        # sudo: what a task waits for; shown with the user's rights only
        model = self.env[rule.res_model].sudo()
        domain = rule.which()
        domain &= Domain(rule.company_field, "in", {key[0] for key in keys})
        if rule.department_field:
            domain &= Domain(rule.department_field, "in", {key[1] for key in keys})
        if rule.year_field:
            domain &= Domain(rule.year_field, "in", {key[2] for key in keys})
        records = model.search(domain, order="id")
        reached = records.filtered_domain(rule.condition())
        ordered = (records - reached) + reached
        return {rule.key_of(record): record for record in ordered}, reached

    # ------------------------------------------------------------ the way
    def finish(self):
        """Finish, when what the kind of work has to bring forth is there.

        :raise UserError: when an expected output is not reached
        """
        outputs = self._outputs()
        for task in self:
            missing = [
                self._output_text(output, record)
                for output, record, reached in outputs[task]
                if not reached
            ]
            if missing and task.state in OPEN_STATES:
                raise UserError(
                    self.env._(
                        "“%(task)s” is done when this is there: %(outputs)s. Open it "
                        "from the task.",
                        task=task.name,
                        outputs="; ".join(missing),
                    )
                )
            if outputs[task] and not (task.result or "").strip() and task.may_work:
                task.result = self._result_of(outputs[task])
        return super().finish()

    def _result_of(self, outputs):
        return "\n".join(
            self._output_text(output, record) for output, record, _reached in outputs
        )

    def _finish_reached(self):
        """Finish those of these open tasks whose outputs are all there, as the system:
        ``done_by_id`` is who brought the last output to its state."""
        # sudo: run when an output is reached, by whoever reached it
        tasks = self.sudo()
        outputs = tasks._outputs()
        ready = tasks.filtered(
            lambda task: (
                outputs[task] and all(reached for *_other, reached in outputs[task])
            )
        )
        if not ready:
            return
        for task in ready:
            texts = [(task.result or "").strip(), self._result_of(outputs[task])]
            task.result = "\n".join(filter(None, texts))
        ready._change_state(
            "done",
            set(OPEN_STATES),
            {"done_by_id": self.env.uid, "done_date": fields.Datetime.now()},
        )
        ready._after_done()

    # ------------------------------------------------------------ buttons
    def action_open_output(self):
        """Open what the task still waits for; a draft of it where there is none.

        :raise UserError: when the user may neither see nor begin it
        """
        self.ensure_one()
        self.check_access("read")
        outputs = self._outputs()[self]
        if not outputs:
            raise UserError(self.env._("Nothing is expected of “%s”.", self.name))
        missing = [found for found in outputs if not found[2]]
        output, record, _reached = (missing or outputs)[0]
        record = record.sudo(False).with_env(self.env)
        if not record:
            record = self._draft_output(output)
        if not record.has_access("read"):
            raise UserError(self.env._("“%s” is not yours to see yet.", output.name))
        return open_form(record)

    def _draft_output(self, output):
        rules = self.env["iso.activity.output"]._rules()
        rule = next(rule for rule in rules if rule.id == output.id)
        # sudo: the key of the task itself; the draft is made as the user
        company_id, department_id, year = rule.key_for(self.sudo())
        vals = {**rule.draft_vals(), rule.company_field: company_id}
        if rule.department_field:
            vals[rule.department_field] = department_id
        if rule.year_field:
            vals[rule.year_field] = year
        model = self.env[rule.res_model]
        if not self.may_work or not model.has_access("create"):
            raise UserError(model._output_missing_message(output, vals))
        return model._output_draft(vals)
