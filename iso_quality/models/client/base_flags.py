from odoo import api, models
from odoo.fields import Domain


class Base(models.AbstractModel):
    """Flags that are worked out are searched alike."""

    _inherit = "base"

    @api.model
    def _search_flag(self, operator, value, domain):
        """The domain of a searched boolean that is true for the records of ``domain``:
        what depends on today, or on who asks, is not stored."""
        if operator != "in":
            return NotImplemented
        wanted = set(map(bool, value))
        if wanted == {True, False}:
            return Domain.TRUE
        return domain if wanted == {True} else ~domain
