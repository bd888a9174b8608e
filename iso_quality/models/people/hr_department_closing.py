from odoo import api, fields, models
from odoo.fields import Domain

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

    def _iso_present_units(self):
        """The departments that stand for these today (hr.department)."""
        return self.browse().union(*(unit._iso_present_unit() for unit in self))

    def _iso_successor(self):
        """The department that stands for a closed one today; empty for one that is not
        closed, and for none."""
        unit = self and self._iso_present_unit()
        return unit if unit and unit.id != self.id else self.browse()

    def _iso_predecessors(self):
        """The closed departments that these stand for, the direct ones (hr.department)."""
        # sudo: as above
        return self._iso_closed(Domain("iso_successor_id", "in", self.ids))

    @api.model
    def _iso_went_on(self, companies):
        """Which departments of agencies have been closed, and who stands for them today.

        One query, however many there are.

        :param companies: res.company
        :return: dict {closed hr.department: the hr.department that stands for it}
        """
        closed = self._iso_closed(
            Domain("company_id", "in", companies.ids)
            & Domain("iso_successor_id", "!=", False)
        )
        return {unit: unit._iso_present_unit() for unit in closed}

    @api.model
    def _iso_closed(self, domain):
        # sudo: names and successors of departments are no secret in the agency
        units = self.sudo().with_context(active_test=False)
        return units.search(Domain("active", "=", False) & domain, order="id")

    # ------------------------------------------------------------ closed
    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "parent_id": Domain.TRUE}

    def _reorganise(self, name, closed, successor):
        """Teams below a closed department belong to its successor; where that is one of
        them, it takes its place."""
        if closed in successor._iso_above():
            successor = closed.parent_id
        return super()._reorganise(name, closed, successor)

    def _iso_above(self):
        """The departments above this one (hr.department)."""
        above = self.browse()
        while (parent := (above[-1:] or self).parent_id) and parent not in above:
            above += parent
        return above

    def _iso_close(self):
        """Close these departments today, as the system: what is open goes over.

        Who may do it, and whether there is a successor, was asked.
        """
        # sudo: asked by the dialog that plans it, carried out on its day
        for unit in self.sudo().filtered("active"):
            successor = unit.iso_successor_id._iso_present_unit()
            unit._iso_hand_over_records(successor)
            employees = self.env["hr.employee"].sudo()
            employees.search([("department_id", "=", unit.id)]).write(
                {"department_id": successor.id}
            )
            unit.write({"manager_id": successor.manager_id.id})
            unit.write({"active": False})
            unit._iso_note_closed(successor)

    def _iso_hand_over_records(self, successor):
        """What names this department and is not the past yet names its successor."""
        for model in self.env.values():
            if model._abstract or model._transient:
                continue
            for name, going_on in model._reorganised().items():
                # sudo: run by closing, which asked
                records = model.sudo().with_context(active_test=False)
                records = records.search(Domain(name, "in", self.ids) & going_on)
                if records:
                    records._reorganise(name, self, successor)

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
