from odoo import api, models
from odoo.fields import Domain


class HrJob(models.Model):
    """Jobs of a department that is closed are its successor's."""

    _inherit = "hr.job"

    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "department_id": Domain.TRUE}
