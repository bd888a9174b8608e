from odoo import api, models
from odoo.fields import Domain


class MailFollowers(models.Model):
    """Our records are followed by people of their agency only, whatever subscribes
    them; who may read them is asked again before anybody is notified. Everybody may
    read who follows what in Odoo: of other agencies nobody is found there."""

    _name = "mail.followers"
    _inherit = ["mail.followers", "iso.contact.mixin"]

    @api.model
    def _iso_elsewhere_domain(self):
        return Domain(
            "partner_id", "any!", self.env["res.partner"]._iso_elsewhere_domain()
        )

    @api.depends("partner_id.iso_elsewhere")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()

    def _insert_followers(
        self,
        res_model,
        res_ids,
        partner_ids,
        subtypes=None,
        customer_ids=None,
        check_existing=True,
        existing_policy="skip",
    ):
        groups = [(partner_ids, res_ids)]
        if (res_model or "").startswith("iso.") and partner_ids:
            groups = self._iso_followers(res_model, res_ids, partner_ids)
        for partners, records in groups:
            super()._insert_followers(
                res_model,
                records,
                partners,
                subtypes=subtypes,
                customer_ids=customer_ids,
                check_existing=check_existing,
                existing_policy=existing_policy,
            )
        return None

    def _iso_followers(self, res_model, res_ids, partner_ids):
        """Who may follow which of our records.

        :return: list of (ids of partners, ids of records of one agency)
        """
        # sudo: only whether these people may read these records
        records = self.env[res_model].sudo().browse(res_ids)
        by_agency = {None: records}
        if "company_id" in records._fields:
            by_agency = records.grouped("company_id")
        partners = self.env["res.partner"].sudo().browse(partner_ids)
        groups = []
        for agency, mine in by_agency.items():
            kept = partners.filtered(
                lambda partner, agency=agency: any(
                    not user.share and (not agency or agency in user.company_ids)
                    for user in partner.user_ids
                )
            )
            if kept:
                groups.append((kept.ids, mine.ids))
        return groups
