from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .iso_contact_mixin import STANDING


class MailFollowers(models.Model):
    """Our records are followed by people of their agency only, whatever subscribes
    them; who may read them is asked again before anybody is notified. Everybody may
    read who follows what in Odoo: of other agencies nobody is found there, and of our
    records those are told who follow what one may read (who follows a report has made
    it)."""

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

    # ------------------------------------------------------------ read
    @api.model
    def _iso_of_read_domain(self):
        """The followers of what the user may read, and of all that is not ours
        (Domain)."""
        ours = [
            name
            for name, model in self.env.items()
            if name.startswith("iso.")
            and not model._abstract
            and "message_follower_ids" in model._fields
        ]
        found = Domain("res_model", "not in", ours)
        for name in ours:
            model = self.env[name].with_context(active_test=False)
            if model.has_access("read"):
                found |= Domain("res_model", "=", name) & Domain(
                    "res_id", "in", model._search(Domain.TRUE)
                )
        return found

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        # In the list of a record that is open they stand whole.
        if not (self.env.su or bypass_access or self._iso_is_standing()):
            domain = Domain(domain) & self._iso_of_read_domain()
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    @api.private
    def fetch(self, field_names=None):
        """As Odoo's.

        :raise AccessError: for followers of what the user may not read
        """
        if self.ids and not (self.env.su or self._iso_is_standing()):
            domain = Domain("id", "in", self.ids) & self._iso_of_read_domain()
            # Of a record that one may read, whoever follows it is told of.
            standing = self.with_context(iso_standing=STANDING)
            if self - self.browse(standing._search(domain)):
                raise AccessError(
                    self.env._("They follow something that is not yours to see.")
                )
        return super().fetch(field_names)

    # ------------------------------------------------------------ added
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
