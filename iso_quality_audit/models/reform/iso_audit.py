from odoo import fields, models
from odoo.exceptions import UserError


class IsoAudit(models.Model):
    """A round may be combined with the inspection of administrative reform ("kết hợp kiểm
    tra cải cách hành chính"): asked and concluded on in a part of its own, which never
    counts in the numbers of ISO 9001."""

    _inherit = "iso.audit"

    with_reform = fields.Boolean(
        "With Inspection of Administrative Reform",
        tracking=True,
        help="Questions on administrative reform are proposed as well; they and what is "
        "found there stand in a part of their own, and in none of the numbers of ISO "
        "9001.",
    )

    def write(self, vals):
        if "with_reform" in vals and not self._is_unsealed():
            begun = self.filtered(
                lambda one: (
                    one.state != "draft" and one.with_reform != vals["with_reform"]
                )
            )
            if begun:
                self.check_access("read")
                raise UserError(
                    self.env._(
                        "The plan of “%s” is issued: whether administrative reform is "
                        "inspected with it is decided before.",
                        begun[0].display_name,
                    )
                )
        result = super().write(vals)
        if vals.get("with_reform") is False:
            # sudo: what the round proposed goes with it, whoever plans
            self.sudo().session_ids.answer_ids.filtered(
                lambda one: one.part == "reform"
            ).unlink()
        return result
