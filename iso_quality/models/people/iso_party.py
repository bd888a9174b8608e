from functools import cache

from odoo import api, models
from odoo.fields import Domain


class IsoParty(models.Model):
    """A party means those of its people and departments that are there today."""

    _inherit = "iso.party"

    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "department_ids": Domain.TRUE}

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
