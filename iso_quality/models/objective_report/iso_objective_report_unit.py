from odoo import fields, models


class IsoObjectiveReportUnit(models.Model):
    """How a department stands in the report of its agency; made by the report only."""

    _name = "iso.objective.report.unit"
    _description = "Department in a Report on Objectives"
    _inherit = ["iso.objective.report.part.mixin"]
    # The name of the department and its place among the others depend on who looks.
    _not_compared = frozenset({"department_id", "name", "sequence"})

    report_id = fields.Many2one(readonly=True)
    department_id = fields.Many2one(
        "hr.department", required=True, ondelete="restrict", index=True, readonly=True
    )
    name = fields.Char(required=True, readonly=True)
    total = fields.Integer("Objectives", readonly=True)
    reached = fields.Integer(readonly=True)
    missed = fields.Integer("Not Reached", readonly=True)
    no_cases = fields.Integer(readonly=True)
    unmeasured = fields.Integer("Not Measured", readonly=True)
    sent_on = fields.Date("Report Sent On", readonly=True)
