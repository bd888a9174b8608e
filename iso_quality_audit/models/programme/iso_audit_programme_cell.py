from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    year_of,
)

from ...tools.programme import CHANGED, NEW, SAME, against_last

MONTHS = range(1, 13)


class IsoAuditProgrammeCell(models.Model):
    """A department in a month of the programme: by which procedures and clauses it is
    audited."""

    _name = "iso.audit.programme.cell"
    _description = "Audit Foreseen by a Programme"
    _inherit = ["iso.sealed.mixin"]
    _order = "programme_id, department_id, month, id"

    programme_id = fields.Many2one(
        "iso.audit.programme", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("programme_id")
    year = year_of("programme_id")
    department_id = fields.Many2one(
        "hr.department",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
        domain="[('company_id', '=', company_id)]",
    )
    month = fields.Integer(required=True, aggregator=None)
    procedure_ids = fields.Many2many(
        "iso.procedure",
        string="Procedures",
        check_company=True,
        ondelete="restrict",
        context={"active_test": False},
    )
    clause_ids = fields.Many2many(
        "iso.clause",
        string="Clauses",
        ondelete="restrict",
        domain="[('is_offered', '=', True)]",
    )
    note = fields.Text(help="What is looked at above all, and why.")
    standing = fields.Selection(
        [(NEW, "New"), (CHANGED, "Changed"), (SAME, "As last year")],
        "Against Last Year",
        compute="_compute_standing",
    )

    _once = models.Constraint(
        "UNIQUE(programme_id, department_id, month)",
        "The department is audited in this month already: change that one.",
    )
    _month_of_a_year = models.Constraint(
        "CHECK (month BETWEEN 1 AND 12)", "A month is a number from 1 to 12."
    )

    @api.depends("department_id", "month", "year")
    def _compute_display_name(self):
        for cell in self:
            # sudo: whose work it is, all who may read the programme are told
            unit = cell.sudo().department_id.name or ""
            cell.display_name = f"{unit} – {cell.month:02d}/{cell.year}"

    @api.depends("clause_ids", "procedure_ids", "department_id")
    def _compute_standing(self):
        last = self.programme_id._last_scopes()
        now = self.programme_id._scopes()
        for cell in self:
            programme, unit = cell.programme_id, cell.department_id
            before = last.get(programme)
            cell.standing = (
                against_last(now[programme].get(unit.id, ()), before.get(unit.id, None))
                if before is not None
                else False
            )

    @api.constrains("department_id", "programme_id")
    def _check_in_scope(self):
        for cell in self:
            # sudo: only whether the department takes part
            if not cell.sudo().department_id.iso_in_scope:
                raise ValidationError(
                    self.env._(
                        "%s takes no part in the quality system: it is not audited.",
                        cell.sudo().department_id.name,
                    )
                )

    # ------------------------------------------------------------ closed departments
    @api.model
    def _reorganised(self):
        return {
            **super()._reorganised(),
            "department_id": Domain("programme_id.state", "=", "draft"),
        }

    def _reorganise(self, name, closed, successor):
        """Both departments in one month become one audit that looks at all of it."""
        alone = self.browse()
        for cell in self:
            there = cell.programme_id.cell_ids.filtered(
                lambda one, mine=cell: (
                    one.department_id == successor and one.month == mine.month
                )
            )
            if there:
                there._take_in(cell)
                cell.unlink()
            else:
                alone += cell
        return super(IsoAuditProgrammeCell, alone)._reorganise(name, closed, successor)

    def _take_in(self, other):
        """Foresee here as well what another cell foresees."""
        self.clause_ids |= other.clause_ids
        self.procedure_ids |= other.procedure_ids
        notes = [note for note in (self.note, other.note) if note]
        self.note = "\n".join(dict.fromkeys(notes))

    def _by_present_unit(self):
        """These cells by the department that stands for theirs today and by month.

        :return: dict {(hr.department, int): cells}
        """
        # sudo: which department goes on is no secret
        return self.grouped(
            lambda cell: (cell.sudo().department_id._iso_present_unit(), cell.month)
        )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.programme_id
