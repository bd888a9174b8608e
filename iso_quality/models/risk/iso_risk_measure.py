from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ..work.iso_task import OPEN_STATES

# Not yet found to work.
UNFINISHED = ("todo", "done", "failed")


class IsoRiskMeasure(models.Model):
    """What is done about a risk or an opportunity, by whom and until when.

    Once its register is confirmed it is a task like all others, with its evidence
    there. When that is done somebody else checks whether it works (QT-HT-05: who
    checks is not who did it); what does not is done again. What is not finished goes
    on in the register of the next review.
    """

    _name = "iso.risk.measure"
    _description = "Measure against a Risk"
    _inherit = ["iso.search.mixin", "iso.check.mixin", "iso.work.mixin"]
    _order = "date_deadline, id"
    _found_by = ("name", "risk_id", "department_id", "user_id")

    risk_id = fields.Many2one("iso.risk", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(
        related="risk_id.company_id", store=True, index=True, precompute=True
    )
    department_id = fields.Many2one(
        related="risk_id.department_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="risk_id.year", store=True, precompute=True, aggregator=None
    )
    name = fields.Char("What Is Done", required=True, index="trigram")
    user_id = fields.Many2one(
        "res.users", "Owner", index="btree_not_null", check_company=True
    )
    date_deadline = fields.Date("Deadline")
    state = fields.Selection(
        [
            ("todo", "To do"),
            ("done", "Done, to be checked"),
            ("effective", "Checked: works"),
            ("failed", "Checked: does not work"),
            ("carried", "Goes on in the next review"),
        ],
        required=True,
        default="todo",
        readonly=True,
        copy=False,
    )
    previous_id = fields.Many2one(
        "iso.risk.measure",
        "In the Last Review",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    evidence = fields.Text(related="task_id.result", string="Evidence")
    evidence_ids = fields.Many2many(
        related="task_id.evidence_ids", string="Files of Evidence"
    )
    done_by_id = fields.Many2one(related="task_id.done_by_id")
    done_by_name = fields.Char(related="task_id.done_by_name")
    done_date = fields.Datetime(related="task_id.done_date")
    is_late = fields.Boolean(related="task_id.is_late")

    def _sealed_document(self):
        return self.risk_id.register_id

    @api.model
    def _answered(self):
        return {"user_id": Domain("state", "in", UNFINISHED)}

    # ------------------------------------------------------------ its task
    def _work_source(self):
        return self.risk_id

    def _work_vals(self):
        user = self.user_id or self.department_id.iso_head_user_id
        return {
            "name": self.name,
            "company_id": self.company_id.id,
            "department_id": self.department_id.id,
            "user_id": user.id,
            "date_due": self.date_deadline or date(self.year, 12, 31),
        }

    def _work_moved(self, state):
        measures = self._unsealed()
        unchecked = {"checked_by_id": False, "checked_date": False}
        if state == "done":
            measures.write({"state": "done", **unchecked})
        elif state in OPEN_STATES:
            going_on = measures.filtered(lambda one: one.state != "failed")
            going_on.write({"state": "todo", **unchecked})
        self.risk_id._follow_turns()

    def _carry_to(self, risks):
        """Go on with what is not finished in the register of the next review.

        :param risks: the iso.risk there, as the system, by their ``origin_id``
        """
        after = {risk.origin_id: risk.id for risk in risks}
        # sudo: run by opening a review, which asks
        going_on = (
            self.sudo()
            ._unsealed()
            .filtered(lambda one: one.state in UNFINISHED and one.risk_id in after)
        )
        copies = going_on.create(
            [
                {
                    "risk_id": after[one.risk_id],
                    "name": one.name,
                    "user_id": one.user_id.id,
                    "date_deadline": one.date_deadline,
                    "state": one.state,
                    "previous_id": one.id,
                }
                for one in going_on
            ]
        )
        copies._take_work("previous_id")
        going_on.write({"state": "carried"})

    # ------------------------------------------------------------ the check
    def _doers(self):
        # sudo: whoever has to do with it, seen or not
        measures = self.sudo()
        return (
            measures.user_id
            | measures.previous_id.user_id
            | measures.task_id._workers()
        )

    def _may_check(self):
        """Whether the user answers for this measure's register, or leads the agency."""
        # sudo: only compared with the user
        user, measure = self.env.user, self.sudo()
        return user._iso_sees_agency(measure.company_id) or user._iso_heads(
            measure.department_id
        )

    def _check_message(self):
        return self.env._(
            "“%s” is checked by the head of its department, the ISO secretary or a "
            "leader.",
            self.name,
        )

    def _check_works(self, works):
        """Record whether what was done works; if not, it goes back to its owner.

        :raise UserError: when the user has worked on it, or nothing is done yet
        :raise AccessError: for those who are neither head, secretary nor leader
        """
        self.check_access("read")
        for one in self:
            if one.state != "done":
                raise UserError(self.env._("“%s” is not done yet.", one.name))
        self._check_as({"state": "effective" if works else "failed"})
        self.risk_id._follow_turns()
        # sudo: access and role were checked; owners' tasks are others'
        tasks = self.sudo()._unsealed().task_id
        if works:
            note = for_readers(self.env)._("Checked: it works.")
        else:
            note = for_readers(self.env)._(
                "Checked: it does not work, it has to be done again."
            )
            tasks.reopen(note)
        for task in tasks:
            task.message_post(
                body=note,
                partner_ids=task.user_id.partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )

    def action_check_effective(self):
        self._check_works(True)

    def action_check_failed(self):
        self._check_works(False)
