from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_dialog

from ...tools.ways import CONTAINING


class IsoNonconformity(models.Model):
    """A correction that takes time: given out as work while what happened is contained,
    before the cause is asked and without anybody's approval (TCVN ISO 9001:2015, 10.2.1
    a). What came of the work is what was done at once."""

    _inherit = "iso.nonconformity"

    correction_ids = fields.One2many(
        "iso.action",
        "nonconformity_id",
        "Corrections Given Out",
        domain=[("is_immediate", "=", True)],
        readonly=True,
    )

    def _give_correction(self, name, day, user, department):
        """Give out a correction as work.

        :param str name: what is done
        :param date day: until when; today at the earliest
        :param user: who does it (res.users); nobody: the head of the department
        :param department: who does it (hr.department); none: the responsible one
        :raise UserError: when it is contained already, or something is missing
        :raise AccessError: for others than the responsible head and the secretary
        """
        self.ensure_one()
        self.check_access("read")
        self._check_still(CONTAINING)
        self._check_turn(CONTAINING)
        if day < vietnam_today():
            raise UserError(self.env._("Choose a day that is still to come."))
        action = self.env["iso.action"]._iso_create(
            {
                "nonconformity_id": self.id,
                "kind": "correction",
                "name": name,
                "date_deadline": day,
                "user_id": user.id,
                "doing_department_id": (department or self.department_id).id,
                "is_immediate": True,
            }
        )
        if missing := action._missing_words():
            raise UserError("\n".join(missing))
        action._give_work()

    def action_open_correction(self):
        """Ask what is to be corrected, by whom and until when."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Give Out a Correction"),
            "iso.nonconformity.correction.wizard",
            default_nonconformity_id=self.id,
        )

    # ------------------------------------------------------------ what came of it
    def _corrections_going_on(self):
        # sudo: work counts whether or not one may read it
        return self.sudo().correction_ids.filtered(lambda one: one.state == "doing")

    def _gate_containing(self):
        return [
            *super()._gate_containing(),
            *(
                self.env._("“%s” is not done yet.", action.name)
                for action in self._corrections_going_on()
            ),
        ]

    def _lacks_correction(self):
        """What somebody was given to do is waited for, not asked."""
        return not self._corrections_going_on() and super()._lacks_correction()

    def _follow_actions(self):
        for one in self.filtered(lambda one: one.state == CONTAINING):
            one._tell_corrections()
        return super()._follow_actions()

    def _tell_corrections(self):
        """Once all corrections given out are done, they are what was done at once; what
        the head has written himself stays."""
        done = self.correction_ids.filtered(lambda one: one.state == "done")
        if not done or "doing" in self.correction_ids.mapped("state"):
            return
        lines = [
            ": ".join(part.strip() for part in (one.name, one.result) if part)
            for one in done
        ]
        told = {
            "correction": "\n".join(lines),
            "correction_date": max(one._done_day() for one in done),
            "corrected_by": ", ".join(
                dict.fromkeys(filter(None, done.mapped("done_by_name")))
            ),
        }
        # sudo: run by work that is done
        mine = self.sudo()._unsealed()
        mine.write({name: value for name, value in told.items() if not mine[name]})
