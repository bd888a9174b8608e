from odoo import api, models
from odoo.exceptions import UserError


class IsoRisk(models.Model):
    """A risk that came true: what happened is told in words, whenever it happens."""

    _name = "iso.risk"
    _inherit = ["iso.risk", "iso.nonconformity.source.mixin"]

    _nonconformity_source = "risk"
    _nonconformity_in_words = True

    @api.depends("kind", "review")
    @api.depends_context("uid")
    def _compute_nonconformity(self):
        return super()._compute_nonconformity()

    def _nonconforming(self):
        return self.filtered(lambda one: one.kind == "risk")

    def _check_nonconforming(self):
        for opportunity in self - self._nonconforming():
            raise UserError(
                self.env._(
                    "“%s” is an opportunity: only risks come true.",
                    opportunity.display_name,
                )
            )

    def _nonconformity_vals(self):
        self.ensure_one()
        controls = (self.controls or "").strip()
        procedures = self.procedure_ids
        return {
            "kind": "nonconform",
            "department_id": self.department_id.id,
            "procedure_id": procedures.id if len(procedures) == 1 else False,
            "requirement": controls and f"Biện pháp kiểm soát đang có: {controls}",
            "seen": f"Rủi ro đã xảy ra: {self.name}",
        }
