from itertools import repeat

from odoo import api, fields, models
from odoo.fields import Domain

# Compared by identity, as the key of ``base_client_words``: no client can send it.
STANDING = object()
# What is told of people of other agencies who stand in a chatter, a meeting or a list
# that is open: who they are and how they look, not where they are reached.
TOLD = frozenset(
    {
        "active",
        "active_partner",
        "color",
        "complete_name",
        "create_date",
        "display_name",
        "id",
        "im_status",
        "is_company",
        "iso_elsewhere",
        "main_user_id",
        "name",
        "offline_since",
        "partner_id",
        "partner_share",
        "share",
        "type",
        "tz",
        "tz_offset",
        "user_ids",
        "write_date",
    }
)
PICTURES = ("avatar_", "image_")


def is_told(name):
    """Whether a field of a person of another agency is told."""
    return name in TOLD or name.startswith(PICTURES)


class IsoContactMixin(models.AbstractModel):
    """A record that is a person, or tells of one: people of other agencies are not
    found, and may be met.

    Several agencies share one installation, and Odoo shows the people of all to all. A
    rule that denied reading would break every chatter and meeting with somebody who has
    moved, so that it is the *finding* that ends at the agency: every search comes
    through ``_search`` (lists, counts, groups, pickers, mentions, invitations, and
    conditions like ``user_id.name``), and there people are left out who work in none of
    the agencies that the user may look into. Records that are known already are read
    as before: by their ids (``fetch``), and in the lists of a record that is open
    (``base_people``). What is read of them then is in ``TOLD``.

    Free of it are the system and our ``sudo``, the administrators of the installation,
    and users who are not internal, for whom Odoo has rules. Everybody finds himself and
    OdooBot, and contacts without an account as before.

    Not protected: the name and picture of a person whose id one knows or guesses, and
    the names that stand in records which one may read; what people have written into
    texts; what the server writes into an e-mail by a template that the user makes
    himself; a condition over texts of such records (who wrote a message, by its
    sender's address).
    """

    _name = "iso.contact.mixin"
    _description = "Contact of an Agency"

    iso_elsewhere = fields.Boolean(
        "Works in Another Agency",
        compute="_compute_iso_elsewhere",
        search="_search_iso_elsewhere",
        compute_sudo=True,
    )

    # ------------------------------------------------------------ who works elsewhere
    @api.model
    def _iso_elsewhere_domain(self):
        """Who works in other agencies only, for the current user (Domain)."""
        raise NotImplementedError

    @api.depends_context("uid")
    def _compute_iso_elsewhere(self):
        found = self.browse()
        if self._iso_keeps_apart() and (known := self._origin.ids):
            # sudo: asked for everybody, whom the user may not find
            everybody = self.sudo().with_context(active_test=False)
            found = everybody.search(
                Domain("id", "in", known) & self._iso_elsewhere_domain(), order="id"
            )
        for record in self:
            record.iso_elsewhere = record._origin in found

    @api.model
    def _search_iso_elsewhere(self, operator, value):
        if operator != "in":
            return NotImplemented
        if not self._iso_keeps_apart():
            return Domain(False in value)
        domain = self._iso_elsewhere_domain()
        return domain if True in value else ~domain

    def _iso_strangers(self):
        """Those of these records who work in other agencies only."""
        # sudo: only whether they work elsewhere
        found = self.sudo().filtered("iso_elsewhere").with_env(self.env)
        return found.with_prefetch(self._prefetch_ids)

    def _iso_told_copies(self, vals_list):
        """Values to copy these records with, which clients may ask for.

        :param vals_list: of ``copy_data``
        """
        strangers = self.browse() if self.env.su else self._iso_strangers()
        return [
            {name: one for name, one in vals.items() if is_told(name)}
            if record in strangers
            else vals
            for record, vals in zip(self, vals_list, strict=True)
        ]

    @api.model
    def _iso_keeps_apart(self):
        """Whether there are people whom the current user does not find.

        True of ``sudo`` too: who it is for is asked where it is used.
        """
        user = self.env.user
        return bool(user) and user._iso_keeps_to_agencies()

    # ------------------------------------------------------------ finding and reading
    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        free = self.env.su or bypass_access or self._iso_is_standing()
        if not free and self._iso_keeps_apart():
            domain = Domain(domain)
            domain &= ~self._iso_elsewhere_domain() | self._iso_known_in(domain)
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    @api.model
    def _iso_known_in(self, domain):
        """The records that a domain names by their ids and that are found (Domain)."""
        return Domain.FALSE

    @api.private
    def search_fetch(self, domain, *args, **kwargs):
        """As Odoo's; of who is found, it need not be asked again where he works."""
        found = super().search_fetch(domain, *args, **kwargs)
        free = self.env.su or self._iso_is_standing()
        if found and not free and self._iso_known_in(Domain(domain)).is_false():
            self._fields["iso_elsewhere"]._insert_cache(found, repeat(False))
        return found

    @api.private
    def fetch(self, field_names=None):
        """As Odoo's, which searches for the records that are known by their ids."""
        if self.env.su or self._iso_is_standing():
            return super().fetch(field_names)
        standing = self.with_context(iso_standing=STANDING)
        return super(IsoContactMixin, standing).fetch(field_names)

    @api.model
    def _iso_is_standing(self):
        return self.env.context.get("iso_standing") is STANDING

    # ------------------------------------------------------------ pickers
    @api.model
    def _iso_near_domain(self):
        """Who works in the user's own departments (Domain), or None."""
        return None

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """As Odoo's, with people of the user's own departments first.

        :return: list of (id, name), at most ``limit`` of them
        """
        near = self._iso_near_domain()
        if near is None:
            return super().name_search(name, domain, operator, limit)
        domain = Domain(domain or Domain.TRUE)
        found = super().name_search(name, domain & near, operator, limit)
        rest = limit and limit - len(found)
        if rest == 0 and limit:
            return found
        others = domain & Domain("id", "not in", [one for one, _name in found])
        return found + super().name_search(name, others, operator, rest)
