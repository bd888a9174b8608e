from odoo import api, models


class IsoHandover(models.AbstractModel):
    """What is asked of a department that has not begun it is asked of its head."""

    _inherit = "iso.handover"

    @api.model
    def _whose_free_todo(self, todo, company, people):
        if not todo.iso_collection_key:
            return super()._whose_free_todo(todo, company, people)
        agency, unit, *_rest = todo.iso_collection_key.split(":")
        if int(agency) != company.id:
            return None
        # sudo: only who heads it
        unit = self.env["hr.department"].sudo().browse(int(unit) or ())
        return (
            people.head(unit._iso_present_unit() if unit else unit) or people.secretary
        )
