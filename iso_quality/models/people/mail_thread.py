from odoo import models


class MailThread(models.AbstractModel):
    """Nothing goes to people who have left; what was for them alone goes to the ISO
    secretary."""

    _inherit = "mail.thread"

    def _iso_addressed(self, partner_ids):
        """Those of some recipients who have not left.

        :param partner_ids: list of ids, or None
        :return: the same; the secretary's where all of them have left
        """
        if not partner_ids or not self._name.startswith("iso."):
            return partner_ids
        # sudo: only whose it is
        company = "company_id" in self._fields and self[:1].sudo().company_id
        if not company:
            return partner_ids
        people = self.env["iso.addressee"]._of(company)
        gone = self._iso_who_left(partner_ids, people)
        kept = [one for one in partner_ids if one not in gone]
        return kept or people.secretary.partner_id.ids

    def _iso_who_left(self, partner_ids, people):
        """Those of some contacts who were people of an agency and are not any more.

        :param people: Addressees
        :return: set of ids
        """
        # sudo: only whose accounts these are
        partners = self.env["res.partner"].sudo().browse(partner_ids)
        found = set()
        for partner in partners:
            users = partner.with_context(active_test=False).user_ids
            if users and not users - people.left(users):
                found.add(partner.id)
        return found

    def message_post(self, *, partner_ids=None, **kwargs):
        """As Odoo's; over our records to nobody who has left."""
        partner_ids = self._iso_addressed(partner_ids)
        return super().message_post(partner_ids=partner_ids, **kwargs)

    def message_notify(self, *, partner_ids=False, **kwargs):
        """As Odoo's; over our records to nobody who has left."""
        partner_ids = self._iso_addressed(partner_ids)
        return super().message_notify(partner_ids=partner_ids, **kwargs)

    def _iso_out_of_reach(self, partners, outside=False):
        """As before; whoever has left hears of nothing, followers included."""
        refused = super()._iso_out_of_reach(partners, outside)
        # sudo: only whose it is
        record = self.sudo()
        company = "company_id" in record._fields and record.company_id
        if not company:
            return refused
        people = self.env["iso.addressee"]._of(company)
        gone = self._iso_who_left((partners - refused).ids, people)
        return refused | refused.browse(gone)
