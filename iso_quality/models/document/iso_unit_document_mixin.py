from odoo import api, fields, models

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_form


def company_of(parent):
    """The field with the agency of a part: that of the record it is part of.

    :param str parent: the many2one to that record
    """
    return fields.Many2one(
        related=f"{parent}.company_id", store=True, index=True, precompute=True
    )


def department_of(parent):
    """The field with the department of a part; see ``company_of``."""
    return fields.Many2one(
        related=f"{parent}.department_id",
        store=True,
        index="btree_not_null",
        precompute=True,
    )


def year_of(parent):
    """The field with the year of a part; see ``company_of``."""
    return fields.Integer(
        related=f"{parent}.year", store=True, precompute=True, aggregator=None
    )


class IsoUnitDocumentMixin(models.AbstractModel):
    """An official document of one department, or of the agency as a whole, for a year."""

    _name = "iso.unit.document.mixin"
    _description = "Official Document of a Unit"
    _inherit = ["iso.official.document", "iso.year.mixin"]
    _rec_names_search = ["department_id.name", "company_id.name"]

    # ------------------------------------------------------------ whose, of which year
    department_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    may_edit = fields.Boolean(compute="_compute_may_edit")

    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Enter the year with four digits."
    )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        for document in self:
            saved = document._origin
            document.may_edit = not saved or saved.has_access("write")

    def _unit_name(self):
        """Whose document this is: the department's or the agency's name."""
        # sudo: whose document it is, all who may read it are told
        document = self.sudo()
        return document.department_id.name or document.company_id.name or ""

    def _open_form(self):
        """The action that opens this document."""
        return open_form(self)
