from odoo import api, fields, models
from odoo.fields import Command, Domain

from ...tools.vietnam_time import vietnam_today


class HrDepartment(models.Model):
    """Departments that are merged, split, renamed or closed from a day on.

    Open work goes to the successor with its result; what is finished is not asked again
    and keeps the old name. Whoever heads the successor stands for the closed department
    as well, so that its objectives, registers and nonconformities of the year go on.
    """

    _inherit = "hr.department"

    iso_successor_id = fields.Many2one(
        "hr.department",
        "Successor",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The department that goes on with its open work.",
    )
    iso_also_successor_ids = fields.Many2many(
        "hr.department",
        "iso_department_successor_rel",
        "department_id",
        "successor_id",
        "Also Successors",
        readonly=True,
        copy=False,
    )
    iso_close_on = fields.Date("Closed From", readonly=True, copy=False)
    iso_close_words = fields.Char(
        "Closed By", readonly=True, copy=False, help="The decision, as it is cited."
    )

    # ------------------------------------------------------------ who goes on
    def _iso_present_unit(self):
        """The department that stands for this one today: itself, or the last of its
        successors (hr.department)."""
        self.ensure_one()
        # sudo: names and successors of departments are no secret in the agency
        unit, seen = self.sudo(), self.browse()
        while not unit.active and unit.iso_successor_id and unit not in seen:
            seen |= unit
            unit = unit.iso_successor_id
        return unit

    def _iso_successor(self):
        """The department that stands for a closed one today; empty for one that is not
        closed, and for none."""
        unit = self and self._iso_present_unit()
        return unit if unit and unit.id != self.id else self.browse()

    def _iso_predecessors(self):
        """The closed departments that these stand for, the direct ones (hr.department)."""
        # sudo: as above
        return (
            self.sudo()
            .with_context(active_test=False)
            .search([("iso_successor_id", "in", self.ids), ("active", "=", False)])
        )

    # ------------------------------------------------------------ closed
    def _iso_close(self):
        """Close these departments today, as the system: what is open goes over.

        Who may do it, and whether there is a successor, was asked.
        """
        # sudo: asked by the dialog that plans it, carried out on its day
        for unit in self.sudo().filtered("active"):
            successor = unit.iso_successor_id._iso_present_unit()
            unit._iso_hand_over_tasks(successor)
            unit._iso_hand_over_records(successor)
            employees = self.env["hr.employee"].sudo()
            employees.search([("department_id", "=", unit.id)]).write(
                {"department_id": successor.id}
            )
            unit.write({"manager_id": successor.manager_id.id})
            unit.write({"active": False})
            unit._iso_note_closed(successor)

    def _iso_hand_over_records(self, successor):
        """What names the department as such names its successor: parties of plans, the
        unit in charge."""
        # sudo: run by closing, which asked
        parties = self.env["iso.party"].sudo().with_context(active_test=False)
        for party in parties.search([("department_ids", "in", self.ids)]):
            party.department_ids = [
                Command.unlink(self.id),
                Command.link(successor.id),
            ]
        # sudo: as above
        agencies = self.env["res.company"].sudo()
        agencies = agencies.search([("iso_standing_department_id", "=", self.id)])
        agencies.iso_standing_department_id = successor

    def _iso_hand_over_tasks(self, successor):
        """Hook: open work goes to the successor."""

    def _iso_open_count(self):
        """How much open work these departments have (int): hook."""
        return 0

    def _iso_note_closed(self, successor):
        words = (
            f"Thôi hoạt động từ {self.iso_close_on:%d/%m/%Y}; việc đang mở chuyển về "
            f"{successor.name}."
        )
        if self.iso_close_words:
            words += f" Căn cứ: {self.iso_close_words}."
        for unit in (self, successor):
            unit.message_post(body=words, subtype_xmlid="mail.mt_note")

    @api.model
    def _iso_close_batch(self, company, skip):
        """A step of the daily job: departments whose last day has passed.

        :param company: one res.company
        :param skip: those that failed before in this run
        :return: (number of departments closed, those that failed)
        """
        found = self.search(
            Domain("company_id", "=", company.id)
            & Domain("iso_close_on", "<=", vietnam_today())
            & Domain("iso_successor_id", "!=", False)
            & Domain("id", "not in", skip.ids)
        )
        return len(found), self.env["iso.asked.mixin"]._one_by_one_if_needed(
            found, lambda some: some._iso_close()
        )
