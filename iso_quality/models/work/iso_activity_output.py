from ast import literal_eval
from datetime import datetime, timedelta
from typing import NamedTuple

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.vietnam_time import begin_of, in_vietnam


class Wanted(NamedTuple):
    """What a task asks for of one output: whose record, and dated within which days
    (first, last); None: whatever its date."""

    key: tuple
    days: tuple | None = None

    def meets(self, key, day):
        """Whether a record of this key and date is meant."""
        if key != self.key:
            return False
        return not self.days or bool(day) and self.days[0] <= day <= self.days[1]


class OutputRule(NamedTuple):
    """One row of ``iso.activity.output``, to be asked about tasks and records."""

    id: int
    activity_type_id: int
    res_model: str
    scope: str
    domain: str
    company_field: str
    department_field: str
    year_field: str
    records: str = ""
    every: bool = False
    date_field: str = ""

    def department_of(self, task):
        """Id of the department whose record is meant, False: the agency's own.

        :return: None when the task is not asked for this output
        """
        if self.scope == "agency":
            return False
        department_id = task._own_department().id
        if self.scope == "undivided":
            return None if department_id else False
        if self.scope == "department" and not department_id:
            return None
        return department_id

    def key_fields(self):
        """The fields by which a record belongs to a task (list of str)."""
        names = (self.company_field, self.department_field, self.year_field)
        return [name for name in names if name]

    def key_of(self, record):
        """(company id, department id or False, year or False) of a record."""
        department = self.department_field and record[self.department_field].id
        return (
            record[self.company_field].id,
            department or False,
            self.year_field and record[self.year_field],
        )

    def key_for(self, task):
        """The same key of the record a task asks for; None when it asks for none."""
        department_id = self.department_of(task)
        if department_id is None:
            return None
        if not self.department_field:
            department_id = False
        return (
            task.company_id.id,
            department_id,
            self.year_field and task._output_year(),
        )

    def wanted_for(self, task, days):
        """What a task asks for (Wanted); None when it asks for none.

        :param dict days: of the tasks (see ``_output_days``), for outputs that go by date
        """
        key = self.key_for(task)
        return key and Wanted(key, days[task] if self.date_field else None)

    def day_of(self, record):
        """The day a record is dated, in Vietnam; False: not dated, or by no field."""
        value = self.date_field and record[self.date_field]
        if not isinstance(value, datetime):
            return value or False
        return in_vietnam(value).date()

    def day_value(self, record, day):
        """A day in Vietnam as the field by which ``record`` is dated keeps it: its
        beginning, where that is a time."""
        if record._fields[self.date_field].type == "date":
            return day
        return begin_of(day)

    def places_of(self, records):
        """Whose these records are, and of which day: set of (key, day)."""
        return {(self.key_of(record), self.day_of(record)) for record in records}

    def domain_of(self, wanted, model):
        """Where the records that are wanted may be found, those without a date too.

        :param wanted: list of Wanted
        :param model: the model of the output
        """
        domain = self.which()
        domain &= Domain(self.company_field, "in", {one.key[0] for one in wanted})
        if self.department_field:
            domain &= Domain(
                self.department_field, "in", {one.key[1] for one in wanted}
            )
        if self.year_field:
            domain &= Domain(self.year_field, "in", {one.key[2] for one in wanted})
        if self.date_field:
            first = min(one.days[0] for one in wanted)
            after = max(one.days[1] for one in wanted) + timedelta(days=1)
            dated = Domain(self.date_field, ">=", self.day_value(model, first))
            dated &= Domain(self.date_field, "<", self.day_value(model, after))
            domain &= dated | Domain(self.date_field, "=", False)
        return domain

    def which(self):
        """Which records of the model are meant at all (Domain)."""
        return Domain(literal_eval(self.records or "[]"))

    def draft_vals(self):
        """What makes a new record one of those that are meant (dict)."""
        return {
            leaf[0]: leaf[2]
            for leaf in literal_eval(self.records or "[]")
            if isinstance(leaf, tuple | list) and leaf[1] == "="
        }

    def condition(self):
        """The condition on the record (Domain)."""
        return self.which() & Domain(literal_eval(self.domain))

    def touched_by(self, names):
        """Whether writing these fields may bring a record to the state asked for."""
        tested = {
            part.field_expr.split(".")[0] for part in self.condition().iter_conditions()
        }
        return bool(set(names) & (tested | {*self.key_fields(), self.date_field}))


