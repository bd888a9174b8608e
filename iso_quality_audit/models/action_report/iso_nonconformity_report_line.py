from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of

from ...tools.nonconformity_words import kind_words
from ..nonconformity.iso_nonconformity import SOURCES, STATES
from ..nonconformity.iso_nonconformity_way import GRADES, KINDS


class IsoNonconformityReportLine(models.Model):
    """A nonconformity in a report, as it was when the report was issued: names of people
    and departments, causes, actions and checks are kept in the words of that day."""

    _name = "iso.nonconformity.report.line"
    _description = "Nonconformity in a Report"
    _inherit = ["iso.sealed.mixin"]
    _order = "report_id, sequence, id"

    report_id = fields.Many2one(
        "iso.nonconformity.report",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("report_id")
    sequence = fields.Integer(default=10, aggregator=None, readonly=True)
    nonconformity_id = fields.Many2one(
        "iso.nonconformity",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    # ------------------------------------------------------------ what, where
    name = fields.Char("Number", readonly=True)
    day = fields.Date("Seen On", readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    grade = fields.Selection(GRADES, readonly=True)
    source = fields.Selection(SOURCES, readonly=True)
    department_id = fields.Many2one(
        "hr.department", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    department_name = fields.Char("Department as Called", readonly=True)
    scope = fields.Char(
        "Procedure, Clause", readonly=True, help="Codes, as they were called."
    )
    seen = fields.Text("What Was Seen", readonly=True)
    # ------------------------------------------------------------ what was done
    causes = fields.Text(readonly=True)
    actions = fields.Text(readonly=True)
    checks = fields.Text(readonly=True)
    # ------------------------------------------------------------ how far it is
    state = fields.Selection(STATES, "How Far", readonly=True)
    closed_on = fields.Date(readonly=True)
    is_carried = fields.Boolean("From Before", readonly=True)
    is_closed = fields.Boolean("Closed", readonly=True)
    is_late = fields.Boolean("Late", readonly=True)
    is_repeat = fields.Boolean("Repeated", readonly=True)
    repeats = fields.Char(readonly=True, help="Numbers of what was found before.")

    _once = models.UniqueIndex(
        "(report_id, nonconformity_id)", "It is in this report already."
    )

    def _kind_words(self):
        """ "Không phù hợp (nặng)"; Vietnamese always."""
        return kind_words(self.kind, self.grade)

    def _sealed_document(self):
        return self.report_id

    def _differs(self, vals):
        """Whether these words are others than those of this line.

        :param dict vals: what is recorded now
        """
        return any(
            (self._fields[name].convert_to_write(self[name], self) or False)
            != (value or False)
            for name, value in vals.items()
        )
