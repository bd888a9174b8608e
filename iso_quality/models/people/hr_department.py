from odoo import models


class HrDepartment(models.Model):
    """A new head answers for what the old one answered for."""

    _inherit = "hr.department"

    def write(self, vals):
        units = self if "manager_id" in vals else self.browse()
        # sudo: only who heads them
        heads = {unit: unit.iso_head_user_id for unit in units.sudo()}
        result = super().write(vals)
        self._iso_answer_anew(heads)
        if "manager_id" in vals:
            # Who heads the successor stands for what was closed.
            for unit in units.filtered("active"):
                unit._iso_predecessors().write({"manager_id": unit.manager_id.id})
        return result

    def _iso_answer_anew(self, before):
        """Open work follows those who head departments.

        :param dict before: {department: res.users who headed it}
        """
        handover = self.env["iso.handover"]
        for unit, old in before.items():
            new = unit.iso_head_user_id
            if old - new:
                handover._moved(old, unit)
            if new - old:
                handover._begun(unit)
