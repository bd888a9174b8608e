from odoo import fields, models


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