class IsoActivityOutput(models.Model):
    """A record that must exist in a certain state before a kind of work is done.

    Data, so that every capability says by a record what finishes the tasks of its
    activity type. A task is finished when all outputs of its types are reached.

    Whose record it is (``scope``) depends on who has the task: departments that the plan
    names (or all of them) do their own part; the unit in charge, the committee and
    everybody else act for the agency as a whole. As a rule it is read once, checked when
    it is written, and asked about tasks and records without the database.
    """

    _name = "iso.activity.output"
    _description = "Expected Output of an Activity Type"
    _order = "activity_type_id, sequence, id"

    activity_type_id = fields.Many2one(
        "iso.activity.type", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    name = fields.Char(
        "What Is Expected", required=True, translate=True, help="Shown on the task."
    )
    res_model = fields.Char(
        "Model", required=True, help="Technical name; ignored while not installed."
    )
    scope = fields.Selection(
        [
            ("department", "The department, for its own part only"),
            ("agency", "The agency as a whole"),
            ("own", "The department for its own part, else the agency"),
            ("undivided", "The agency, for those who act for it only"),
        ],
        required=True,
        default="department",
        help="Departments that the plan names do their own part; the unit in charge, the "
        "committee, the secretary, leaders and auditors act for the agency.",
    )
    how_many = fields.Selection(
        [("any", "Any of them"), ("every", "Every one, at least one")],
        required=True,
        default="any",
        help="Whether one record is enough, or all that are meant have to be there.",
    )
    reached_domain = fields.Char(
        "Reached When",
        required=True,
        help="Condition on the record, e.g. [('state', '=', 'issued')].",
    )
    record_domain = fields.Char(
        "Which Records",
        help="Where the model has records of several kinds, those that are meant, e.g. "
        "[('period', '=', 'half')]. A new record is made with these values.",
    )
    company_field = fields.Char(required=True, default="company_id")
    department_field = fields.Char(default="department_id")
    year_field = fields.Char(default="year")
    date_field = fields.Char(
        help="Date or time of the record, in Vietnam. A record then belongs to the task "
        "in whose days it falls: from the start of the task until the next one of the "
        "same line begins. With a year as well, both have to agree."
    )

    @api.constrains(
        "date_field",
        "reached_domain",
        "record_domain",
        "res_model",
        "company_field",
        "department_field",
        "year_field",
    )
    def _check_rule(self):
        for output in self:
            rule = output._rule()
            if output.res_model in self.env and not rule:
                raise ValidationError(
                    self.env._(
                        "“%(output)s” cannot be found: %(model)s does not have these "
                        "fields, or the condition %(domain)s cannot be read.",
                        output=output.name,
                        model=output.res_model,
                        domain=" & ".join(
                            filter(None, [output.record_domain, output.reached_domain])
                        ),
                    )
                )

    def _rule(self):
        """The rule of one output, None when it cannot be used here."""
        self.ensure_one()
        if self.res_model not in self.env:
            return None
        rule = OutputRule(
            self.id,
            self.activity_type_id.id,
            self.res_model,
            self.scope,
            self.reached_domain or "",
            self.company_field or "",
            self.department_field or "",
            self.year_field or "",
            self.record_domain or "",
            self.how_many == "every",
            self.date_field or "",
        )
        # sudo: only tries whether the condition can be read
        model = self.env[self.res_model].sudo()
        try:
            model._search(rule.condition())
            given = set(rule.draft_vals())
        except (ValueError, SyntaxError, TypeError, KeyError, IndexError):
            return None
        named = given.union(rule.key_fields())
        if not rule.company_field or named - set(model._fields):
            return None
        dated = rule.date_field and model._fields.get(rule.date_field)
        if rule.date_field and not (dated and dated.type in ("date", "datetime")):
            return None
        return rule

    @api.model
    @tools.ormcache()
    def _rules(self):
        """The rules that can be used in this database (tuple of OutputRule)."""
        # sudo: kept in the cache for everybody
        rules = (output._rule() for output in self.sudo().search([]))
        return tuple(rule for rule in rules if rule)

    @api.model_create_multi
    def create(self, vals_list):
        outputs = super().create(vals_list)
        self.env.registry.clear_cache()
        return outputs

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
