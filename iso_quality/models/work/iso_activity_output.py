from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from .iso_activity_output_rule import OutputRule


class IsoActivityOutput(models.Model):
    """A record that must exist in a certain state before a kind of work is done.

    Data, so that every capability says by a record what finishes the tasks of its
    activity type. A task is finished when all outputs of its types are reached.

    Whose record it is (``scope``) depends on who has the task: departments that the plan
    names (or all of them) do their own part; the unit in charge, the committee and
    everybody else act for the agency as a whole.
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
