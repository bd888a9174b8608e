from odoo import api, models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class ResUsers(models.Model):
    """People whose accounts go leave nothing open behind."""

    _inherit = "res.users"

    @api.model
    def _iso_members(self, role, company):
        """As before; whose employee was archived is none of them."""
        found = self.env["iso.addressee"]._who(company.id, vietnam_today())
        return self.browse(found.get(role, ()))

    def write(self, vals):
        """As Odoo's; who works where is asked anew, and what was open goes over."""
        result = super().write(vals)
        if "active" in vals:
            self._iso_roles_changed()
            self._iso_hand_over_all()
        return result

    def unlink(self):
        """As Odoo's; to-dos of an account that is deleted go to others before."""
        # sudo: asked by the deletion below, which undoes this when it is refused
        users = self.sudo().filtered(lambda user: not user.share)
        users.with_context(active_test=False).filtered("active").active = False
        users._iso_hand_over_all()
        return super().unlink()

    def _iso_hand_over_all(self):
        # sudo: who may archive accounts was asked
        gone = self.sudo().filtered(lambda user: not user.active and not user.share)
        for company in gone.company_ids:
            mine = gone.filtered(lambda user, at=company: at in user.company_ids)
            self.env["iso.handover"]._settle(mine, company)

    @api.model
    def _iso_settle_batch(self, company, skip):
        """A step of the daily job: what belongs to people who do not work here any more,
        whatever has taken them away (a role that ends by its date, an import).

        :param company: one res.company
        :param skip: res.users who failed before in this run
        :return: (number of people looked at, those who failed)
        """
        people = self.env["iso.addressee"]._of(company)
        # sudo: run by the daily job
        users = self.sudo().with_context(active_test=False)
        gone = users.search(
            [("id", "not in", (people.staff | skip).ids), ("share", "=", False)]
        )
        left, handover = users.browse(), self.env["iso.handover"]
        for model in handover._answered_models() if gone else ():
            domain = model._answered_by_domain(gone)
            found = model.search(domain & Domain("company_id", "=", company.id))
            for name, going_on in model._answered().items():
                left |= found.filtered_domain(going_on)[name] & gone
        # One after the other: what each has left is told by itself.
        return len(left), self.env["iso.asked.mixin"]._one_by_one_if_needed(
            left, lambda some: [handover._settle(one, company) for one in some]
        )
