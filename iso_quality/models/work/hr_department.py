from odoo import models
from odoo.fields import Domain


class HrDepartment(models.Model):
    """Open work of a department that is closed goes on in its successor."""

    _inherit = "hr.department"

    def _iso_open_count(self):
        tasks = self.env["iso.task"]
        mine = Domain("department_id", "in", self.ids) & tasks._open_domain()
        return super()._iso_open_count() + tasks.search_count(mine)

    def _iso_hand_over_tasks(self, successor):
        result = super()._iso_hand_over_tasks(successor)
        # sudo: run by closing, which asked
        tasks = self.env["iso.task"].sudo()
        mine = tasks.search(
            tasks._open_domain() & Domain("department_id", "=", self.id)
        )
        asked_there = mine._asked_there(successor)
        for task in mine:
            if same := asked_there.get(task):
                task._join(same)
        going_on = mine - tasks.union(*asked_there)
        going_on._iso_with_key(mail_auto_subscribe_no_notify=True).write(
            {"department_id": successor.id}
        )
        head = self.env["iso.addressee"]._of(self.company_id).head(successor)
        self.env["mail.followers"]._iso_follow(dict.fromkeys(going_on, head))
        return result
