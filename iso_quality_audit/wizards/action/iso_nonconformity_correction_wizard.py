from odoo import api, fields, models


class IsoNonconformityCorrectionWizard(models.TransientModel):
    """Asks what is to be corrected, by whom and until when: it becomes work at once."""

    _name = "iso.nonconformity.correction.wizard"
    _description = "Give Out a Correction"

    nonconformity_id = fields.Many2one("iso.nonconformity", required=True)
    company_id = fields.Many2one(
        related="nonconformity_id.company_id", related_sudo=False
    )
    name = fields.Char("What Is Done", required=True)
    date_deadline = fields.Date("Deadline", required=True)
    user_id = fields.Many2one("res.users", "Owner", check_company=True)
    department_id = fields.Many2one(
        "hr.department",
        "Done By (department)",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('company_id', '=', company_id)]",
    )

    @api.depends("nonconformity_id")
    def _compute_department_id(self):
        for wizard in self:
            wizard.department_id = wizard.nonconformity_id.department_id

    def action_give(self):
        """See ``iso.nonconformity._give_correction``."""
        self.ensure_one()
        self.nonconformity_id._give_correction(
            self.name, self.date_deadline, self.user_id, self.department_id
        )
        return {"type": "ir.actions.act_window_close"}
