from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of

AXES = [
    ("all", "All"),
    ("kind", "By kind and grade"),
    ("source", "By source"),
    ("department", "By department"),
]
# What is counted, and which lines of the report it counts: (field, value), all of them.
COUNTED = {
    "total": (),
    "begun": (("is_carried", False),),
    "carried": (("is_carried", True),),
    "closed": (("is_closed", True),),
    "ongoing": (("is_closed", False),),
    "late": (("is_late", True),),
    "repeated": (("is_repeat", True),),
}


class IsoNonconformityReportFigure(models.Model):
    """A row of numbers in a report, counted from its lines; each number opens the
    nonconformities that it counts."""

    _name = "iso.nonconformity.report.figure"
    _description = "Numbers in a Report on Corrective Action"
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
    axis = fields.Selection(AXES, "Counted By", required=True, readonly=True)
    key = fields.Char(readonly=True, help="Kind and grade, source or id that it is of.")
    # As printed, so Vietnamese always.
    name = fields.Char("Of", required=True, readonly=True)
    total = fields.Integer("All", readonly=True, aggregator=None)
    begun = fields.Integer("Seen in the Period", readonly=True, aggregator=None)
    carried = fields.Integer("From Before", readonly=True, aggregator=None)
    closed = fields.Integer(readonly=True, aggregator=None)
    ongoing = fields.Integer("Going On", readonly=True, aggregator=None)
    late = fields.Integer(readonly=True, aggregator=None)
    repeated = fields.Integer(readonly=True, aggregator=None)

    _once = models.UniqueIndex(
        "(report_id, axis, COALESCE(key, ''))", "This is counted already."
    )

    def _sealed_document(self):
        return self.report_id

    def _of(self):
        """Which lines of the report this row counts (Domain)."""
        self.ensure_one()
        if self.axis == "kind":
            kind, _colon, grade = (self.key or "").partition(":")
            return Domain("kind", "=", kind) & Domain("grade", "=", grade or False)
        if self.axis == "source":
            return Domain("source", "=", self.key)
        if self.axis == "department":
            return Domain("department_id", "=", int(self.key or 0) or False)
        return Domain.TRUE

    def action_open_counted(self, name):
        """The nonconformities that a number counts, as far as the user may read them.

        :param str name: the field with the number
        :raise UserError: when there is no such number
        """
        self.ensure_one()
        self.check_access("read")
        if not isinstance(name, str) or name not in COUNTED:
            raise UserError(self.env._("There is no such number: %s", name))
        counted = Domain.AND(Domain(field, "=", so) for field, so in COUNTED[name])
        return self.report_id._open_nonconformities(
            self._of() & counted, f"{self.name}: {self._iso_label(name)}"
        )
