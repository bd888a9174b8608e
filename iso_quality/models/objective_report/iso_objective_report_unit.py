from odoo import fields, models


class IsoObjectiveReportUnit(models.Model):
    """How a department stands in the report of its agency; made by the report only."""

    _name = "iso.objective.report.unit"
    _description = "Department in a Report on Objectives"
    _inherit = ["iso.sealed.mixin"]
    _order = "report_id, sequence, id"

    report_id = fields.Many2one(
        "iso.objective.report", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10, aggregator=None)
    department_id = fields.Many2one(
        "hr.department", required=True, ondelete="restrict", index=True
    )
    name = fields.Char(required=True)
    total = fields.Integer("Objectives")
    reached = fields.Integer()
    missed = fields.Integer("Not Reached")
    no_cases = fields.Integer()
    unmeasured = fields.Integer("Not Measured")
    sent_on = fields.Date("Report Sent On")

    def _sealed_document(self):
        return self.report_id

    def _differs(self, vals):
        """Whether these numbers are others than those of this row. The name of the
        department and its place among the others depend on who looks."""
        names = vals.keys() - {"department_id", "name", "sequence"}
        return any((self[name] or False) != (vals[name] or False) for name in names)
