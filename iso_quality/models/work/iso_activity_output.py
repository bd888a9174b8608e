from ast import literal_eval
from typing import NamedTuple

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class OutputRule(NamedTuple):
    """What an expected output asks for, as it is kept in the cache."""

    id: int
    activity_type_id: int
    res_model: str
    scope: str
    domain: str
    company_field: str
    department_field: str
    year_field: str
    records: str = ""

    def department_of(self, task):
        """Id of the department whose record is meant, False: the agency's own.

        :return: None when the task is not asked for this output
        """
        if self.scope == "agency":
            return False
        department_id = task.department_id.id
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
        return bool(set(names) & (tested | set(self.key_fields())))


class IsoActivityOutput(models.Model):
    """A record that must exist in a certain state before a kind of work is done.

    Data, so that every capability says by a record what finishes the tasks of its
    activity type. A task is finished when all outputs of its type are reached.
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
            ("department", "The task's department only"),
            ("agency", "The agency as a whole"),
            ("own", "The task's department, or the agency where there is none"),
            ("undivided", "The agency, for tasks without a department only"),
        ],
        required=True,
        default="department",
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

    @api.constrains(
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
