from collections import defaultdict
from typing import NamedTuple

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.periods import whole_year
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_form
from .iso_task import OPEN_STATES


class Expected(NamedTuple):
    """How far one output of a task is."""

    output: object  # iso.activity.output
    record: object  # the one to be opened; empty where there is none
    reached: bool
    said: str = ""  # why none will come this time
    there: int = 0  # how many are reached …
    meant: int = 0  # … of how many, where every one is asked for


class IsoTask(models.Model):
    """A task whose types expect outputs is done when they are there, not when somebody
    ticks it (see ``iso.activity.output``)."""

    _inherit = "iso.task"

    has_outputs = fields.Boolean(compute="_compute_outputs")
    outputs_reached = fields.Boolean("Outputs Are There", compute="_compute_outputs")
    output_list = fields.Html(
        "Finished When", compute="_compute_outputs", sanitize=False
    )
    next_output = fields.Char("Still Expected", compute="_compute_outputs")

    @api.depends(
        "line_activity_type_id",
        "also_type_ids",
        "party_id",
        "department_id",
        "company_id",
        "state",
    )
    @api.depends_context("lang")
    def _compute_outputs(self):
        outputs = self._outputs()
        for task in self:
            mine = outputs[task]
            missing = [one for one in mine if not one.reached]
            task.has_outputs = bool(mine)
            task.outputs_reached = not missing
            following = missing or mine
            task.next_output = following[0].output.name if following else False
            task.output_list = Markup("").join(
                Markup(
                    '<div class="o_iso_output"><i class="fa %s me-2" role="img" '
                    'title="%s"></i>%s</div>'
                )
                % (
                    "fa-check-square-o text-success" if one.reached else "fa-square-o",
                    self.env._("There already")
                    if one.reached
                    else self.env._("Not there yet"),
                    self._output_text(one),
                )
                for one in mine
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

    def _output_days(self):
        """The days whose records belong to these tasks, for outputs that go by date.

        :return: dict {task: (first day, last day)}
        """
        return {task: whole_year(task._output_year()) for task in self}

    @api.model
    def _waiting_for(self, rules, domain):
        """The open tasks that ask for what some rules say.

        :param rules: iterable of OutputRule
        :param domain: of tasks (Domain)
        """
        types = [rule.activity_type_id for rule in rules]
        return self.search(self._open_domain() & self._of_types_domain(types) & domain)

    @api.model
    def _output_text(self, expected):
        """One output of a task in words: what, and how far."""
        name = expected.output.name
        if expected.said:
            return f"{name}: {expected.said}"
        if expected.meant:
            return self.env._(
                "%(output)s: %(there)s of %(all)s",
                output=name,
                there=expected.there,
                all=expected.meant,
            )
        record = expected.record
        return f"{name}: {record.display_name}" if record else name

    def _outputs(self):
        """What these tasks wait for, with one search for each kind of output.

        :return: dict {task: list of Expected}; outputs and records are read as the
            system does
        """
        found = defaultdict(list)
        # sudo: what a task waits for; shown with the user's rights only
        tasks = self.sudo()
        types = set(tasks._activity_types().ids)
        rules = self.env["iso.activity.output"]._rules()
        rules = [rule for rule in rules if rule.activity_type_id in types]
        days = {}
        if any(rule.date_field for rule in rules):
            days = tasks._output_days()
        for rule in rules:
            wanted = {}
            for task in tasks:
                if rule.activity_type_id in task._activity_types().ids:
                    asked = rule.wanted_for(task, days)
                    if asked:
                        wanted[task] = asked
            if not wanted:
                continue
            expected = self._expected(rule, list(dict.fromkeys(wanted.values())))
            for task, asked in wanted.items():
                found[task].append(expected[asked])
        return found

    def _expected(self, rule, wanted):
        """How far an output is for each of those who ask for it.

        :param rule: one OutputRule
        :param wanted: list of Wanted, none twice
        :return: dict {Wanted: Expected}
        """
        # sudo: what a task waits for; shown with the user's rights only
        model = self.env[rule.res_model].sudo()
        output = self.env["iso.activity.output"].sudo().browse(rule.id)
        records = model.search(rule.domain_of(wanted, model), order="id")
        reached = set(records.filtered_domain(rule.condition())._ids)
        by_key = defaultdict(list)
        for record in records:
            by_key[rule.key_of(record)].append((rule.day_of(record), record))
        found = {}
        for one in wanted:
            mine = by_key.get(one.key, [])
            meant = [record for day, record in mine if one.meets(one.key, day)]
            done = [record for record in meant if record.id in reached]
            missing = [record for record in meant if record.id not in reached]
            # One that is begun and not dated yet may become the one that is meant.
            begun = [
                record
                for day, record in mine
                if rule.date_field and not day and record.id not in reached
            ]
            if rule.every:
                shown = missing[:1] or done[-1:] or begun[-1:]
                found[one] = Expected(
                    output,
                    shown[0] if shown else model,
                    bool(meant) and not missing,
                    there=len(done),
                    meant=len(meant),
                )
            else:
                # The newest that is reached, else the newest.
                shown = done[-1:] or missing[-1:] or begun[-1:]
                found[one] = Expected(output, shown[0] if shown else model, bool(done))
        waiting = [one for one, expected in found.items() if not expected.reached]
        if waiting and hasattr(model, "_output_not_asked"):
            for one, said in model._output_not_asked(rule, waiting).items():
                found[one] = found[one]._replace(reached=True, said=said)
        return found

    # ------------------------------------------------------------ the way
    def _check_finishing(self):
        """Finished is it when what the kind of work has to bring forth is there.

        :raise UserError: when an expected output is not reached
        """
        self.check_access("read")
        outputs = self._outputs()
        for task in self:
            missing = [
                self._output_text(one) for one in outputs[task] if not one.reached
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
        return super()._check_finishing()

    def _result_of(self, outputs):
        return "\n".join(self._output_text(one) for one in outputs)

    def _finish_reached(self):
        """Finish those of these open tasks whose outputs are all there, as the system:
        ``done_by_id`` is who brought the last output to its state."""
        # sudo: run when an output is reached, by whoever reached it
        tasks = self.sudo()
        outputs = tasks._outputs()
        ready = tasks.filtered(
            lambda task: outputs[task] and all(one.reached for one in outputs[task])
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
        missing = [one for one in outputs if not one.reached]
        expected = (missing or outputs)[0]
        output = expected.output
        record = expected.record.sudo(False).with_env(self.env)
        if not record:
            record = self._draft_output(output)
        if not record.has_access("read"):
            raise UserError(self.env._("“%s” is not yours to see yet.", output.name))
        return open_form(record)

    def _draft_output(self, output):
        """Begin what the task waits for, as the user.

        :param output: one iso.activity.output that the task asks for
        :raise UserError: for those who may not: whom to ask
        """
        rules = self.env["iso.activity.output"]._rules()
        rule = next(rule for rule in rules if rule.id == output.id)
        # sudo: the key of the task itself; the draft is made as the user
        task = self.sudo()
        wanted = rule.wanted_for(task, task._output_days())
        company_id, department_id, year = wanted.key
        model = self.env[rule.res_model]
        vals = {**rule.draft_vals(), rule.company_field: company_id}
        if rule.department_field:
            vals[rule.department_field] = department_id
        if rule.year_field:
            vals[rule.year_field] = year
        days = None
        if rule.date_field:
            first, last = wanted.days
            begin, due = task.date_start or first, task.date_due or last
            days = (max(begin, first), min(due, last))
            day = min(max(vietnam_today(), first), last)
            vals[rule.date_field] = rule.day_value(model, day)
        if self.may_work and model.has_access("create"):
            try:
                return model._output_draft(vals, days)
            except AccessError:
                # The agency's own is not begun by the head of a department, though the
                # task is that of his department.
                raise UserError(model._output_missing_message(output, vals)) from None
        raise UserError(model._output_missing_message(output, vals))
