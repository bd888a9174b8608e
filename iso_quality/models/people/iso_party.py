from functools import cache

from odoo import api, models


class IsoParty(models.Model):
    """A party means those of its people who work in the agency today."""

    _inherit = "iso.party"

    @api.model
    def _directory(self, company, day):
        everyone = super()._directory(company, day)
        people = self.env["iso.addressee"]._of(company)

        @cache
        def resolve(party):
            found = []
            for one in everyone(party):
                users = people.present(one.users)
                if one.department or users:
                    # Who answers is named first, where he is here.
                    first = (people.present(one.user) or users)[:1]
                    found.append(one._replace(user=first, users=users))
            return found

        return resolve
