from odoo import api, models
from odoo.fields import Command, Domain

from ...tools.vietnam_time import vietnam_today


class IsoHandover(models.AbstractModel):
    """Seats that people leave: of the committee, of parties that name people, of the
    head of the agency. Only a decision fills them; the secretary is told which are
    empty ("kiện toàn": Vietnamese, as all that is written for people)."""

    _inherit = "iso.handover"

    @api.model
    def _vacant(self, users, company):
        found = super()._vacant(users, company)
        gone = users - self.env["iso.addressee"]._of(company).staff
        if not gone:
            return found
        return [
            *found,
            *self._leave_committee(gone, company),
            *self._leave_parties(gone, company),
            *self._leave_agency(gone, company),
        ]

    @api.model
    def _leave_committee(self, users, company):
        """The seats of people who have left end today."""
        today = vietnam_today()
        going_on = Domain("date_to", "=", False) | Domain("date_to", ">", today)
        # sudo: who leaves was asked
        seats = self.env["iso.committee.member"].sudo()
        seats = seats.search(
            going_on
            & Domain("committee_id", "any", going_on)
            & Domain("committee_id.company_id", "=", company.id)
            & Domain("user_id", "in", users.ids)
        )
        for seat in seats:
            seat.date_to = max(seat.date_from or today, today)
        return [
            (committee, f"Kiện toàn {committee.name}: khuyết vị trí của {_names(mine)}")
            for committee, mine in seats.grouped("committee_id").items()
        ]

    @api.model
    def _leave_parties(self, users, company):
        """Parties that name people do without them; one that would name nobody is
        told."""
        # sudo: as above
        parties = self.env["iso.party"].sudo().with_context(active_test=False)
        parties = parties.search(
            Domain("company_id", "=", company.id) & Domain("user_ids", "in", users.ids)
        )
        found = []
        for party in parties:
            if party.user_ids - users:
                gone = party.user_ids & users
                party.user_ids = [Command.unlink(one) for one in gone.ids]
            else:
                words = (
                    f"Cử người cho “{party.name}”: không còn ai trong thành phần này"
                )
                found.append((company, words))
        return found

    @api.model
    def _leave_agency(self, users, company):
        """An agency whose head has left has none until somebody is named."""
        # sudo: as above
        agency = company.sudo()
        if agency.iso_head_user_id not in users:
            return []
        name = agency.iso_head_user_id.name
        agency.iso_head_user_id = False
        return [(company, f"Chọn người đứng đầu cơ quan thay {name}")]


def _names(seats):
    return ", ".join(seats.mapped("user_id.name"))
