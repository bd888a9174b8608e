from odoo import api, models
from odoo.fields import Domain

from .iso_contact_mixin import is_told

# Words of the context that put addresses into a name.
ADDRESSING = ("show_address", "show_email", "show_vat")


class ResPartner(models.Model):
    """Contacts of people with an account are found as these are, and told as these."""

    _name = "res.partner"
    _inherit = ["res.partner", "iso.contact.mixin"]

    @api.model
    def _iso_elsewhere_domain(self):
        # sudo: only which contacts belong to users, who are left out or found
        users = self.env["res.users"].sudo().with_context(active_test=False)
        hidden = users._iso_elsewhere_domain()
        found = Domain("share", "=", False) & ~hidden
        return Domain("id", "in", self._iso_of_users(users, hidden)) & Domain(
            "id", "not in", self._iso_of_users(users, found)
        )

    @api.model
    def _iso_of_users(self, users, domain):
        """The contacts of users (SQL)."""
        query = users._search(domain)
        return query.select(users._field_to_sql(users._table, "partner_id", query))

    @api.depends("user_ids.share", "user_ids.company_ids")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()

    @api.model
    def _iso_near_domain(self):
        near = self.env["res.users"]._iso_near_domain()
        return Domain("user_ids", "any", near) if near is not None else None

    @api.depends_context("uid")
    def _compute_display_name(self):
        """As Odoo's; without the address of somebody of another agency."""
        asked = [word for word in ADDRESSING if self.env.context.get(word)]
        strangers = self._iso_strangers() if asked else self.browse()
        if strangers:
            plain = strangers.with_context(**dict.fromkeys(asked, False))
            for one, bare in zip(strangers, plain, strict=True):
                one.display_name = bare.display_name
        return super(ResPartner, self - strangers)._compute_display_name()

    def _compute_meeting(self):
        """As Odoo's, which searches for these contacts and stumbles when it finds
        none."""
        strangers = self._iso_strangers()
        found = super(ResPartner, self - strangers)._compute_meeting()
        return {**found, **{one: [] for one in strangers.ids}}

    def _build_vcard(self):
        """As Odoo's, a file that anybody may fetch of anybody."""
        strange = not self.env.su and self._iso_strangers()
        who = self.new({"name": self.name}) if strange else self
        return super(ResPartner, who)._build_vcard()

    def _to_store(self, store, fields):
        """As Odoo's, for the web client's conversations, where contacts are read with
        more rights than the user has."""
        strangers = self._iso_strangers()
        # One by one from messages: what is read is read for all at once.
        others = (self - strangers).with_prefetch(self._prefetch_ids)
        store.add_records_fields(others, fields)
        store.add_records_fields(
            strangers,
            [
                one
                for one in fields
                if (name := getattr(one, "field_name", one)) not in self._fields
                or is_told(name)
            ],
        )

    def copy_data(self, default=None):
        """As Odoo's, without the addresses of people of other agencies."""
        return self._iso_told_copies(super().copy_data(default))
