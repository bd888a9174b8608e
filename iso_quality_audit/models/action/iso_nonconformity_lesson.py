from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.iso_nonconformity import CALLED_OFF


class IsoNonconformity(models.Model):
    """The lesson travels: one click asks all departments that work by the same
    procedure."""

    _inherit = "iso.nonconformity"

    asking_ids = fields.One2many(
        "iso.nonconformity.asking",
        "nonconformity_id",
        "Other Departments Asked",
        readonly=True,
    )
    may_ask = fields.Boolean(
        compute="_compute_may_ask",
        help="The current user may ask other departments, and some are not asked yet.",
    )

    @api.depends("state", "procedure_id", "department_id", "asking_ids")
    @api.depends_context("uid")
    def _compute_may_ask(self):
        for one in self:
            one.may_ask = bool(
                one._origin
                and one._is_lesson()
                and one._asks_others()
                and one._not_asked()
            )

    def _is_lesson(self):
        """Whether others may learn from it: it is accepted, and not called off."""
        return self.state not in ("reported", *CALLED_OFF)

    def _asks_others(self):
        """Whether the user is one who asks: the head of the department, the secretary or
        a leader."""
        # sudo: whose it is
        one = self.sudo()
        user = self.env.user
        return user._iso_heads(one.department_id) or user._iso_sees_agency(
            one.company_id
        )

    def _not_asked(self):
        """The departments that work by its procedure and are not asked yet
        (hr.department, as the system)."""
        # sudo: who works by it, whoever asks
        one = self.sudo()
        procedure = one.procedure_id
        if not procedure:
            return one.env["hr.department"]
        units = procedure.user_department_ids | procedure.owner_id
        if procedure._is_for_all():
            units |= units.search([("company_id", "=", one.company_id.id)])
        units = units.filtered(
            lambda unit: unit.active and unit.company_id == one.company_id
        )
        return units - one.department_id - one.asking_ids.department_id

    def ask_departments(self):
        """Ask the departments that work by the same procedure whether they have the same.

        :raise AccessError: for those who do not ask
        :raise UserError: when there is nobody to be asked
        :return: the new iso.nonconformity.asking
        """
        self.ensure_one()
        self.check_access("read")
        if not self.env.su and not self._asks_others():
            raise AccessError(
                self.env._(
                    "Other departments are asked by the head of the department, the ISO "
                    "secretary or a leader."
                )
            )
        if not self._is_lesson():
            raise UserError(
                self.env._(
                    "“%s” is not accepted: there is no lesson yet.", self.display_name
                )
            )
        if not self.procedure_id:
            raise UserError(
                self.env._(
                    "Choose the procedure first: those who work by it are asked."
                )
            )
        # Two who ask at the same time: each department is asked once.
        # sudo: asked above; questions are written by nobody else
        one = self.sudo()
        one._take_hold()
        units = one._not_asked()
        if not units:
            raise UserError(
                self.env._(
                    "All departments that work by “%s” are asked already.",
                    one.procedure_id.display_name,
                )
            )
        today = vietnam_today()
        due = one.company_id._iso_within("iso_answer_days", today)
        askings = one.asking_ids._unsealed().create(
            [
                {
                    "nonconformity_id": one.id,
                    "department_id": unit.id,
                    "asked_on": today,
                    "answer_due": due,
                    "asked_by_id": self.env.uid,
                }
                for unit in units
            ]
        )
        askings._follow_answers()
        return askings.sudo(self.env.su)

    def action_ask_departments(self):
        self.ask_departments()

    def _after_end(self):
        result = super()._after_end()
        if off := self.filtered(lambda one: one.state in CALLED_OFF):
            off.asking_ids._follow_answers()
        return result
