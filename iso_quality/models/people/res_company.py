from odoo import api, models
from odoo.fields import Domain


class ResCompany(models.Model):
    """The unit in charge of an agency is one that is there today."""

    _inherit = "res.company"

    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "iso_standing_department_id": Domain.TRUE}
