from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class IsoAudit(models.Model):
    """The programme that foresees a round; what it does not foresee is an extra round."""

    _inherit = "iso.audit"

    programme_id = fields.Many2one(
        "iso.audit.programme",
        compute="_compute_programme",
        store=True,
        readonly=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('state', '=', 'issued')]",
        tracking=True,
    )
    unforeseen_text = fields.Char(
        "Not Foreseen by the Programme", compute="_compute_unforeseen"
    )

    @api.depends("company_id", "year", "is_extra")
    def _compute_programme(self):
        """A round follows the issued programme of its year, unless it is extra."""
        programmes = self.env["iso.audit.programme"]
        for audit in self:
            if audit.is_extra or not audit.company_id:
                audit.programme_id = False
            else:
                audit.programme_id = programmes._in_force(audit.company_id, audit.year)

    @api.depends("programme_id", "is_extra", "session_ids.department_id", "state")
    def _compute_unforeseen(self):
        for audit in self:
            # sudo: departments stand in the programme, which all read
            audited = audit.sudo().session_ids.filtered("is_audit").department_id
            foreseen = audit.sudo().programme_id.cell_ids.department_id
            foreseen |= foreseen._iso_present_units()
            strangers = audited - foreseen if audit.programme_id else audited.browse()
            audit.unforeseen_text = ", ".join(strangers.mapped("name"))

    @api.constrains("programme_id", "year")
    def _check_programme(self):
        for audit in self:
            # sudo: an issued programme is read by everybody
            programme = audit.sudo().programme_id
            if programme and (
                programme.state != "issued" or programme.year != audit.year
            ):
                raise ValidationError(
                    self.env._(
                        "“%(audit)s” follows an issued programme of %(year)s.",
                        audit=audit.display_name,
                        year=audit.year,
                    )
                )

    def _check_plan(self):
        result = super()._check_plan()
        programme = self.env["iso.audit.programme"]._in_force(
            self.company_id, self.year
        )
        if programme and not self.programme_id and not self.is_extra:
            raise UserError(
                self.env._(
                    "The programme of %(year)s is issued: say that “%(audit)s” follows "
                    "it, or that it is an extra round, and why.",
                    year=self.year,
                    audit=self.display_name,
                )
            )
        return result
